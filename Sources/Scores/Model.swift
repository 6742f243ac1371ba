import LossEngine

/// Where scores come from.
package enum Model: Equatable, Sendable {
  /// A bare table: k multiplies every score.
  case scores(ScoreTable)
  /// A linear classifier: k multiplies W and leaves b as it is.
  case linear(LinearModel)

  /// Classes, examples, labels and names, and the scores at W × 1.
  package var table: ScoreTable {
    get {
      switch self {
      case .scores(let table): table
      case .linear(let model): model.table
      }
    }
    set {
      switch self {
      case .scores: self = .scores(newValue)
      case .linear(var model):
        model.table = newValue
        self = .linear(model)
      }
    }
  }

  /// Whether scores are computed, so that none can be typed.
  package var isComputed: Bool {
    if case .linear = self { true } else { false }
  }

  /// The scores of the example at `position` at W × k, in class order: k·s, or k·W x + b. Losses are not
  /// defined for scores beyond the largest double; ``firstOverflow(at:)`` finds them.
  package func row(of position: Int, at k: Double) -> ScoreRow {
    switch self {
    case .scores(let table): table.row(position, scale: k)
    case .linear(let model): ScoreRow(model.scores(of: position, at: k))
    }
  }

  /// The first cell whose score is beyond doubles at W × k.
  package func firstOverflow(at k: Double) -> Selection? {
    if case .scores(let table) = self, !table.mayOverflow(at: k) { return nil }
    for example in 0..<table.exampleCount {
      if let index = firstOverflow(at: k, ofExample: example) {
        return Selection(example: example, class: index)
      }
    }
    return nil
  }

  /// The position of the first class of an example whose score is beyond doubles at W × k.
  package func firstOverflow(at k: Double, ofExample example: Int) -> Int? {
    switch self {
    case .scores(let table):
      table.mayOverflow(at: k) ? table.row(example, scale: k).firstOverflow : nil
    case .linear(let model):
      model.scores(of: example, at: k).firstIndex { !$0.isFinite }
    }
  }
}
