import ExplorerCore
import TerminalCore

/// The shown examples by the cell of the picture that they are in.
struct PlanePoints {
  private let state: ExplorerState
  private let parts: PlaneParts
  /// Positions of examples, by their cells on the screen.
  let cells: [Position: [Int]]

  init(_ state: ExplorerState, _ parts: PlaneParts) {
    (self.state, self.parts) = (state, parts)
    var cells: [Position: [Int]] = [:]
    for place in 0..<state.shownCount {
      let position = state.position(atPlace: place)
      if let cell = parts.cell(of: state.planePoint(position)) {
        cells[cell, default: []].append(position)
      }
    }
    self.cells = cells
  }

  /// How many shown points are in the cell of an example, itself among them, in the picture on the
  /// screen.
  static func sharing(_ example: Int, _ state: ExplorerState) -> Int {
    guard let window = state.viewport.plane,
      let cell = window.cell(of: state.planePoint(example))
    else { return 1 }
    return (0..<state.shownCount).count { place in
      let other = window.cell(of: state.planePoint(state.position(atPlace: place)))
      return other?.row == cell.row && other?.column == cell.column
    }
  }

  /// Draws the letters of the labels: of a cell with several the selected one, else a wrong one. Wrong ones
  /// have a `!` beside them where there is room.
  /// - Parameter map: what is behind them; nil: nothing is, and nothing tells which are wrong.
  func draw(_ letters: ClassLetters, on map: PlaneMap?, _ canvas: inout Canvas) {
    for (cell, examples) in cells {
      let isSelected = examples.contains(state.selection.example)
      let wrong = map == nil ? nil : examples.first(where: isWrong)
      let example = isSelected ? state.selection.example : wrong ?? examples[0]
      let isWrong = map != nil && isWrong(example)
      // Of the terminal's own two colours nothing else in the picture has so much.
      let right = isSelected ? Style.strong.selected : right(example, map)
      let wrongStyle = isSelected ? Style.violation.selected : .violation
      canvas.write(
        letters[state.table.label(example)], row: cell.row, column: cell.column,
        style: isWrong ? wrongStyle : right)
      guard isWrong else { continue }
      let sides = [1, -1].map { Position(row: cell.row, column: cell.column + $0) }
      let free = sides.first { parts.picture.columns.contains($0.column) && cells[$0] == nil }
      if let free { canvas.write("!", row: free.row, column: free.column, style: .violation) }
    }
  }

  private func isWrong(_ example: Int) -> Bool {
    !state.isComputing && !state.evaluation.isCorrect(example: example)
  }

  /// On the colour of the region that the point is in.
  private func right(_ example: Int, _ map: PlaneMap?) -> Style {
    guard let map else { return .strong }
    return Style(.strong, on: .series(map.scores.winner(at: state.planePoint(example)).class))
  }
}
