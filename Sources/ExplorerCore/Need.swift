import Scores

/// Something that a panel shows of the whole table, besides its losses.
package enum Need: Hashable, Sendable {
  /// Losses and accuracy by class, mistakes, how losses are spread.
  case summary

  /// About how many scores have to be looked at.
  func cost(in situation: Situation) -> Int {
    switch self {
    case .summary: situation.cost
    }
  }

  /// Whether what was found of it can follow the edit of one example.
  var followsEdits: Bool {
    switch self {
    case .summary: true
    }
  }

  /// - Parameter losses: of the situation.
  /// - Parameter check: called now and then; what it throws ends the work.
  func finding<Failure: Error>(
    in situation: Situation, _ losses: Losses, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Finding {
    switch self {
    case .summary: .summary(TableSummary(situation.table, losses.evaluation))
    }
  }
}

/// What was worked out for a need.
package enum Finding: Equatable, Sendable {
  case summary(TableSummary)

  /// Takes an example's new scores over.
  /// - Returns: whether that could be done.
  mutating func follow(example position: Int, in situation: Situation, _ losses: Losses) -> Bool {
    switch self {
    case .summary(var summary):
      guard summary.update(example: position, situation.table, losses.evaluation) else {
        return false
      }
      self = .summary(summary)
      return true
    }
  }
}

extension Situation {
  /// About how many scores have to be looked at for the losses of the whole table at another k. A
  /// computed score counts as several: it is rounded to its decimals, which takes six times as long.
  var cost: Int { table.exampleCount * table.classCount * (model.isComputed ? 6 : 1) }
}
