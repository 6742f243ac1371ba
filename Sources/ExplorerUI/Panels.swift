import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// A part of the screen to draw a panel in.
struct Area {
  let rows: Range<Int>
  let columns: Range<Int>

  var width: Int { columns.count }
  var height: Int { rows.count }
  /// Panels keep one blank column on either side.
  var left: Int { columns.lowerBound + 1 }
}

extension Panel {
  var title: String {
    switch self {
    case .terms: "Terms"
    case .softmax: "Softmax"
    }
  }

  func draw(_ state: ExplorerState, in area: Area, on canvas: inout Canvas) {
    switch self {
    case .terms: drawTerms(state, in: area, on: &canvas)
    case .softmax: drawSoftmax(state, in: area, on: &canvas)
    }
  }
}

/// The tabs and the chosen panel; the next one beside it where the screen is wide enough.
func drawPanels(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (row, width) = (layout.panelRow, canvas.size.columns)
  drawLine(row: row, column: 0, width: width, on: &canvas)
  guard width < 120 else {
    let halves = [0..<width / 2, width / 2 + 1..<width]
    for (panel, columns) in zip(sideBySide(state.panel), halves) {
      let style = panel == state.panel ? Style.title.selected : .title
      canvas.write(" \(panel.title) ", row: row, column: columns.lowerBound + 2, style: style)
      canvas.rightEdge = columns.upperBound
      panel.draw(state, in: Area(rows: layout.panelRows, columns: columns), on: &canvas)
      canvas.rightEdge = width
    }
    let line = canvas.glyphs("│")
    for row in layout.panelRows {
      canvas.frame.write(line, row: row, column: width / 2, style: .rule)
    }
    return
  }
  var column = 2
  for panel in Panel.allCases {
    let style = panel == state.panel ? Style.title.selected : .text
    column = canvas.write(" \(panel.title) ", row: row, column: column, style: style) + 1
  }
  canvas.write(" Tab ", row: row, column: column, style: .faint)
  state.panel.draw(state, in: Area(rows: layout.panelRows, columns: 0..<width), on: &canvas)
}

/// The chosen panel and its neighbour, in the order of the tabs.
private func sideBySide(_ panel: Panel) -> [Panel] {
  let all = Panel.allCases
  let first = min(panel.rawValue, all.count - 2)
  return Array(all[first...(first + 1)])
}
