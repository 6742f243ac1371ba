import ExplorerCore
import TerminalCore

// The keys of overlays, of the command line, and while the edits of an answer are typed.
extension KeyMap {
  /// The keys that, while an answer plays, end it and then do what they mean; all others only end it.
  static let endingKeys: Set<Key> = ["n", "p", "w", .function(2)]

  static let playingBindings: [KeyBinding] = [
    KeyBinding(
      [], shownAs: "any key",
      "the rest of the answer at once; then n, p, w and F2 do what they mean, and a clicker's . and b "
        + "blank",
      hint: "hurries"
    ) { _, _ in
      []
    },
    KeyBinding([.control("c"): .quitAtOnce], "quit at once", hint: "quit", isWayOut: true),
  ]

  static let listBindings: [KeyBinding] = [
    KeyBinding(
      [
        .up: .moveInList(by: -1), .down: .moveInList(by: 1), .pageUp: .moveInList(by: -10),
        .pageDown: .moveInList(by: 10), .home: .moveInList(by: -1_000_000),
        .end: .moveInList(by: 1_000_000),
      ], "choose a step", hint: "choose", hintKeys: "↑↓"),
    KeyBinding([.enter: .goFromList], "go there", hint: "go"),
    KeyBinding(
      [.backspace: .eraseSearch], shownAs: "any letter  BS", "search ids, titles and chapters",
      hint: "search", hintKeys: "a-z"),
    KeyBinding(
      [.tab: .filterList],
      "list only steps wrong at first, right, not answered, only shown, or due; then all again",
      hint: "filter"),
    KeyBinding(
      [.delete: .clearFromList],
      "clear the search; without one forget the step's prediction, at the second press",
      hint: "forget"
    )
    .rewording { hint, state in
      if state.isSearchingList { hint.meaning = "clear search" }
    },
    leaving("back", hint: "back"),
  ]

  static let commandBindings: [KeyBinding] = [
    KeyBinding([.enter: .runCommand], "run it", hint: "run"),
    KeyBinding(
      [.tab: .completeCommand], "complete; again for the next possibility", hint: "complete"),
    KeyBinding(
      [.up: .recallOlder, .down: .recallNewer], "older and newer lines", hint: "history",
      hintKeys: "↑↓"),
    KeyBinding(
      [.backspace: .eraseCommand, .delete: .eraseCommand, .control("u"): .clearCommand],
      shownAs: "BS  C-u", "erase a character, the line"),
    leaving("leave it", hint: "leave"),
  ]

  static let panelsBindings: [KeyBinding] = [
    KeyBinding(
      PanelView.all.map { .character($0.letter) }, "show the panel of this letter", hint: "show",
      hintKeys: "letter"
    ) { key, state in
      PanelView.all.filter { key == .character($0.letter) }.map { showing($0, state) }
    },
    KeyBinding([.up, .down], "choose a panel", hint: "choose", hintKeys: "↑↓") {
      key, state in
      let panels = PanelView.all.map(\.panel)
      let place = (panels.firstIndex(of: chosenPanel(state)) ?? 0) + (key == .up ? -1 : 1)
      return [.choosePanel(panels[min(max(0, place), panels.count - 1)])]
    },
    KeyBinding([.enter], "show it", hint: "show") { _, state in
      [showing(PanelView.of(chosenPanel(state)), state)]
    },
    leaving("back", hint: "back"),
  ]

  private static func chosenPanel(_ state: ExplorerState) -> Panel {
    if case .overlay(.panels(let chosen)) = state.mode { chosen } else { state.panel }
  }

  /// Shows a panel, or says why it can't be shown.
  static func showing(_ view: PanelView, _ state: ExplorerState) -> Action {
    view.reason(state).map { .explain("\(view.panel.name): \($0)") } ?? .showPanel(view.panel)
  }

  static let helpBindings: [KeyBinding] = [
    KeyBinding(
      [
        .up: .scrollHelp(by: -1), .down: .scrollHelp(by: 1), "k": .scrollHelp(by: -1),
        "j": .scrollHelp(by: 1), .pageUp: .scrollHelp(by: -10), .pageDown: .scrollHelp(by: 10),
        " ": .scrollHelp(by: 10), .home: .scrollHelp(by: -10_000),
      ], shownAs: "↑  ↓  PgUp  PgDn", "scroll", hint: "scroll", hintKeys: "↑↓ PgUp PgDn"),
    KeyBinding(
      [
        .escape: .cancel, "?": .cancel, "q": .cancel, .enter: .cancel, .function(1): .cancel,
        .control("c"): .cancel,
      ], shownAs: "Esc  ?  q", "back to the table", hint: "back", hintKeys: "Esc", isWayOut: true),
  ]

  static let questionBindings: [KeyBinding] = [
    KeyBinding(["s": .answer(.save)], "save the changes, then go on", hint: "save"),
    KeyBinding(["d": .answer(.discard)], "discard the changes and go on", hint: "discard"),
    KeyBinding(
      ["y": .answer(.yes)], "yes: replace the file, or bring lost edits back", hint: "yes"),
    KeyBinding(["n": .answer(.no)], "no: keep lost edits for :recover", hint: "no"),
    leaving("stay", hint: "stay"),
  ]

  static let readingBindings: [KeyBinding] = [
    leaving("stop reading, and stay with the table there is", hint: "stop reading")
  ]
}
