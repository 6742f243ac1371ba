import ExplorerCore
import Scores
import TerminalCore

/// The tables of a summary on a screen that the next one may take over. Immutable, and a class because
/// it is large.
final class DrawnSummary {
  fileprivate let losses: DrawnTable<HistogramTable>
  fileprivate let mistakes: DrawnTable<MistakeTable>?

  fileprivate init(
    _ losses: DrawnTable<HistogramTable>, _ mistakes: DrawnTable<MistakeTable>?
  ) {
    (self.losses, self.mistakes) = (losses, mistakes)
  }
}

/// The whole table: a row a class, how losses are spread, what is taken for what; beside each other,
/// or under each other where the panel is high.
func drawSummary(
  _ readings: Readings, in area: Area, after earlier: Drawing?, on canvas: inout Canvas
) -> DrawnSummary? {
  guard let summary = readings.state.summary else {
    canvas.write("computing…", row: area.rows.lowerBound, column: area.left)
    return nil
  }
  let (top, left, width, height) = (area.rows.lowerBound, area.left, area.width - 2, area.height)
  let gap = width < 90 ? 1 : 2
  let (glyphs, old) = (canvas.glyphs, earlier?.parts.summary)
  func histogram(height: Int) -> HistogramTable {
    let source = readings.histogramSource(summary, fitting: height - 1)
    if let old = old?.losses.table, old.source == source, old.gap == gap { return old }
    return HistogramTable(readings, source, gap: gap, glyphs)
  }
  func mistakes(height: Int) -> MistakeTable {
    let source = MistakeTable.Source(
      mistakes: readings.commonMistakes(summary, fitting: height - 1),
      classes: readings.state.table.classContents)
    if let old = old?.mistakes?.table, old.source == source, old.gap == gap { return old }
    return MistakeTable(readings, source, gap: gap, glyphs)
  }
  guard height < 16 else {
    let lower = min(height / 2, 10)
    let classes = ClassTable(
      readings, summary, width: width, height: height - lower - 1, gap: gap, canvas.glyphs)
    classes.draw(row: top, column: left, on: &canvas)
    let row = top + classes.count + 2
    let losses = DrawnTable(
      histogram(height: lower), row: row, column: left, width: width / 2,
      after: earlier, old?.losses, on: &canvas)
    let mistakes = DrawnTable(
      mistakes(height: lower), row: row, column: losses.end + 3, width: width / 2,
      after: earlier, old?.mistakes, on: &canvas)
    return DrawnSummary(losses, mistakes)
  }
  // Where the classes' rows don't tell all mistakes, the most frequent ones take some lines.
  let listHeight = height > 8 ? 4 : 0
  // That is seen later; classes beyond a third of the width tell it most often.
  let expected = 3 * summary.classes.count * (gap + 2) > width ? listHeight : 0
  var losses = histogram(height: height - expected)
  let classes = ClassTable(
    readings, summary, width: width - losses.width - 2, height: height, gap: gap, canvas.glyphs)
  let column = 2 + classes.draw(row: top, column: left, on: &canvas)
  let room = left + width - column
  var drawnMistakes: DrawnTable<MistakeTable>?
  if !classes.hasMatrix, listHeight > 0 {
    let mistakes = mistakes(height: listHeight)
    if mistakes.columns.width <= room {
      drawnMistakes = DrawnTable(
        mistakes, row: top + height - listHeight, column: column, width: room,
        after: earlier, old?.mistakes, on: &canvas)
    }
  }
  let taken = drawnMistakes == nil ? 0 : listHeight
  if taken != expected { losses = histogram(height: height - taken) }
  let drawnLosses = DrawnTable(
    losses, row: top, column: column, width: room, after: earlier, old?.losses, on: &canvas)
  return DrawnSummary(drawnLosses, drawnMistakes)
}

/// Columns under heads that know what they were made from: the next screen has the same ones.
private protocol SummaryTable: AnyObject {
  /// Rows, with that of the heads.
  var height: Int { get }
  /// Returns the column after it.
  func draw(row: Int, column: Int, width: Int, on canvas: inout Canvas) -> Int
}

/// Such a table on a screen.
private struct DrawnTable<Table: SummaryTable> {
  let table: Table
  let row, column, width: Int
  /// The column after it.
  let end: Int

  /// Draws the table, or takes it over where it was the same and stood in the same place.
  init(
    _ table: Table, row: Int, column: Int, width: Int, after earlier: Drawing?, _ old: DrawnTable?,
    on canvas: inout Canvas
  ) {
    (self.table, self.row, self.column, self.width) = (table, row, column, width)
    if let earlier, let old, old.table === table,
      (old.row, old.column, old.width) == (row, column, width),
      canvas.takeOver(rows: row..<row + table.height, columns: column..<old.end, of: earlier.frame)
    {
      end = old.end
    } else {
      end = table.draw(row: row, column: column, width: width, on: &canvas)
    }
  }
}

/// The mistakes that are made most often.
private final class MistakeTable: SummaryTable {
  struct Source: Equatable {
    let mistakes: [TableSummary.Mistake]?
    let classes: ClassContents
  }

  let source: Source
  let columns: TextColumns
  let gap: Int
  var height: Int { 1 + (source.mistakes?.count ?? 1) }

  init(_ readings: Readings, _ source: Source, gap: Int, _ glyphs: Glyphs) {
    (self.source, self.gap) = (source, gap)
    columns = TextColumns(readings.mistakeColumns(source.mistakes), gap: gap, glyphs)
  }

  func draw(row: Int, column: Int, width: Int, on canvas: inout Canvas) -> Int {
    columns.draw(row: row, column: column, on: &canvas)
  }
}

/// A row a class; as many of its columns as fit.
private struct ClassTable {
  /// How many classes are shown.
  let count: Int
  private let columns: TextColumns
  /// What its classes are taken for, where that fits.
  private let mistakes: TextColumns?
  /// Whether every prediction of every shown label is counted.
  let hasMatrix: Bool
  private let gap: Int

  init(
    _ readings: Readings, _ summary: TableSummary, width: Int, height: Int, gap: Int,
    _ glyphs: Glyphs
  ) {
    self.gap = gap
    let (classes, head) = readings.summaryClasses(summary, fitting: height - 1)
    count = classes.count
    let all = readings.classColumns(summary, classes, head: head)
    let columns = TextColumns(all, gap: gap, glyphs)
    func fitting(_ more: [TextColumn]) -> TextColumns? {
      let more = TextColumns(more, gap: gap, glyphs)
      return columns.width + gap + more.width <= width ? more : nil
    }
    // A column of it takes an arrow and a letter at least.
    let least = columns.width + summary.classes.count * (gap + 2)
    let matrix = least <= width ? readings.predictionColumns(summary, classes) : []
    // Heads that are cut may be the same.
    let isWhole = matrix.allSatisfy { glyphs.width($0.head) <= $0.longest }
    let fittingMatrix = !matrix.isEmpty && isWhole ? fitting(matrix) : nil
    hasMatrix = fittingMatrix != nil
    mistakes = fittingMatrix ?? fitting([readings.commonestMistakes(summary, classes)])
    // At the narrowest the numbers of examples are left out.
    self.columns =
      columns.width <= width
      ? columns : TextColumns(all.filter { $0.head != "n" }, gap: gap, glyphs)
  }

  /// Returns the column after it.
  @discardableResult
  func draw(row: Int, column: Int, on canvas: inout Canvas) -> Int {
    let after = columns.draw(row: row, column: column, on: &canvas)
    return mistakes?.draw(row: row, column: after + gap, on: &canvas) ?? after
  }
}

/// How many examples have losses between which bounds, with a bar for each number.
private final class HistogramTable: SummaryTable {
  private struct Bars {
    let texts: MeasuredColumn
    let counts: [Int]
    let style: Style
  }

  let source: Readings.HistogramSource
  let gap: Int
  let height: Int
  private let bounds: MeasuredColumn
  private let bars: [Bars]
  /// Without bars.
  let width: Int

  init(
    _ readings: Readings, _ source: Readings.HistogramSource, gap: Int, _ glyphs: Glyphs
  ) {
    let histogram = readings.histogram(source)
    (self.source, self.gap) = (source, gap)
    height = 1 + max(histogram.bounds.cells.count, histogram.counts[0].texts.cells.count)
    bounds = MeasuredColumn(histogram.bounds, glyphs)
    bars = histogram.counts.map {
      Bars(texts: MeasuredColumn($0.texts, glyphs), counts: $0.counts, style: $0.style)
    }
    width = bars.reduce(bounds.width) { $0 + gap + $1.texts.width }
  }

  func draw(row: Int, column: Int, width: Int, on canvas: inout Canvas) -> Int {
    let longest = min(16, (width - self.width) / bars.count - 1)
    var left = bounds.draw(row: row, column: column, on: &canvas) + gap
    for bars in bars {
      left = bars.texts.draw(row: row, column: left, on: &canvas)
      let largest = bars.counts.max() ?? 0
      for (line, count) in bars.counts.enumerated() where longest > 0 {
        let fraction = Double(count) / Double(max(1, largest))
        canvas.drawBar(
          fraction, row: row + 1 + line, column: left + 1, width: longest, style: bars.style)
      }
      left += max(0, longest + 1) + gap
    }
    return left - gap
  }
}
