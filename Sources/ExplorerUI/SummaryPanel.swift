import ExplorerCore
import TerminalCore

/// The whole table: a row a class, how losses are spread, what is taken for what; beside each other,
/// or under each other where the panel is high.
func drawSummary(_ readings: Readings, in area: Area, on canvas: inout Canvas) {
  guard let summary = readings.state.summary else {
    canvas.write("computing…", row: area.rows.lowerBound, column: area.left)
    return
  }
  let (top, left, width, height) = (area.rows.lowerBound, area.left, area.width - 2, area.height)
  let gap = width < 90 ? 1 : 2
  func mistakes(_ count: Int) -> [TextColumn] {
    readings.mistakeColumns(summary, fitting: count)
  }
  guard height < 16 else {
    let lower = min(height / 2, 10)
    let classes = ClassTable(
      readings, summary, width: width, height: height - lower - 1, gap: gap, on: canvas)
    TextColumn.draw(classes.columns, gap: gap, row: top, column: left, on: &canvas)
    let row = top + (classes.columns.first?.cells.count ?? 0) + 2
    let histogram = HistogramTable(readings, summary, height: lower, gap: gap)
    let after = histogram.draw(row: row, column: left, width: width / 2, on: &canvas)
    TextColumn.draw(mistakes(lower - 1), gap: gap, row: row, column: after + 3, on: &canvas)
    return
  }
  var histogram = HistogramTable(readings, summary, height: height, gap: gap)
  let classes = ClassTable(
    readings, summary, width: width - histogram.width(on: canvas) - 2, height: height, gap: gap,
    on: canvas)
  let column =
    2 + TextColumn.draw(classes.columns, gap: gap, row: top, column: left, on: &canvas)
  let room = left + width - column
  // Where the classes' rows don't tell all mistakes, the most frequent ones take some lines.
  let listed = mistakes(3)
  if !classes.hasMatrix, height > 8, TextColumn.width(listed, gap: gap, on: canvas) <= room {
    histogram = HistogramTable(readings, summary, height: height - 4, gap: gap)
    TextColumn.draw(listed, gap: gap, row: top + height - 4, column: column, on: &canvas)
  }
  histogram.draw(row: top, column: column, width: room, on: &canvas)
}

/// A row a class; as many of its columns as fit.
private struct ClassTable {
  let columns: [TextColumn]
  /// Whether every prediction of every shown label is counted.
  let hasMatrix: Bool

  init(
    _ readings: Readings, _ summary: TableSummary, width: Int, height: Int, gap: Int,
    on canvas: Canvas
  ) {
    let (classes, head) = readings.summaryClasses(summary, fitting: height - 1)
    let columns = readings.classColumns(summary, classes, head: head)
    // No more classes than a screen can have beside each other.
    let matrix =
      summary.classes.count <= 20 ? readings.predictionColumns(summary, classes) : []
    let choices = [
      columns + matrix, columns + [readings.commonestMistakes(summary, classes)], columns,
    ]
    func fits(_ columns: [TextColumn]) -> Bool {
      TextColumn.width(columns, gap: gap, on: canvas) <= width
    }
    // Heads that are cut may be the same.
    let isWhole = matrix.allSatisfy { canvas.width($0.head) <= $0.longest }
    hasMatrix = !matrix.isEmpty && isWhole && fits(choices[0])
    // At the narrowest the numbers of examples are left out.
    self.columns =
      choices.dropFirst(hasMatrix ? 0 : 1).first(where: fits) ?? columns.filter { $0.head != "n" }
  }
}

/// How many examples have losses between which bounds, with a bar for each number.
private struct HistogramTable {
  private let bounds: TextColumn
  private let counts: [(column: TextColumn, values: [Int])]
  private let gap: Int

  init(_ readings: Readings, _ summary: TableSummary, height: Int, gap: Int) {
    (bounds, counts) = readings.histogram(summary, fitting: height - 1)
    self.gap = gap
  }

  /// Without bars.
  func width(on canvas: Canvas) -> Int {
    TextColumn.width([bounds] + counts.map(\.column), gap: gap, on: canvas)
  }

  /// Returns the column after it.
  @discardableResult
  func draw(row: Int, column: Int, width: Int, on canvas: inout Canvas) -> Int {
    let bar = min(16, (width - self.width(on: canvas)) / counts.count - 1)
    var left = column
    left = gap + TextColumn.draw([bounds], gap: gap, row: row, column: left, on: &canvas)
    for (texts, values) in counts {
      left = TextColumn.draw([texts], gap: gap, row: row, column: left, on: &canvas)
      let largest = values.max() ?? 0
      for (line, value) in values.enumerated() where bar > 0 {
        let fraction = Double(value) / Double(max(1, largest))
        canvas.drawBar(
          fraction, row: row + 1 + line, column: left + 1, width: bar,
          style: texts.cells[line].style)
      }
      left += max(0, bar + 1) + gap
    }
    return left - gap
  }
}
