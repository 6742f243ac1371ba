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

/// The whole table: a row a class, how losses are spread, what is taken for what; beside each other,
/// or under each other where the panel is high.
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
    let common = readings.commonMistakes(summary, fitting: height - 1)
    return TextColumns(readings.mistakeColumns(common), gap: gap, glyphs)
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
  // Where the classes' rows don't tell all mistakes, the most frequent ones take some lines.
  let listHeight = height > 8 ? 4 : 0
  // That is seen later; classes beyond a third of the width tell it most often.
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
private struct HistogramTable {
  private struct Bars {
    let texts: MeasuredColumn
    let counts: [Int]
    let style: Style
  }

  private let gap: Int
  private let bounds: MeasuredColumn
  private let bars: [Bars]
  /// Without bars.
  let width: Int

  init(
    _ readings: Readings, _ summary: TableSummary, height: Int, gap: Int, _ glyphs: Glyphs
  ) {
    let histogram = readings.histogram(summary, fitting: height - 1)
    self.gap = gap
    bounds = MeasuredColumn(histogram.bounds, glyphs)
    bars = histogram.counts.map {
      Bars(texts: MeasuredColumn($0.texts, glyphs), counts: $0.counts, style: $0.style)
    }
    width = bars.reduce(bounds.width) { $0 + gap + $1.texts.width }
  }

  /// Returns the column after it.
  @discardableResult
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
