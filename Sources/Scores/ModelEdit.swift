/// One change of a model. Applying it gives the change that takes it back.
package enum ModelEdit: Equatable, Sendable {
  case table(TableEdit)
  /// A change of a classifier.
  case classifier(ClassifierEdit)
  /// Makes a bare table of a classifier's scores at W × k.
  /// - Parameter to: that table, where it was made before: it knows by identity what was added to it
  ///   since, which may come back.
  case detach(scale: Double, to: ScoreTable? = nil)
  /// Takes that back.
  case attach(LinearModel, scale: Double)
  /// Brings back a whole model whose table has the same base.
  case restore(Model)

  /// Whether only one example's losses can differ afterwards.
  package var singleExample: ExampleID? {
    switch self {
    case .table(.setScore(let id, _, _)), .table(.setLabel(let id, _)),
      .table(.renameExample(let id, _)), .classifier(.setInput(let id, _, _)):
      id
    default: nil
    }
  }

  /// Whether examples can stand at other positions afterwards.
  package var movesExamples: Bool {
    switch self {
    case .table(.insertExample), .table(.deleteExample), .restore: true
    case .table, .classifier, .detach, .attach: false
    }
  }

  /// Whether no loss of the data can differ afterwards.
  package var keepsLosses: Bool {
    if case .classifier(let edit) = self { !edit.changesScores } else { false }
  }
}

/// Why a change of a model is refused; the text is for the status line.
package struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package static let isComputed = ModelError(
    description: "scores are W x + b; :detach them, or edit W in Weights")
}

extension Model {
  /// Applies a change that `check` lets pass.
  /// - Returns: the change that takes it back.
  @discardableResult
  package mutating func apply(_ edit: ModelEdit) -> ModelEdit {
    switch edit {
    case .table(let edit): return .table(table.apply(edit))
    case .classifier(let edit):
      guard var model = linear else { preconditionFailure("only a classifier has weights") }
      // The model is taken out of its place, or all of it would be copied.
      self = .lecture
      let inverse = model.apply(edit)
      self = .linear(model)
      return .classifier(inverse)
    case .detach(let k, let table):
      guard case .linear(let model) = self else {
        preconditionFailure("only a classifier is detached")
      }
      self = .scores(table ?? model.tableOfScores(at: k))
      return .attach(model, scale: k)
    case .attach(let model, let k):
      defer { self = .linear(model) }
      return .detach(scale: k, to: table)
    case .restore(let model):
      defer { self = model }
      return .restore(self)
    }
  }

  /// Throws the reason why a user may not make a change of the table.
  package func check(_ edit: TableEdit) throws(ModelError) {
    switch edit {
    case .setScore, .insertClass, .insertExample: if isComputed { throw .isComputed }
    case .setLabel, .renameClass, .renameExample, .deleteClass, .deleteExample: break
    }
    do { try table.check(edit) } catch { throw ModelError(description: error.description) }
  }
}
