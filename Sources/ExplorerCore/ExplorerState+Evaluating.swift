import LossEngine
import Scores

// Losses follow the table: whatever changes the one goes through `apply`, which brings the other up
// to date, at the cost of one example where only one has changed.
extension ExplorerState {
  /// Makes an edit and gives the one that takes it back.
  mutating func apply(_ edit: Edit) -> Edit {
    switch edit {
    case .table(let change):
      let inverse = table.apply(change)
      if let id = change.singleExample, let position = position(of: id) {
        evaluateExample(position)
      } else {
        evaluateTable()
      }
      return .table(inverse)
    case .hinge(let changed):
      defer { evaluateTable() }
      return .hinge(exchange(&hinge, changed))
    case .scale(let k):
      defer { evaluateTable() }
      return .scale(exchange(&scale, k))
    }
  }

  /// The first cell whose score overflows when it is multiplied by `k`.
  func firstOverflow(at k: Double) -> Selection? {
    for example in 0..<table.exampleCount {
      for (index, score) in table.scores(example).enumerated()
      where score > -.infinity && !(k * score).isFinite {
        return Selection(example: example, class: index)
      }
    }
    return nil
  }

  private mutating func evaluateDoubled() {
    let overflows = firstOverflow(at: 2 * scale) != nil
    doubled = overflows ? nil : table.evaluation(hinges: hinges, scale: 2 * scale)
  }

  mutating func evaluateTable() {
    evaluation = table.evaluation(hinges: hinges, scale: scale)
    evaluateDoubled()
  }

  private mutating func evaluateExample(_ position: Int) {
    let scores = table.scores(position)
    let label = table.label(position)
    evaluation.update(example: position, scores: scores.span, label: label)
    if doubled != nil, scores.allSatisfy({ $0 == -.infinity || (2 * scale * $0).isFinite }) {
      doubled?.update(example: position, scores: scores.span, label: label)
    } else {
      evaluateDoubled()
    }
  }

  private func position(of id: ExampleID) -> Int? {
    let selected = selection.example
    if table.examples.indices.contains(selected), table.examples[selected] == id { return selected }
    return table.examples.firstIndex(of: id)
  }
}

private func exchange<Value>(_ place: inout Value, _ new: Value) -> Value {
  defer { place = new }
  return place
}
