import ExplorerCore
import TerminalCore

// The keys of overlays, of the command line, and while the edits of an answer are typed.
extension KeyMap {
  static let playingBindings: [KeyBinding] = [
    KeyBinding(
      .playing, "any key", [], "the rest of the answer at once", hint: ("any key", "hurries")
    ) { _, _ in [] },
    KeyBinding(
      .playing, "C-c", [(.control("c"), .quitAtOnce)], "quit at once", hint: ("C-c", "quit"),
      isWayOut: true),
  ]

  static let listBindings: [KeyBinding] = [
    KeyBinding(
      .list, "↑  ↓  PgUp  PgDn  Home  End",
      [
        (.up, .moveInList(by: -1)), (.down, .moveInList(by: 1)), (.pageUp, .moveInList(by: -10)),
        (.pageDown, .moveInList(by: 10)), (.home, .moveInList(by: -1_000_000)),
        (.end, .moveInList(by: 1_000_000)),
      ], "choose a step", hint: ("↑↓", "choose")),
    KeyBinding(.list, "Enter", [(.enter, .goFromList)], "go there", hint: ("Enter", "go")),
    KeyBinding(
      .list, "any letter  BS", [(.backspace, .eraseSearch)], "search ids, titles and chapters",
      hint: ("a-z", "search")),
    KeyBinding(
      .list, "Del", [(.delete, .clearFromList)], "clear the step's prediction",
      hint: ("Del", "clear its prediction")),
    KeyBinding(.list, "Esc", [(.escape, .cancel)], "back", hint: ("Esc", "back"), isWayOut: true),
  ]

  static let commandBindings: [KeyBinding] = [
    KeyBinding(.command, "Enter", [(.enter, .runCommand)], "run it", hint: ("Enter", "run")),
    KeyBinding(
      .command, "Tab", [(.tab, .completeCommand)], "complete; again for the next possibility",
      hint: ("Tab", "complete")),
    KeyBinding(
      .command, "↑  ↓", [(.up, .recallOlder), (.down, .recallNewer)], "older and newer lines",
      hint: ("↑↓", "history")),
    KeyBinding(
      .command, "BS  C-u",
      [(.backspace, .eraseCommand), (.delete, .eraseCommand), (.control("u"), .clearCommand)],
      "erase a character, the line"),
    KeyBinding(
      .command, "Esc", [(.escape, .cancel)], "leave it", hint: ("Esc", "leave"), isWayOut: true),
  ]

  static let panelsBindings: [KeyBinding] = [
    KeyBinding(
      .panels, PanelView.all.map { String($0.letter) }.joined(separator: "  "),
      PanelView.all.map { .character($0.letter) }, "show the panel of this letter",
      hint: ("letter", "show")
    ) { key, state in
      PanelView.all.filter { key == .character($0.letter) }.map { showing($0, state) }
    },
    KeyBinding(.panels, "↑  ↓", [.up, .down], "choose a panel", hint: ("↑↓", "choose")) {
      key, state in
      let panels = PanelView.all.map(\.panel)
      let place = (panels.firstIndex(of: chosenPanel(state)) ?? 0) + (key == .up ? -1 : 1)
      return [.choosePanel(panels[min(max(0, place), panels.count - 1)])]
    },
    KeyBinding(.panels, "Enter", [.enter], "show it", hint: ("Enter", "show")) { _, state in
      [showing(PanelView.of(chosenPanel(state)), state)]
    },
    KeyBinding(.panels, "Esc", [(.escape, .cancel)], "back", hint: ("Esc", "back"), isWayOut: true),
  ]

  private static func chosenPanel(_ state: ExplorerState) -> Panel {
    if case .overlay(.panels(let chosen)) = state.mode { chosen } else { state.panel }
  }

  private static func showing(_ view: PanelView, _ state: ExplorerState) -> Action {
    view.refusal(state).map { .explain("\(view.panel.name): \($0)") } ?? .showPanel(view.panel)
  }

  static let helpBindings: [KeyBinding] = [
    KeyBinding(
      .help, "↑  ↓  PgUp  PgDn",
      [
        (.up, .scrollHelp(by: -1)), (.down, .scrollHelp(by: 1)), ("k", .scrollHelp(by: -1)),
        ("j", .scrollHelp(by: 1)), (.pageUp, .scrollHelp(by: -10)),
        (.pageDown, .scrollHelp(by: 10)), (" ", .scrollHelp(by: 10)),
        (.home, .scrollHelp(by: -10_000)),
      ], "scroll", hint: ("↑↓ PgUp PgDn", "scroll")),
    KeyBinding(
      .help, "Esc  ?  q",
      [
        (.escape, .cancel), ("?", .cancel), ("q", .cancel), (.enter, .cancel),
        (.function(1), .cancel),
      ], "back to the table", hint: ("Esc", "back"), isWayOut: true),
  ]

  static let questionBindings: [KeyBinding] = [
    KeyBinding(
      .question, "s", [("s", .answer(.save))], "save the changes, then go on", hint: ("s", "save")),
    KeyBinding(
      .question, "d", [("d", .answer(.discard))], "discard the changes and go on",
      hint: ("d", "discard")),
    KeyBinding(
      .question, "y", [("y", .answer(.yes))], "yes: replace the file, or bring lost edits back",
      hint: ("y", "yes")),
    KeyBinding(
      .question, "n", [("n", .answer(.no))], "no: keep lost edits for :recover", hint: ("n", "no")),
    KeyBinding(
      .question, "Esc", [(.escape, .cancel)], "stay", hint: ("Esc", "stay"), isWayOut: true),
  ]

  static let readingBindings: [KeyBinding] = [
    KeyBinding(
      .reading, "Esc", [(.escape, .cancel)], "stop reading, and stay with the table there is",
      hint: ("Esc", "stop reading"), isWayOut: true)
  ]
}
