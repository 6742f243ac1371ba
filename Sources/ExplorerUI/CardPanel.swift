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
      .panel(.card), "↑  ↓",
      [
        (.up, .moveInCard(by: -1)), (.down, .moveInCard(by: 1)), ("k", .moveInCard(by: -1)),
        ("j", .moveInCard(by: 1)),
      ], "choose an answer; without choices, scroll", hint: ("↑↓", "choose")),
    KeyBinding(
      .panel(.card), "0-9  .  -  +  e", "0123456789.-+eE".map(Key.character),
      "type a number, or the number of a choice", hint: ("0-9", "type")
    ) { key, _ in
      if case .character(let character) = key { [.answerWith(character)] } else { [] }
    },
    KeyBinding(
      .panel(.card), "BS", [(.backspace, .eraseAnswer), (.delete, .eraseAnswer)],
      "take the last character back"),
    KeyBinding(
      .panel(.card), "Enter", [(.enter, .recordPrediction)], "record the prediction",
      hint: ("Enter", "record")),
    KeyBinding(.panel(.card), "H", [("H", .takeHint)], "a hint", hint: ("H", "hint")),
    KeyBinding(
      .panel(.card), "Space", [(" ", .reveal)], "show the answer", hint: ("Space", "answer")),
    KeyBinding(
      .panel(.card), "F2  \\  c",
      [(.function(2), .moveFocus(to: .card)), ("\\", .moveFocus(to: .card)), ("c", .toggleCard)],
      "the keys go to the table, and back; put the card away and back", hint: ("F2", "table")),
    KeyBinding(
      .panel(.card), "n", [("n", .nextStep)], "next step; this one stays unanswered",
      hint: ("n", "next"), isWayOut: true),
    KeyBinding(.panel(.card), "p", [("p", .previousStep)], "previous step"),
    KeyBinding(
      .panel(.card), "L", [("L", .showList)],
      "list the lecture's steps; its first line goes back to your own table", hint: ("L", "list")),
    KeyBinding(
      .panel(.card), "r", [("r", .reset)],
      "bring back the step's table, scale and losses (one undo)"),
    KeyBinding(
      .panel(.card), "PgUp  PgDn",
      [(.pageUp, .scrollCard(by: -5)), (.pageDown, .scrollCard(by: 5))], "scroll a long card"),
    KeyBinding(
      .panel(.card), "Esc", [(.escape, .cancel)],
      "forget what was typed or chosen; then give the table its rows back"),
    KeyBinding(
      .panel(.card), "z  v", [("z", .zoom), ("v", .showPanels)],
      "give the card the rows of the table, and take them back; list the panels"),
    KeyBinding(.panel(.card), ":", [(":", .startCommand)], "type a command by name"),
    KeyBinding(
      .panel(.card), "?  F1", [("?", .showHelp), (.function(1), .showHelp)],
      "show every key and command", hint: ("?", "help"), isWayOut: true),
    KeyBinding(
      .panel(.card), "q", [("q", .quit)], "quit; the lesson goes on from here next time",
      hint: ("q", "quit"), isWayOut: true),
  ]
}

/// A lesson's step: its text and question, later the answer.
private func drawCard(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  guard let session = state.session else { return }
  let text = CardText(state, session, in: area, canvas.glyphs)
  let count = text.shownCount
  let first = text.firstLine(session.card)
  for (index, line) in text.lines.dropFirst(first).prefix(count).enumerated() {
    let row = area.rows.lowerBound + index
    let end = canvas.write(line.pieces, row: row, column: area.left)
    if line.isInput, state.mode == .panel {
      canvas.frame.cursor = Position(row: row, column: min(end, area.columns.upperBound - 1))
    }
  }
  guard count < text.lines.count else { return }
  let (above, below) = (first, text.lines.count - first - count)
  let signs = [
    above > 0 ? "▲ \(above) above, PgUp" : nil, below > 0 ? "▼ \(below) more, PgDn" : nil,
  ]
  canvas.write(
    signs.compactMap(\.self).joined(separator: "   "), row: area.rows.upperBound - 1,
    column: area.left, style: .notice)
}
