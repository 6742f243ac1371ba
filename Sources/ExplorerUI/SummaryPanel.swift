import ExplorerCore
import Scores
import TerminalCore

extension Panel {
  static let summary = Panel("Summary")
}

extension PanelView {
  static let summary = PanelView(
    panel: .summary, letter: "m", key: .function(5),
    help: "the whole table: classes and mistakes", isWide: true,
    needs: { _, _ in [.summary] }, words: summaryWords, draw: drawSummary)
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
  func mistakes(height: Int) -> [TextColumn] {
    readings.mistakeColumns(summary, fitting: height - 1)
  }
  func drawHistogram(height: Int, row: Int, column: Int, width: Int) -> Int {
    var columns = readings.histogram(summary, fitting: height - 1)
    let barWidth = min(16, (width - columns.width(gap: gap, glyphs)) / (columns.count - 1) - 1)
    for index in columns.indices { columns[index].bars?.width = barWidth }
    return columns.draw(row: row, column: column, gap: gap, on: &canvas)
  }
  guard height < 16 else {
    let lower = min(height / 2, 10)
    let classes = classTable(
      readings, summary, width: width, height: height - lower - 1, gap: gap, glyphs
    ).columns
    classes.draw(row: top, column: left, gap: gap, on: &canvas)
    let row = top + classes[0].cells.count + 2
    let end = drawHistogram(height: lower, row: row, column: left, width: width / 2)
    mistakes(height: lower).draw(row: row, column: end + 3, gap: gap, on: &canvas)
    return
  }
  // The list of mistakes is drawn under the histogram if the class table has no room for the confusion
  // matrix. But that room depends on the width of the histogram, and this on its height, which the list
  // reduces; so whether the list will be drawn is guessed from the number of classes.
  let listHeight = height > 8 ? 4 : 0
  let expected = 3 * summary.classes.count * (gap + 2) > width ? listHeight : 0
  let histogram = readings.histogram(summary, fitting: height - expected - 1)
  let (classes, hasMatrix) = classTable(
    readings, summary, width: width - histogram.width(gap: gap, glyphs) - 2, height: height,
    gap: gap, glyphs)
  let column = 2 + classes.draw(row: top, column: left, gap: gap, on: &canvas)
  let room = left + width - column
  var taken = 0
  if !hasMatrix, listHeight > 0 {
    let list = mistakes(height: listHeight)
    if list.width(gap: gap, glyphs) <= room {
      list.draw(row: top + height - listHeight, column: column, gap: gap, on: &canvas)
      taken = listHeight
    }
  }
  _ = drawHistogram(height: height - taken, row: top, column: column, width: room)
}

/// A row for each class, with the confusion matrix or else the most frequent mistake of each class if one
/// of them fits.
private func classTable(
  _ readings: Readings, _ summary: TableSummary, width: Int, height: Int, gap: Int,
  _ glyphs: Glyphs
) -> (columns: [TextColumn], hasMatrix: Bool) {
  let (classes, head) = readings.summaryClasses(summary, fitting: height - 1)
  let columns = readings.classColumns(summary, classes, head: head)
  func fits(_ columns: [TextColumn]) -> Bool { columns.width(gap: gap, glyphs) <= width }
  // A column of the matrix is at least two wide, for an arrow and a letter.
  if columns.width(gap: gap, glyphs) + summary.classes.count * (gap + 2) <= width {
    let matrix = readings.predictionColumns(summary, classes)
    // No head may be cut, since cut heads can look the same.
    let isWhole = matrix.allSatisfy { glyphs.width($0.head) <= $0.longest }
    if isWhole, fits(columns + matrix) { return (columns + matrix, true) }
  }
  let withMistakes = columns + [readings.commonestMistakes(summary, classes)]
  if fits(withMistakes) { return (withMistakes, false) }
  // In the narrowest panel the numbers of examples are left out.
  return (fits(columns) ? columns : columns.filter { $0.head != "n" }, false)
}
