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
    _modify {
      // Taken out of the model meanwhile, the table is changed where it is. As a second owner of its
      // overlay this would have to copy that, for each key as much as was ever edited.
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

  /// The scores of the example at `position` at W × k, in class order: k·s, or k·W x + b. Where that
  /// is beyond doubles no loss takes the row: whoever offers a k asks ``firstOverflow(at:)`` first.
  package func row(of position: Int, at k: Double) -> ScoreRow {
    var row = ScoreRow()
    copyRow(of: position, at: k, into: &row)
    return row
  }

  /// The same in the memory of another row: the one place where k meets a score.
  package func copyRow(of position: Int, at k: Double, into row: inout ScoreRow) {
    switch self {
    case .scores(let table): table.copyRow(position, scale: k, into: &row)
    case .linear(let model): row.fill { $0 = model.scores(of: position, at: k) }
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

  private func mayOverflow(at k: Double) -> Bool {
    switch self {
    case .scores(let table): table.mayOverflow(at: k)
    case .linear(let model): model.mayOverflow(at: k)
    }
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
