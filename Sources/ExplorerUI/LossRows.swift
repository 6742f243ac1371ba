import ExplorerCore
import TerminalCore

/// The rows under the table: the lecture's SVM loss, the one in force if it differs, softmax, P(label),
/// and predictions.
func drawLosses(
  _ readings: Readings, _ rows: [ShownRow], _ layout: Layout, on canvas: inout Canvas
) {
  let (state, examples) = (readings.state, layout.examples)
  let means = readings.means(at: .k)
  var row = layout.firstClassRow + layout.classRows.count + 1
  func draw(
    _ name: String, _ style: Style, _ figures: [Readings.Figure], largest: Double? = nil,
    bars: Style? = nil, mean: String
  ) {
    canvas.write(name, row: row, column: 1, style: style, width: layout.nameWidth - 1)
    // The longest bar is that of the largest loss shown, so that bars don't give a hidden loss away.
    let values = figures.compactMap(\.value)
    let largest = largest ?? values.filter(\.isFinite).max() ?? 0
    // Between a bar and a number of eight columns that follows it is a blank. All bars of a row are as
    // long, to be compared.
    let isTight = (figures.dropFirst().map(\.text) + [mean]).contains { canvas.width($0) > 7 }
    for (index, figure) in figures.enumerated() {
      let end = layout.numberEnd(index)
      canvas.write(figure.text, row: row, endingAt: end, style: style, width: 8)
      guard let value = figure.value else { continue }
      let fraction = value.isFinite ? (largest > 0 ? value / largest : 0) : 1
      canvas.drawBar(
        fraction, row: row, column: end + 1, width: layout.barWidth - (isTight ? 1 : 0),
        style: bars ?? style)
    }
    canvas.write(mean, row: row, endingAt: layout.averageEnd, style: .strong, width: 8)
    row += 1
  }
  for (index, hinge) in state.hinges.enumerated() where state.shows(.svm) {
    let name = canvas.glyphs.fitting(hingeNames(hinge), width: layout.nameWidth - 1)
    let losses = examples.map { readings.hinge(index, of: $0) }
    draw(name, .hinge, losses, mean: means.losses[index])
  }
  if state.shows(.softmax) {
    let losses = examples.map { readings.softmax(of: $0) }
    draw("softmax", .softmax, losses, mean: means.losses.last ?? "")
  }
  if layout.hasProbability {
    let figures = examples.map { readings.labelProbability(of: $0) }
    draw("P(label)", .softmax, figures, largest: 1, bars: .bar, mean: "")
  }
  guard layout.hasPredictionRow else { return }
  drawPredictions(readings, rows, layout, row: row, on: &canvas)
  canvas.write(means.shortAccuracy, row: row, endingAt: layout.averageEnd, style: .strong, width: 8)
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
    let sign = canvas.glyphs(prediction.isCorrect ? "✓" : "✗")
    let nameEnd = end - displayWidth(sign) - 1
    let style = prediction.isCorrect ? Style.satisfied : .violation
    canvas.write(sign, row: row, endingAt: end, style: style, width: 2)
    // The name may begin right of the column before, or right of the row's own name.
    let start = index == 0 ? 10 : layout.numberEnd(index - 1) + 1
    canvas.write(
      shown.predictedName, row: row, endingAt: nameEnd, style: style, width: nameEnd - start)
  }
}
