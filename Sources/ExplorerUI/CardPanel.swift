import ExplorerCore
import Lessons
import TerminalCore

extension PanelView {
  static let card = PanelView(
    panel: .card, letter: "c", key: nil, help: "the step: what it tells and asks",
    refusal: { $0.session == nil ? "no lecture is open" : nil }, keys: cardKeys,
    passesKeysOn: false, draw: drawCard)

  fileprivate static let cardKeys: [KeyBinding] = [
    KeyBinding(
      [
        .up: .moveInCard(by: -1), .down: .moveInCard(by: 1), "k": .moveInCard(by: -1),
        "j": .moveInCard(by: 1),
      ], shownAs: "↑  ↓", "choose an answer; without choices, scroll", hint: "pick",
      hintKeys: "↑↓", isNeeded: true
    )
    .rewording { hint, state in
      // Their digits are shorter than the arrows in ASCII, and what a class hears.
      hint.keys = "1-\(state.session?.choices.count ?? 1)"
      hint.isNeeded = isAskingInSight(state)
    },
    KeyBinding(
      "0123456789.,-−+eE%".map(Key.character), shownAs: "0-9  .  -  +  e",
      "type a number (a comma is a decimal point, 13% is 0.13), or the number of a choice",
      hint: "type",
      hintKeys: "0-9", isNeeded: true
    ) { key, _ in
      if case .character(let character) = key { [.answerWith(character)] } else { [] }
    }
    .rewording { hint, state in hint.isNeeded = isAskingInSight(state) },
    KeyBinding(
      [.enter: .recordPrediction],
      "record the prediction; where nothing is asked, as Space (presenting: shows nothing hidden)",
      hint: "record", isNeeded: true),
    KeyBinding(
      [" ": .reveal],
      "record what is chosen and show the answer (presenting: what comes next), then go on",
      hint: "show", isNeeded: true),
    KeyBinding(["H": .takeHint], "a hint", hint: "hint", isNeeded: true).rewording { hint, state in
      hint.isNeeded = isAskingInSight(state)
    },
    KeyBinding(
      [.backspace, .delete], shownAs: "BS",
      "take the last character back; in a presentation hide again what was shown last",
      hint: "hide", isNeeded: true
    ) { _, state in state.session?.isPresented == true ? [.hideLast] : [.eraseAnswer] },
    KeyBinding(
      ["n"], "next step; this one stays unanswered; after a search, the next match", hint: "next",
      isNeeded: true
    ) { _, state in [state.look.searched == nil ? .nextStep : .nextMatch] }
    .rewording { hint, state in
      if KeyMap.spaceGoesOn(state) { hint.keys = "Space n" }
    },
    KeyBinding(
      [.function(2): .moveFocus(to: .card), "\\": .moveFocus(to: .card), "c": .toggleCard],
      "the keys go to the table, and back; put the card away and back, with its keys",
      hint: "table", hintKeys: "F2", isNeeded: true),
    KeyBinding(
      ["N": .previousMatch], "after a search: the previous match, until Esc", hint: "match",
      hintKeys: "n N", isNeeded: true),
    KeyBinding(["p": .previousStep], "previous step; from other numbers back to the step's own"),
    KeyBinding(
      ["w": .practise], "after the answer: ask the same with other numbers", hint: "other numbers"),
    KeyBinding(
      ["L": .showList], "list the lecture's steps; its first line goes back to your own table",
      hint: "list"),
    KeyBinding(["r": .reset], "bring back the step's table, scale and losses (one undo)"),
    KeyBinding(["u": .undo, .control("r"): .redo, "U": .redo], "undo, redo"),
    KeyBinding(
      [.pageUp: .scrollCard(by: -4), .pageDown: .scrollCard(by: 4)], "scroll a long card"),
    KeyBinding(
      [.escape, .control("c")],
      "forget what was typed or chosen; then Esc ends a search, gives the table its rows back and brings "
        + "the card back, C-c quits at once", lessonHint: "card", hintKeys: "Esc", isNeeded: true
    ) { key, state in
      [key == .escape || state.session?.card.isBegun == true ? .cancel : .quitAtOnce]
    },
    KeyBinding(["/": .startSearch], "search names and labels; then n and N, or / and Enter again"),
    KeyBinding(
      ["z": .zoom(.panel), "Z": .zoom(.table), "v": .showPanels],
      "give the card the rows of the table, the table those of the card, and take them back; list the "
        + "panels"),
    KeyBinding([":": .startCommand], "type a command by name"),
    KeyBinding(
      ["?": .showHelp, .function(1): .showHelp], "show every key and command", hint: "help",
      hintKeys: "?", isWayOut: true),
    KeyBinding(
      ["q": .quit], "quit; the lesson goes on from here next time", hint: "quit", isWayOut: true),
  ]
}

/// Whether the card can be seen and asks its reader, who needs its keys before others then.
private func isAskingInSight(_ state: ExplorerState) -> Bool {
  state.session?.isPresented == false && (state.panel == .card || state.viewport.companion == .card)
}

/// A lesson's step: its text and question, later the answer.
private func drawCard(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  guard let session = state.session else { return }
  let text = CardText(state, session, in: area, canvas.glyphs)
  let count = text.shownCount
  let first = text.firstLine(session.card)
  // A question below what is shown is named all the same.
  let hidesQuestion = text.question.map { $0 >= first + count } ?? false
  var shown = Array(text.lines.dropFirst(first).prefix(count))
  if hidesQuestion, let question = text.question, count > 2 {
    shown[count - 1] = text.lines[question]
    shown[count - 1].pieces.insert(StyledText(canvas.glyphs.ellipsis + " ", .faint), at: 0)
  }
  for (index, line) in shown.enumerated() {
    let row = area.rows.lowerBound + index
    let end = canvas.write(line.pieces, row: row, column: area.left)
    if line.isInput, state.mode == .panel, state.look.focus == .card {
      canvas.frame.cursor = Position(row: row, column: min(end, area.columns.upperBound - 1))
    }
  }
  guard count < text.lines.count else { return }
  let (above, below) = (first, text.lines.count - first - count + (hidesQuestion ? 1 : 0))
  let signs = [
    above > 0 ? "▲ \(above) above, PgUp" : nil, below > 0 ? "▼ \(below) more, PgDn" : nil,
  ]
  canvas.write(
    signs.compactMap(\.self).joined(separator: "   "), row: area.rows.upperBound - 1,
    column: area.left, style: .notice)
}
