import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The rows of a turned table on a screen, by what they were drawn from: the next screen takes over
/// those that are still the same, at a hundredth of the cost of drawing them.
struct TurnedRows {
  /// What the rows of a screen have in common.
  private struct Look: Equatable {
    let columns: TurnedColumns
    let cellWidth: Int
    let classes: Range<Int>
    let hasProbability: Bool
    let table: ClassContents
    let scale: Double
    let hinges: [HingeLoss]
    let isComputing: Bool
  }

  /// What a row shows beside that.
  private enum Row: Equatable {
    case heads(selectedClass: Int)
    /// Losses, winners and probabilities follow from the contents.
    case example(Int, ExampleContents)
    case rule(examples: Range<Int>, count: Int, arrangement: [String])
    /// Of the whole table; nil where a score is beyond doubles.
    case means(Readings.Means?)
    case shownMeans(Readings.Means, count: Int, exampleCount: Int)

    var isExample: Bool {
      if case .example = self { true } else { false }
    }
  }

  private let look: Look
  private let firstPlace: Int
  /// From the heads down; nil for the selected example, which shows more than its contents.
  private let rows: [Row?]

  /// nil while anything is hidden.
  init?(
    _ state: ExplorerState, _ layout: Layout, _ columns: TurnedColumns, _ means: TurnedMeans
  ) {
    guard state.hidden.isEmpty else { return nil }
    look = Look(
      columns: columns, cellWidth: layout.cellWidth, classes: layout.viewport.classes,
      hasProbability: layout.hasProbability,
      table: state.table.classContents, scale: state.scale, hinges: state.hinges,
      isComputing: state.isComputing)
    let examples = layout.viewport.examples
    firstPlace = examples.lowerBound
    var rows: [Row?] = [.heads(selectedClass: state.selection.class)]
    for position in layout.examples {
      rows.append(
        position == state.selection.example
          ? nil : .example(position, state.table.contents(position)))
    }
    rows.append(
      .rule(
        examples: examples, count: state.shownCount, arrangement: arrangementTexts(state)))
    for means in means.whole { rows.append(.means(means)) }
    if let shown = means.shown {
      rows.append(
        .shownMeans(shown, count: state.shownCount, exampleCount: state.table.exampleCount))
    }
    self.rows = rows
  }

  /// For each of these rows, the earlier one that shows the same.
  func same(in earlier: TurnedRows) -> [Int?] {
    guard look == earlier.look else { return rows.map { _ in nil } }
    return rows.enumerated().map { index, row in
      guard let row else { return nil }
      let old = row.isExample ? index + firstPlace - earlier.firstPlace : index
      return earlier.rows.indices.contains(old) && earlier.rows[old] == row ? old : nil
    }
  }
}
