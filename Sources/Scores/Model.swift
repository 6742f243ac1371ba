import LossEngine

/// Where scores come from.
package enum Model: Equatable, Sendable {
  /// A bare table: k multiplies every score.
  case scores(ScoreTable)
  /// A linear classifier: k multiplies W and leaves b as it is.
  case linear(LinearModel)

  /// The lecture's table, bare.
  package static let lecture = Model.scores(.lecture)

  /// Classes, examples, labels and names, and the scores at W × 1.
  package var table: ScoreTable {
    get {
      switch self {
      case .scores(let table): table
      case .linear(let model): model.table
      }
    }
    _modify {
      // The table is taken out of the model, or its edited rows would be copied at each key.
      switch self {
      case .scores(var table):
        self = .lecture
        defer { self = .scores(table) }
        yield &table
      case .linear(var model):
        self = .lecture
        defer { self = .linear(model) }
        yield &model.table
      }
    }
  }

  /// What computes the scores; nil where they stand in a bare table.
  package var linear: LinearModel? {
    if case .linear(let model) = self { model } else { nil }
  }

  /// Whether scores are computed, so that none can be typed.
  package var isComputed: Bool { linear != nil }

  /// The scores of the example at `position` at W × k, in class order: k·s, or k·W x + b. Losses are not
  /// defined for scores beyond the largest double; ``firstOverflow(at:)`` finds them.
  package func row(of position: Int, at k: Double) -> ScoreRow {
    switch self {
    case .scores(let table): table.row(position, scale: k)
    case .linear(let model): model.row(of: position, at: k)
    }
  }

  /// The first cell whose score is beyond doubles at W × k.
  package func firstOverflow(at k: Double) -> Selection? {
    guard mayOverflow(at: k) else { return nil }
    for example in 0..<table.exampleCount {
      if let index = firstOverflow(at: k, ofExample: example) {
        return Selection(example: example, class: index)
      }
    }
    return nil
  }

  /// Whether a score may be beyond doubles at W × k; where not, nobody has to look.
  private func mayOverflow(at k: Double) -> Bool {
    switch self {
    case .scores(let table): !(k * table.magnitudeBound).isFinite
    case .linear(let model): model.mayOverflow(at: k)
    }
  }

  /// The position of the first class of an example whose score is beyond doubles at W × k.
  package func firstOverflow(at k: Double, ofExample example: Int) -> Int? {
    switch self {
    case .scores(let table): table.row(example, scale: k).firstOverflow
    case .linear(let model): model.scores(of: example, at: k).firstIndex { !$0.isFinite }
    }
  }
}
