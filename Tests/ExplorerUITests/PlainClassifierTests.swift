import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import Testing

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

  @Test func `Weights says x, W and b, and the sum that makes the score`() throws {
    #expect(
      PanelView.weights.plainLines(Readings(state: try plane())).map(spoken) == [
        "Weights:", "Selected: W of a, p1, 1", "x of x1: p1 2, p2 0",
        "W of a: p1 1, p2 0, b 0", "W of b: p1 -1, p2 0, b 0", "W of c: p1 0, p2 2, b -1",
        "a: 1.0 times 2 + 0.0 times 0 + 0.0 = 2.0",
      ])
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
    #expect(lines[1].hasPrefix("x2: SVM "), "\(lines)")
  }

  @Test func `Picture says the strongest votes each way`() throws {
    let state = ExplorerState(Situation(try .slidePicture()), document: .file("w.json"))
    #expect(
      PanelView.picture.plainLines(Readings(state: state)).map(spoken) == [
        "Picture:", "x1, 2 by 2 pixels, class cat",
        "Strongest votes for: row 1 column 1 11.2, row 2 column 2 4, row 2 column 1 2.4",
        "Strongest votes against: row 1 column 2 -115.5",
        "All votes for 17.6, against -115.5, b 1.1; score -96.8",
      ])
  }
}
