import LossEngine

/// One change of a classifier, its inputs or its penalty. Applying it gives the change that takes it
/// back.
package enum ClassifierEdit: Equatable, Sendable {
  case setWeight(ClassID, input: Int, Double)
  case setBias(ClassID, Double)
  case setInput(ExampleID, input: Int, Double)
  case setRegularizer(Regularizer)
  /// Makes b W's last column, or takes it out again; the scores at W × 1 stay.
  case setBiasTrick(Bool)
  /// Replaces all of W and b, by `ClassID.index`; the bias trick stays as it is.
  case setClassifier(LinearClassifier)

  /// Whether scores can be others afterwards, at some k.
  package var changesScores: Bool {
    if case .setRegularizer = self { false } else { true }
  }
}

extension LinearModel {
  /// Applies a change that `check` lets pass.
  /// - Returns: the change that takes it back.
  @discardableResult
  package mutating func apply(_ edit: ClassifierEdit) -> ClassifierEdit {
    switch edit {
    case .setWeight(let id, let d, let weight):
      let before = classifier[class: id.index, input: d]
      classifier[class: id.index, input: d] = weight
      updateSums(of: id)
      return .setWeight(id, input: d, before)
    case .setBias(let id, let bias):
      let before = classifier[biasOf: id.index]
      classifier[biasOf: id.index] = bias
      updateScores(of: id)
      return .setBias(id, before)
    case .setInput(let id, let d, let number):
      let before = inputs[id.index].x[d]
      inputs[id.index].replace(d, by: number, for: classifier)
      table.setScores(of: id, inputs[id.index].scores(of: classifier))
      return .setInput(id, input: d, before)
    case .setRegularizer(let regularizer):
      defer { self.regularizer = regularizer }
      return .setRegularizer(self.regularizer)
    case .setBiasTrick(let isOn):
      defer { classifier.hasBiasTrick = isOn }
      return .setBiasTrick(classifier.hasBiasTrick)
    case .setClassifier(let replacement):
      let before = classifier
      let hasBiasTrick = classifier.hasBiasTrick
      classifier = replacement
      classifier.hasBiasTrick = hasBiasTrick
      for id in allExamples {
        inputs[id.index].updateSums(for: classifier)
        table.setScores(of: id, inputs[id.index].scores(of: classifier))
      }
      return .setClassifier(before)
    }
  }

  /// Deleted examples too, which an undo may bring back.
  private var allExamples: [ExampleID] { inputs.indices.map(ExampleID.init) }

  private mutating func updateSums(of id: ClassID) {
    for example in inputs.indices { inputs[example].updateSum(of: id.index, for: classifier) }
    updateScores(of: id)
  }

  private mutating func updateScores(of id: ClassID) {
    for example in allExamples {
      let score = inputs[example.index].score(id.index, of: classifier)
      table.apply(.setScore(example, id, score))
    }
  }

  /// The reason why a user may not make a change; nil if it is allowed.
  /// - Parameter k: the scale at which scores are shown.
  package func refusal(of edit: ClassifierEdit, at k: Double) -> String? {
    switch edit {
    case .setWeight(_, _, let number), .setBias(_, let number), .setInput(_, _, let number):
      if !number.isFinite { return "weights and inputs are finite numbers" }
    case .setRegularizer(let regularizer):
      if !(regularizer.lambda.isFinite && regularizer.lambda >= 0) {
        return "λ is a number of at least 0"
      }
      return regularizer.beta.isFinite && regularizer.beta >= 0
        ? nil : "β is a number of at least 0"
    case .setClassifier(let classifier):
      if !classifier.weights.allSatisfy(\.isFinite) || !classifier.bias.allSatisfy(\.isFinite) {
        return "weights and inputs are finite numbers"
      }
    case .setBiasTrick: break
    }
    if staysFarBelowOverflow(after: edit, at: k) { return nil }
    var changed = self
    changed.apply(edit)
    guard let cell = Model.linear(changed).firstOverflow(at: max(1, k)) else { return nil }
    let (name, example) = (table.className(cell.class), table.exampleName(cell.example))
    return "the score of \(name) in \(example) would be beyond the largest double"
  }

  /// Whether no score can be beyond doubles after a change, by a bound that needs no other scores.
  private func staysFarBelowOverflow(after edit: ClassifierEdit, at k: Double) -> Bool {
    // No score changes by more than this at W × 1.
    let change: Double
    switch edit {
    case .setWeight(let id, let d, let weight):
      let largest = inputs.reduce(0) { max($0, abs($1.x(d))) }
      change = (abs(weight) + abs(classifier[class: id.index, input: d])) * largest
    case .setBias(let id, let bias): change = abs(bias) + abs(classifier[biasOf: id.index])
    case .setInput(let id, let d, let number):
      let weights = classifier.bias.indices.map { abs(classifier[class: $0, input: d]) }
      change = (abs(number) + abs(inputs[id.index].x(d))) * (weights.max() ?? 0)
    case .setRegularizer, .setBiasTrick, .setClassifier: return false
    }
    let bias = classifier.bias.reduce(0) { max($0, abs($1)) }
    return (4 * max(1, k) * (table.magnitudeBound + change + bias)).isFinite
  }

  /// The changes of W, b, x and the penalty that turn this model into another one of its classes and
  /// examples.
  package func edits(to other: LinearModel) -> [ClassifierEdit] {
    var edits: [ClassifierEdit] = []
    if regularizer != other.regularizer { edits.append(.setRegularizer(other.regularizer)) }
    if classifier.hasBiasTrick != other.classifier.hasBiasTrick {
      edits.append(.setBiasTrick(other.classifier.hasBiasTrick))
    }
    // Classes and examples that this model never had come with their numbers when they are inserted.
    for id in other.table.classes where id.index < classifier.classCount {
      let (new, old) = (other.weights(of: id), weights(of: id))
      if new.bias != old.bias { edits.append(.setBias(id, new.bias)) }
      for d in new.row.indices where new.row[d] != old.row[d] {
        edits.append(.setWeight(id, input: d, new.row[d]))
      }
    }
    for id in other.table.examples where id.index < inputs.count {
      if other.inputs[id.index].hasNumbers(of: inputs[id.index]) { continue }
      let (new, old) = (other.input(of: id), input(of: id))
      for d in new.indices where new[d] != old[d] {
        edits.append(.setInput(id, input: d, new[d]))
      }
    }
    return edits
  }
}

extension Model {
  /// Edits that turn this model into another of its kind, with the same base.
  package func edits(to other: Model) -> [ModelEdit] {
    let ofTable = table.edits(to: other.table)
    guard let linear, let target = other.linear else { return ofTable.map(ModelEdit.table) }
    // A classifier's scores follow from W, b and x.
    let named = ofTable.filter { if case .setScore = $0 { false } else { true } }
    return named.map(ModelEdit.table) + linear.edits(to: target).map(ModelEdit.classifier)
  }
}
