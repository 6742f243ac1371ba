import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The columns of a turned table that stay while the classes scroll under them.
struct TurnedColumns: Equatable {
  let numberWidth: Int
  let nameWidth: Int
  let labelWidth: Int

  init(_ table: ScoreTable) {
    numberWidth = max(2, String(table.exampleCount).utf8.count)
    // A look at the first and the last ones settles the width; longer names between are cut.
    nameWidth = min(10, widest(table.longNames(ofFirstAndLast: 100), atLeast: 4))
    labelWidth = min(10, widest(table.classes.prefix(100).lazy.map(table.name), atLeast: 5))
  }

  var nameColumn: Int { 1 + numberWidth + 1 }
  var labelColumn: Int { nameColumn + nameWidth + 1 }
  var width: Int { labelColumn + labelWidth + 1 }
}

/// The table as a model's score array has it: a row an example, its losses at the end of the row.
/// Returns what the next screen may take over of the rows.
func drawTurnedTable(
  _ readings: Readings, _ layout: Layout, _ columns: TurnedColumns, after earlier: Drawing?,
  on canvas: inout Canvas
) -> TurnedRows? {
  let lossColumn = columns.width + layout.viewport.classes.count * layout.cellWidth + 1
  drawHeads(readings.state, layout, columns, lossColumn, on: &canvas)
  let state = readings.state
  let rows = TurnedRows(state, layout, columns, isUnicode: canvas.glyphs.isUnicode)
  let known = earlier?.parts.rows.flatMap { rows?.lines(in: $0) }
  let earlierFrame = earlier?.frame
  for (line, position) in layout.examples.enumerated() {
    let row = layout.firstClassRow + line
    if let earlierFrame, let old = known?[line],
      canvas.frame.copy(row: layout.firstClassRow + old, of: earlierFrame, to: row)
    {
      continue
    }
    drawExample(readings, state, layout, columns, position, row: row, lossColumn, on: &canvas)
  }
  drawMeans(readings, layout, lossColumn, on: &canvas)
  return rows
}

private func drawHeads(
  _ state: ExplorerState, _ layout: Layout, _ columns: TurnedColumns, _ lossColumn: Int,
  on canvas: inout Canvas
) {
  let (table, visible) = (state.table, layout.viewport.classes)
  canvas.write("#", row: 1, endingAt: columns.nameColumn - 1, style: .faint, width: 2)
  canvas.write("name", row: 1, column: columns.nameColumn)
  canvas.write("label", row: 1, column: columns.labelColumn)
  for (index, position) in visible.enumerated() {
    canvas.write(
      table.className(position), row: 1, endingAt: columns.width + index * layout.cellWidth + 8,
      style: position == state.selection.class ? .heading : .text, width: 8)
  }
  for (index, name) in lossHeads(state, layout, on: canvas).enumerated() {
    let end = lossColumn + index * 9 + 9
    canvas.write(
      name.0, row: 1, endingAt: end, style: Style(name.1, isSelected: false), width: 8)
  }
}

private func lossHeads(
  _ state: ExplorerState, _ layout: Layout, on canvas: Canvas
) -> [(String, Style.Role)] {
  state.hinges.map { (canvas.fitting(hingeNames($0), width: 8), .hinge) }
    + [("softmax", .softmax)] + (layout.hasProbability ? [("P(label)", .softmax)] : [])
}

private func drawExample(
  _ readings: Readings, _ state: ExplorerState, _ layout: Layout, _ columns: TurnedColumns,
  _ position: Int, row: Int, _ lossColumn: Int, on canvas: inout Canvas
) {
  let shown = readings.row(position)
  let style = position == state.selection.example ? Style.strong : .text
  canvas.write(
    String(position + 1), row: row, endingAt: columns.nameColumn - 1, style: .faint,
    width: columns.numberWidth)
  canvas.write(
    state.table.exampleName(position), row: row, column: columns.nameColumn, style: style,
    width: columns.nameWidth)
  canvas.write(
    state.table.className(shown.label), row: row, column: columns.labelColumn, style: style,
    width: columns.labelWidth)
  for (index, classPosition) in layout.viewport.classes.enumerated() {
    let end = columns.width + index * layout.cellWidth + 8
    drawScore(
      state, shown, class: classPosition, row: row, end: end, width: layout.scoreWidth, on: &canvas)
  }
  var end = lossColumn + 9
  func write(_ loss: Readings.Figure, _ style: Style, on canvas: inout Canvas) {
    canvas.write(loss.text, row: row, endingAt: end, style: style, width: 8)
    end += 9
  }
  for index in readings.hinges.indices {
    write(readings.hinge(index, of: position), .hinge, on: &canvas)
  }
  write(readings.softmax(of: position), .softmax, on: &canvas)
  guard layout.hasProbability else { return }
  write(readings.labelProbability(of: position), .softmax, on: &canvas)
}

/// Lines under the rule: the whole table's means at W × k and at W × 2k; under a filter those of the
/// shown examples.
private func drawMeans(
  _ readings: Readings, _ layout: Layout, _ lossColumn: Int, on canvas: inout Canvas
) {
  let (state, table) = (readings.state, readings.state.table)
  let visible = layout.viewport.examples
  let rule = layout.firstClassRow + visible.count
  drawLine(row: rule, column: 0, width: canvas.size.columns, on: &canvas)
  let classes = layout.viewport.classes
  var seen: [String] = []
  if visible.count < state.shownCount {
    seen.append(part("examples", visible, state.shownCount))
  }
  if classes.count < table.classCount { seen.append(part("classes", classes, table.classCount)) }
  seen += arrangementTexts(state)
  drawTexts(seen, row: rule, column: 1, width: canvas.size.columns - 2, on: &canvas)
  for (line, factor) in Readings.Factor.allCases.enumerated() {
    let row = rule + 1 + line
    var column = canvas.write("average, W × ", row: row, column: 1, style: .strong)
    column = canvas.write(
      NumberText.factor(readings.scale(factor)), row: row, column: column, style: .strong)
    if readings.overflows(at: factor) {
      canvas.write("a score is beyond the largest double", row: row, column: column + 2)
      continue
    }
    let means = readings.means(at: factor)
    drawMeans(means, row: row, after: column, lossColumn, on: &canvas)
  }
  guard let means = readings.shownMeans else { return }
  let column = canvas.write(
    "shown: \(state.shownCount) of \(table.exampleCount)", row: rule + 3, column: 1,
    style: .strong)
  drawMeans(means, row: rule + 3, after: column, lossColumn, on: &canvas)
}

private func drawMeans(
  _ means: Readings.Means, row: Int, after column: Int, _ lossColumn: Int,
  on canvas: inout Canvas
) {
  // The accuracy shrinks before it runs into the first mean.
  let room = lossColumn + 8 - canvas.width(means.losses[0]) - column
  let needed = canvas.width(means.accuracy)
  let names = ["   accuracy ", "  acc ", "  "]
  let accuracy = (names.first { canvas.width($0) + needed <= room } ?? names[2]) + means.accuracy
  canvas.write(accuracy, row: row, column: column, width: max(0, room))
  for (index, text) in means.losses.enumerated() {
    canvas.write(text, row: row, endingAt: lossColumn + index * 9 + 9, style: .strong, width: 8)
  }
}

/// "classes 5–8 of 20"
private func part(_ what: String, _ shown: Range<Int>, _ count: Int) -> String {
  let first = shown.lowerBound + 1
  let last = shown.count > 1 ? "–\(shown.upperBound)" : ""
  return "\(what) \(first)\(last) of \(count)"
}
