import ExplorerCore
import Lessons
import Scores
import TerminalCore

/// The list of a lesson's steps by chapter, with signs at those that were right at first, wrong at first,
/// or only shown, and the hints taken. Its first line leads back to the reader's own table.
func drawLessonList(_ state: ExplorerState, _ list: LessonList, on canvas: inout Canvas) {
  guard let session = state.lesson else { return }
  let (width, height) = (canvas.size.columns, canvas.size.rows)
  let lesson = session.lesson.lesson
  let (right, questions) = session.score
  let score = session.isPresented ? "" : "\(right) of \(questions) right at the first attempt"
  canvas.write(score, row: 0, endingAt: width - 1, style: .strong, width: canvas.width(score))
  canvas.write(
    lesson.title, row: 0, column: 1, style: .title, width: max(8, width - canvas.width(score) - 4))
  if list.filter != .all {
    let filter = "listed: \(list.filter.rawValue)"
    canvas.write(filter, row: 1, endingAt: width - 1, style: .notice, width: canvas.width(filter))
  }
  if list.query.isEmpty {
    canvas.write("type to search", row: 1, column: 1, style: .faint)
  } else {
    let end = canvas.write(
      [StyledText("search: ", .text), StyledText(list.query, .input)], row: 1, column: 1)
    canvas.frame.cursor = Position(row: 1, column: min(end, width - 1))
  }
  let lines = listLines(session, list)
  let room = height - 5
  let chosen = lines.firstIndex { $0.entry == list.chosen } ?? 0
  let first = max(0, min(chosen - room / 2, lines.count - room))
  for (index, line) in lines.dropFirst(first).prefix(room).enumerated() {
    let isChosen = line.entry == list.chosen
    let column = line.entry == nil ? 1 : 3
    let style = Style(line.style.role, isSelected: isChosen)
    if isChosen { canvas.frame.fill(row: 3 + index, column: 0, width: width, style: style) }
    canvas.write(line.text, row: 3 + index, column: column, style: style, width: width - column - 1)
  }
  if list.steps(of: session).isEmpty {
    let what =
      list.query.isEmpty ? "is \(list.filter.rawValue)" : "has this in its id, title or chapter"
    canvas.write("no step \(what)", row: height - 2, column: 1)
  } else if let message = state.message {
    if drawMessage(message, row: height - 2, from: 1, on: &canvas) { return }
  } else if lines.count > room {
    let below = max(0, lines.count - first - room)
    let signs = [first > 0 ? "▲ \(first) above" : nil, below > 0 ? "▼ \(below) more" : nil]
    canvas.write(
      signs.compactMap(\.self).joined(separator: "   "), row: height - 2, column: 1, style: .notice)
  }
  drawHints(KeyMap.hints(for: state), row: height - 1, on: &canvas)
}

private struct ListLine {
  let text: String
  let style: Style
  /// The number of the line as in `LessonList.chosen`; nil for a chapter's title.
  let entry: Int?
}

private func listLines(_ session: LessonSession, _ list: LessonList) -> [ListLine] {
  let lesson = session.lesson.lesson
  let shown = list.steps(of: session)
  guard !shown.isEmpty else { return [] }
  var lines = [ListLine(text: "Back to your own table", style: .text, entry: 0)]
  let steps = lesson.steps
  let idWidth = min(12, widest(steps.map(\.id), atLeast: 0))
  var (entry, end) = (0, 0)
  for chapter in lesson.chapters {
    end += chapter.steps.count
    if entry < shown.count, shown[entry] < end {
      lines.append(ListLine(text: chapter.title, style: .heading, entry: nil))
    }
    while entry < shown.count, shown[entry] < end {
      let step = steps[shown[entry]]
      let record = session.record(of: step)
      let tick =
        switch record?.state {
        case .right: "✓"
        case .wrong: "✗"
        case .seen: "◦"
        case nil: " "
        }
      let hints = record.map { $0.hints > 0 ? " · \(counted($0.hints, "hint"))" : "" } ?? ""
      let padding = String(repeating: " ", count: max(0, idWidth - displayWidth(step.id)))
      let here = shown[entry] == session.position ? "▸" : " "
      lines.append(
        ListLine(
          text: "\(here)\(tick) \(step.id)\(padding)  \(step.title)\(hints)", style: .text,
          entry: entry + 1))
      entry += 1
    }
  }
  return lines
}
