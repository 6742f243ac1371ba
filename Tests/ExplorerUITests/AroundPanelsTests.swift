import ExplorerCore
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerUI

/// The lines that are on every screen: the title, the tabs of the panels, the keys.
@Suite struct AroundPanelsTests {
  private static let panels = PanelView.offered(ExplorerState(table: .lecture)).filter {
    $0.panel != .card
  }

  private func frame(_ keys: String, _ size: String) throws -> Frame {
    try screen(after: keys, size: #require(Size(parsing: size)))
  }

  /// The texts of a row in one style.
  private func texts(of frame: Frame, row: Int, _ style: Style) -> [String] {
    frame.runs(row: row).filter { $0.style == style }
      .flatMap { frame.lines(rows: row..<row + 1, columns: $0.columns) }
  }

  @Test(
    arguments: [("", "Terms"), ("Tab", "Softmax"), ("F5", "Summary")], ["60x18", "80x24", "120x40"])
  func `the chosen panel's tab is in reverse among all, or beside that of the other shown`(
    _ chosen: (keys: String, panel: String), size: String
  ) throws {
    let frame = try frame(chosen.keys, size)
    #expect(texts(of: frame, row: frame.tabRow, .title.selected) == [" " + chosen.panel])
    let (line, isAlone) = (frame.lines[frame.tabRow], size != "120x40" || chosen.keys == "F5")
    // The narrowest screen leaves out the last ones.
    for view in size == "60x18" ? Self.panels.prefix(4) : Self.panels[...] {
      #expect(line.contains(" \(view.panel.name) ") == (isAlone || !view.isWide))
    }
    #expect(line.contains(" v list ") == isAlone, "the key that lists those left out")
    let others = Self.panels.filter { !isAlone && !$0.isWide && $0.panel.name != chosen.panel }
    #expect(texts(of: frame, row: frame.tabRow, .title) == others.map { " " + $0.panel.name })
  }

  @Test(arguments: ["", "4", ": s", "?", "t", "d", "5 Enter"], ["60x18", "80x24", "120x40"])
  func `the key line has whole hints of the mode, the ways out always`(
    keys: String, size: String
  ) throws {
    let frame = try frame(keys, size)
    var state = ExplorerState(table: .lecture)
    for key in try KeyScript.parse(keys) {
      for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
    }
    let hints = KeyMap.hints(for: state)
    func text(_ hint: KeyMap.Hint) -> String {
      "\(Glyphs(isUnicode: true).keys(hint.keys)) \(hint.meaning)"
    }
    let shown = frame.lines[frame.keyRow].dropFirst().split(separator: "  ").map(String.init)
    #expect(Set(shown).isSubset(of: hints.map(text)))
    for hint in hints where hint.isWayOut { #expect(shown.contains(text(hint))) }
    #expect(shown.count > hints.count { $0.isWayOut })
  }

  @Test(arguments: [
    ("60x18", ["←↓↑→ move", "0-9 type", "? help", "q quit"]),
    ("80x24", ["y label", "> < scale", "n lecture", "? help", "q quit"]),
    ("120x40", ["a m s SVM", "u undo", ": command", "? help", "q quit"]),
  ])
  func `the larger the screen the more keys it tells`(size: String, hints: [String]) throws {
    let frame = try frame("", size)
    for hint in hints { #expect(frame.lines[frame.keyRow].contains(" " + hint)) }
    #expect(texts(of: frame, row: frame.keyRow, .key).contains("q"))
  }

  @Test(arguments: [
    ("", "W × 1   Δ = 1   Σ j≠y"), ("> s", "W × 2   Δ = 1   Σ j≠y squared"),
    ("a m d type:0.5 Enter", "W × 1   Δ = 0.5   mean all j"), ("d", "W × 1   Δ =     Σ j≠y"),
    ("f", "W × 1   Δ = 1   structured"), ("f f", "W × 1   Δ = 1   one-vs-all"),
  ])
  func `the title ends with the scale and the SVM loss in force`(keys: String, end: String) throws {
    for size in ["60x18", "80x24", "120x40"] {
      let title = try #require(try frame(keys, size).lines.first)
      #expect(title.hasPrefix(" Loss Explorer   lecture 3×3  ") && title.hasSuffix("  " + end))
    }
  }
}
