import ExplorerCore
import Lessons
import Scores
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerUI

/// A zoomed panel with another beside it.
@Suite struct CompanionTests {
  private func frame(_ keys: String, _ size: String = "80x24") throws -> Frame {
    try screen(after: keys, size: #require(Size(parsing: size)), model: .ninePoints())
  }

  @Test func `zoomed at 80×24 a picture has 40 columns and 19 rows, and Weights the rest`() throws {
    let frame = try frame("F8 z")
    #expect(frame.panelRows.count == 19)
    #expect(frame.panelRows.allSatisfy { Array(frame.lines[$0])[40] == "│" })
    #expect(frame.lines[2].hasPrefix("── Plane ") && frame.lines[2].contains("─ Weights ─"))
    #expect(
      frame.lines(rows: frame.panelRows, columns: 41..<80)[2]
        == "  cat       1.5    1.5    0.0  *1.35")
    #expect(try self.frame("F8 z z").lines == self.frame("F8").lines)
  }

  @Test func `on a wider screen both grow, on a narrower one it is alone`() throws {
    #expect(Array(try frame("F8 z", "120x40").lines[9])[74] == "│")
    let narrow = try frame("F8 z", "60x18")
    #expect(!narrow.lines[2].contains("─ Weights ─────"))
    #expect(narrow.lines[2].contains("─ Terms ─"), "all tabs")
  }

  @Test func `F2 goes between the two, and the key line names whose keys they are`() throws {
    let keys = [("F8 z F2", "Plane"), ("F8 z F2 F2", "Weights"), ("F8 z F2 F2 F2", "Plane")]
    for (keys, name) in keys {
      let frame = try frame(keys)
      #expect(frame.lines[frame.keyRow].hasPrefix(" \(name):  "))
      let other = name == "Plane" ? "Weights" : "Plane"
      #expect(frame.lines[frame.keyRow].hasSuffix("F2 \(other)"))
      #expect(frame.runs(row: frame.tabRow).filter { $0.style == Style.title.selected }.count == 1)
    }
    #expect(try !frame("F8 z").lines[23].contains("Plane:"))
    func message(_ keys: String) throws -> String {
      try frame(keys).lines.suffix(2).joined(separator: " ")
    }
    #expect(try message("F8 z F2 j").contains("Plane has the keys; F2 gives them to Weights"))
    #expect(try message("F8 z F2 F2 y").contains("Weights has the keys; F2 gives them to Plane"))
    #expect(try message("F8 F2 j").contains("Plane has the keys; F2 gives them to the table"))
  }

  @Test func `a weight that is typed there changes the picture at once`() throws {
    let typed = try frame("F8 z F2 F2 type:-9")
    let start = try frame("F8 z F2 F2")
    func picture(_ frame: Frame) -> [String] { frame.lines(rows: frame.panelRows, columns: 0..<40) }
    #expect(picture(typed) != picture(start))
    #expect(try picture(frame("F8 z F2 F2 type:-9 Esc")) == picture(start))
  }

  @Test func `without the zoom the keys go back from the companion to the table`() throws {
    #expect(try frame("F8 z F2 F2 z").lines == frame("F8").lines)
    #expect(try frame("F8 z F2 z").lines == frame("F8 F2").lines)
  }

  @Test func `Tab changes the companion, and goes round`() throws {
    #expect(try frame("F8 z Tab").lines[2].contains("─ Training ─"))
    #expect(try frame("F8 z Tab F2 F2").lines[23].hasPrefix(" Training:  "))
    #expect(try frame("F8 z Tab Tab").lines == frame("F8 z").lines)
  }

  @Test func `a step can name every panel but the card`() {
    #expect(Set(Step.panels) == Set(PanelView.all.map(\.panel.name)).subtracting(["Card"]))
  }

  @Test func `the panel that a step names is beside its card, or named under it`() throws {
    let yaml = """
      title: Small
      chapters:
        - title: One
          steps:
            - id: A
              title: Look
              text: Look at W.
              table: {classes: [a, b], W: [[1], [2]], examples: [{name: x, label: a, x: [3]}]}
              panel: Weights
      """
    let lesson = try Lesson(yaml: yaml).worked { start, _ in start }
    var state = ExplorerState(table: .lecture)
    _ = state.update(.lessonOpened(LessonSession(lesson), complaint: nil, showsList: false))
    func frame(_ size: String) throws -> Frame {
      let size = try #require(Size(parsing: size))
      _ = state.update(.laidOut(Layout(state, size: size).viewport))
      return draw(state, size: size, isUnicode: true)
    }
    let wide = try frame("141x40")
    #expect(wide.lines[wide.tabRow].contains(" Weights "))
    #expect(
      wide.lines.contains { $0.contains("b: 2.0·3 + 0.0 = 6") || $0.contains("a: 1.0·3 + 0.0 = 3") }
    )
    for size in ["60x18", "80x24"] {
      let frame = try frame(size)
      #expect(frame.lines[frame.keyRow].contains("F7 Weights"))
    }
    _ = state.update(.showPanel(.terms))
    #expect(try !frame("80x24").lines[23].contains("F7 Weights"))
  }

  @Test(arguments: [("Curve", "F7"), ("Gradient", "F8"), ("Libraries", nil)])
  func `a step names a panel about losses, of a bare table with its key`(
    panel: String, key: String?
  ) throws {
    let yaml = """
      title: Small
      chapters: [{title: One, steps: [{id: A, title: Look, text: Look., panel: \(panel)}]}]
      """
    let lesson = try Lesson(yaml: yaml).worked { start, _ in start }
    var state = ExplorerState(table: .lecture)
    _ = state.update(.lessonOpened(LessonSession(lesson), complaint: nil, showsList: false))
    for text in ["80x24", "141x40"] {
      let size = try #require(Size(parsing: text))
      _ = state.update(.laidOut(Layout(state, size: size).viewport))
      let frame = draw(state, size: size, isUnicode: true)
      #expect(text == "80x24" || frame.lines[frame.tabRow].contains(" \(panel) "))
      if let key { #expect(frame.lines[frame.keyRow].contains("\(key) \(panel)")) }
    }
  }

  @Test func `F7 and F8 show what applies: Weights and Plane of a W, else Curve and Gradient`()
    throws
  {
    #expect(
      try screen(after: "F7", model: .ninePoints()) == screen(after: "v w", model: .ninePoints()))
    #expect(
      try screen(after: "F8", model: .ninePoints()) == screen(after: "v p", model: .ninePoints()))
    #expect(try screen(after: "F7") == screen(after: "v u"))
    #expect(try screen(after: "F8") == screen(after: "v g"))
    // Four inputs have no plane.
    #expect(try screen(after: "F8", model: .slide()) == screen(after: "v g", model: .slide()))
  }

  @Test func `in a lesson its card comes first, and Tab changes it`() throws {
    let yaml = """
      title: Small
      chapters: [{title: One, steps: [{id: A, title: Look, text: Look at the plane.}]}]
      """
    let lesson = try Lesson(yaml: yaml).worked { start, _ in start }
    var state = ExplorerState(table: .lecture)
    _ = state.update(.lessonOpened(LessonSession(lesson), complaint: nil, showsList: false))
    state.bench = Workbench(
      Situation(try .ninePoints()), document: Document(title: "Small", path: nil))
    state.bench.workOutLosses()
    let size = Size(columns: 80, rows: 24)
    func frame(_ keys: String) throws -> Frame {
      for key in try KeyScript.parse(keys) {
        for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
        _ = state.update(.laidOut(Layout(state, size: size).viewport))
      }
      return draw(state, size: size, isUnicode: true)
    }
    let card = try frame("F8 z F2")
    #expect(card.lines[2].contains("─ A ─"))
    #expect(
      card.lines(rows: card.panelRows, columns: 41..<80).joined().contains("Look at the plane."))
    #expect(try frame("F2").lines[23].hasPrefix(" Card:  "))
    #expect(try frame("Tab").lines[23].hasPrefix(" Weights:  "))
    #expect(try frame("Tab F2").lines[23].hasPrefix(" Plane:  "))
  }
}
