import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The explorer's whole screen: a pure function of the state and the terminal's size.
package func draw(_ state: ExplorerState, size: Size, isUnicode: Bool) -> Frame {
  draw(state, Layout(state, size: size), isUnicode: isUnicode, after: nil).frame
}

/// A screen, and what the next one may take over from it.
package struct Drawing {
  package let frame: Frame
  let parts: Parts

  /// What stands behind some of it, where it is shown.
  struct Parts {
    var rows: TurnedRows?
    var hints: [KeyMap.Hint]?
  }
}

/// The same, laid out already. What was drawn before spares work, and changes nothing.
package func draw(
  _ state: ExplorerState, _ layout: Layout, isUnicode: Bool, after earlier: Drawing?
) -> Drawing {
  var canvas = Canvas(size: layout.size, isUnicode: isUnicode)
  let parts = draw(state, layout, after: earlier, on: &canvas)
  return Drawing(frame: canvas.frame, parts: parts)
}

private func draw(
  _ state: ExplorerState, _ layout: Layout, after earlier: Drawing?, on canvas: inout Canvas
) -> Drawing.Parts {
  let size = layout.size
  let smallest = Layout.smallest
  guard size.columns >= smallest.columns, size.rows >= smallest.rows else {
    let needed = "\(smallest.columns)×\(smallest.rows)"
    let way = [.table, .card].contains(state.mode) ? "q quits" : "Esc goes back"
    canvas.write("needs \(needed); \(way)", row: 0, column: 0, style: .notice)
    return Drawing.Parts()
  }
  if case .overlay(.help(let scroll)) = state.mode {
    drawHelp(on: &canvas, scroll: scroll)
    return Drawing.Parts()
  }
  if case .overlay(.list(let list)) = state.mode {
    drawLessonList(state, list, on: &canvas)
    return Drawing.Parts()
  }
  let readings = Readings(state)
  drawTitle(state, on: &canvas)
  var parts = Drawing.Parts()
  if let columns = layout.turnedColumns {
    parts.rows = drawTurnedTable(readings, layout, columns, after: earlier, on: &canvas)
  } else {
    drawTable(readings, layout, on: &canvas)
    if layout.hasBox { drawScaleBox(readings, layout, on: &canvas) }
  }
  drawPanels(readings, layout, on: &canvas)
  drawStatus(readings, layout, on: &canvas)
  parts.hints = drawKeys(state, layout, after: earlier, on: &canvas)
  return parts
}

/// The program, the table and its size; at the right what is in force: k, Δ, the sum.
private func drawTitle(_ state: ExplorerState, on canvas: inout Canvas) {
  let (table, hinge) = (state.table, state.hinge)
  var column = canvas.write("Loss Explorer", row: 0, column: 1, style: .title)
  let isLecture = !state.document.wasRead
  let name =
    state.session.map { titleText($0) }
    ?? (isLecture ? "lecture \(table.classCount)×\(table.exampleCount)" : state.document.title)
  let scale = "W × " + NumberText.factor(state.scale)
  var settings: [StyledText] = []
  settings.reserveCapacity(4)
  settings.append(StyledText(scale, state.scale == 1 ? .text : .strong))
  if let entry = state.entry, entry.target == .margin {
    settings.append(StyledText("   Δ = ", .text))
    settings.append(StyledText(entry.text + " ", entry.isInForce ? .input : .unfinished))
  } else {
    let margin = "   Δ = " + NumberText.factor(hinge.margin)
    settings.append(StyledText(margin, hinge.margin == 1 ? .text : .strong))
  }
  let (sum, lectureSum) = (hingeSum(hinge), hingeSum(.lecture))
  settings.append(StyledText("   " + sum, sum == lectureSum ? .text : .strong))
  if hinge.squares { settings.append(StyledText(" squared", .strong)) }
  let width = settings.reduce(1) { $0 + canvas.width($1.text) }
  let end = canvas.size.columns - width
  let room = end - column - 5
  if room >= 8 || canvas.width(name) <= room {
    column = canvas.write(name, row: 0, column: column + 3, width: room)
  }
  if state.isUnsaved { column = canvas.write(" (edited)", row: 0, column: column, style: .notice) }
  if !isLecture {
    let examples = "\(table.exampleCount) example\(table.exampleCount == 1 ? "" : "s")"
    let size = "\(table.classCount) classes × \(examples)"
    if end - column > canvas.width(size) + 5 {
      canvas.write(size, row: 0, column: column + 3, style: .faint)
    }
  }
  let settingsEnd = canvas.write(settings, row: 0, column: end)
  if state.entry?.target == .margin {
    // The entry is the third piece from the start; the cursor stands on the blank after its text.
    let after = settings.dropFirst(3).reduce(0) { $0 + canvas.width($1.text) }
    canvas.frame.cursor = Position(row: 0, column: settingsEnd - after - 1)
  }
}

/// The lesson, and that it is being presented.
private func titleText(_ session: LessonSession) -> String {
  session.lesson.lesson.title + (session.isPresented ? " (presenting)" : "")
}
