import LossEngine
import Scores

// The numbers that can be typed: what they are, what they are called, and which values they take.
extension ExplorerState {
  /// The number at a place; λ and what belongs to W only where there is a classifier.
  package func value(of place: Place) -> Double {
    switch place {
    case .score(let cell): table.score(cell.example, cell.class)
    case .margin: hinge.margin
    case .weight(let c, let d): model.linear?.weight(ofClass: c, input: d) ?? 0
    case .bias(let c): model.linear?.bias(ofClass: c) ?? 0
    case .input(let example, let d): model.linear?.input(of: example)[d] ?? 0
    case .lambda: model.linear?.regularizer.lambda ?? 0
    }
  }

  /// The edit that puts a number there.
  func edit(_ place: Place, _ value: Double) -> Edit {
    switch place {
    case .score(let cell):
      return .table(.setScore(table.examples[cell.example], table.classes[cell.class], value))
    case .margin:
      var hinge = hinge
      hinge.margin = value
      return .hinge(hinge)
    case .weight(let c, let d):
      return .model(.classifier(.setWeight(table.classes[c], input: d, value)))
    case .bias(let c): return .model(.classifier(.setBias(table.classes[c], value)))
    case .input(let example, let d):
      return .model(.classifier(.setInput(table.examples[example], input: d, value)))
    case .lambda:
      var regularizer = model.linear?.regularizer ?? Regularizer()
      regularizer.lambda = value
      return .model(.classifier(.setRegularizer(regularizer)))
    }
  }

  /// Why a value is not allowed at a place; nil if it is.
  func refusal(of value: Double, at place: Place) -> String? {
    if place == .margin { return value >= 0 ? nil : "the margin Δ is at least 0" }
    switch edit(place, value) {
    case .model(.classifier(let edit)): return model.linear?.refusal(of: edit, at: scale)
    case .model(.table(let edit)):
      do throws(ModelError) { try model.check(edit) } catch { return error.description }
      return value == -.infinity || (scale * value).isFinite
        ? nil
        : "\(NumberText.factor(value)) × \(NumberText.factor(scale)) is beyond the largest double"
    default: return nil
    }
  }

  /// A number as messages and entries show it.
  func shown(_ value: Double, at place: Place) -> Double {
    if case .score = place { table.precision.shown(value) } else { value }
  }

  func text(of value: Double, at place: Place) -> String {
    NumberText.factor(shown(value, at: place))
  }

  /// Why the text of an entry is not in force.
  func objection(to entry: Entry) -> String {
    if entry.text.isEmpty { return "nothing typed" }
    if let value = ScoreReading(entry.text).value,
      let refusal = refusal(of: value, at: entry.place)
    {
      return refusal
    }
    return "\(entry.text) is not \(kind(of: entry.place))"
  }

  private func kind(of place: Place) -> String {
    switch place {
    case .score: "a score"
    case .margin: "a margin"
    case .weight, .bias: "a weight"
    case .input: "an input"
    case .lambda: "a λ"
    }
  }

  /// A place as messages name it: "car of x2", "W of cat, p1".
  package func name(of place: Place) -> String {
    switch place {
    case .score(let cell): cellName(cell)
    case .margin: "Δ"
    case .weight(let c, let d): "W of \(table.className(c)), \(inputName(d))"
    case .bias(let c): "b of \(table.className(c))"
    case .input(let example, let d): "\(inputName(d)) of \(table.exampleName(example))"
    case .lambda: "λ"
    }
  }

  /// The name of an input, from 1: "p3".
  package func inputName(_ d: Int) -> String { "p\(d + 1)" }

  /// A cell as messages name it: "car of x2".
  func cellName(_ cell: Selection) -> String {
    "\(table.className(cell.class)) of \(table.exampleName(cell.example))"
  }

  /// Whether the number that digits would be typed into can't be changed; the message then says why.
  mutating func refusesTyping() -> Bool {
    if case .score = typingPlace { refusesSelectedCell() } else { false }
  }
}
