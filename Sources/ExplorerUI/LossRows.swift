import ExplorerCore
import TerminalCore

/// The rows under the table: the lecture's SVM loss, the one in force if it differs, softmax, P(label),
/// and predictions.
func drawLosses(
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
    // The name may begin right of the column before, or right of the row's own name.
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
  // The longest bar is that of the largest loss shown, so that bars don't give a hidden loss away.
  let largest = losses.reduce(0) {
    if let value = $1.value, value.isFinite { max($0, value) } else { $0 }
  }
  for (index, loss) in losses.enumerated() {
    let end = layout.numberEnd(index)
    canvas.write(loss.text, row: row, endingAt: end, style: style, width: 8)
    guard let value = loss.value else { continue }
    let fraction = value.isFinite ? (largest > 0 ? value / largest : 0) : 1
    // The last bar is shorter if it would touch a mean of eight columns.
    let isShort = index == losses.count - 1 && canvas.width(mean) > 7
    canvas.drawBar(
      fraction, row: row, column: end + 1, width: layout.barWidth - (isShort ? 1 : 0),
      style: style)
  }
  canvas.write(mean, row: row, endingAt: layout.averageEnd, style: .strong, width: 8)
}
