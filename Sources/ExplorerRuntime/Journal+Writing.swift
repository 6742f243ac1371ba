import Scores

/// Writes changes as the lines of a journal. A class or an example is named by its position in the
/// file, a new one by a number beyond those; a new one comes with all its scores.
struct JournalScribe {
  /// The model that the file holds.
  let base: Model
  private var classPlaces: [ClassID: Int]?
  private var examplePlaces: [ExampleID: Int]?

  init(base: Model) { self.base = base }

  /// The line of one change of a model.
  /// - Parameter model: the model after the change.
  mutating func text(of edits: [ModelEdit], in model: Model) -> String {
    let table = model.table
    // The classes and examples of a classifier are written with W, b and x.
    let linear = model.linear
    let coming = Set(
      edits.compactMap { if case .table(.insertExample(let id, _)) = $0 { id } else { nil } })
    var parts: [String] = []
    for edit in edits {
      if let numbers = linear?.numbers(of: edit) {
        parts.append("numbers \(text(of: numbers))")
      }
      switch edit {
      case .table(let edit): parts.append(text(of: edit, in: table))
      case .classifier(let edit): parts += texts(of: edit, in: table)
      case .detach(let k, _): parts.append("detach \(k)")
      case .attach(let linear, _):
        if !base.isComputed { addClassifier(linear, to: &parts) }
        parts.append("attach")
      case .restore: preconditionFailure("the journal is told what is done to the file's model")
      }
      if linear != nil { continue }
      switch edit {
      case .table(.insertClass(let id, _)):
        for example in table.examples where !coming.contains(example) {
          addScore(example, id, table, to: &parts)
        }
      case .table(.insertExample(let id, _)):
        for `class` in table.classes { addScore(id, `class`, table, to: &parts) }
      default: break
      }
    }
    return parts.joined(separator: "\t")
  }

  private mutating func text(of edit: TableEdit, in table: ScoreTable) -> String {
    switch edit {
    case .setScore(let example, let `class`, let score):
      return "score \(number(example)) \(number(`class`)) \(score)"
    case .setLabel(let example, let label):
      return "label \(number(example)) \(number(label))"
    case .renameClass(let id, let name):
      return "rename-class \(number(id)) \(Journal.escaped(name))"
    case .renameExample(let id, let name):
      return "rename-example \(number(id)) \(Journal.escaped(name))"
    case .deleteClass(let id): return "delete-class \(number(id))"
    case .deleteExample(let id): return "delete-example \(number(id))"
    case .insertClass(let id, let position):
      return "add-class \(number(id)) \(position) \(Journal.escaped(table.name(of: id)))"
    case .insertExample(let id, let position):
      let (label, name) = (number(table.label(of: id)), Journal.escaped(table.name(of: id)))
      return "add-example \(number(id)) \(position) \(label) \(name)"
    }
  }

  private mutating func texts(of edit: ClassifierEdit, in table: ScoreTable) -> [String] {
    switch edit {
    case .setWeight(let id, let d, let weight): return ["weight \(number(id)) \(d) \(weight)"]
    case .setBias(let id, let bias): return ["bias \(number(id)) \(bias)"]
    case .setInput(let id, let d, let value): return ["x \(number(id)) \(d) \(value)"]
    case .setRegularizer(let regularizer):
      let numbers = "\(regularizer.lambda) \(regularizer.beta)"
      return ["regularization \(regularizer.kind.rawValue) \(numbers)"]
    case .setBiasTrick(let isOn): return ["bias-trick \(isOn ? "on" : "off")"]
    case .setClassifier(let classifier):
      return table.classes.flatMap { id in
        let row = id.index * classifier.inputCount..<(id.index + 1) * classifier.inputCount
        let numbers = [classifier.bias[id.index]] + classifier.weights[row]
        return ["numbers \(text(of: numbers))", "weights \(number(id))"]
      } + ["weigh"]
    }
  }

  private mutating func addScore(
    _ example: ExampleID, _ class: ClassID, _ table: ScoreTable, to parts: inout [String]
  ) {
    let score = table.score(of: example, `class`)
    if score != 0 { parts.append(text(of: .setScore(example, `class`, score), in: table)) }
  }

  /// Writes the W, b, x and the penalty that the file doesn't have.
  private mutating func addClassifier(_ linear: LinearModel, to parts: inout [String]) {
    parts += texts(of: .setRegularizer(linear.regularizer), in: linear.table)
    parts += texts(of: .setBiasTrick(linear.classifier.hasBiasTrick), in: linear.table)
    for id in linear.table.classes {
      parts += ["numbers \(text(of: linear.numbers(of: id)))", "row \(number(id))"]
    }
    for id in linear.table.examples {
      parts += ["numbers \(text(of: linear.input(of: id)))", "input \(number(id))"]
    }
  }

  private func text(of numbers: [Double]) -> String {
    numbers.map(\.description).joined(separator: " ")
  }

  private mutating func number(_ id: ClassID) -> Int {
    Self.number(id, id.index, base.table.classes, &classPlaces)
  }
  private mutating func number(_ id: ExampleID) -> Int {
    Self.number(id, id.index, base.table.examples, &examplePlaces)
  }

  /// The position of an identity in the file's list, or a number beyond. The position is the
  /// identity's index, unless something was deleted before the file was saved; then it is looked up.
  private static func number<ID: Hashable>(
    _ id: ID, _ index: Int, _ list: [ID], _ places: inout [ID: Int]?
  ) -> Int {
    if index < list.count, list[index] == id { return index }
    let known = places ?? Dictionary(uniqueKeysWithValues: zip(list, list.indices))
    places = known
    return known[id] ?? list.count + index
  }
}

extension LinearModel {
  /// b and the row of W of a class.
  fileprivate func numbers(of id: ClassID) -> [Double] {
    let (row, bias) = weights(of: id)
    return [bias] + row
  }

  /// What a class or an example that comes in is made of: b and a row of W, or x.
  fileprivate func numbers(of edit: ModelEdit) -> [Double]? {
    switch edit {
    case .table(.insertClass(let id, _)): return numbers(of: id)
    case .table(.insertExample(let id, _)): return input(of: id)
    default: return nil
    }
  }
}
