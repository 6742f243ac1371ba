import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The parts of the screen and their places. Small screens leave out first the row of predictions (last,
/// where there are no losses), then the box of W × k and W × 2k, then P(label).
package struct Layout {
  static let smallest = Size(columns: 60, rows: 18)
  /// The width of a score, loss or probability, eight columns, and of a blank before it.
  static let numberWidth = 9
  /// The rows of the title, the column heads, the rule, the tabs, the status line and the keys.
  private static let fixedRows = 6
  private static let panelHeights = 6...10
  private static let rowsForProbability = 20
  private static let rowsForPredictions = 23
  private static let columnsForBox = 78
  /// The columns of the box beside the table; where W is penalized its names are longer.
  private static let (narrowBox, wideBox) = (28, 30)

  let size: Size
  let glyphs: Glyphs
  /// The width of what is left of the numbers.
  let nameWidth: Int
  let cellWidth: Int
  let hasBox: Bool
  let boxWidth: Int
  /// Whether P(label) is shown, as a row or, in a turned table, as a column.
  let hasProbability: Bool
  let hasPredictionRow: Bool
  /// Whether R of each row of W is beside its scores, where no losses are shown.
  let hasPenalties: Bool
  package private(set) var viewport: Viewport
  /// The positions of the examples on the screen, in their order there.
  let examples: [Int]
  /// The positions of the classes on the screen, from top to bottom; one of them is the label of the
  /// selected example.
  let classRows: [Int]
  /// What has all rows: of a panel under one line of losses, of the table above the tabs.
  let zoom: Zoom
  /// The row of the tabs; the panel is between it and the status line.
  package let panelRow: Int
  /// nil unless the table is turned.
  let turnedColumns: TurnedColumns?
  /// The panels on the screen, one of them the one in front.
  private(set) var panels: [ShownPanel] = []

  package init(
    _ state: ExplorerState, size: Size, isUnicode: Bool = true, colors: ColorDepth = .full
  ) {
    self.size = size
    glyphs = Glyphs(isUnicode: isUnicode, colors: Theme(state.theme).depth(on: colors))
    zoom = state.look.zoom
    let (table, old) = (state.table, state.viewport)
    let lossCount =
      (state.shows(.svm) ? state.hinges.count : 0) + (state.shows(.softmax) ? 1 : 0)
    let meanCount = (state.shows(.twice) ? 2 : 1) + (state.arrangement?.filter == nil ? 0 : 1)
    boxWidth =
      Readings(state: state).regularizer == nil ? Layout.narrowBox : Layout.wideBox
    hasBox =
      !state.isTurned && size.columns >= Layout.columnsForBox && lossCount > 0
      && state.shows(.twice)
    hasPenalties =
      !state.isTurned && lossCount == 0 && state.model.isComputed
      && state.shows(.regularization)
    // What the losses of a turned table take, with two blanks before them.
    let lossWidth = lossCount * Layout.numberWidth + 2
    turnedColumns =
      state.isTurned ? TurnedColumns(table, room: size.columns - lossWidth) : nil
    // Where bars of losses don't make cells wide, predictions do: a class with a sign and two blanks.
    let predictionWidth =
      lossCount == 0 && state.shows(.labels) ? Layout.widestClass(state, atMost: 10) + 3 : 0
    nameWidth =
      turnedColumns?.width ?? max(Layout.nameWidth(state), predictionWidth + 1)

    // Where the numbers of the table may be, without those of the losses.
    var room = size.columns - nameWidth
    if state.isTurned {
      room -= lossWidth
      hasProbability = room >= 3 * Layout.numberWidth && state.shows(.softmax)
      room -= hasProbability ? Layout.numberWidth : 0
      hasPredictionRow = false
    } else {
      let columnCount = hasPenalties ? Readings.penaltyHeads.count : 1
      room -= (hasBox ? boxWidth : 0) + columnCount * Layout.numberWidth
      // In a low screen they take a row of a lesson's card, whose text names them, but none of the classes.
      // Not while something is asked, so that no reveal moves the text.
      let most = size.rows - Layout.fixedRows - Layout.panelHeights.lowerBound
      let isOpen = state.session?.card.phase == .open
      let hasSpare =
        state.panel == .card && !isOpen && table.classCount + lossCount < most
      hasProbability =
        state.shows(.softmax)
        && (size.rows >= Layout.rowsForProbability || hasSpare && !state.hidesAny(.probability))
      hasPredictionRow =
        state.shows(.labels)
        && (size.rows >= Layout.rowsForPredictions
          || lossCount == 0 && hasSpare && !state.hidesAny(.prediction))
    }
    let hasProbabilityRow = hasProbability && !state.isTurned
    let lossRows =
      (state.isTurned ? meanCount : lossCount) + [hasProbabilityRow, hasPredictionRow].count { $0 }
    // In a low screen the panel shrinks first, so that the table keeps some rows.
    let heights = Layout.panelHeights
    let panelHeight =
      zoom == .table ? 0 : min(heights.upperBound, max(heights.lowerBound, size.rows - 12))
    let mostRows = max(1, size.rows - Layout.fixedRows - lossRows - panelHeight)
    let mostColumns = max(1, room / Layout.numberWidth)

    let exampleCount = min(state.shownCount, state.isTurned ? mostRows : mostColumns)
    let examples = window(
      exampleCount, of: state.shownCount, from: old.examples, showing: state.selectedPlace)
    self.examples = examples.map { state.position(atPlace: $0) }
    if state.isTurned {
      cellWidth = Layout.numberWidth
      let classes = window(
        min(table.classCount, mostColumns), of: table.classCount, from: old.classes,
        showing: state.selection.class)
      (classRows, viewport) = ([], Viewport(examples: examples, classes: classes))
    } else {
      cellWidth = min(
        lossCount == 0 ? max(Layout.numberWidth, predictionWidth) : 22, room / exampleCount)
      let (rows, classes) = Layout.classWindow(
        state, self.examples, height: min(table.classCount, mostRows))
      (classRows, viewport) = (rows, Viewport(examples: examples, classes: classes))
    }
    let height = state.isTurned ? exampleCount : classRows.count
    panelRow =
      switch zoom {
      case .none: 3 + height + lossRows
      case .panel: 2
      case .table: size.rows - 3
      }
    arrangePanels(state)
  }

  private mutating func arrangePanels(_ state: ExplorerState) {
    if zoom != .table {
      panels = ShownPanel.shown(state, rows: panelRows, width: size.columns)
    }
    viewport.needs = Set(panels.flatMap { $0.view.needs(state, $0.area) })
    viewport.companion = panels.first(where: \.isCompanion)?.view.panel
    viewport.plane = panels.first { $0.view.panel == .plane }.flatMap {
      PlaneParts(state, in: $0.area)?.window
    }
    viewport.inputColumns = panels.first { $0.view.panel == .weights }.map {
      WeightsColumns.count(in: $0.area)
    }
    if let area = panels.first(where: { $0.view.panel == .picture })?.area,
      let perRow = PictureTiles(state, in: area)?.mosaic.perRow
    {
      viewport.picturesPerRow = perRow
    }
    if case .overlay(.help(let scroll)) = state.mode {
      let lines = HelpLines(size: size, glyphs)
      let first = scroll ?? lines.start(of: KeyMode(restingOf: state))
      viewport.textLine = min(first, lines.lastScroll)
    } else if let session = state.session,
      let area = panels.first(where: {
        $0.view.panel == .card && (state.panel == .card || $0.isCompanion)
      })?.area
    {
      let text = CardText(state, session, in: area, glyphs)
      let first = text.firstLine(session.card)
      viewport.textLine = first
      viewport.textRest = max(0, text.lines.count - first - text.shownCount)
      viewport.textPage = text.shownCount
    }
  }

  var firstClassRow: Int { 2 }
  var statusRow: Int { size.rows - 2 }
  var panelRows: Range<Int> { panelRow + 1..<max(panelRow + 1, statusRow) }
  var boxColumn: Int { size.columns - boxWidth }

  /// The column after the numbers of the example, or in a turned table the class, at `index` on the screen.
  func numberEnd(_ index: Int) -> Int { nameWidth + index * cellWidth + 8 }
  /// The column after the averages, which are right of the last example.
  var averageEnd: Int { numberEnd(examples.count) }
  /// The column after a loss of a turned table, where the losses are right of the last class.
  func lossEnd(_ index: Int) -> Int { numberEnd(viewport.classes.count + index) + 2 }
  /// The most columns of a score with its mark, before which there is a blank.
  var scoreWidth: Int { min(Layout.numberWidth, cellWidth - 1) }
  var barWidth: Int { max(0, cellWidth - Layout.numberWidth) }

  /// The width of the longest name of a row, as far as the first 200 classes tell it, and of two blanks.
  private static func nameWidth(_ state: ExplorerState) -> Int {
    let (table, hinges) = (state.table, state.hinges)
    let names = table.classes.prefix(200).map(table.name) + hinges.map { hingeNames($0)[0] }
    return min(widest(names, atLeast: 8), hinges.count > 1 ? 14 : 10) + 2
  }

  private static func widestClass(_ state: ExplorerState, atMost most: Int) -> Int {
    min(most, widest(state.table.classes.prefix(200).map(state.table.name), atLeast: 0))
  }

  /// The classes to show: a window around the selected class and, pinned at its edges, what is not in it
  /// of the rows that matter, up to half of the height.
  private static func classWindow(
    _ state: ExplorerState, _ examples: [Int], height: Int
  ) -> (rows: [Int], window: Range<Int>) {
    let wanted = rowsThatMatter(state, examples)
    let most = height < 2 ? 0 : max(1, height / 2)
    var (pinned, window, room) = ([Int](), 0..<0, 0)
    // A smaller window may leave out more of them.
    repeat {
      room = pinned.count
      window = classes(height - room, state)
      pinned = Array(wanted.filter { !window.contains($0) }.prefix(most))
    } while pinned.count > room
    return ((pinned + window).sorted(), window)
  }

  private static func classes(_ height: Int, _ state: ExplorerState) -> Range<Int> {
    window(
      height, of: state.table.classCount, from: state.viewport.classes,
      showing: state.selection.class)
  }

  /// The label of the selected example; in a lesson, whose text is about all examples on the screen, also
  /// the class that wins there, and then those of the others. A winner is told only where all scores are.
  private static func rowsThatMatter(_ state: ExplorerState, _ examples: [Int]) -> [Int] {
    let (table, selected) = (state.table, state.selection.example)
    guard state.session != nil, state.shows(.labels) else { return [table.label(selected)] }
    let rows = ([selected] + examples.filter { $0 != selected }).flatMap { example in
      let isReadable = !table.classes.indices.contains {
        state.hidesScore(Selection(example: example, class: $0))
      }
      let scores = state.situation.row(of: example).scores
      let winner = isReadable ? winners(scores.span).first : nil
      return [table.label(example), winner].compactMap(\.self)
    }
    return rows.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
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
