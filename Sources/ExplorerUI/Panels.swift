import ExplorerCore
import LossEngine
import Scores
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

extension Panel {
  func title(_ state: ExplorerState) -> String {
    switch self {
    case .card: state.session?.step.id ?? ""
    case .terms: "Terms"
    case .softmax: "Softmax"
    case .summary: "Summary"
    }
  }

  func draw(_ readings: Readings, in area: Area, on canvas: inout Canvas) {
    switch self {
    case .card: drawCard(readings.state, in: area, on: &canvas)
    case .terms: drawTerms(readings, in: area, on: &canvas)
    case .softmax: drawSoftmax(readings, in: area, on: &canvas)
    case .summary: drawSummary(readings, in: area, on: &canvas)
    }
  }
}

/// The tabs and the chosen panel; the next one beside it where the screen is wide enough.
func drawPanels(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let (state, row, width) = (readings.state, layout.panelRow, canvas.size.columns)
  drawLine(row: row, column: 0, width: width, on: &canvas)
  let shown = shownPanels(state, width: width)
  var column = 2
  for panel in shown.count > 1 ? shown : state.panels {
    if shown.count > 1 { column = columns(of: panel, among: shown, width: width).lowerBound + 2 }
    // A card that the keys don't go to is not in reverse: the selected cell is.
    let isInReverse = panel == state.panel && (panel != .card || state.mode == .card)
    let style = isInReverse ? Style.title.selected : shown.contains(panel) ? .title : .text
    let title = canvas.fitted(panel.title(state), to: 16)
    column = canvas.write(" \(title) ", row: row, column: column, style: style) + 1
  }
  if shown.count == 1 { column = canvas.write(" Tab ", row: row, column: column, style: .faint) }
  drawPlace(state, row: row, after: column, on: &canvas)
  for panel in shown {
    let columns = columns(of: panel, among: shown, width: width)
    canvas.rightEdge = columns.upperBound
    let area = Area(rows: layout.panelRows, columns: columns)
    panel.draw(readings, in: area, on: &canvas)
    canvas.rightEdge = width
  }
  guard shown.count > 1 else { return }
  drawLine(rows: layout.panelRows, column: width / 2, on: &canvas)
}

/// Where the chosen panel stands.
func panelArea(_ state: ExplorerState, _ layout: Layout) -> Area {
  let width = layout.size.columns
  let shown = shownPanels(state, width: width)
  return Area(rows: layout.panelRows, columns: columns(of: state.panel, among: shown, width: width))
}

/// How far the reader is in the lesson, at the end of the line of tabs.
private func drawPlace(
  _ state: ExplorerState, row: Int, after column: Int, on canvas: inout Canvas
) {
  guard let session = state.session else { return }
  let place = "step \(session.position + 1) of \(session.lesson.steps.count)"
  let revealed =
    session.isPresented && session.card.phase == .open && session.itemCount > 0
    ? "\(session.card.revealed) of \(session.itemCount) shown" : nil
  let texts = [[revealed, place].compactMap(\.self).joined(separator: " · "), revealed ?? place]
  let end = canvas.size.columns - 2
  guard let text = texts.first(where: { canvas.width($0) + 2 <= end - column }) else { return }
  canvas.write(" \(text) ", row: row, endingAt: end, style: .text, width: end - column)
}

/// The chosen panel, on wide screens with its neighbour in the order of the tabs; the summary of the
/// whole table has the whole width.
func shownPanels(_ state: ExplorerState, width: Int) -> [Panel] {
  guard width >= 120 else { return [state.panel] }
  let all = state.panels.filter { $0 != .summary }
  guard let index = all.firstIndex(of: state.panel) else { return [state.panel] }
  let first = min(index, all.count - 2)
  return Array(all[first...(first + 1)])
}

private func columns(of panel: Panel, among shown: [Panel], width: Int) -> Range<Int> {
  guard shown.count > 1 else { return 0..<width }
  return panel == shown[0] ? 0..<width / 2 : width / 2 + 1..<width
}
