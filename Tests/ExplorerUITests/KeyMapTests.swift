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
    _ = state.update(.zoom)
    for binding in KeyMode.all.flatMap(KeyMap.bindings(of:)) {
      #expect(!binding.help.isEmpty && !binding.keyText.isEmpty)
      for key in binding.keys {
        #expect(!binding.action(key, state).isEmpty, "\(binding.keyText)")
      }
    }
  }

  @Test func `every mode shows a way out`() {
    for mode in KeyMode.all {
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
    #expect(KeyMap.actions(for: .character("Q"), in: state) == [.keep])
    _ = state.update(.cancel)
    for character in "-in" { _ = state.update(.type(character)) }
    #expect(KeyMap.actions(for: .character("f"), in: state) == [.type("f")])
  }

  @Test func `Tab and its opposite go round the panels that apply`() {
    var state = ExplorerState(table: .lecture)
    // The card belongs to a lesson.
    let panels = PanelView.all.map(\.panel).filter { $0 != .card }
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

  @Test func `Ctrl-C, Ctrl-Z and Ctrl-L mean the same in every mode`() {
    let starts: [[Action]] = [[], [.type("4")], [.startCommand], [.showHelp]]
    for start in starts {
      var state = ExplorerState(table: .lecture)
      for action in start { _ = state.update(action) }
      #expect(KeyMap.actions(for: .control("c"), in: state) == [.quitAtOnce])
      #expect(KeyMap.actions(for: .control("z"), in: state) == [.suspend])
      #expect(KeyMap.actions(for: .control("l"), in: state) == [.repaint])
    }
  }

  @Test func `a question's footer offers only the answers that it allows`() {
    var state = ExplorerState(table: .lecture)
    _ = state.update(.fileExists(path: "a.csv", isCopy: false))
    #expect(KeyMap.hints(for: state).map(\.keys) == ["y", "Esc"])
  }
}
