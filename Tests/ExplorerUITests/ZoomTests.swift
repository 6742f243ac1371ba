import ExplorerCore
import Lessons
import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// A panel with the rows of the table.
@Suite struct ZoomTests {
  @Test(arguments: ["60x18", "80x24", "120x40"])
  func `z gives the panel all rows but the title, the losses and the last two`(size: String) throws
  {
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: "z", size: size)
    #expect(frame.tabRow == 2 && frame.panelRows == 3..<size.rows - 2)
    let line =
      size.columns < 80
      ? " W × 1 → 2  SVM 5.27 → 9.53  softmax 2.76 → 5.15  1/3 → 1/3"
      : " W × 1  SVM 5.27  softmax 2.76  \(size.columns < 120 ? "" : "accuracy ")1/3    W × 2  SVM 9.53"
    #expect(frame.lines[1].hasPrefix(line))
    #expect(frame.lines[3].hasPrefix(" x1") && !frame.lines.joined().contains("P(label)  "))
    #expect(frame.lines[frame.statusRow].hasPrefix(" x1 · cat  3.2"))
  }

  @Test(arguments: ["z z", "z Esc"]) func `z again or Esc brings the table back`(keys: String)
    throws
  {
    #expect(try screen(after: keys).lines == screen(after: "").lines)
  }

  @Test func `the selection moves and scores are typed as before`() throws {
    #expect(
      try screen(after: "z Right Down type:4.4 Enter z")
        == screen(after: "Right Down type:4.4 Enter"))
    #expect(try screen(after: "z Right").lines[3].hasPrefix(" x2: label car"))
  }

  @Test(arguments: ["60x18", "80x24", "120x40"])
  func `the line of losses keeps what it says of W × 1 whole`(size: String) throws {
    let line = try screen(after: "s z", size: #require(Size(parsing: size))).lines[1]
    for text in [" W × 1", "  SVM 5.27", "  SVM² 30.6", "  softmax 2.76", " 1/3"] {
      #expect(line.contains(text))
    }
    #expect(displayWidth(line) < Size(parsing: size)?.columns ?? 0)
  }

  @Test func `hidden losses stay hidden in it`() throws {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.zoom(.panel))
    state.hidden.hide([.svm(.mean), .accuracy], in: state.table)
    let line = draw(state, size: Size(columns: 80, rows: 24), isUnicode: true).lines[1]
    #expect(
      line == " W × 1  SVM ?  softmax 2.76  ?    W × 2  SVM ?  softmax 5.15  ?")
  }

  @Test func `where W is penalized it has the full losses, which doubling makes larger`() throws {
    let model = try Model.of(weights: [[1], [-1]], bias: [0, 0], inputs: [[1]])
    let lines = try screen(after: "D 1 Enter z", model: model).lines
    #expect(
      lines[1] == " W × 1 → 2 full  SVM 2 → 8  softmax 2.13 → 8.02  1/1 → 1/1", "R is 2 and 8")
  }

  @Test
  func `Z gives the table all rows but the title, the tabs and the last two, and takes them back`()
    throws
  {
    let model = Model.scores(try tenClasses())
    let frame = try screen(after: "Z", model: model)
    #expect(frame.tabRow == 21 && frame.lines[21].contains(" Z panel "))
    #expect(frame.lines[2...11].map { $0.split(separator: " ")[0] } == (0..<10).map { "c\($0)" })
    #expect(frame.lines.contains { $0.hasPrefix(" P(label)") })
    for keys in ["Z Z", "Z Esc", "z Z Z", "Z F3"] {
      #expect(try screen(after: keys, model: model).lines == screen(after: "", model: model).lines)
    }
  }

  private func tenClasses() throws -> ScoreTable {
    try ScoreTable(
      matrix: ScoreMatrix(rows: [(0..<10).map { Double($0) / 2 }], labels: [3]),
      classNames: (0..<10).map { "c\($0)" })
  }
}

/// The list of panels.
@Suite struct PanelListTests {
  @Test func `v lists every panel with its letter, and what it shows or why it doesn't apply`()
    throws
  {
    let lines = try screen(after: "v").lines
    #expect(lines.contains { $0.hasPrefix("  c  Card ") && $0.hasSuffix(" no lecture is open") })
    for view in PanelView.all where view.panel != .card {
      let line = try #require(lines.first { $0.hasPrefix("  \(view.letter)  \(view.panel.name) ") })
      let state = ExplorerState(table: .lecture)
      #expect(line.hasSuffix(view.refusal(state) ?? view.help))
      #expect(view.key(state).map { line.contains($0.name) } != false)
    }
    #expect(Set(PanelView.all.map(\.letter)).count == PanelView.all.count)
  }

  @Test func `a letter shows its panel, as do the arrows and Enter`() throws {
    #expect(try screen(after: "v m") == screen(after: "F5"))
    #expect(try screen(after: "v Down Enter") == screen(after: "F4"))
    #expect(try screen(after: "F5 v Esc") == screen(after: "F5"))
  }

  @Test func `a panel that doesn't apply says why, and the list stays`() throws {
    let lines = try screen(after: "v c").lines
    #expect(lines[0] == " Panels" && lines[22] == " Card: no lecture is open")
  }

  @Test func `no line of the list is cut at the least width`() throws {
    let lines = try screen(after: "v", size: Layout.smallest).lines
    #expect(!lines.contains { $0.contains("…") })
  }
}
