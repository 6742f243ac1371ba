import Scores

/// Something that a panel shows of the whole table, besides its losses.
package enum Need: Hashable, Sendable {
  /// Losses and accuracy by class, mistakes, how losses are spread.
  case summary
  case lossCurves(LossCurves.Request)

  /// About how many scores have to be looked at.
  func cost(in situation: Situation) -> Int {
    switch self {
    case .summary: situation.cost
    case .lossCurves(let request): request.cost(in: situation)
    }
  }

  /// Whether what was found of it can follow the edit of one example.
  var followsEdits: Bool {
    switch self {
    case .summary: true
    case .lossCurves: false
    }
  }

  /// - Parameter losses: of the situation.
  /// - Parameter check: called now and then; what it throws ends the work.
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

/// What was worked out for a need.
package enum Finding: Equatable, Sendable {
  case summary(TableSummary)
  case lossCurves(LossCurves)

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
    case .lossCurves: return false
    }
  }
}

extension Situation {
  /// About how many numbers have to be looked at for the losses of the whole table at another k.
  var cost: Int {
    let scores = table.exampleCount * table.classCount
    guard case .linear(let model) = model else { return scores }
    return scores * (1 + model.classifier.inputCount)
  }
}
