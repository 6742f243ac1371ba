import ExplorerCore
import Scores
import TerminalCore

/// The parts of the screen and their places. Small screens leave out first the row of predictions, then
/// the box of W × k and W × 2k, then P(label).
package struct Layout {
  static let smallest = Size(columns: 60, rows: 18)
  static let boxWidth = 28
  /// The width of a score, loss or probability, eight columns, and of a blank before it.
  private static let numberWidth = 9
  /// The rows of the title, the column heads, the rule, two losses (turned: two means), the tabs, the
  /// status line and the keys.
  private static let fixedRows = 8
  private static let panelHeights = 6...10
  private static let rowsForProbability = 20
  private static let rowsForPredictions = 23
  private static let columnsForBox = 78

  let size: Size
  let glyphs: Glyphs
  let nameWidth: Int
  let cellWidth: Int
  let hasBox: Bool
  /// Whether P(label) is shown, as a row or, in a turned table, as a column.
  let hasProbability: Bool
  let hasPredictionRow: Bool
  package private(set) var viewport: Viewport
  /// The positions of the examples on the screen, in their order there.
  let examples: [Int]
  /// The positions of the classes on the screen, from top to bottom; one of them is the label of the
  /// selected example.
  let classRows: [Int]
  /// Whether the panel takes the rows of the table, under one line of losses.
  let isZoomed: Bool
  /// The row of the tabs; the panel is between it and the status line.
  package private(set) var panelRow: Int
  /// nil unless the table is turned.
  let turnedColumns: TurnedColumns?
  /// The panels on the screen, one of them the one in front.
  private(set) var panels: [ShownPanel] = []

  package init(_ state: ExplorerState, size: Size, isUnicode: Bool = true) {
    self.size = size
    glyphs = Glyphs(isUnicode: isUnicode)
    isZoomed = state.look.isZoomed
    let table = state.table
    let isComparing = state.hinges.count > 1
    let isFiltered = state.arrangement?.filter != nil
    let hasExtraMean = state.isTurned ? isFiltered : isComparing
    let freeRows = size.rows - Layout.fixedRows - (hasExtraMean ? 1 : 0)
    let heights = Layout.panelHeights
    // In a low screen the panel shrinks first, so that the table keeps some rows.
    let panelHeight = min(heights.upperBound, max(heights.lowerBound, size.rows - 12))
    nameWidth = Layout.nameWidth(state)
    hasBox = !state.isTurned && size.columns >= Layout.columnsForBox
    let old = state.viewport

    if state.isTurned {
      let columns = TurnedColumns(table)
      turnedColumns = columns
      let losses = (isComparing ? 3 : 2) * Layout.numberWidth + 3
      let withProbability = columns.width + losses + Layout.numberWidth
      hasProbability = withProbability + Layout.numberWidth <= size.columns
      hasPredictionRow = false
      cellWidth = Layout.numberWidth
      let room = size.columns - columns.width - losses - (hasProbability ? Layout.numberWidth : 0)
      let count = min(table.classCount, max(1, room / cellWidth))
      let height = min(state.shownCount, max(1, freeRows - panelHeight))
      viewport = Viewport(
        examples: window(
          height, of: state.shownCount, from: old.examples, showing: state.selectedPlace),
        classes: window(
          count, of: table.classCount, from: old.classes, showing: state.selection.class))
      classRows = []
      panelRow = 3 + height + 2 + (isFiltered ? 1 : 0)
    } else {
      turnedColumns = nil
      hasProbability = size.rows >= Layout.rowsForProbability
      hasPredictionRow = size.rows >= Layout.rowsForPredictions
      let extraRows = (hasProbability ? 1 : 0) + (hasPredictionRow ? 1 : 0)
      let room =
        size.columns - (hasBox ? Layout.boxWidth : 0) - nameWidth - Layout.numberWidth
      let count = min(state.shownCount, max(1, room / Layout.numberWidth))
      cellWidth = min(22, room / count)
      let height = min(table.classCount, max(1, freeRows - extraRows - panelHeight))
      let (rows, classes) = Layout.classWindow(state, height: height)
      classRows = rows
      viewport = Viewport(
        examples: window(
          count, of: state.shownCount, from: old.examples, showing: state.selectedPlace),
        classes: classes)
      panelRow = 3 + height + 2 + (isComparing ? 1 : 0) + extraRows
    }
    examples = viewport.examples.map { state.position(atPlace: $0) }
    if isZoomed { panelRow = 2 }
    arrangePanels(state)
  }

  private mutating func arrangePanels(_ state: ExplorerState) {
    panels = ShownPanel.shown(state, rows: panelRows, width: size.columns)
    viewport.needs = Set(panels.flatMap { $0.view.needs(state, $0.area) })
    if case .overlay(.help(let scroll)) = state.mode {
      viewport.textLine = min(scroll, HelpLines(size: size, glyphs).lastScroll)
    } else if let session = state.session,
      let area = panels.first(where: { $0.view.panel == .card && state.panel == .card })?.area
    {
      viewport.textLine = CardText(state, session, in: area, glyphs).firstLine(session.card)
    }
  }

  var firstClassRow: Int { 2 }
  var statusRow: Int { size.rows - 2 }
  var keyRow: Int { size.rows - 1 }
  var panelRows: Range<Int> { panelRow + 1..<max(panelRow + 1, statusRow) }
  var boxColumn: Int { size.columns - Layout.boxWidth }

  /// The column after the numbers of the example at `index` on the screen.
  func numberEnd(_ index: Int) -> Int { nameWidth + index * cellWidth + 8 }
  /// The column after the averages, which are right of the last example.
  var averageEnd: Int { nameWidth + viewport.examples.count * cellWidth + 8 }
  /// The most columns of a score with its mark, before which there is a blank.
  var scoreWidth: Int { min(Layout.numberWidth, cellWidth - 1) }
  var barWidth: Int { max(0, cellWidth - Layout.numberWidth) }

  /// The width of the longest name of a row, as far as the first 200 classes tell it, and of two blanks.
  private static func nameWidth(_ state: ExplorerState) -> Int {
    guard !state.isTurned else { return 10 }
    let (table, hinges) = (state.table, state.hinges)
    var width = widest(table.classes.prefix(200).map(table.name), atLeast: 8)
    for hinge in hinges { width = max(width, displayWidth(hingeNames(hinge)[0])) }
    return min(width, hinges.count > 1 ? 14 : 10) + 2
  }

  /// The classes to show: a window around the selected class, and the label's row, which is pinned at the
  /// edge of the window if it is not in it.
  private static func classWindow(
    _ state: ExplorerState, height: Int
  ) -> (rows: [Int], window: Range<Int>) {
    let (table, selection) = (state.table, state.selection)
    let label = table.label(selection.example)
    func classes(_ height: Int) -> Range<Int> {
      window(
        height, of: table.classCount, from: state.viewport.classes, showing: selection.class)
    }
    let whole = classes(height)
    if whole.contains(label) || height < 2 { return (Array(whole), whole) }
    let rest = classes(height - 1)
    return (label < rest.lowerBound ? [label] + rest : rest + [label], rest)
  }
}

/// The `count` positions of `total` to show: the old ones, moved only as far as `selected` requires.
private func window(_ count: Int, of total: Int, from old: Range<Int>, showing selected: Int)
  -> Range<Int>
{
  var start = old.lowerBound
  if selected >= start + count { start = selected - count + 1 }
  start = max(0, min(start, selected, total - count))
  return start..<start + count
}
