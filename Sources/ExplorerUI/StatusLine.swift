import ExplorerCore
import Scores
import TerminalCore

/// The status line, above the keys: a question, the command being typed, or the selected score with all
/// its digits and a message.
/// - Returns: whether a message has taken the row of the keys.
func drawStatus(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) -> Bool {
  let (state, row, width) = (readings.state, layout.statusRow, canvas.size.columns)
  switch state.mode {
  case .overlay(.question(let question)):
    canvas.frame.fill(row: row, column: 0, width: width, style: .notice.selected)
    // The keys have to stay, as they answer; so long names lose their beginnings.
    let wordings = [width, 40, 30, 20, 14, 9].map { longest in
      text(of: question, state) { canvas.ending(of: $0, width: longest) }
    }
    canvas.write(
      canvas.glyphs.fitting(wordings, width: width - 2), row: row, column: 1,
      style: .notice.selected, width: width - 2)
  case .overlay(.reading(let path, let percent)):
    canvas.frame.fill(row: row, column: 0, width: width, style: .notice.selected)
    let much = percent.map { "  \($0) %" } ?? ""
    let name = canvas.ending(of: path, width: width - 11 - canvas.width(much))
    canvas.write("reading \(name)\(much)", row: row, column: 1, style: .notice.selected)
  case .command(let line):
    let text = line.prompt.rawValue + line.text
    let end = canvas.write(
      canvas.ending(of: text, width: width - 2), row: row, column: 0, style: .input)
    canvas.frame.cursor = Position(row: row, column: min(end, width - 1))
    guard let message = state.message else { return false }
    canvas.write(
      message.text, row: row + 1, column: 1, style: message.style, width: width - 2)
    return true
  case .table, .edit, .panel, .overlay:
    var end = drawCell(readings, row: row, on: &canvas)
    if let message = state.message {
      return drawMessage(message, row: row, from: end + 3, on: &canvas)
    }
    if let entry = state.entry {
      end = canvas.write(
        hint(on: entry, state), row: row, column: end + 3, width: max(0, width - end - 4))
    } else if let before = readings.scoreBefore, canvas.width(before) <= width - end - 2 {
      end = canvas.write(before, row: row, column: end + 1)
    }
    drawChanges(readings, row: row, after: end, on: &canvas)
  }
  return false
}

/// The selected cell: "x1 · cat  3.2"; if k is not 1, with the score at W × k: "3.2 × 2 = 6.4", or of a
/// classifier "-2.85, at W × 2 -5.9".
/// - Returns: the column after it.
private func drawCell(_ readings: Readings, row: Int, on canvas: inout Canvas) -> Int {
  let (state, cell) = (readings.state, readings.state.selection)
  if state.look.focus == .plane, state.planeRefusal == nil {
    return canvas.write(planeStatus(readings, canvas.glyphs), row: row, column: 1)
  }
  if state.look.focus == .weights, let place = state.weightsPlace {
    let after = canvas.write(
      state.name(of: place), row: row, column: 1, width: canvas.size.columns / 2)
    let number = NumberText.score(state.value(of: place))
    return canvas.write(number, row: row, column: after + 2, style: .strong)
  }
  let name = "\(state.table.exampleName(cell.example)) · \(state.table.className(cell.class))"
  let after = canvas.write(name, row: row, column: 1, width: canvas.size.columns / 2)
  let (score, shown) = readings.selectedScore(
    written: state.comparison == nil ? NumberText.score : readings.comparedScore)
  let end = canvas.write(score, row: row, column: after + 2, style: .strong)
  guard let shown else { return end }
  let factor = NumberText.factor(state.scale)
  let text = state.model.isComputed ? ", at W × \(factor) \(shown)" : " × \(factor) = \(shown)"
  return canvas.write(text, row: row, column: end)
}

/// While a number is typed: the value that Esc brings back.
private func hint(on entry: Entry, _ state: ExplorerState) -> String {
  let what =
    switch entry.place {
    case .margin, .lambda: "\(state.name(of: entry.place)) was"
    default: "was"
    }
  let original = "\(what) \(state.originalText(of: entry))"
  // The program types the number of an answer to its end.
  if state.isPlayingEdits { return original }
  let hint = entry.text.isEmpty ? "type a number; " : entry.isInForce ? "" : "not a number yet; "
  return hint + original
}

/// - Parameter shortened: makes a file's name as short as it has to be.
func text(
  of question: Question, _ state: ExplorerState, shortened: (String) -> String
) -> String {
  let title = shortened(state.document.title)
  return switch question {
  case .quitUnsaved: "\(title) has unsaved changes. Save before quitting?"
  case .openUnsaved(let path):
    "\(title) has unsaved changes. Save before opening \(shortened(path))?"
  case .overwrite(let path, _) where path == state.document.path:
    "\(title) has changed on disk since it was opened. Replace it?"
  case .overwrite(let path, _): "\(shortened(path)) exists already. Replace it?"
  case .recover(let lost): "Bring back \(lost)? n keeps them for :recover"
  }
}

/// The footer: what the keys do now, or help for the command being typed.
func drawKeys(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (row, columns) = (canvas.size.rows - 1, canvas.size.columns)
  if let line = state.commandLine, let help = completionTexts(line, width: columns - 2, canvas) {
    canvas.write(help, row: row, column: 1)
  } else {
    // Of two panels without the table, it says whose keys they are.
    let owner = state.mode == .panel && layout.viewport.companion != nil ? state.look.focus : nil
    let other = owner == state.panel ? layout.viewport.companion : state.panel
    let hints = KeyMap.hints(for: state).map { hint in
      var hint = hint
      if owner != nil, hint.keys == "F2", let other { hint.meaning = other.name }
      return hint
    }
    drawHints(hints, of: owner?.name, row: row, on: &canvas)
  }
}

/// Keys and what they do, as many as fit. Those that lead out of the mode come last and are always shown;
/// of the others, those that are needed most have room first.
/// - Parameter owner: whose keys they are, where that has to be said.
func drawHints(
  _ hints: [KeyMap.Hint], of owner: String? = nil, row: Int, on canvas: inout Canvas
) {
  func width(of hint: KeyMap.Hint) -> Int {
    canvas.width(canvas.glyphs.keys(hint.keys)) + 1 + canvas.width(hint.meaning) + 2
  }
  var column = 1
  if let owner {
    column = canvas.write("\(owner):", row: row, column: column, style: .title) + 2
  }
  // The first column is blank, the last too, and nothing follows the two blanks of the last hint.
  var room = canvas.size.columns + 1 - column
  var chosen: Set<KeyMap.Hint> = []
  let others = hints.filter { !$0.isWayOut }
  let byNeed = others.filter(\.isNeeded) + others.filter { !$0.isNeeded }
  for hint in hints where hint.isWayOut { room -= width(of: hint) }
  for hint in byNeed where width(of: hint) <= room {
    chosen.insert(hint)
    room -= width(of: hint)
  }
  func draw(_ hint: KeyMap.Hint) {
    column = canvas.write(canvas.glyphs.keys(hint.keys), row: row, column: column, style: .key)
    column = canvas.write(hint.meaning, row: row, column: column + 1) + 2
  }
  for hint in hints where chosen.contains(hint) { draw(hint) }
  for hint in hints where hint.isWayOut { draw(hint) }
}

/// The completions found, the chosen one in reverse; without any, the usage of the command being typed.
private func completionTexts(_ line: CommandLine, width: Int, _ canvas: Canvas)
  -> [StyledText]?
{
  let (completions, chosen) = (line.completions, line.chosen ?? 0)
  if completions.isEmpty {
    let usages = line.usages
    return usages.isEmpty
      ? nil : [StyledText(canvas.glyphs.fitting(usages, width: width), .text)]
  }
  guard completions.count > 1 else { return nil }
  // Begins two completions before the chosen one, or later if the chosen one would not fit then.
  var first = max(0, chosen - 2)
  while first < chosen,
    completions[first...chosen].reduce(0, { $0 + canvas.width($1) + 2 }) > width - 2
  {
    first += 1
  }
  var pieces: [StyledText] = []
  var used = 0
  for index in first..<completions.count {
    let text = completions[index]
    used += canvas.width(text) + 2
    if used > width - 2, index > first {
      pieces.append(StyledText("…", .faint))
      break
    }
    pieces.append(StyledText(text, index == line.chosen ? .text.selected : .text))
    pieces.append(StyledText("  ", .text))
  }
  return pieces
}
