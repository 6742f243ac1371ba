import ExplorerCore
import Scores
import TerminalCore

/// The line above the keys: a question, the command being typed, or the selected cell with its full
/// precision and what just happened.
func drawStatus(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (row, width) = (layout.statusRow, canvas.size.columns)
  switch state.mode {
  case .overlay(.question(let question)):
    canvas.frame.fill(row: row, column: 0, width: width, style: .notice.selected)
    canvas.write(
      text(of: question, state), row: row, column: 1, style: .notice.selected, width: width - 2)
  case .command(let line):
    let text = ":" + line.text
    let room = width - 2
    let shown = canvas.width(text) > room ? "…" + text.suffix(room - 1) : text
    let end = canvas.write(shown, row: row, column: 0, style: .input)
    canvas.frame.cursor = Position(row: row, column: min(end, width - 1))
  case .table, .edit, .overlay:
    let end = canvas.write(cellTexts(state), row: row, column: 1)
    guard let message = message(of: state) else { return }
    canvas.write(
      message.text, row: row, column: end + 3, style: message.isError ? .error : .text,
      width: max(0, width - end - 4))
  }
}

/// "x1 · cat  3.2", and where k is not 1 what is shown of it: "3.2 × 2 = 6.4".
private func cellTexts(_ state: ExplorerState) -> [(String, Style)] {
  let (table, cell) = (state.table, state.selection)
  let name = "\(table.exampleName(cell.example)) · \(table.className(cell.class))  "
  let score = NumberText.score(state.selectedScore)
  guard state.scale != 1 else { return [(name, .text), (score, .strong)] }
  let shown = NumberText.score(state.shownScores(cell.example)[cell.class])
  return [
    (name, .text), (score, .strong),
    (" × \(NumberText.factor(state.scale)) = \(shown)", .text),
  ]
}

/// What `update` said; while something is typed, what Esc brings back.
private func message(of state: ExplorerState) -> (text: String, isError: Bool)? {
  if let message = state.message { return (message.text, message.isError) }
  guard let entry = state.entry else { return nil }
  let original = "was \(NumberText.factor(entry.original))"
  let hint = entry.text.isEmpty ? "type a number; " : entry.isInForce ? "" : "not a number yet; "
  return (hint + original, false)
}

private func text(of question: Question, _ state: ExplorerState) -> String {
  switch question {
  case .quitUnsaved:
    "\(state.document.title) has changes that are not saved. Save before quitting?"
  case .openUnsaved(let path):
    "\(state.document.title) has changes that are not saved. Save before opening \(path)?"
  case .overwrite(let path): "\(path) exists already. Replace it?"
  }
}

/// The last line: what the keys do now, the way out always among them.
func drawKeys(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (row, columns) = (layout.keyRow, canvas.size.columns)
  if let line = state.commandLine, let help = completionTexts(line, width: columns - 2, canvas) {
    canvas.write(help, row: row, column: 1)
    return
  }
  let hints = KeyMap.hints(for: state)
  let ways = hints.filter(\.isWayOut)
  func width(of hint: KeyMap.Hint) -> Int {
    canvas.width(canvas.glyphs.keys(hint.keys) + " " + hint.meaning) + 2
  }
  var room = columns - 1 - ways.reduce(0) { $0 + width(of: $1) }
  var shown: [KeyMap.Hint] = []
  for hint in hints where !hint.isWayOut && width(of: hint) <= room {
    shown.append(hint)
    room -= width(of: hint)
  }
  var column = 1
  for hint in shown + ways {
    column = canvas.write(canvas.glyphs.keys(hint.keys), row: row, column: column, style: .key)
    column = canvas.write(" " + hint.meaning, row: row, column: column) + 2
  }
}

/// The completions found, the chosen one in reverse; or what the command typed so far does.
private func completionTexts(_ line: CommandLine, width: Int, _ canvas: Canvas)
  -> [(String, Style)]?
{
  guard line.completions.count > 1 || (line.completions.isEmpty && line.usage != nil) else {
    return nil
  }
  if let usage = line.usage, line.completions.isEmpty { return [(usage, .text)] }
  var pieces: [(String, Style)] = []
  var used = 0
  // From a little before the chosen one, so that it is always in sight.
  for index in line.completions.indices.dropFirst(max(0, (line.chosen ?? 0) - 2)) {
    let text = line.completions[index]
    let end = index == line.chosen
    used += canvas.width(text) + 2
    if used > width - 2 {
      pieces.append(("…", .faint))
      break
    }
    pieces.append((text, end ? Style.text.selected : .text))
    pieces.append(("  ", .text))
  }
  return pieces
}
