import ExplorerCore
import Scores
import TerminalCore

/// Which part of the screen shows what. Small screens drop, in this order: the row of predictions,
/// the box of W × k beside W × 2k, P(label); never the table, the losses, the panel, the way out.
package struct Layout {
  static let smallest = Size(columns: 60, rows: 18)
  static let boxWidth = 28
  private static let averageWidth = 9

  let size: Size
  let nameWidth: Int
  let cellWidth: Int
  let hasBox: Bool
  /// P(label): a row, or a column of a turned table.
  let hasProbability: Bool
  let hasPredictionRow: Bool
  /// What of the table is seen; examples by their places.
  package let viewport: Viewport
  /// The table positions of the examples on the screen, in its order.
  let examples: [Int]
  /// The classes on the screen, from top to bottom; the label of the selected example is always one.
  let classRows: [Int]
  /// The tabs of the panel; its content is below, down to the status line.
  let panelRow: Int
  /// Of a turned table.
  let turnedColumns: TurnedColumns?

  package init(_ state: borrowing ExplorerState, size: Size) {
    self.size = size
    let table = state.table
    let isComparing = state.hinges.count > 1
    let rows = size.rows
    // Title, heads, rule, two losses, tabs, status and keys; in a turned table two means for them.
    let isFiltered = state.arrangement?.filter != nil
    let free = rows - 8 - ((state.isTurned ? isFiltered : isComparing) ? 1 : 0)
    let panelHeight = min(10, max(6, rows - 12))
    turnedColumns = state.isTurned ? TurnedColumns(table) : nil
    let fixedColumns = (turnedColumns?.width ?? 0) + (isComparing ? 4 : 3) * 9 + 3
    hasProbability = state.isTurned ? fixedColumns + 9 <= size.columns : rows >= 20
    hasPredictionRow = !state.isTurned && rows >= 23
    let extra = state.isTurned ? 0 : (hasProbability ? 1 : 0) + (hasPredictionRow ? 1 : 0)
    let tableHeight = max(1, free - extra - panelHeight)

    let showsSummary = shownPanels(state, width: size.columns).contains(.summary)

    nameWidth = Layout.nameWidth(state)
    hasBox = !state.isTurned && size.columns >= 78

    if state.isTurned {
      let fixed = hasProbability ? fixedColumns : fixedColumns - 9
      cellWidth = 9
      let count = min(table.classCount, max(1, (size.columns - fixed) / cellWidth))
      let height = min(state.shownCount, tableHeight)
      viewport = Viewport(
        examples: window(
          height, of: state.shownCount, from: state.viewport.examples,
          showing: state.selectedPlace),
        classes: window(
          count, of: table.classCount, from: state.viewport.classes,
          showing: state.selection.class),
        showsSummary: showsSummary)
      classRows = []
      panelRow = 3 + height + (isFiltered ? 3 : 2)
    } else {
      let room = size.columns - (hasBox ? Layout.boxWidth : 0) - nameWidth - Layout.averageWidth
      let count = min(state.shownCount, max(1, room / 9))
      cellWidth = min(22, room / count)
      let examples = window(
        count, of: state.shownCount, from: state.viewport.examples,
        showing: state.selectedPlace)
      let height = min(table.classCount, tableHeight)
      let (classRows, classes) = Layout.classWindow(state, height: height)
      self.classRows = classRows
      viewport = Viewport(examples: examples, classes: classes, showsSummary: showsSummary)
      panelRow = 3 + height + 2 + (isComparing ? 1 : 0) + extra
    }
    examples = viewport.examples.map { state.position(atPlace: $0) }
  }

  var firstClassRow: Int { 2 }
  var statusRow: Int { size.rows - 2 }
  var keyRow: Int { size.rows - 1 }
  var panelRows: Range<Int> { panelRow + 1..<max(panelRow + 1, statusRow) }
  var boxColumn: Int { size.columns - Layout.boxWidth }

  /// Where the numbers of the column at `index` end; the average's end after the last one.
  func numberEnd(_ index: Int) -> Int { nameWidth + index * cellWidth + 8 }
  var averageEnd: Int { nameWidth + viewport.examples.count * cellWidth + 8 }
  /// What a score and its mark take at most: a blank stands before them.
  var scoreWidth: Int { min(9, cellWidth - 1) }
  var barWidth: Int { max(0, cellWidth - 9) }

  /// The longest name of a row, and two blanks.
  private static func nameWidth(_ state: ExplorerState) -> Int {
    guard !state.isTurned else { return 10 }
    let (table, hinges) = (state.table, state.hinges)
    var width = widest(ofFirst: 200, of: table, atLeast: 8)
    for hinge in hinges { width = max(width, displayWidth(hingeNames(hinge)[0])) }
    return min(width, hinges.count > 1 ? 14 : 10) + 2
  }

  /// A window that holds the selected class, with the label's row in it or pinned at its edge.
  private static func classWindow(
    _ state: ExplorerState, height: Int
  ) -> (rows: [Int], window: Range<Int>) {
    let (table, selection) = (state.table, state.selection)
    let label = table.label(selection.example)
    let whole = window(
      height, of: table.classCount, from: state.viewport.classes, showing: selection.class)
    if whole.contains(label) || height < 2 {
      return (Array(whole), whole)
    }
    let rest = window(
      height - 1, of: table.classCount, from: state.viewport.classes, showing: selection.class)
    let rows = label < rest.lowerBound ? [label] + rest : rest + [label]
    return (rows, rest)
  }
}

/// `count` positions of `total`, moved from where they were only as far as `selected` needs.
private func window(_ count: Int, of total: Int, from old: Range<Int>, showing selected: Int)
  -> Range<Int>
{
  var start = old.lowerBound
  if selected >= start + count { start = selected - count + 1 }
  start = max(0, min(start, selected, total - count))
  return start..<start + count
}
