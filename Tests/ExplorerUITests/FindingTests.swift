import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// Screens of tables in which things have to be found.
@Suite struct FindingTests {
  /// Examples of many classes; every third one is predicted wrong.
  private func table(examples: Int, classes: Int) throws -> ScoreTable {
    let rows = (0..<examples).map { example in
      (0..<classes).map { index -> Double in
        let offset = (index + classes - example % classes) % classes
        let wins = example % 3 == 0 ? 1 : 0
        return offset == wins ? 2 + Double(example % 7) / 4 : Double(-offset % 5) / 2
      }
    }
    return try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: (0..<examples).map { $0 % classes }),
      classNames: (0..<classes).map { "class \($0)" })
  }

  @Test(arguments: [(3, 2), (9, 3), (50, 10), (500, 120)], ["60x18", "80x24", "120x40"])
  func `whatever is sorted or filtered, the screen holds and tells it`(
    shape: (examples: Int, classes: Int), size: String
  ) throws {
    let size = try #require(Size(parsing: size))
    let table = try table(examples: shape.examples, classes: shape.classes)
    for turn in ["", "t "] {
      let keys = turn + ": type:filter Space type:wrong Enter : type:sort Space type:softmax Enter"
      let lines = try screen(after: keys, size: size, table: table).lines
      let count = (shape.examples + 2) / 3
      #expect(lines.contains { $0.contains("sorted by softmax") })
      let said = ["shown: \(count) of \(shape.examples)", "shown \(count) of \(shape.examples)"]
      #expect(lines.contains { line in said.contains { line.contains($0) } })
      #expect(try #require(lines.last).contains("q quit"))
      // Walking down from the top never leaves the screen.
      let walked = try screen(
        after: keys + String(repeating: " Down Right", count: 12), size: size, table: table)
      let marked = (0..<size.rows - 2).contains { row in
        walked.runs(row: row).contains { $0.style == .strong.selected }
      }
      #expect(marked)
    }
  }

  @Test(arguments: [(3, 2), (9, 3), (50, 10), (500, 120)], ["60x18", "80x24", "120x40"])
  func `the summary fits, and counts every example`(
    shape: (examples: Int, classes: Int), size: String
  ) throws {
    let size = try #require(Size(parsing: size))
    let table = try table(examples: shape.examples, classes: shape.classes)
    let lines = try screen(after: "F5", size: size, table: table).lines
    let top = try #require(lines.firstIndex { $0.contains(" Summary ") })
    let panel = lines[(top + 1)..<(size.rows - 2)]
    let heads = try #require(panel.first)
    for head in ["SVM", "softmax", "right"] { #expect(heads.contains(head)) }
    #expect(panel.contains { $0.contains("loss ") })
    #expect(panel.allSatisfy { displayWidth($0) < size.columns })
    if shape.classes <= 3, size.columns >= 80 {
      #expect(heads.contains("taken for") || heads.contains("→class"))
    }
    #expect(!panel.joined().contains("…"))
  }

  @Test func `losses are counted in as many lines as the list of mistakes leaves`() throws {
    let table = try ScoreTable(
      matrix: ScoreMatrix(
        rows: (0..<40).map { example in (0..<10).map { Double(example * ($0 + 1)) / 4 } },
        labels: (0..<40).map { $0 % 10 }), classNames: (0..<10).map { "c\($0)" })
    func lineCount(_ size: Size) throws -> Int {
      let lines = try screen(after: "F5", size: size, table: table).lines
      let top = try #require(lines.firstIndex { $0.contains("loss ") })
      return lines[(top + 1)...].prefix { $0.hasPrefix(" c") && !$0.contains("times") }.count
    }
    #expect(try lineCount(Size(columns: 80, rows: 24)) == 5)
    #expect(try lineCount(Size(columns: 120, rows: 40)) == 9, "the table tells what is mistaken")
  }

  @Test func `the file's number stays with its row`() throws {
    let table = try table(examples: 50, classes: 3)
    let keys = ": type:sort Space type:svm Enter : type:goto Space type:2 Enter"
    let lines = try screen(after: keys, table: table).lines
    #expect(lines[22].hasPrefix(" x2 "))
    #expect(lines.contains { $0.hasPrefix("  2 x2 ") })
  }

  @Test func `a search has its own prompt`() throws {
    let frame = try screen(after: "/ type:FR")
    #expect(frame.lines[22] == "/FR" && frame.cursor == Position(row: 22, column: 3))
    #expect(try screen(after: "/ type:FR Enter").lines[22].hasPrefix(" x3 "))
  }
}
