import ExplorerCore
import TerminalCore

// The keys of the table and of a number being typed. In a `keyText`, two blanks separate keys.
extension KeyMap {
  static let tableBindings: [KeyBinding] = [
    KeyBinding(
      .table, "←  ↓  ↑  →  h  j  k  l",
      [
        (.left, .move(.left)), (.down, .move(.down)), (.up, .move(.up)), (.right, .move(.right)),
        ("h", .move(.left)), ("j", .move(.down)), ("k", .move(.up)), ("l", .move(.right)),
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
        ("]", .nudge(tenths: 1)), ("[", .nudge(tenths: -1)), ("}", .nudge(tenths: 10)),
        ("{", .nudge(tenths: -10)),
      ], "add 0.1, take 0.1, add 1, take 1 (a run on one cell is one undo)", hint: ("] [", "±0.1")),
    KeyBinding(
      .table, "y", [("y", .makeLabel)], "make this class the example's label", hint: ("y", "label")),
    KeyBinding(
      .table, ">  <  )  (  =",
      [
        (">", .doubleScale), ("<", .halveScale), (")", .nudgeScale(tenths: 1)),
        ("(", .nudgeScale(tenths: -1)), ("=", .resetScale),
      ], "W × k: double, halve, add 0.1, take 0.1, back to 1", hint: ("> <", "scale")),
    KeyBinding(
      .table, "n", [("n", .nextStep)], "open the lecture; in it, the next step",
      hint: ("n", "lecture"), lessonHint: ("n", "next")),
    KeyBinding(
      .table, "p", [("p", .previousStep)], "the lecture's previous step", lessonHint: ("p", "back")),
    KeyBinding(
      .table, "Space", [(" ", .reveal)],
      "in a lesson: show the answer, or what a presentation shows next",
      lessonHint: ("Space", "show")),
    KeyBinding(
      .table, "BS", [(.backspace, .hideLast), (.delete, .hideLast)],
      "in a presentation: hide again what was shown last", lessonHint: ("BS", "hide")),
    KeyBinding(
      .table, "F2  \\  c", [.function(2), "\\", "c"],
      "the keys go to the panel in front, and back; in a lesson c puts its card away and back",
      lessonHint: ("F2", "card")
    ) { key, state in
      key == "c" ? [.toggleCard] : [movingFocus(state)]
    },
    KeyBinding(
      .table, "L", [("L", .showList)],
      "list the lecture's steps; its first line goes back to your own table",
      lessonHint: ("L", "list, leave")),
    KeyBinding(
      .table, "a  m  s", [("a", .toggleAllClasses), ("m", .toggleMean), ("s", .toggleSquared)],
      "SVM: sum over all classes, mean instead of sum, squared hinge", hint: ("a m s", "SVM")),
    KeyBinding(
      .table, "d  f", [("d", .startMargin), ("f", .nextFamily)],
      "type the margin Δ; next family: multiclass, structured, one-vs-all"),
    KeyBinding(
      .table, "u  C-r  U", [("u", .undo), (.control("r"), .redo), ("U", .redo)],
      "undo, redo, without limit", hint: ("u", "undo")),
    KeyBinding(
      .table, "r", [("r", .reset)],
      "back to the table as it was opened, W × 1 and the lecture's losses (one undo)"),
    panels(.table, "next panel, previous panel, \(panelNames)"),
    KeyBinding(
      .table, "z  v", [("z", .zoom), ("v", .showPanels)],
      "give the panel the rows of the table, and take them back; list the panels"),
    KeyBinding(.table, "Esc", [.escape], "take the table's rows back from the panel") { _, state in
      state.look.isZoomed ? [.cancel] : []
    },
    KeyBinding(.table, "t", [("t", .turn)], "turn the table: rows are examples, or classes"),
    KeyBinding(
      .table, "e  E", [("e", .nextWrongPrediction), ("E", .previousWrongPrediction)],
      "next and previous wrong prediction"),
    KeyBinding(
      .table, "/", [("/", .startSearch)],
      "search names and labels from the selected example on; / and Enter again: the next"),
    KeyBinding(
      .table, ":", [(":", .startCommand)], "type a command by name", hint: (":", "command")),
    KeyBinding(.table, "C-s", [(.control("s"), .save)], "save"),
    KeyBinding(
      .table, "?  F1", [("?", .showHelp), (.function(1), .showHelp)], "show every key and command",
      hint: ("?", "help"), isWayOut: true),
    KeyBinding(
      .table, "q", [("q", .quit)], "quit; asks when a file's table is not saved",
      hint: ("q", "quit"), isWayOut: true),
    KeyBinding(
      .table, "C-c  C-z", [(.control("c"), .quitAtOnce), (.control("z"), .suspend)],
      "quit at once, suspend (in every mode)"),
  ]

  /// Tab, Shift-Tab and the keys of the panels, which bring a panel to the front.
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

  /// F2 gives the keys to the panel in front; if it has no keys of its own, to the card of the lesson.
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
      [(.left, .move(.left)), (.down, .move(.down)), (.up, .move(.up)), (.right, .move(.right))],
      "keep it and move on", hint: ("←↓↑→", "keep, move")),
    KeyBinding(
      .edit, "Esc", [(.escape, .cancel)], "bring the old number back", hint: ("Esc", "restore"),
      isWayOut: true),
  ]
}
