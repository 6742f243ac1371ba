/// One change of a model. Applying it gives the change that takes it back.
package enum ModelEdit: Equatable, Sendable {
  case table(TableEdit)
  /// Makes a bare table of a classifier's scores at W × k.
  case detach(scale: Double)
  /// Brings back a whole model whose table has the same base.
  case restore(Model)

  /// Whether only one example's losses can differ afterwards.
  package var singleExample: ExampleID? {
    if case .table(let edit) = self { edit.singleExample } else { nil }
  }

  /// Whether examples can stand at other positions afterwards.
  package var movesExamples: Bool {
    switch self {
    case .table(let edit): edit.movesExamples
    case .detach: false
    case .restore: true
    }
  }
}

/// Why a change of a model is refused; the text is for the status line.
package struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package static let isComputed = ModelError(
    description: "scores are computed from W, b and x; :detach makes a bare table of them")
}

extension Model {
  /// Applies a change that `check` lets pass.
  /// - Returns: the change that takes it back.
  @discardableResult
  package mutating func apply(_ edit: ModelEdit) -> ModelEdit {
    let before = self
    switch edit {
    case .table(let edit): return .table(table.apply(edit))
    case .detach(let k): self = .scores(tableOfScores(at: k))
    case .restore(let model): self = model
    }
    return .restore(before)
  }

  /// A bare table of the scores at W × k.
  private func tableOfScores(at k: Double) -> ScoreTable {
    var table = table
    guard k != 1 else { return table }
    for (position, example) in table.examples.enumerated() {
      for (`class`, score) in zip(table.classes, row(of: position, at: k).scores) {
        table.apply(.setScore(example, `class`, score))
      }
    }
    return table
  }

  /// Throws the reason why a user may not make a change of the table.
  package func check(_ edit: TableEdit) throws(ModelError) {
    if isComputed, edit.makesScores { throw .isComputed }
    do { try table.check(edit) } catch { throw ModelError(description: error.description) }
  }
}

extension TableEdit {
  /// Whether it sets or adds scores, which a classifier computes itself.
  fileprivate var makesScores: Bool {
    switch self {
    case .setScore, .insertClass, .insertExample: true
    case .setLabel, .renameClass, .renameExample, .deleteClass, .deleteExample: false
    }
  }
}
