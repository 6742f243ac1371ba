import ExplorerCore
import TerminalCore

/// The whole screen, a pure function of the state and the terminal's size.
package func draw(
  _ state: ExplorerState, size: Size, isUnicode: Bool, colors: ColorDepth = .full
) -> Frame {
  draw(state, Layout(state, size: size, isUnicode: isUnicode, colors: colors))
}

package func draw(_ state: ExplorerState, _ layout: Layout) -> Frame {
  var canvas = Canvas(size: layout.size, glyphs: layout.glyphs)
  canvas.frame.theme = Theme(state.theme)
  let (size, smallest) = (layout.size, Layout.smallest)
  guard size.columns >= smallest.columns, size.rows >= smallest.rows else {
    let way = [.table, .panel].contains(state.mode) ? "q quits" : "Esc goes back"
    drawTooSmall(way, on: &canvas)
    return canvas.frame
  }
  switch state.mode {
  case .overlay(.blank): break
  case .overlay(.help): drawHelp(layout, on: &canvas)
  case .overlay(.list(let list)): drawLessonList(state, list, on: &canvas)
  case .overlay(.panels(let chosen)): drawPanelList(state, chosen, on: &canvas)
  default:
    let readings = Readings(state: state)
    drawTitle(state, on: &canvas)
    if layout.zoom == .panel {
      drawLossLine(readings, on: &canvas)
    } else if let columns = layout.turnedColumns {
      drawTurnedTable(readings, layout, columns, on: &canvas)
    } else {
      drawTable(readings, layout, on: &canvas)
      if layout.hasBox { drawScaleBox(readings, layout, on: &canvas) }
    }
    drawPanels(readings, layout, on: &canvas)
    if !drawStatus(readings, layout, on: &canvas) { drawKeys(state, layout, on: &canvas) }
  }
  return canvas.frame
}

/// Says how large the screen is and has to be, and how to leave: as much as fits.
private func drawTooSmall(_ way: String, on canvas: inout Canvas) {
  let (size, smallest) = (canvas.size, Layout.smallest)
  let terminal = "the terminal is \(size.columns)×\(size.rows)"
  let needed = "needs \(smallest.columns)×\(smallest.rows)"
  let wordings = [
    "\(terminal); Loss Explorer \(needed): zoom out or make it larger; \(way)",
    "\(terminal); Loss Explorer \(needed); \(way)", "\(terminal), \(needed); \(way)",
    "Loss Explorer \(needed); \(way)", "\(needed); \(way)", way,
  ].map { canvas.glyphs.wrapped($0, width: size.columns) }
  let lines = wordings.first { $0.count <= size.rows } ?? [way]
  for (row, line) in lines.enumerated() { canvas.write(line, row: row, column: 0, style: .notice) }
}
