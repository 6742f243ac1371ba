import ExplorerCore
import LossEngine
import Scores

/// What was changed in the table or the classifier: "x2 car 4.4, was 4.9."
func editSentences(from old: ExplorerState, to new: ExplorerState) -> [String] {
  guard old.model.isComputed == new.model.isComputed else { return [] }
  let readings = Readings(state: new)
  return old.model.edits(to: new.model).compactMap { edit in
    switch edit {
    case .table(let edit): sentence(edit, from: old, readings)
    case .classifier(let edit): sentence(edit, from: old, new)
    case .detach, .attach, .restore: nil
    }
  }
}

/// The position of the only example that was edited; nil where W was, several were, or none.
func editedExample(from old: ExplorerState, to new: ExplorerState) -> Int? {
  guard old.model.isComputed == new.model.isComputed, old.scale == new.scale,
    old.hinge == new.hinge
  else { return nil }
  let examples = old.model.edits(to: new.model).map(\.singleExample)
  guard let first = examples.first, let id = first, examples.allSatisfy({ $0 == id }) else {
    return nil
  }
  return new.table.examples.firstIndex(of: id)
}

private func sentence(
  _ edit: TableEdit, from old: ExplorerState, _ readings: Readings
) -> String? {
  let new = readings.state.table
  switch edit {
  case .setScore(let example, let `class`, let score):
    guard let row = new.examples.firstIndex(of: example),
      let column = new.classes.firstIndex(of: `class`)
    else { return nil }
    let before = old.table.score(of: example, `class`)
    let name = "\(new.name(of: example)) \(new.name(of: `class`))"
    guard !readings.hidesScore(row, column) else { return "\(name) \(Readings.unknown)." }
    func text(_ score: Double) -> String { NumberText.score(new.precision.shown(score)) }
    return "\(name) \(text(score)), was \(text(before))."
  case .setLabel(let example, let label):
    guard readings.state.shows(.labels) else { return nil }
    let before = new.name(of: old.table.label(of: example))
    return "\(new.name(of: example)) label \(new.name(of: label)), was \(before)."
  case .renameClass(let id, let name): return "Class \(name), was \(old.table.name(of: id))."
  case .renameExample(let id, let name): return "Example \(name), was \(old.table.name(of: id))."
  case .insertClass(let id, _): return "New class \(new.name(of: id))."
  case .deleteClass(let id): return "Class \(old.table.name(of: id)) deleted."
  case .insertExample(let id, _): return "New example \(new.name(of: id))."
  case .deleteExample(let id): return "Example \(old.table.name(of: id)) deleted."
  }
}

private func sentence(
  _ edit: ClassifierEdit, from old: ExplorerState, _ new: ExplorerState
) -> String? {
  func position(_ id: ClassID) -> Int { new.table.classes.firstIndex(of: id) ?? 0 }
  let (place, name): (Place, String)
  switch edit {
  case .setWeight(let id, let input, _):
    place = .weight(class: position(id), input: input)
    name = "W \(new.table.name(of: id)) \(new.inputName(input))"
  case .setBias(let id, _):
    let hasTrick = new.model.linear?.classifier.hasBiasTrick == true
    place = .bias(class: position(id))
    name =
      hasTrick ? plainName(of: place, new) : "b \(new.table.name(of: id))"
  case .setInput(let id, let input, _):
    place = .input(example: new.table.examples.firstIndex(of: id) ?? 0, input: input)
    name = "\(new.inputName(input)) of \(new.table.name(of: id))"
  // The settings tell of the penalty.
  case .setRegularizer: return nil
  case .setBiasTrick(let isOn): return "Bias trick \(isOn ? "on" : "off")."
  case .setClassifier: return nil
  }
  // Classes and examples keep their places while only numbers change.
  let (before, after) = (old.value(of: place), new.value(of: place))
  return "\(name) \(plainNumber(after)), was \(plainNumber(before))."
}
