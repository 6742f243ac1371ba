import ExplorerCore
import Scores
import TerminalCore

extension Panel {
  static let summary = Panel("Summary")
}

extension PanelView {
  static let summary = PanelView(
    .summary, letter: "m", key: .function(5),
    help: "the whole table: classes and mistakes", tells: [],
    isWide: true,
    needs: { _, _ in [.summary] }, draw: drawSummary)
}

/// The summary of the whole table: a row for each class, a histogram of the losses, and the most frequent
/// mistakes. They are beside each other; in a high panel the classes are above the other two.
private func drawSummary(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  guard let summary = readings.state.summary else {
    canvas.write("computing…", row: area.rows.lowerBound, column: area.left)
    return
  }
  let (top, left, width, height) = (area.rows.lowerBound, area.left, area.width - 2, area.height)
  let (gap, glyphs) = (width < 90 ? 1 : 2, canvas.glyphs)
  func histogram(height: Int) -> HistogramTable {
    HistogramTable(readings, summary, height: height, gap: gap, glyphs)
  }
  func mistakes(height: Int) -> TextColumns {
    TextColumns(readings.mistakeColumns(summary, fitting: height - 1), gap: gap, glyphs)
  }
  guard height < 16 else {
    let lower = min(height / 2, 10)
    let classes = ClassTable(
      readings, summary, width: width, height: height - lower - 1, gap: gap, glyphs)
    classes.draw(row: top, column: left, on: &canvas)
    let row = top + classes.count + 2
    let end = histogram(height: lower).draw(row: row, column: left, width: width / 2, on: &canvas)
    mistakes(height: lower).draw(row: row, column: end + 3, on: &canvas)
    return
  }
  // The list of mistakes is drawn under the histogram if the class table has no room for the confusion
  // matrix. But that room depends on the width of the histogram, and this on its height, which the list
  // reduces; so whether the list will be drawn is guessed from the number of classes.
  let listHeight = height > 8 ? 4 : 0
  let expected = 3 * summary.classes.count * (gap + 2) > width ? listHeight : 0
  let classes = ClassTable(
    readings, summary, width: width - histogram(height: height - expected).width - 2,
    height: height, gap: gap, glyphs)
  let column = 2 + classes.draw(row: top, column: left, on: &canvas)
  let room = left + width - column
  var taken = 0
  if !classes.hasMatrix, listHeight > 0 {
    let list = mistakes(height: listHeight)
    if list.width <= room {
      list.draw(row: top + height - listHeight, column: column, on: &canvas)
      taken = listHeight
    }
  }
  histogram(height: height - taken).draw(row: top, column: column, width: room, on: &canvas)
}

/// A row for each class, with as many columns as fit.
private struct ClassTable {
  /// The number of classes shown.
  let count: Int
  private let columns: TextColumns
  /// The confusion matrix, or else the most frequent mistake of each class, if one of them fits.
  private let mistakes: TextColumns?
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
    // A column of the matrix is at least two wide, for an arrow and a letter.
    let least = columns.width + summary.classes.count * (gap + 2)
    let matrix = least <= width ? readings.predictionColumns(summary, classes) : []
    // No head may be cut, since cut heads can look the same.
    let isWhole = matrix.allSatisfy { glyphs.width($0.head) <= $0.longest }
    let fittingMatrix = !matrix.isEmpty && isWhole ? fitting(matrix) : nil
    hasMatrix = fittingMatrix != nil
    mistakes = fittingMatrix ?? fitting([readings.commonestMistakes(summary, classes)])
    // In the narrowest panel the numbers of examples are left out.
    self.columns =
      columns.width <= width
      ? columns : TextColumns(all.filter { $0.head != "n" }, gap: gap, glyphs)
  }

  /// - Returns: the column after it.
  @discardableResult
  func draw(row: Int, column: Int, on canvas: inout Canvas) -> Int {
    let after = columns.draw(row: row, column: column, on: &canvas)
    return mistakes?.draw(row: row, column: after + gap, on: &canvas) ?? after
  }
}

/// The histograms of both losses, with a bar for each count.
private struct HistogramTable {
  private let gap: Int
  private let bounds: MeasuredColumn
  private let histograms: [(texts: MeasuredColumn, counts: [Int], style: Style)]
  /// The width without bars.
  let width: Int

  init(
    _ readings: Readings, _ summary: TableSummary, height: Int, gap: Int, _ glyphs: Glyphs
  ) {
    let histogram = readings.histogram(summary, fitting: height - 1)
    self.gap = gap
    bounds = MeasuredColumn(histogram.bounds, glyphs)
    histograms = histogram.counts.map { (MeasuredColumn($0.texts, glyphs), $0.counts, $0.style) }
    width = histograms.reduce(bounds.width) { $0 + gap + $1.texts.width }
  }

  /// - Returns: the column after it.
  @discardableResult
  func draw(row: Int, column: Int, width: Int, on canvas: inout Canvas) -> Int {
    let longest = min(16, (width - self.width) / histograms.count - 1)
    var left = bounds.draw(row: row, column: column, on: &canvas) + gap
    for (texts, counts, style) in histograms {
      left = texts.draw(row: row, column: left, on: &canvas)
      let largest = counts.max() ?? 0
      for (line, count) in counts.enumerated() where longest > 0 {
        let fraction = Double(count) / Double(max(1, largest))
        canvas.drawBar(
          fraction, row: row + 1 + line, column: left + 1, width: longest, style: style)
      }
      left += max(0, longest + 1) + gap
    }
    return left - gap
  }
}
