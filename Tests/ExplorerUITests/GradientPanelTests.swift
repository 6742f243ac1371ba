import Lessons
import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// The panel Gradient.
@Suite struct GradientPanelTests {
  private func panel(
    _ keys: String, model: Model = .lecture, size: String = "80x24", isUnicode: Bool = true
  ) throws -> [String] {
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: keys, size: size, isUnicode: isUnicode, model: model)
    return frame.lines(rows: frame.panelRows)
  }

  @Test func `a row a class has both slopes, with bars to either side`() throws {
    let lines = try panel("F8")
    #expect(
      lines[2].split(separator: " ")
        == "cat *3.2 -1 ██████████│ -0.87 ██████████│".split(separator: " "))
    #expect(
      lines[3].split(separator: " ")
        == "car !5.1 1 │██████████ 0.869 │██████████".split(separator: " "))
    #expect(lines[4].split(separator: " ") == "frog -1.7 0 │ 9.68e-4 │▏".split(separator: " "))
    #expect(try panel("F8", isUnicode: false)[2].contains("##########|"))
  }

  @Test func `slopes are of the SVM loss in force`() throws {
    // 2 × 2.9, divided by C − 1.
    let lines = try panel("s m F8")
    #expect(lines[1].contains("∂ SVM² mean"))
    #expect(lines[2].contains(" -2.9 ") && lines[3].contains(" 2.9 "))
  }

  @Test func `a slope of softmax is a bare 0 only where a mask makes it so`() throws {
    #expect(try panel("type:9999 Enter F8")[3].contains(" <5e-324 "))
    #expect(try panel("Down type:-inf Enter F8")[3].contains(" 0  "))
  }

  @Test(arguments: ["F8 g g", "F8 F2 g g"])
  func `steps lower the losses, and a line shows them`(keys: String) throws {
    let lines = try panel(keys)
    #expect(lines[0] == " x1: label cat   SVM 2.5   softmax 1.7")
    #expect(lines.contains(" 2 steps  SVM 2.9 → 2.5 ██▇  softmax 2.04 → 1.7 █▇▇"))
    #expect(try screen(after: keys).lines[22].hasSuffix("x1 a step down SVM, η = 0.1: 2.7 → 2.5"))
  }

  @Test func `without the panel in front g and G step nothing`() throws {
    let frame = try screen(after: "g G")
    #expect(frame.lines[22].hasSuffix("v g shows it"))
    #expect(frame.lines[2] == (try screen(after: "")).lines[2])
  }

  @Test func `of many classes it shows the label, the selected one and the steepest`() throws {
    let rows = [(0..<40).map { Double($0) / 10 }]
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: [3]), classNames: (0..<40).map { "c\($0)" })
    for size in ["60x18", "80x24"] {
      let lines = try panel("Down F8", model: .scores(table), size: size)
      // The smallest screen has room for two.
      for name in [" c3 ", " c1 "] + (size == "60x18" ? [] : [" c39 "]) {
        #expect(lines.contains { $0.hasPrefix(name) }, "\(name) at \(size)")
      }
      #expect(lines.contains { $0.hasSuffix("more, of smaller slopes") })
      #expect(lines.contains { $0.hasPrefix(" g steps") })
    }
  }

  @Test func `of a classifier it shows slopes, and says what moves them`() throws {
    let lines = try panel("v g", model: .slide())
    #expect(lines.contains(" W x + b makes these scores: Training and Weights move W"))
    #expect(
      try screen(after: "v g F2 g", model: .slide()).lines[22].contains("Training steps W down"))
  }

  @Test(arguments: [
    Hideable.svm(.everything), .softmax(.example("x2")), .probability(.example("x1")), .accuracy,
    .gradient, .changedSVM, .score(CellName(example: "x1", class: "cat")),
  ])
  func `whatever tells a slope is hidden, it is a question mark`(item: Hideable) throws {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.showPanel(.gradient))
    let size = Size(columns: 80, rows: 24)
    state.settle(size)
    state.hidden.hide([item], in: state.table)
    let frame = draw(state, size: size, isUnicode: true)
    #expect(frame.lines(rows: frame.panelRows).joined().filter { $0 != " " } == "?")
  }
}
