import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The explorer's whole screen: a pure function of the state and the terminal's size.
package func draw(_ state: ExplorerState, size: Size, isUnicode: Bool) -> Frame {
  draw(state, Layout(state, size: size), isUnicode: isUnicode, after: nil).frame
}

/// A screen, and what the next one may take over from it. Immutable, and a class because it is large.
package final class Drawing {
  package let frame: Frame
  let parts: Parts
  fileprivate let isUnicode: Bool

  /// What stands behind some of it, where it is shown.
  struct Parts {
    var title: TitleLine?
    var rows: TurnedRows?
    var terms: DrawnTerms?
    var softmax: DrawnSoftmax?
    var summary: DrawnSummary?
    var hints: [KeyMap.Hint]?
  }

  fileprivate init(_ canvas: Canvas, _ parts: Parts) {
    (frame, self.parts, isUnicode) = (canvas.frame, parts, canvas.glyphs.isUnicode)
  }
}

/// The same, laid out already. What was drawn before spares work, and changes nothing.
package func draw(
  _ state: ExplorerState, _ layout: Layout, isUnicode: Bool, after earlier: Drawing?
) -> Drawing {
  var canvas = Canvas(size: layout.size, isUnicode: isUnicode)
  let isAlike = earlier?.frame.size == layout.size && earlier?.isUnicode == isUnicode
  let parts = draw(state, layout, after: isAlike ? earlier : nil, on: &canvas)
  return Drawing(canvas, parts)
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
  var parts = Drawing.Parts()
  parts.title = drawTitle(state, after: earlier, on: &canvas)
  if let columns = layout.turnedColumns {
    parts.rows = drawTurnedTable(readings, layout, columns, after: earlier, on: &canvas)
  } else {
    drawTable(readings, layout, on: &canvas)
    if layout.hasBox { drawScaleBox(readings, layout, on: &canvas) }
  }
  drawPanels(readings, layout, after: earlier, &parts, on: &canvas)
  drawStatus(readings, layout, on: &canvas)
  parts.hints = drawKeys(state, layout, after: earlier, on: &canvas)
  return parts
}
