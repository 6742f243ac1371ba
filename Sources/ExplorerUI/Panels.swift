import ExplorerCore
import TerminalCore

/// A part of the screen to draw a panel in.
struct Area: Equatable {
  let rows: Range<Int>
  let columns: Range<Int>

  var width: Int { columns.count }
  var height: Int { rows.count }
  /// Panels keep one blank column on either side.
  var left: Int { columns.lowerBound + 1 }
}

/// A panel on the screen and its area.
struct ShownPanel {
  let view: PanelView
  let area: Area

  private static let columnsForTwo = 120

  /// The panel in front. On a wide screen its neighbour in the order of the tabs is beside it, unless the
  /// panel in front takes the whole width.
  static func shown(_ state: ExplorerState, rows: Range<Int>, width: Int) -> [ShownPanel] {
    let front = PanelView.of(state.panel)
    let narrow = PanelView.offered(state).filter { !$0.isWide }
    guard width >= columnsForTwo, narrow.count > 1,
      let index = narrow.firstIndex(where: { $0.panel == front.panel })
    else { return [ShownPanel(view: front, area: Area(rows: rows, columns: 0..<width))] }
    let first = min(index, narrow.count - 2)
    // One column is left for the line between them.
    let halves = [0..<width / 2, width / 2 + 1..<width]
    return zip(narrow[first...], halves).map {
      ShownPanel(view: $0, area: Area(rows: rows, columns: $1))
    }
  }
}

/// The tabs and the panels on the screen.
func drawPanels(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  drawTabs(readings.state, layout, on: &canvas)
  for panel in layout.panels {
    canvas.rightEdge = panel.area.columns.upperBound
    if panel.view.tells.contains(where: readings.state.hidesAny) {
      panel.view.drawHidden(readings.state, panel.area, &canvas)
      canvas.write(Readings.unknown, row: panel.area.rows.lowerBound, column: panel.area.left)
    } else {
      panel.view.draw(readings, panel.area, &canvas)
    }
    canvas.rightEdge = canvas.size.columns
  }
  for panel in layout.panels.dropFirst() {
    drawLine(rows: layout.panelRows, column: panel.area.columns.lowerBound - 1, on: &canvas)
  }
}

/// The line of tabs above the panels: all panels that can be shown or, if two are on the screen, these.
private func drawTabs(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (row, shown) = (layout.panelRow, layout.panels)
  drawLine(row: row, column: 0, width: canvas.size.columns, on: &canvas)
  var column = 2
  for view in shown.count > 1 ? shown.map(\.view) : PanelView.offered(state) {
    let place = shown.first { $0.view.panel == view.panel }
    if shown.count > 1, let place { column = place.area.columns.lowerBound + 2 }
    // The tab of a card without the focus is not in reverse, since the selected cell is.
    let isInFront = view.panel == state.panel && (view.panel != .card || state.mode == .panel)
    let style = isInFront ? Style.title.selected : place == nil ? .text : .title
    let title = canvas.glyphs.fitted(view.title(state), to: 16)
    column = canvas.write(" \(title) ", row: row, column: column, style: style) + 1
  }
  if shown.count == 1 {
    column = canvas.write(" Tab ", row: row, column: column, style: .faint) + 1
  }
  let end = drawProgress(state, row: row, after: column, on: &canvas)
  for text in [" v list ", layout.isZoomed ? " z table " : " z zoom "]
  where shown.count == 1 && column + canvas.width(text) < end {
    column = canvas.write(text, row: row, column: column, style: .faint) + 1
  }
}

/// The number of the lesson's step, at the end of the line of tabs.
/// - Returns: the column where it begins.
private func drawProgress(
  _ state: ExplorerState, row: Int, after column: Int, on canvas: inout Canvas
) -> Int {
  guard let session = state.session else { return canvas.size.columns }
  let place = "step \(session.position + 1) of \(session.lesson.steps.count)"
  let revealed =
    session.isPresented && session.card.phase == .open && session.itemCount > 0
    ? "\(session.card.revealed) of \(session.itemCount) shown" : nil
  let texts = [[revealed, place].compactMap(\.self).joined(separator: " · "), revealed ?? place]
  let end = canvas.size.columns - 2
  guard let text = texts.first(where: { canvas.width($0) + 2 <= end - column }) else { return end }
  canvas.write(" \(text) ", row: row, endingAt: end, style: .text, width: end - column)
  return end - canvas.width(text) - 2
}
