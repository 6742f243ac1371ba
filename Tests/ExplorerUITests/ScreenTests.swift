import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// The screen after some keys, in a terminal of some size.
func screen(
  after keys: String, size: Size = Size(columns: 80, rows: 24), isUnicode: Bool = true,
  table: ScoreTable = .lecture
) throws -> Frame {
  try screen(after: keys, size: size, isUnicode: isUnicode, model: .scores(table))
}

/// The same of any model.
func screen(
  after keys: String, size: Size = Size(columns: 80, rows: 24), isUnicode: Bool = true,
  colors: ColorDepth = .full, model: Model
) throws -> Frame {
  var state = ExplorerState(Situation(model), document: .lecture)
  func settle() {
    state.settle(size)
  }
  settle()
  for key in try KeyScript.parse(keys) {
    for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
    settle()
  }
  return draw(state, size: size, isUnicode: isUnicode, colors: colors)
}

extension Model {
  /// The classifier of the slide on softmax and SVM: its scores are -2.85, 0.86, 0.28.
  static func slide() throws -> Model {
    let classifier = try LinearClassifier(
      weights: [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]],
      bias: [0, 0.2, -0.3])
    let x = [-15.0, 22, -44, 56]
    let matrix = try ScoreMatrix(rows: [try classifier.scores(of: x.span)], labels: [2])
    let table = try ScoreTable(
      matrix: matrix, classNames: ["cat", "dog", "ship"], exampleNames: ["image"])
    return .linear(
      LinearModel(
        table: table, classifier: classifier, inputs: [try .init(x, of: classifier)]))
  }
}

extension ExplorerState {
  /// What the loop does before a paint.
  mutating func settle(_ size: Size) {
    _ = update(.laidOut(Layout(self, size: size).viewport))
  }
}

@Suite struct ScreenTests {
  @Test(
    arguments: [
      (
        50, 15,
        "the terminal is 50×15; Loss Explorer needs 60×18:\nzoom out or make it larger; q quits"
      ),
      (
        80, 17,
        "the terminal is 80×17; Loss Explorer needs 60×18: zoom out or make it larger; q\nquits"
      ),
      (60, 1, "the terminal is 60×1; Loss Explorer needs 60×18; q quits"),
      (50, 1, "the terminal is 50×1, needs 60×18; q quits"),
      (36, 1, "Loss Explorer needs 60×18; q quits"), (20, 1, "needs 60×18; q quits"),
      (10, 2, "q quits"), (7, 1, "q quits"), (3, 1, "q …"),
    ])
  func `a window that is too small says how large it is and has to be`(
    columns: Int, rows: Int, text: String
  ) throws {
    let lines = try screen(after: "", size: Size(columns: columns, rows: rows)).lines
    #expect(lines.filter { !$0.isEmpty }.joined(separator: "\n") == text)
  }

  @Test func `any size is survived`() throws {
    for columns in [1, 2, 10, 59, 60, 77, 78, 119, 120, 200] {
      for rows in [1, 2, 17, 18, 19, 23, 24, 60] {
        for keys in ["", "?", "t", ": q", "s d 5", "q"] {
          let size = Size(columns: columns, rows: rows)
          let lines = try screen(after: keys, size: size).lines
          #expect(lines.count == rows)
          if columns < 60 || rows < 18 {
            #expect(!lines[0].isEmpty && !lines.contains { $0.contains("W × 1") })
          }
        }
      }
    }
  }

  @Test func `numbers end in one column, however long they are`() throws {
    let keys = "type:-1234.5 Down type:1e-300 Down type:-0.125 Enter"
    let lines = try screen(after: keys).lines
    let ends = (2...4).map { row in lines[row].prefix(20).reversed().drop { $0 == " " }.count }
    #expect(Set(ends).count == 1)
  }
}
