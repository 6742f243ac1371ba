import ExplorerCore
import Lessons
import LossEngine
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// The panel Scale.
@Suite struct ScalePanelTests {
  private func panel(_ keys: String, model: Model = .lecture) throws -> [String] {
    let frame = try screen(after: keys, model: model)
    return frame.lines(rows: frame.panelRows)
  }

  private func words(_ keys: String, model: Model = .lecture) throws -> String {
    try panel(keys, model: model).suffix(2).map { $0.drop { $0 == " " } }.joined(separator: " ")
  }

  @Test func `it marks k and 2k and names both lines`() throws {
    let lines = try panel("F6")
    #expect(lines.contains { $0.contains("▲k") && $0.contains("▲2k") })
    #expect(lines.contains { $0.hasSuffix(" SVM") } && lines.contains { $0.hasSuffix(" softmax") })
    #expect(
      try panel(": type:scale Space 0 Enter F6").contains {
        $0.contains("▲k") && !$0.contains("2k")
      })
  }

  @Test func `its words say what is so for this table`() throws {
    #expect(
      try words("F6")
        == "SVM is 0 at no k, because of x1, x3. Softmax is least at k = 0. W × 2k raises both. "
        + "No k > 0 changes who wins.")
    #expect(
      try words("Right F6 F2 x")
        == "SVM is 0 from k = 0.345 on. Softmax falls all the way. W × 2k leaves SVM and "
        + "lowers softmax. No k > 0 changes who wins.")
    #expect(try words("F6", model: .slide()).hasSuffix("b is not scaled: k can change who wins."))
  }

  @Test func `where W is penalized the curves are told to be of the data losses`() throws {
    let model = try Model.of(weights: [[1], [-1]], bias: [0, 0], inputs: [[1]])
    let lines = try panel("D 1 Enter F6", model: model)
    #expect(lines[0].hasPrefix(" data losses of the table at W × k"))
    #expect(lines.contains { $0.hasSuffix("data SVM") })
    #expect(
      try words("D 1 Enter F6", model: model).contains(
        "Data softmax falls all the way. W × 2k leaves data SVM and lowers data softmax."))
  }

  @Test func `the line to read at says both losses at its k`() throws {
    let head = try panel("F6 F2 Right Right Right")[0]
    #expect(
      head == " losses of the table at W × k         k = 1.3  SVM 6.5466667  softmax 3.4602005")
    #expect(try screen(after: "F6 F2 Right Right Right Enter").lines[0].contains("W × 1.3"))
  }

  @Test func `with the focus its keys are its own, and those of a cell do nothing`() throws {
    let start = try screen(after: "F6 F2")
    for key in ["Up", "4", "]", "y", "Space"] {
      let frame = try screen(after: "F6 F2 \(key)")
      #expect(frame.lines[22].hasSuffix("Scale has the keys; F2 gives them to the table"))
      #expect(frame.lines.dropLast(2) == start.lines.dropLast(2))
    }
    #expect(try screen(after: "F6 F2 >").lines[0].contains("W × 2"))
    #expect(try screen(after: "F6 F2 F2 Right").lines[22].hasPrefix(" x2 · cat"))
    #expect(try screen(after: "F6 \\ \\") == screen(after: "F6"))
  }

  @Test(arguments: ["60x18", "80x24", "120x40"], ["F6", "F6 F2 Right", "F6 z"])
  func `sentences are shown whole, however small the screen`(size: String, keys: String) throws {
    let size = try #require(Size(parsing: size))
    let frame = try screen(after: keys, size: size)
    let last = try #require(frame.lines(rows: frame.panelRows).last)
    #expect(last.hasSuffix("."))
  }

  @Test(arguments: [
    [Hideable.svm(.everything)], [.svm(.example("x2"))], [.svm(.mean)], [.softmax(.mean)],
    [.softmax(.example("x1"))], [.accuracy], [.score(CellName(example: "x3", class: "car"))],
  ])
  func `whatever of the losses is hidden, it shows its axes and a question mark`(
    items: [Hideable]
  ) throws {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.showPanel(.scale))
    let size = Size(columns: 80, rows: 24)
    _ = state.update(.laidOut(Layout(state, size: size).viewport))
    state.hidden.hide(items, in: state.table)
    let frame = draw(state, size: size, isUnicode: true)
    let lines = frame.lines(rows: frame.panelRows)
    #expect(lines[0] == " ?")
    #expect(!lines.joined().contains { "▀▄█┤".contains($0) } && lines.joined().contains("▲2k"))
    #expect(!lines.joined().contains("SVM"))
  }
}
