import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// The turned table, which large tables open in.
@Suite struct TurnedTableTests {
  /// Examples whose labels are c0; two of three are taken for the last class.
  private func table(examples: Int = 3, classes: Int) throws -> ScoreTable {
    let rows = (0..<examples).map { example in
      (0..<classes).map { $0 == (example % 3 == 0 ? 0 : classes - 1) ? 2 : 0.5 }
    }
    return try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: Array(repeating: 0, count: examples)),
      classNames: (0..<classes).map { "c\($0)" })
  }

  private func rows(_ keys: String, classes: Int, size: String) throws -> [String] {
    let size = try #require(Size(parsing: size))
    return try screen(after: keys, size: size, table: table(classes: classes)).lines
  }

  @Test func `all losses of the lines named full have λ R(W) in them`() throws {
    let model = try Model.of(weights: [[1], [-1]], bias: [0, 0], inputs: [[1]])
    let lines = try screen(after: "t D 1 Enter a", model: model).lines
    let full = try #require(lines.first { $0.hasPrefix(" W × 1, full: average + λR 2") })
    // Of each loss 2 more than its data part: the lecture's SVM, that with all j, softmax.
    #expect(full.split(separator: " ").suffix(3) == ["2", "3", "2.13"])
  }

  @Test func `where not all classes have room, it says which class is predicted`() throws {
    let rows = try rows("t", classes: 12, size: "80x24")
    #expect(rows[1].contains(" label predicts "))
    #expect(rows[2].contains(" c0    ✓  ") && rows[3].contains(" c0    ✗ c11  "))
  }

  @Test func `a prediction whose scores are all on the screen has only its sign`() throws {
    let rows = try rows("t", classes: 2, size: "60x18")
    #expect(rows[2].contains(" c0    ✓  ") && rows[3].contains(" c0    ✗  "))
    #expect(!rows[1].contains("predicts"))
  }

  @Test func `where three classes have room beside them, predictions are named`() throws {
    let rows = try screen(after: "t").lines
    #expect(rows[1].contains(" label predicts ") && rows[1].hasSuffix("P(label)"))
    #expect(rows[2].contains(" cat   ✗ car ") && rows[3].contains(" car   ✓  "))
  }

  @Test(
    arguments: ["60x18", "80x24", "120x40"], ["t", "t D 1 Enter", "t D 0 . 1 2 5 Enter < < <"])
  func `the accuracy is said once, with a word, as W × 2 predicts the same`(
    size: String, keys: String
  ) throws {
    let size = try #require(Size(parsing: size))
    let model = try Model.of(weights: [[1], [-1]], bias: [0, 0], inputs: [[1], [2], [-1]])
    let frame = try screen(after: keys, size: size, model: model)
    let lines = frame.lines(rows: frame.tableRows).filter { $0.contains("2/3") }
    #expect(lines.count == 1)
    #expect(lines.allSatisfy { $0.contains(" accuracy 2/3") || $0.contains(" acc 2/3") })
  }

  @Test func `a tie is called one`() throws {
    var rows = try rows("t 2 Down", classes: 12, size: "80x24")
    #expect(rows[2].contains(" c0    ✓  "))
    rows = try self.rows("t Down 2", classes: 12, size: "80x24")
    #expect(rows[3].contains(" c0    ✗ tie  "))
  }

  @Test func `a hidden prediction is a question mark`() throws {
    var state = ExplorerState(table: try table(classes: 12))
    _ = state.update(.turn)
    state.hidden.hide([.accuracy], in: state.table)
    let rows = draw(state, size: Size(columns: 80, rows: 24), isUnicode: true).lines
    #expect(rows[2].contains(" c0    ?  ") && rows[3].contains(" c0    ?  "))
  }

  @Test func `an accuracy too long for its column is a percentage, exact at 0 and 100 only`() throws
  {
    let lines = try screen(after: "t", table: table(examples: 10_001, classes: 3)).lines
    #expect(lines.contains { $0.contains("│ accuracy    33.3%    33.3%") })
    #expect(percentage(1, of: 3) == "33%")
    #expect(percentage(44_367, of: 50_000, hasDecimal: true) == "88.7%")
    #expect(percentage(49_999, of: 50_000, hasDecimal: true) == ">99.9%")
    #expect(percentage(50_000, of: 50_000, hasDecimal: true) == "100%")
    #expect(percentage(0, of: 50_000, hasDecimal: true) == "0%")
    #expect(percentage(999, of: 1000) == ">99%" && percentage(1, of: 1000) == "<1%")
  }
}
