import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The rows of a turned table on a screen, by what they were drawn from: the next screen takes over
/// those that are still the same, at a hundredth of the cost of drawing them.
struct TurnedRows {
  /// What the rows of a screen have in common.
  private struct Look: Equatable {
    let size: Size
    let isUnicode: Bool
    let columns: TurnedColumns
    let cellWidth: Int
    let classes: Range<Int>
    let hasProbability: Bool
    let table: ClassContents
    let scale: Double
    let hinges: [HingeLoss]
    let isComputing: Bool
  }

  /// What a row shows; losses, winners and probabilities follow from that.
  private struct Row: Equatable {
    let position: Int
    let contents: ExampleContents
  }

  private let look: Look
  private let firstPlace: Int
  /// nil for the selected example, which shows more than its contents.
  private let rows: [Row?]

  /// nil while anything is hidden.
  init?(_ state: ExplorerState, _ layout: Layout, _ columns: TurnedColumns, isUnicode: Bool) {
    guard state.hidden.isEmpty else { return nil }
    look = Look(
      size: layout.size, isUnicode: isUnicode, columns: columns, cellWidth: layout.cellWidth,
      classes: layout.viewport.classes, hasProbability: layout.hasProbability,
      table: state.table.classContents, scale: state.scale, hinges: state.hinges,
      isComputing: state.isComputing)
    firstPlace = layout.viewport.examples.lowerBound
    rows = layout.examples.map { position in
      position == state.selection.example
        ? nil : Row(position: position, contents: state.table.contents(position))
    }
  }

  /// For each line of these rows, the line of earlier ones that shows the same.
  func lines(in earlier: TurnedRows) -> [Int?] {
    guard look == earlier.look else { return rows.map { _ in nil } }
    return rows.enumerated().map { line, row in
      let place = line + firstPlace - earlier.firstPlace
      guard row != nil, earlier.rows.indices.contains(place) else { return nil }
      return earlier.rows[place] == row ? place : nil
    }
  }
}
