import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The columns of a turned table that stay while the classes scroll under them.
struct TurnedColumns {
  let numberWidth: Int
  let nameWidth: Int
  let labelWidth: Int

  init(_ table: ScoreTable) {
    numberWidth = max(2, String(table.exampleCount).utf8.count)
    // A look at the first and the last ones settles the width; longer names between are cut.
    let ends = table.examples.prefix(100) + table.examples.suffix(100)
    nameWidth = min(10, widest(ends.map(table.name), atLeast: 4))
    labelWidth = min(10, widest(ofFirst: 100, of: table, atLeast: 5))
  }

  var nameColumn: Int { 1 + numberWidth + 1 }
  var labelColumn: Int { nameColumn + nameWidth + 1 }
  var width: Int { labelColumn + labelWidth + 1 }
}

/// The table as a model's score array has it: a row an example, its losses at the end of the row.
func drawTurnedTable(
  _ readings: Readings, _ layout: Layout, _ columns: TurnedColumns, on canvas: inout Canvas
) {
  let state = readings.state
  let lossColumn = columns.width + layout.viewport.classes.count * layout.cellWidth + 1
  drawHeads(state, layout, columns, lossColumn, row: 1, on: &canvas)
  var row = layout.firstClassRow
  for position in layout.examples {
    drawExample(readings, state, layout, columns, position, row: row, lossColumn, on: &canvas)
    row += 1
  }
  drawRule(state, layout, row: row, on: &canvas)
  for factor in Readings.Factor.allCases {
    row += 1
    let name = "average, W × " + NumberText.factor(readings.scale(factor))
    let means = readings.overflows(at: factor) ? nil : readings.means(at: factor)
    drawMeans(means, name, row: row, lossColumn, on: &canvas)
  }
  if let means = readings.shownMeans {
    let name = "shown: \(state.shownCount) of \(state.table.exampleCount)"
    drawMeans(means, name, row: row + 1, lossColumn, on: &canvas)
  }
}

private func drawHeads(
  _ state: ExplorerState, _ layout: Layout, _ columns: TurnedColumns, _ lossColumn: Int, row: Int,
  on canvas: inout Canvas
) {
  let (table, visible) = (state.table, layout.viewport.classes)
  canvas.write("#", row: row, endingAt: columns.nameColumn - 1, style: .faint, width: 2)
  canvas.write("name", row: row, column: columns.nameColumn)
  canvas.write("label", row: row, column: columns.labelColumn)
  for (index, position) in visible.enumerated() {
    canvas.write(
      table.className(position), row: row, endingAt: columns.width + index * layout.cellWidth + 8,
      style: position == state.selection.class ? .heading : .text, width: 8)
  }
  for (index, name) in lossHeads(state, layout, on: canvas).enumerated() {
    let end = lossColumn + index * 9 + 9
    canvas.write(
      name.0, row: row, endingAt: end, style: Style(name.1, isSelected: false), width: 8)
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

/// The line under the examples: which of them and of the classes are seen.
private func drawRule(
  _ state: ExplorerState, _ layout: Layout, row: Int, on canvas: inout Canvas
) {
  drawLine(row: row, column: 0, width: canvas.size.columns, on: &canvas)
  let (examples, classes) = (layout.viewport.examples, layout.viewport.classes)
  var seen: [String] = []
  if examples.count < state.shownCount {
    seen.append(part("examples", examples, state.shownCount))
  }
  if classes.count < state.table.classCount {
    seen.append(part("classes", classes, state.table.classCount))
  }
  seen += arrangementTexts(state)
  drawTexts(seen, row: row, column: 1, width: canvas.size.columns - 2, on: &canvas)
}

/// - Parameter means: nil where a score is beyond doubles.
private func drawMeans(
  _ means: Readings.Means?, _ name: String, row: Int, _ lossColumn: Int, on canvas: inout Canvas
) {
  let column = canvas.write(name, row: row, column: 1, style: .strong)
  guard let means else {
    canvas.write("a score is beyond the largest double", row: row, column: column + 2)
    return
  }
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
