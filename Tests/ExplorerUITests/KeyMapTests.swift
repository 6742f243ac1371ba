import ExplorerCore
import TerminalCore
import Testing

@testable import ExplorerUI

@Suite struct KeyMapTests {
  @Test func `no key means two things in one mode`() {
    for mode in KeyMode.all {
      let keys = KeyMap.bindings(of: mode).flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "\(mode)")
    }
  }

  @Test func `every binding says what it does, and its keys do something`() {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.zoom(.panel))
    for binding in KeyMode.all.flatMap(KeyMap.bindings(of:)) {
      #expect(!binding.help.isEmpty && !binding.keyText.isEmpty)
      for key in binding.keys {
        #expect(!binding.action(key, state).isEmpty, "\(binding.keyText)")
      }
    }
  }

  @Test func `every mode shows a way out`() {
    // A presentation's keys come on top of others, and any key leaves a blank screen.
    for mode in KeyMode.all where ![.presenting, .blank].contains(mode) {
      #expect(KeyMap.hints(in: mode).contains { $0.isWayOut }, "\(mode)")
    }
  }

  @Test func `while a number is typed, its characters are the number's and other keys the table's`()
  {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.type("4"))
    #expect(KeyMap.actions(for: .character("e"), in: state) == [.type("e")])
    #expect(KeyMap.actions(for: .character("f"), in: state) == [.nextFamily])
    #expect(KeyMap.actions(for: .character("]"), in: state) == [.nudge(tenths: 1)])
    #expect(KeyMap.actions(for: .character(","), in: state) == [.type(",")])
    #expect(KeyMap.actions(for: .character("_"), in: state) == [.type("_")])
    _ = state.update(.type("_"))
    #expect(KeyMap.actions(for: .character("f"), in: state) == [.type("f")])
    _ = state.update(.cancel)
    for character in "-in" { _ = state.update(.type(character)) }
    #expect(KeyMap.actions(for: .character("f"), in: state) == [.type("f")])
  }

  @Test func `Tab and its opposite go round the panels that apply`() {
    var state = ExplorerState(table: .lecture)
    // The card belongs to a lesson, and other panels to a classifier.
    let panels = PanelView.offered(state).map(\.panel).filter { $0 != .card }
    for panel in panels.dropFirst() + panels.prefix(1) {
      for action in KeyMap.actions(for: .tab, in: state) { _ = state.update(action) }
      #expect(state.panel == panel)
    }
    for panel in panels.reversed() {
      for action in KeyMap.actions(for: .backTab, in: state) { _ = state.update(action) }
      #expect(state.panel == panel)
    }
  }

  @Test func `F2 gives the keys to a panel that has some, and says where there are none`() {
    let state = ExplorerState(table: .lecture)
    #expect(
      KeyMap.actions(for: .function(2), in: state)
        == [.explain("Terms has no keys of its own; they stay with the table")])
  }

  @Test
  func `Ctrl-C leaves what Esc leaves, else the program; Ctrl-Z and Ctrl-L are for every mode`() {
    let left: [[Action]] = [
      [.type("4")], [.startMargin], [.startCommand], [.startSearch], [.showHelp], [.showPanels],
    ]
    let starts: [([Action], Action)] = left.map { ($0, .cancel) } + [([], .quitAtOnce)]
    for (start, meaning) in starts {
      var state = ExplorerState(table: .lecture)
      for action in start { _ = state.update(action) }
      #expect(KeyMap.actions(for: .control("c"), in: state) == [meaning])
      #expect(KeyMap.actions(for: .control("z"), in: state) == [.suspend])
      #expect(KeyMap.actions(for: .control("l"), in: state) == [.repaint])
    }
    var state = ExplorerState(table: .lecture, document: .file("a.csv"))
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.quit)
    #expect(KeyMap.actions(for: .control("c"), in: state) == [.cancel])
  }

  @Test(arguments: [[], [.type("4")], [.showPanel(.scale), .moveFocus(to: .scale)]] as [[Action]])
  func `a key without a meaning says where the keys are listed`(start: [Action]) {
    var state = ExplorerState(table: .lecture)
    for action in start { _ = state.update(action) }
    for (key, name) in [(Key.function(12), "F12"), (.insert, "Ins"), (.control("x"), "C-x")] {
      #expect(
        KeyMap.actions(for: key, in: state)
          == [.explain("\(name) does nothing here; ? lists the keys")])
    }
  }

  @Test func `in a prompt and in a list a key without a meaning says how to leave`() throws {
    for keys in [": F12", "/ Left", "v j"] {
      let lines = try screen(after: keys).lines.suffix(2)
      #expect(lines.contains { $0.hasSuffix("does nothing here; Esc leaves") }, "\(keys)")
    }
  }

  @Test func `after a search n and N go through its matches, and the footer says so`() throws {
    var state = ExplorerState(table: .lecture)
    #expect(KeyMap.actions(for: "n", in: state) == [.nextStep])
    #expect(!KeyMap.hints(for: state).contains { $0.meaning == "match" })
    for action: Action in [.startSearch, .typeCommand("c"), .runCommand] {
      _ = state.update(action)
    }
    #expect(KeyMap.actions(for: "n", in: state) == [.nextMatch])
    #expect(KeyMap.actions(for: "N", in: state) == [.previousMatch])
    let hints = KeyMap.hints(for: state).map(\.meaning)
    #expect(hints.contains("match") && !hints.contains("lecture"))
    for action in KeyMap.actions(for: .escape, in: state) { _ = state.update(action) }
    #expect(KeyMap.actions(for: "n", in: state) == [.nextStep])
  }

  @Test func `no typing is offered where scores are computed`() throws {
    let footer = try #require(screen(after: "", model: .slide()).lines.last)
    #expect(!footer.contains("type") && !footer.contains("±0.1") && footer.contains("y label"))
  }

  @Test func `a question's footer offers only the answers that it allows`() {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.fileExists(path: "a.csv", exporting: nil))
    #expect(KeyMap.hints(for: state).map(\.keys) == ["y", "Esc"])
  }
}
