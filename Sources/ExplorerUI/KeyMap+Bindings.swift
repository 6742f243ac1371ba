import ExplorerCore
import TerminalCore

// Within `keyText` two blanks stand between keys.
extension KeyMap {
  static let tableBindings: [KeyBinding] = [
    KeyBinding(
      .table, "←  ↓  ↑  →  h  j  k  l",
      [
        (.left, .move(.left)), (.down, .move(.down)), (.up, .move(.up)),
        (.right, .move(.right)), (.character("h"), .move(.left)),
        (.character("j"), .move(.down)), (.character("k"), .move(.up)),
        (.character("l"), .move(.right)),
      ], "move", hint: ("←↓↑→", "move")),
    KeyBinding(
      .table, "Home  End  PgUp  PgDn",
      [
        (.home, .jump(.rowStart)), (.end, .jump(.rowEnd)), (.pageUp, .jump(.pageUp)),
        (.pageDown, .jump(.pageDown)),
      ], "to the ends of a row, a page up or down; in a lesson PgUp and PgDn scroll its card"),
    KeyBinding(
      .table, "0-9  .  -", "0123456789.-".map(Key.character),
      "type a new score: every digit that makes a number counts at once", hint: ("0-9", "type")
    ) { key, _ in
      if case .character(let character) = key { [.type(character)] } else { [] }
    },
    KeyBinding(.table, "Enter", [(.enter, .editPresentScore)], "edit the present score"),
    KeyBinding(
      .table, "]  [  }  {",
      [
        (.character("]"), .nudge(tenths: 1)), (.character("["), .nudge(tenths: -1)),
        (.character("}"), .nudge(tenths: 10)), (.character("{"), .nudge(tenths: -10)),
      ], "add 0.1, take 0.1, add 1, take 1 (a run on one cell is one undo)",
      hint: ("] [", "±0.1")),
    KeyBinding(
      .table, "y", [(.character("y"), .makeLabel)], "make this class the example's label",
      hint: ("y", "label")),
    KeyBinding(
      .table, ">  <  )  (  =",
      [
        (.character(">"), .doubleScale), (.character("<"), .halveScale),
        (.character(")"), .nudgeScale(tenths: 1)), (.character("("), .nudgeScale(tenths: -1)),
        (.character("="), .resetScale),
      ], "W × k: double, halve, add 0.1, take 0.1, back to 1", hint: ("> <", "scale")),
    KeyBinding(
      .table, "n", [(.character("n"), .nextStep)], "open the lecture; in it, the next step",
      hint: ("n", "lecture"), lessonHint: ("n", "next")),
    KeyBinding(
      .table, "p", [(.character("p"), .previousStep)], "the lecture's previous step",
      lessonHint: ("p", "back")),
    KeyBinding(
      .table, "Space", [(.character(" "), .reveal)],
      "in a lesson: show the answer, or what a presentation shows next",
      lessonHint: ("Space", "show")),
    KeyBinding(
      .table, "BS", [(.backspace, .hideLast), (.delete, .hideLast)],
      "in a presentation: hide again what was shown last", lessonHint: ("BS", "hide")),
    KeyBinding(
      .table, "F2  \\  c", [.function(2), .character("\\"), .character("c")],
      "the keys go to the panel in front, and back; in a lesson c puts its card away and back",
      lessonHint: ("F2", "card")
    ) { key, state in
      key == .character("c") ? [.toggleCard] : [movingFocus(state)]
    },
    KeyBinding(
      .table, "L", [(.character("L"), .showList)],
      "list the lecture's steps; its first line goes back to your own table",
      lessonHint: ("L", "list, leave")),
    KeyBinding(
      .table, "a  m  s",
      [
        (.character("a"), .toggleAllClasses), (.character("m"), .toggleMean),
        (.character("s"), .toggleSquared),
      ], "SVM: sum over all classes, mean instead of sum, squared hinge",
      hint: ("a m s", "SVM")),
    KeyBinding(
      .table, "d  f", [(.character("d"), .startMargin), (.character("f"), .nextFamily)],
      "type the margin Δ; next family: multiclass, structured, one-vs-all"),
    KeyBinding(
      .table, "u  C-r  U",
      [(.character("u"), .undo), (.control("r"), .redo), (.character("U"), .redo)],
      "undo, redo, without limit", hint: ("u", "undo")),
    KeyBinding(
      .table, "r", [(.character("r"), .reset)],
      "back to the table as it was opened, W × 1 and the lecture's losses (one undo)"),
    panels(.table, "next panel, previous panel, \(panelNames)"),
    KeyBinding(
      .table, "z  v", [(.character("z"), .zoom), (.character("v"), .showPanels)],
      "give the panel the rows of the table, and take them back; list the panels"),
    KeyBinding(.table, "Esc", [.escape], "take the table's rows back from the panel") { _, state in
      state.look.isZoomed ? [.cancel] : []
    },
    KeyBinding(
      .table, "t", [(.character("t"), .turn)], "turn the table: rows are examples, or classes"),
    KeyBinding(
      .table, "e  E",
      [(.character("e"), .nextWrongPrediction), (.character("E"), .previousWrongPrediction)],
      "next and previous wrong prediction"),
    KeyBinding(
      .table, "/", [(.character("/"), .startSearch)],
      "search names and labels from the selected example on; / and Enter again: the next"),
    KeyBinding(
      .table, ":", [(.character(":"), .startCommand)], "type a command by name",
      hint: (":", "command")),
    KeyBinding(.table, "C-s", [(.control("s"), .save)], "save"),
    KeyBinding(
      .table, "?  F1", [(.character("?"), .showHelp), (.function(1), .showHelp)],
      "show every key and command", hint: ("?", "help"), isWayOut: true),
    KeyBinding(
      .table, "q", [(.character("q"), .quit)], "quit; asks when a file's table is not saved",
      hint: ("q", "quit"), isWayOut: true),
    KeyBinding(
      .table, "C-c  C-z", [(.control("c"), .quitAtOnce), (.control("z"), .suspend)],
      "quit at once, suspend (in every mode)"),
  ]

  /// Tab and the keys of the panels.
  static func panels(_ mode: KeyMode, _ help: String) -> KeyBinding {
    let panels = Dictionary(
      PanelView.all.compactMap { view in view.key.map { ($0, view.panel) } }
    ) { first, _ in first }
    let keys = [.tab, .backTab] + PanelView.all.compactMap(\.key)
    return KeyBinding(mode, keys.map(\.name).joined(separator: "  "), keys, help) { key, state in
      if let panel = panels[key] { return [.showPanel(panel)] }
      let offered = PanelView.offered(state).map(\.panel)
      let place = offered.firstIndex(of: state.panel) ?? 0
      let next = place + (key == .tab ? 1 : offered.count - 1)
      return [.showPanel(offered[next % offered.count])]
    }
  }

  private static var panelNames: String {
    PanelView.all.filter { $0.key != nil }.map(\.panel.name).joined(separator: ", ")
  }

  /// F2: to the panel in front; where that has no keys of its own, in a lesson to its card.
  private static func movingFocus(_ state: ExplorerState) -> Action {
    if !PanelView.of(state.panel).keys.isEmpty { return .moveFocus(to: state.panel) }
    if state.session != nil { return .moveFocus(to: .card) }
    return .explain("\(state.panel.name) has no keys of its own; they stay with the table")
  }

  static let editBindings: [KeyBinding] = [
    KeyBinding(
      .edit, "0-9  .  -  +  e  E", [],
      "the number, 1e-3 and -inf (a masked class) too; what is no number yet changes nothing",
      hint: ("0-9 . - e", "type")
    ) { _, _ in [] },
    KeyBinding(
      .edit, "BS", [(.backspace, .backspace), (.delete, .backspace)],
      "take the last character back", hint: ("BS", "erase")),
    KeyBinding(.edit, "Enter", [(.enter, .keep)], "keep the number", hint: ("Enter", "keep")),
    KeyBinding(
      .edit, "Tab", [(.tab, .keepAndMoveToNextCell)], "keep it and go to the next cell",
      hint: ("Tab", "keep, next")),
    KeyBinding(
      .edit, "←  ↓  ↑  →",
      [
        (.left, .move(.left)), (.down, .move(.down)), (.up, .move(.up)),
        (.right, .move(.right)),
      ], "keep it and move on", hint: ("←↓↑→", "keep, move")),
    KeyBinding(
      .edit, "Esc", [(.escape, .cancel)], "bring the old number back", hint: ("Esc", "restore"),
      isWayOut: true),
  ]

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
      .list, "any letter  BS", [(.backspace, .eraseSearch)],
      "search ids, titles and chapters", hint: ("a-z", "search")),
    KeyBinding(
      .list, "Del", [(.delete, .clearFromList)], "clear the step's prediction",
      hint: ("Del", "clear its prediction")),
    KeyBinding(
      .list, "Esc", [(.escape, .cancel)], "back", hint: ("Esc", "back"), isWayOut: true),
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
    KeyBinding(
      .panels, "↑  ↓", [.up, .down], "choose a panel", hint: ("↑↓", "choose")
    ) { key, state in
      let panels = PanelView.all.map(\.panel)
      let place = (panels.firstIndex(of: chosenPanel(state)) ?? 0) + (key == .up ? -1 : 1)
      return [.choosePanel(panels[min(max(0, place), panels.count - 1)])]
    },
    KeyBinding(.panels, "Enter", [.enter], "show it", hint: ("Enter", "show")) { _, state in
      [showing(PanelView.of(chosenPanel(state)), state)]
    },
    KeyBinding(
      .panels, "Esc", [(.escape, .cancel)], "back", hint: ("Esc", "back"), isWayOut: true),
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
        (.up, .scrollHelp(by: -1)), (.down, .scrollHelp(by: 1)),
        (.character("k"), .scrollHelp(by: -1)), (.character("j"), .scrollHelp(by: 1)),
        (.pageUp, .scrollHelp(by: -10)), (.pageDown, .scrollHelp(by: 10)),
        (.character(" "), .scrollHelp(by: 10)), (.home, .scrollHelp(by: -10_000)),
      ], "scroll", hint: ("↑↓ PgUp PgDn", "scroll")),
    KeyBinding(
      .help, "Esc  ?  q",
      [
        (.escape, .cancel), (.character("?"), .cancel), (.character("q"), .cancel),
        (.enter, .cancel), (.function(1), .cancel),
      ], "back to the table", hint: ("Esc", "back"), isWayOut: true),
  ]

  static let questionBindings: [KeyBinding] = [
    KeyBinding(
      .question, "s", [(.character("s"), .answer(.save))], "save the changes, then go on",
      hint: ("s", "save")),
    KeyBinding(
      .question, "d", [(.character("d"), .answer(.discard))], "discard the changes and go on",
      hint: ("d", "discard")),
    KeyBinding(
      .question, "y", [(.character("y"), .answer(.yes))],
      "yes: replace the file, or bring lost edits back", hint: ("y", "yes")),
    KeyBinding(
      .question, "n", [(.character("n"), .answer(.no))], "no: keep lost edits for :recover",
      hint: ("n", "no")),
    KeyBinding(
      .question, "Esc", [(.escape, .cancel)], "stay", hint: ("Esc", "stay"), isWayOut: true),
  ]

  static let readingBindings: [KeyBinding] = [
    KeyBinding(
      .reading, "Esc", [(.escape, .cancel)], "stop reading, and stay with the table there is",
      hint: ("Esc", "stop reading"), isWayOut: true)
  ]
}
