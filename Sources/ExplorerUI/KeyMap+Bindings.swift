import ExplorerCore
import TerminalCore

// The keys of the table and of a number being typed. In a `keyText`, two blanks separate keys.
extension KeyMap {
  static let tableBindings: [KeyBinding] = [
    KeyBinding(
      [
        .left: .move(.left), .down: .move(.down), .up: .move(.up), .right: .move(.right),
        "h": .move(.left), "j": .move(.down), "k": .move(.up), "l": .move(.right),
      ], "move", hint: "move", hintKeys: "←↓↑→"),
    KeyBinding(
      [
        .home: .jump(.rowStart), .end: .jump(.rowEnd), .pageUp: .jump(.pageUp),
        .pageDown: .jump(.pageDown),
      ], "to the ends of a row, a page up or down; in a lesson PgUp and PgDn scroll its card"),
    KeyBinding(
      "0123456789.,-−".map(Key.character), shownAs: "0-9  .  -",
      "type a new score, which counts at once; a comma is a decimal point, and digits are never a "
        + "count: 5j types 5, then moves", hint: "type", hintKeys: "0-9"
    ) { key, _ in
      if case .character(let character) = key { [.type(character)] } else { [] }
    },
    KeyBinding([.enter: .editPresentNumber], "edit the present score"),
    KeyBinding(
      [
        "]": .nudge(tenths: 1), "[": .nudge(tenths: -1), "}": .nudge(tenths: 10),
        "{": .nudge(tenths: -10),
      ], "add 0.1, take 0.1, add 1, take 1 (a run on one cell is one undo)", hint: "±0.1",
      hintKeys: "] ["),
    KeyBinding(["y": .makeLabel], "make this class the example's label", hint: "label"),
    KeyBinding(
      [
        ">": .doubleScale, "<": .halveScale, ")": .nudgeScale(tenths: 1),
        "(": .nudgeScale(tenths: -1), "=": .resetScale,
      ], "W × k: double, halve, add 0.1, take 0.1, back to 1", hint: "scale", hintKeys: "> <"),
    KeyBinding(
      ["n"], "open the lecture; in it, the next step; after a search, the next match",
      hint: "lecture", lessonHint: "next", isNeeded: true
    ) { _, state in [state.look.searched == nil ? .nextStep : .nextMatch] },
    KeyBinding(
      ["N": .previousMatch], "after a search: the previous match, until Esc", hint: "match",
      lessonHint: "match", hintKeys: "n N", isNeeded: true),
    KeyBinding(["p": .previousStep], "the lecture's previous step", lessonHint: "back"),
    KeyBinding(
      [" ": .reveal], "in a lesson: show the answer, or what a presentation shows next",
      lessonHint: "show", isNeeded: true),
    KeyBinding(
      [.backspace: .hideLast, .delete: .hideLast], shownAs: "BS",
      "in a presentation: hide again what was shown last", lessonHint: "hide", isNeeded: true),
    KeyBinding(
      [.function(2), "\\", "c"],
      "the keys go to the panel in front, and back; in a lesson c puts its card away and back, with "
        + "its keys", lessonHint: "card", hintKeys: "F2", isNeeded: true
    ) { key, state in
      key == "c" ? [.toggleCard] : [movingFocus(state)]
    }
    .rewording { hint, state in
      if case .moveFocus(let panel) = movingFocus(state), panel != .card {
        hint.meaning = panel.name
      }
    },
    KeyBinding(
      ["L": .showList], "list the lecture's steps; its first line goes back to your own table",
      lessonHint: "list, leave"),
    KeyBinding(
      ["a": .toggleAllClasses, "m": .toggleMean, "s": .toggleSquared],
      "SVM: sum over all classes, mean instead of sum, squared hinge", hint: "SVM",
      hintKeys: "a m s"),
    KeyBinding(
      ["d": .startMargin, "f": .nextFamily],
      "type the margin Δ; next family: multiclass, structured, one-vs-all"),
    KeyBinding(
      ["D": .startLambda, "F": .nextRegularization],
      "where there is a W: type λ (then ] doubles and [ halves it); next kind of R(W)"),
    KeyBinding(
      ["g", "G"],
      "with the panel Gradient in front: step the example down the SVM loss, down softmax"
    ) { key, state in
      state.panel == .gradient
        ? [.stepScores(isOfSoftmax: key == "G")]
        : [.explain("g and G step down the slopes of Gradient; v g shows it")]
    },
    KeyBinding(
      ["u": .undo, .control("r"): .redo, "U": .redo], "undo, redo, without limit", hint: "undo",
      hintKeys: "u"),
    KeyBinding(
      ["r": .reset], "back to the table as it was opened, W × 1 and the lecture's losses (one undo)"
    ),
    KeyBinding(
      ["B": .compareFromHere],
      "compare changes, in the line above the keys, with the table as it is now; again: as it was opened"
    ),
    panels("next panel, previous panel (of two that z has made, the second), \(panelNames)"),
    KeyBinding(
      ["z": .zoom(.panel), "Z": .zoom(.table), "v": .showPanels],
      "give the panel the rows of the table, the table those of the panel, and take them back; list "
        + "the panels"),
    KeyBinding(
      [.escape], escapeHelp, lessonHint: "card", hintKeys: "Esc", isNeeded: true, action: escaping),
    KeyBinding(["t": .turn], "turn the table: rows are examples, or classes"),
    KeyBinding(
      ["e": .nextWrongPrediction, "E": .previousWrongPrediction],
      "next and previous wrong prediction"),
    KeyBinding(
      ["*": .goToLabel, "!": .goToWinner],
      "to the score of the example's label, to its highest score"),
    KeyBinding(
      ["/": .startSearch],
      "search names and labels from the selected example on; then n and N, or / and Enter again"),
    KeyBinding([":": .startCommand], "type a command by name", hint: "command"),
    KeyBinding([.control("s"): .save], "save"),
    KeyBinding(
      ["?": .showHelp, .function(1): .showHelp], "show every key and command", hint: "help",
      hintKeys: "?", isWayOut: true),
    KeyBinding(
      ["q": .quit], "quit; asks when a file's table is not saved", hint: "quit", isWayOut: true),
    KeyBinding(
      [.control("c"): .quitAtOnce, .control("z"): .suspend, .control("l"): .repaint],
      "quit at once, suspend, paint the screen anew; C-c leaves what is typed, chosen, asked or listed "
        + "first, as Esc does"),
  ]

  /// Tab, Shift-Tab and the keys of the panels, which bring a panel to the front.
  static func panels(_ help: String) -> KeyBinding {
    KeyBinding([.tab, .backTab] + panelKeys, help) { key, state in
      if let view = PanelView.brought(by: key, state) { return [showing(view, state)] }
      if let beside = state.viewport.companion { return [nextCompanion(after: beside, state)] }
      let offered = PanelView.offered(state).map(\.panel)
      let place = offered.firstIndex(of: state.panel) ?? 0
      let next = place + (key == .tab ? 1 : offered.count - 1)
      return [.showPanel(offered[next % offered.count])]
    }
  }

  static let escapeHelp =
    "end a search; give back the rows that z or Z took; in a lesson bring its card back, with its keys"

  /// Esc while nothing is typed, asked or listed; a message goes with it.
  static func escaping(_: Key, _ state: ExplorerState) -> [Action] {
    let isAway = state.session != nil && (state.panel != .card || state.look.focus != .card)
    let isShown = state.look.searched != nil || state.message != nil
    return isAway || state.look.zoom != .none || isShown ? [.cancel] : []
  }

  /// While a panel is zoomed, Tab changes the one beside it.
  private static func nextCompanion(after beside: Panel, _ state: ExplorerState) -> Action {
    let companions = PanelView.of(state.panel).companions(state).map(\.panel)
    let place = companions.firstIndex(of: beside) ?? 0
    return .showBeside(companions[(place + 1) % companions.count])
  }

  /// Esc in a panel that has the keys.
  static let escapeFromPanel = KeyBinding(
    [.escape], escapeHelp, lessonHint: "card", action: escaping)

  /// F2 in a panel that has the keys.
  static func givingKeysBack(from panel: Panel) -> KeyBinding {
    KeyBinding(
      [.function(2): .moveFocus(to: panel), "\\": .moveFocus(to: panel)],
      "the keys go back to the table", hint: "table", hintKeys: "F2", isWayOut: true)
  }

  /// Esc, and Ctrl-C like it.
  static func leaving(_ help: String, hint: String) -> KeyBinding {
    KeyBinding(
      [.escape: .cancel, .control("c"): .cancel], help, hint: hint, hintKeys: "Esc", isWayOut: true)
  }

  private static var panelKeys: [Key] {
    PanelView.all.compactMap(\.key).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// "Terms, Softmax, Weights or else Curve".
  private static var panelNames: String {
    panelKeys.map { key in
      PanelView.all.filter { $0.key == key }.map(\.panel.name).joined(separator: " or else ")
    }.joined(separator: ", ")
  }

  /// F2 gives the keys to the panel in front; if it has no keys of its own, to the card of the lesson.
  private static func movingFocus(_ state: ExplorerState) -> Action {
    if !PanelView.of(state.panel).keys.isEmpty { return .moveFocus(to: state.panel) }
    if state.session != nil { return .moveFocus(to: .card) }
    return .explain("\(state.panel.name) has no keys of its own; they stay with the table")
  }

  static let editBindings: [KeyBinding] = [
    KeyBinding(
      [], shownAs: "0-9  .  -  +  e  E",
      "the number, 1e-3 and -inf (a masked class) too; what is no number yet changes nothing; any "
        + "other key of the table keeps the number, then does what it does",
      hint: "type", hintKeys: "0-9 . - e"
    ) { _, _ in [] }
    .rewording { hint, state in
      if state.entry?.place == .margin { hint.keys = "0-9 . e" }
    },
    KeyBinding(
      [.backspace: .backspace, .delete: .backspace], shownAs: "BS", "take the last character back",
      hint: "erase"),
    KeyBinding([.enter: .keep], "keep the number", hint: "keep"),
    KeyBinding(
      [.tab: .keepAndMoveToNextCell], "keep it and go to the next cell", hint: "keep, next"),
    KeyBinding(
      [.left: .move(.left), .down: .move(.down), .up: .move(.up), .right: .move(.right)],
      "keep it and move on", hint: "keep, move", hintKeys: "←↓↑→"),
    leaving("bring the old number back", hint: "restore"),
  ]
}
