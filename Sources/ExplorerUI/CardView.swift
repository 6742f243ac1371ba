import ExplorerCore
import Lessons
import TerminalCore

/// A lesson's step: what it tells and asks, later its answer.
func drawCard(_ state: ExplorerState, in area: Area, on canvas: inout Canvas) {
  guard let session = state.session else { return }
  let text = CardText(session, in: area, on: canvas)
  let count = text.shownCount
  let first = text.firstLine(session.card)
  for (index, line) in text.lines.dropFirst(first).prefix(count).enumerated() {
    let row = area.rows.lowerBound + index
    let end = canvas.write(line.pieces, row: row, column: area.left)
    if line.isInput, state.mode == .card {
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

/// The first line of the card that is shown: what the state has to follow.
package func cardScroll(_ state: ExplorerState, _ layout: Layout, isUnicode: Bool) -> Int? {
  guard let session = state.session, state.panel == .card else { return nil }
  let canvas = Canvas(size: layout.size, isUnicode: isUnicode)
  let area = panelArea(state, layout)
  return CardText(session, in: area, on: canvas).firstLine(session.card)
}
