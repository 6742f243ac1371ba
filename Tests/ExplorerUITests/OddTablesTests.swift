import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// Screens of tables and settings that are unlike the lecture's.
@Suite struct OddTablesTests {
  private func table(
    _ rows: [[Double]], classes: [String], examples: [String]? = nil
  ) throws -> ScoreTable {
    let labels = rows.map { _ in 0 }
    return try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: classes,
      exampleNames: examples)
  }

  @Test func `scores of many digits stand apart`() throws {
    let numbers = (1...48).map { Double($0) / 7 - 3 }
    let rows = (0..<12).map { Array(numbers[$0 * 4..<$0 * 4 + 4]) }
    let table = try table(rows, classes: ["a", "b", "c", "d"])
    for line in try screen(after: "", table: table).lines.dropFirst(2).prefix(6) {
      // Behind "1 x1 a ✗ d".
      let scores = line.split(separator: " ").dropFirst(5).prefix(2)
      #expect(scores.allSatisfy { Double($0.drop { "*!".contains($0) }) != nil }, "\(line)")
    }
  }

  @Test func `the title says squared only of a family that squares`() throws {
    let title = try #require(try screen(after: "s f").lines.first)
    #expect(title.hasSuffix("structured"))
  }

  @Test(arguments: [("< < <", "W×0.125", "W×0.25"), ("< < < < <", "×0.03125", "×0.0625")])
  func `the factors over the scale box are whole where they fit`(
    keys: String, first: String, second: String
  ) throws {
    let heads = try screen(after: keys).lines[1]
    #expect(heads.split(separator: " ").suffix(2) == [Substring(first), Substring(second)])
  }

  @Test func `the means of a turned table never run into the accuracy`() throws {
    let rows = (1...1000).map { [1.5, Double($0) / 1000] }
    let lines = try screen(after: "< < <", table: table(rows, classes: ["ann", "bob"])).lines
    let means = try #require(lines.first { $0.hasPrefix(" average, W × 0.125") })
    #expect(means.contains(" 1000/1000 "))
  }

  @Test func `a mean of a rounded sum is about equal`() throws {
    let table = try table([[0, 12344.67, -0.992]], classes: ["a", "b", "c"])
    let lines = try screen(after: "m", table: table).lines
    let total = try #require(lines.first { $0.contains("/ 2 terms") })
    #expect(total.hasSuffix("12346 / 2 terms: loss x1 ≈ 6172.839"))
  }

  @Test func `long names leave the score and what went wrong in sight`() throws {
    let name = String(repeating: "long ", count: 20)
    let table = try table([[1.5, 2]], classes: [name, "b"], examples: [name])
    let status = try screen(after: "type:1.5e Left", table: table).lines[22]
    #expect(status.contains("…  1.5   1.5e is not"))
  }

  @Test func `long names leave the softmax loss in sight`() throws {
    let name = String(repeating: "long ", count: 20)
    let table = try table([[1.5, 1.5]], classes: [name, "b"], examples: [name])
    let lines = try screen(after: "Tab", table: table).lines
    #expect(lines.contains(" softmax loss = −log p(label) = −log 0.500 ≈ 0.693"))
  }

  @Test(arguments: [true, false])
  func `the end of a long command is in sight, and the cursor after it`(isUnicode: Bool) throws {
    let typed = String(repeating: isUnicode ? "日" : "o", count: 60) + " scores.csv"
    let keys =
      ": type:open Space " + typed.map { $0 == " " ? "Space" : "\($0)" }.joined(separator: " ")
    let frame = try screen(
      after: keys, size: Size(columns: 60, rows: 18), isUnicode: isUnicode)
    #expect(frame.lines[16].hasSuffix("scores.csv"))
    #expect(try #require(frame.cursor).column == displayWidth(frame.lines[16]))
  }

  @Test func `the chosen completion is in sight, however long the ones before it are`() throws {
    let classes = ["a", "b", "c"].map { $0 + String(repeating: "-", count: 30) }
    let keys = ": type:label Space Tab Tab Tab"
    let size = Size(columns: 60, rows: 18)
    let lines = try screen(after: keys, size: size, table: table([[1, 2, 3]], classes: classes))
      .lines
    #expect(lines[17].contains(classes[2]))
  }
}
