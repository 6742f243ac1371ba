import Scores

/// Something that a panel needs computed from the whole table, beyond its losses.
package enum Need: Hashable, Sendable {
  /// Losses and accuracy by class, mistakes and histograms.
  case summary
  case lossCurves(LossCurves.Request)

  /// About how many scores have to be read to find it.
  func cost(in situation: Situation) -> Int {
    switch self {
    case .summary: situation.cost
    case .lossCurves(let request): request.cost(in: situation)
    }
  }

  /// Whether its finding can be updated after the edit of one example.
  var followsEdits: Bool {
    switch self {
    case .summary: true
    case .lossCurves: false
    }
  }

  /// Computes the finding.
  /// - Parameter losses: the losses of the situation.
  /// - Parameter check: called now and then; an error that it throws ends the work.
  func finding<Failure: Error>(
    in situation: Situation, _ losses: Losses, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Finding {
    switch self {
    case .summary: .summary(TableSummary(situation.table, losses.evaluation))
    case .lossCurves(let request):
      .lossCurves(try request.curves(of: situation, checking: check))
    }
  }
}

/// What was computed for a need.
package enum Finding: Equatable, Sendable {
  case summary(TableSummary)
  case lossCurves(LossCurves)

  /// Updates the finding after the edit of one example.
  /// - Returns: whether that was possible; if not, it has to be computed anew.
  mutating func follow(example position: Int, in situation: Situation, _ losses: Losses) -> Bool {
    switch self {
    case .summary(var summary):
      guard summary.update(example: position, situation.table, losses.evaluation) else {
        return false
      }
      self = .summary(summary)
      return true
    case .lossCurves: return false
    }
  }
}

extension Situation {
  /// About how many scores have to be read to compute the losses of the whole table at another k. A
  /// computed score counts as six: rounding it to its decimals takes that much longer.
  var cost: Int { table.exampleCount * table.classCount * (model.isComputed ? 6 : 1) }
}
