import ExplorerCore
import Scores
import TerminalCore

/// The table as on the slides: a column an example, a row a class, the losses under them.
func drawTable(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let state = readings.state
  let rows = layout.examples.map(readings.row)
  drawExampleNames(state, layout, on: &canvas)
  for (index, row) in rows.enumerated() {
    let end = layout.numberEnd(index)
    for (line, position) in layout.classRows.enumerated() {
      drawScore(
        state, row, class: position, row: layout.firstClassRow + line, end: end,
        width: layout.scoreWidth, on: &canvas)
    }
  }
  for (line, position) in layout.classRows.enumerated() {
    let isSelected = position == state.selection.class
    canvas.write(
      state.table.className(position), row: layout.firstClassRow + line, column: 1,
      style: isSelected ? .strong : .text, width: layout.nameWidth - 2)
  }
  drawRule(state, layout, on: &canvas)
  drawLosses(readings, rows, layout, on: &canvas)
}

/// One score with its mark, ending before the column `end`; the selected cell in reverse.
func drawScore(
  _ state: ExplorerState, _ shown: ShownRow, class position: Int, row: Int, end: Int, width: Int,
  on canvas: inout Canvas
) {
  let cell = Selection(example: shown.example, class: position)
  if let entry = state.entry, entry.place == .score(cell) {
    drawEntry(entry, scale: state.scale, row: row, end: end, on: &canvas)
    return
  }
  let (text, style) = shown.score(position, width: width)
  canvas.write(text, row: row, endingAt: end, style: style, width: width)
  if cell == state.selection {
    canvas.frame.restyle(row: row, column: end - 8, width: 9) {
      // While a card has the keys, its choice is what is in reverse.
      $0 = state.mode == .panel && state.panel == .card ? .heading : .strong.selected
    }
  }
}

/// The text being typed: its end is what counts when it is long.
private func drawEntry(
  _ entry: Entry, scale: Double, row: Int, end: Int, on canvas: inout Canvas
) {
  let style = entry.isInForce ? Style.input : .unfinished
  let factor = scale == 1 ? "" : " ×\(NumberText.factor(scale))"
  let shownFactor = canvas.width(factor) > 4 ? "" : factor
  let room = 8 - canvas.width(shownFactor)
  let isCut = entry.text.utf8.count > room
  let text = isCut ? canvas.glyphs.ellipsis + entry.text.suffix(room - 1) : entry.text
  canvas.frame.fill(row: row, column: end - 8, width: 9, style: style)
  let after = end - canvas.width(shownFactor)
  canvas.write(text, row: row, endingAt: after, style: style, width: 8)
  canvas.write(shownFactor, row: row, column: after, style: style)
  canvas.frame.cursor = Position(row: row, column: after)
}

private func drawExampleNames(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (table, visible) = (state.table, layout.viewport.examples)
  for (index, position) in layout.examples.enumerated() {
    let isSelected = position == state.selection.example
    canvas.write(
      table.exampleName(position), row: 1, endingAt: layout.numberEnd(index),
      style: isSelected ? .heading : .text, width: min(8, layout.cellWidth - 1))
  }
  canvas.write("avg", row: 1, endingAt: layout.averageEnd, style: .text, width: 8)
  var hidden: [String] = []
  if visible.lowerBound > 0 { hidden.append("◀\(visible.lowerBound)") }
  if visible.upperBound < state.shownCount {
    hidden.append("▶\(state.shownCount - visible.upperBound) more")
  }
  if let above = hiddenClasses(state, layout).above { hidden.append("▲\(above)") }
  guard !hidden.isEmpty else { return }
  canvas.write(
    hidden.joined(separator: " "), row: 1, column: 1, style: .notice, width: layout.nameWidth - 1)
}

private func drawRule(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let row = layout.firstClassRow + layout.classRows.count
  let width = layout.hasBox ? layout.boxColumn : canvas.size.columns
  drawLine(row: row, column: 0, width: width, on: &canvas)
  var texts = arrangementTexts(state)
  if let below = hiddenClasses(state, layout).below { texts.insert("▼\(below) more", at: 0) }
  drawTexts(texts, row: row, column: 1, width: width - 2, on: &canvas)
}

/// What is said in a rule, kept apart.
func drawTexts(_ texts: [String], row: Int, column: Int, width: Int, on canvas: inout Canvas) {
  guard !texts.isEmpty else { return }
  let text = texts.joined(separator: "   ")
  canvas.write(" \(text) ", row: row, column: column, style: .notice, width: width)
}

/// How the shown examples are sorted and filtered.
func arrangementTexts(_ state: ExplorerState) -> [String] {
  guard let arrangement = state.arrangement else { return [] }
  let count = "shown \(state.shownCount) of \(state.table.exampleCount)"
  return [
    arrangement.key.map { "sorted by \($0.rawValue)" },
    arrangement.filter.map { state.isTurned ? "only \($0)" : "\(count): \($0)" },
  ].compactMap(\.self)
}

func drawLine(row: Int, column: Int, width: Int, on canvas: inout Canvas) {
  canvas.frame.fill(
    row: row, column: column, width: width, style: .rule, character: canvas.glyphs.horizontal)
}

/// The line beside what stands in `column`.
func drawLine(
  rows: Range<Int>, column: Int, style: Style = .rule, on canvas: inout Canvas
) {
  for row in rows {
    canvas.frame.fill(
      row: row, column: column, width: 1, style: style, character: canvas.glyphs.vertical)
  }
}

/// How many classes are not on the screen, before and after those that are.
private func hiddenClasses(_ state: ExplorerState, _ layout: Layout) -> (above: Int?, below: Int?) {
  let window = layout.viewport.classes
  // The label's row can stand at the edge of the window it is not in.
  let above = window.lowerBound - layout.classRows.count { $0 < window.lowerBound }
  let below =
    state.table.classCount - window.upperBound
    - layout.classRows.count { $0 >= window.upperBound }
  return (above == 0 ? nil : above, below == 0 ? nil : below)
}

/// The rows under the rule: SVM, the changed SVM if any, softmax, P(label), predictions.
private func drawLosses(
  _ readings: Readings, _ rows: [ShownRow], _ layout: Layout, on canvas: inout Canvas
) {
  var row = layout.firstClassRow + layout.classRows.count + 1
  for (index, hinge) in readings.hinges.enumerated() {
    let name = canvas.fitting(hingeNames(hinge), width: layout.nameWidth - 1)
    drawLossRow(
      name, .hinge, row: row, layout, layout.examples.map { readings.hinge(index, of: $0) },
      mean: readings.meanHinge(index), on: &canvas)
    row += 1
  }
  drawLossRow(
    "softmax", .softmax, row: row, layout, layout.examples.map { readings.softmax(of: $0) },
    mean: readings.meanSoftmax(), on: &canvas)
  row += 1
  if layout.hasProbability {
    canvas.write("P(label)", row: row, column: 1, style: .softmax)
    for (index, position) in layout.examples.enumerated() {
      let probability = readings.labelProbability(of: position)
      let end = layout.numberEnd(index)
      canvas.write(probability.text, row: row, endingAt: end, style: .softmax, width: 8)
      canvas.drawBar(
        probability.value ?? 0, row: row, column: end + 1, width: layout.barWidth, style: .bar)
    }
    row += 1
  }
  if layout.hasPredictionRow { drawPredictions(readings, rows, layout, row: row, on: &canvas) }
}

private func drawPredictions(
  _ readings: Readings, _ rows: [ShownRow], _ layout: Layout, row: Int, on canvas: inout Canvas
) {
  canvas.write("predicts", row: row, column: 1)
  for (index, shown) in rows.enumerated() {
    let end = layout.numberEnd(index)
    guard let prediction = shown.prediction else {
      canvas.write(Readings.unknown, row: row, endingAt: end, width: 1)
      continue
    }
    let name = prediction.class.map(readings.state.table.className) ?? "tie"
    let sign = canvas.glyphs(prediction.isCorrect ? "✓" : "✗")
    let nameEnd = end - displayWidth(sign) - 1
    let style = prediction.isCorrect ? Style.satisfied : .violation
    canvas.write(sign, row: row, endingAt: end, style: style, width: 2)
    // From the end of the column before, or of the row's name.
    let start = index == 0 ? 10 : layout.numberEnd(index - 1) + 1
    canvas.write(name, row: row, endingAt: nameEnd, style: style, width: nameEnd - start)
  }
  canvas.write(
    readings.accuracy(), row: row, endingAt: layout.averageEnd, style: .strong, width: 8)
}

private func drawLossRow(
  _ name: String, _ style: Style, row: Int, _ layout: Layout, _ losses: [Readings.Figure],
  mean: String, on canvas: inout Canvas
) {
  canvas.write(name, row: row, column: 1, style: style, width: layout.nameWidth - 1)
  // Bars are measured by the largest loss that is shown: one that is hidden can't be read from them.
  let largest = losses.reduce(0) {
    if let value = $1.value, value.isFinite { max($0, value) } else { $0 }
  }
  for (index, loss) in losses.enumerated() {
    let end = layout.numberEnd(index)
    canvas.write(loss.text, row: row, endingAt: end, style: style, width: 8)
    guard let value = loss.value else { continue }
    let fraction = value.isFinite ? (largest > 0 ? value / largest : 0) : 1
    // A mean of eight columns begins where the last bar would end.
    let isShort = index == losses.count - 1 && canvas.width(mean) > 7
    canvas.drawBar(
      fraction, row: row, column: end + 1, width: layout.barWidth - (isShort ? 1 : 0),
      style: style)
  }
  canvas.write(mean, row: row, endingAt: layout.averageEnd, style: .strong, width: 8)
}
