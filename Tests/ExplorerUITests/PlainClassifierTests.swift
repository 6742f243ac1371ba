import Lessons
import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// The panels of a classifier in plain mode.
@Suite struct PlainClassifierTests {
  /// Two inputs, three classes: a wins at the right, b at the left, c above.
  private func plane() throws -> ExplorerState {
    let classifier = try LinearClassifier(
      weights: [[1, 0], [-1, 0], [0, 2]], bias: [0, 0, -1])
    let inputs = try [[2.0, 0], [-0.5, 0.25]].map { try LinearModel.Input($0, of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: inputs.map { $0.scores(of: classifier) }, labels: [0, 2]),
      classNames: ["a", "b", "c"])
    return ExplorerState(
      Situation(.linear(LinearModel(table: table, classifier: classifier, inputs: inputs))),
      document: .file("w.json"))
  }

  /// The state after some keys, laid out for a screen after each.
  private func state(after script: String, from state: ExplorerState) throws -> ExplorerState {
    var state = state
    for key in try KeyScript.parse(script) {
      for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
      _ = state.update(.laidOut(Layout(state, size: Size(columns: 80, rows: 24)).viewport))
    }
    return state
  }

  @Test func `Plane says who wins, by how much, and how far the next region is`() throws {
    let state = try plane()
    // s_a − s_c = 2 + 1 over ‖(1, −2)‖, and s_a − s_b = 4 over ‖(2, 0)‖.
    #expect(
      PanelView.plane.plainLines(Readings(state: state)) == [
        "Plane:",
        "x1: at (2, 0), label a; a wins, right, lead 3, nearest boundary 1.34 away, to c",
        "x2: at (-0.5, 0.25), label c; b wins, wrong, lead 1, nearest boundary 0.447 away, to c",
      ])
  }

  @Test func `where a step hides who wins, Plane says the points and their labels`() throws {
    var state = try plane()
    state.hidden.hide([.accuracy], in: state.table)
    #expect(
      PanelView.plane.plainLines(Readings(state: state)) == [
        "Plane: ?", "x1: at (2, 0), label a", "x2: at (-0.5, 0.25), label c",
      ])
  }

  @Test func `a point that moves in Plane is told with its place and who wins`() throws {
    let start = try state(after: "F8 F2", from: plane())
    let grabbed = try state(after: "Enter", from: start)
    #expect(
      changes(from: start, to: grabbed)
        == ["x1 is grabbed: arrow keys move it by 0.05, Enter drops it, Esc puts it back."])
    let moved = try state(after: "Right", from: grabbed)
    let place =
      "x1: at (2.05, 0), label a; a wins, right, lead 3.05, nearest boundary 1.36 away, to c"
    let lines = changes(from: grabbed, to: moved)
    #expect(lines[0].hasPrefix("p1 of x1 2.05, was 2."))
    #expect(lines.contains(place))
    #expect(changes(from: moved, to: try state(after: "Enter", from: moved)) == ["x1 is dropped."])
    let back = changes(from: moved, to: try state(after: "Esc", from: moved))
    #expect(back.count { $0.hasPrefix("x1: at (2, 0)") } == 1)
    let next = changes(from: start, to: try state(after: "]", from: start))
    #expect(next.count == 1 && next[0].hasPrefix("x2: at (-0.5, 0.25), label c; b wins"))
  }

  @Test func `a weight is told as rounded as on the screen`() throws {
    let set = ": type:set Space type:W Space a Space 2 Space type:0.30000000000000004 Enter"
    let old = try state(after: "\(set) F7 F2 Left", from: plane())
    #expect(changes(from: old, to: try state(after: "Right", from: old)) == ["W of a, p2: 0.3"])
  }

  @Test func `Weights says x, W and b, and the sum that makes the score`() throws {
    #expect(
      PanelView.weights.plainLines(Readings(state: try plane())).map(spoken) == [
        "Weights:", "Selected: W of a, p1, 1", "x of x1: p1 2, p2 0",
        "W of a: p1 1, p2 0, b 0", "W of b: p1 -1, p2 0, b 0", "W of c: p1 0, p2 2, b -1",
        "a: 1.0 times 2 + 0.0 times 0 + 0.0 = 2.0",
      ])
  }

  @Test func `under the bias trick x ends in 1, and W and its sum in the last column`() throws {
    let old = try state(after: "F7 F2 o", from: plane())
    let lines = PanelView.weights.plainLines(Readings(state: old)).map(spoken)
    #expect(lines[2] == "x of x1: p1 2, p2 0, and 1")
    #expect(lines[5] == "W of c: p1 0, p2 2, last column -1")
    #expect(lines[6] == "a: 1.0 times 2 + 0.0 times 0 + 0.0 times 1 = 2.0")
    let end = try state(after: "End", from: old)
    #expect(changes(from: old, to: end) == ["W of a, last column: 0"])
    let edited = changes(from: end, to: try state(after: "type:3 Enter", from: end))
    #expect(edited[0].hasPrefix("W of a, last column 3, was 0."))
  }

  @Test func `an x that is set is told with the scores that it makes`() throws {
    let old = try plane()
    let set = ": type:set Space type:x Space type:x1 Space 1 Space 3 Enter"
    let lines = changes(from: old, to: try state(after: set, from: old))
    #expect(lines[0].hasPrefix("p1 of x1 3, was 2."))
    #expect(lines[1] == "x1: Score of a 3, was 2. Score of b -3, was -2.")
  }

  @Test func `slopes are told for the class that is moved to`() throws {
    let old = try state(after: "F7 F2 g", from: plane())
    let lines = changes(from: old, to: try state(after: "Down", from: old))
    #expect(lines.contains { $0.hasPrefix("gradient of the full SVM loss, b: p1 ") }, "\(lines)")
  }

  @Test func `a weight that is set is told with the numbers that follow`() throws {
    let old = try plane()
    var new = old
    for character in ":set W c 2 1" {
      _ = new.update(character == ":" ? .startCommand : .typeCommand(character))
    }
    _ = new.update(.runCommand)
    let lines = changes(from: old, to: new)
    #expect(lines[0] == "W c p2 1, was 2.")
    #expect(lines[1] == "x2: Score of c -0.75, was -0.5.")
    #expect(lines[2].hasPrefix("x2: SVM "), "\(lines)")
  }

  @Test func `Picture says the strongest votes each way`() throws {
    let state = ExplorerState(Situation(try .slidePicture()), document: .file("w.json"))
    #expect(
      PanelView.picture.plainLines(Readings(state: state)).map(spoken) == [
        "Picture:", "x1, 2 by 2 pixels, label cat, selected class cat",
        "x, row by row: 56 231; 24 2",
        "W of cat, row by row: 0.2 -0.5; 0.1 2", "W of dog, row by row: 1.5 1.3; 2.1 0",
        "W of ship, row by row: 0 0.25; 0.2 -0.3",
        "Strongest votes for: row 1 column 1: 11.2, row 2 column 2: 4, row 2 column 1: 2.4",
        "Strongest votes against: row 1 column 2: -115.5",
        "All votes for 17.6, against -115.5, b 1.1; score -96.8",
      ])
  }

  @Test func `where a step hides scores, Picture says x and the templates`() throws {
    var state = ExplorerState(Situation(try .slidePicture()), document: .file("w.json"))
    state.hidden.hide([.score(CellName(example: "x1", class: "cat"))], in: state.table)
    let lines = PanelView.picture.plainLines(Readings(state: state))
    #expect(lines.contains("W of ship, row by row: 0 0.25; 0.2 -0.3"))
    #expect(lines.last == "votes ?")
  }

  @Test func `of a large picture the strongest weights and the largest part are said`() throws {
    var weights = Array(repeating: 0.0, count: 81)
    (weights[0], weights[1], weights[80]) = (3, 2, -4)
    let classifier = try LinearClassifier(weights: [weights, weights.map { -$0 }], bias: [0, 0])
    let input = try LinearModel.Input(Array(repeating: 1, count: 81), of: classifier)
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: [input.scores(of: classifier)], labels: [0]),
      classNames: ["a", "b"])
    let model = LinearModel(table: table, classifier: classifier, inputs: [input])
    let state = ExplorerState(Situation(.linear(model)), document: .file("w.json"))
    let lines = PanelView.picture.plainLines(Readings(state: state))
    #expect(
      Array(lines[3...5]) == [
        "W of a, largest on average at the top left, least at the bottom right",
        "Strongest weights above 0: row 1 column 1: 3, row 1 column 2: 2",
        "Strongest weights below 0: row 9 column 9: -4",
      ])
  }
}
