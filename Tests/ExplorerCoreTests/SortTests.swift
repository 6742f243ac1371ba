import LossEngine
import Scores
import TestSupport
import Testing

@testable import ExplorerCore

@Suite struct SortTests {
  var state = ExplorerState.lecture

  @Test(
    arguments: [
      ("svm", ["x3", "x1", "x2"]), ("softmax", ["x3", "x1", "x2"]), ("label", ["x1", "x2", "x3"]),
    ])
  mutating func `the highest loss comes first and is selected`(key: String, names: [String]) {
    state.select(1, 1)
    #expect(state.run("sort \(key)") == [])
    #expect(state.shownNames == names)
    #expect(state.table.exampleName(state.selection.example) == names[0])
    #expect(state.selection.class == 1 && state.arrangement?.key?.rawValue == key)
    expectFreshLosses(state)
  }

  @Test(arguments: 0..<8)
  func `every order is right, and ties stand as in the file`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let rows = (0..<200).map { _ in
      (0..<4).map { _ in Double(Int.random(in: 0...2, using: &generator)) }
    }
    let labels = rows.map { _ in Int.random(in: 0..<4, using: &generator) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: ["d", "c", "b", "a"])
    var state = ExplorerState(table: table)
    if seed % 2 == 0 { _ = state.update(.toggleMean) }
    for key in SortKey.allCases.shuffled(using: &generator) {
      _ = state.run("sort \(key.rawValue)")
      let order = (0..<state.shownCount).map(state.position)
      #expect(order.sorted() == Array(0..<200))
      for (a, b) in zip(order, order.dropFirst()) {
        let values = [a, b].map { position in
          switch key {
          case .svm: -state.evaluation.hingeLoss(of: position, hinge: state.hinges.count - 1)
          case .softmax: -state.evaluation.crossEntropyLoss(of: position)
          case .label: Double(labels[position])
          }
        }
        #expect(values[0] < values[1] || values[0] == values[1] && a < b)
      }
    }
  }

  @Test mutating func `keys go through the order, and it stays while rows are edited`() {
    _ = state.run("sort svm")
    expect(&state, .move(.right)) { $0.selection.example = 0 }
    expect(&state, .move(.right)) { $0.selection.example = 1 }
    expect(&state, .move(.right))
    expect(&state, .jump(.rowStart)) { $0.selection.example = 2 }
    expect(&state, .nextWrongPrediction) { $0.selection = Selection(example: 0, class: 0) }
    expect(&state, .jump(.rowEnd)) { $0.selection.example = 1 }
    // x2 is now by far the worst, and stands where it stood.
    state.type(text: "99")
    _ = state.update(.keepAndMoveToNextCell)
    #expect(state.shownNames == ["x3", "x1", "x2"] && state.selection.example == 2)
    _ = state.run("sort svm")
    #expect(state.shownNames == ["x2", "x3", "x1"])
    expectFreshLosses(state)
  }

  @Test mutating func `the order of the file comes back, at the selected row`() {
    _ = state.run("sort svm")
    _ = state.update(.move(.right))
    _ = state.run("sort none")
    #expect(state.arrangement == nil && state.selection.example == 0)
    #expect(state.message == .notice("in the order of the file"))
  }

  @Test mutating func `a deleted row is gone, and comes back at its place`() {
    _ = state.run("sort svm")
    _ = state.update(.move(.right))
    _ = state.run("example delete")
    #expect(state.shownNames == ["x3", "x2"])
    #expect(state.table.exampleName(state.selection.example) == "x2", "what took its place")
    _ = state.update(.undo)
    #expect(state.shownNames == ["x3", "x1", "x2"] && state.selection.example == 0)
    _ = state.update(.redo)
    #expect(state.shownNames == ["x3", "x2"])
    #expect(state.table.exampleName(state.selection.example) == "x2")
    expectFreshLosses(state)
    _ = state.update(.undo)
    _ = state.run("example delete x3")
    #expect(state.table.exampleName(state.selection.example) == "x1", "the same row as before")
  }

  @Test mutating func `an added row comes last and is selected`() {
    _ = state.run("sort svm")
    _ = state.run("example add")
    #expect(state.shownNames == ["x3", "x1", "x2", "x4"] && state.selection.example == 3)
    _ = state.update(.undo)
    #expect(state.shownNames == ["x3", "x1", "x2"])
    _ = state.update(.redo)
    #expect(state.shownNames == ["x3", "x1", "x2", "x4"] && state.selection.example == 3)
    _ = state.update(.reset)
    #expect(state.shownNames == ["x3", "x1", "x2"])
    expectFreshLosses(state)
  }

  @Test mutating func `another table is in its own order`() {
    _ = state.run("sort svm")
    _ = state.run("filter wrong")
    _ = state.update(.opened(.scores(.lecture), path: "a.csv"))
    #expect(state.arrangement == nil)
  }
}
