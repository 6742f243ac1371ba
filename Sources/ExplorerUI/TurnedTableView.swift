import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The columns at the left of a turned table, which stay when the classes scroll.
struct TurnedColumns {
  let numberWidth: Int
  let nameWidth: Int
  let labelWidth: Int
  /// Of the sign of a prediction, and of the class of a wrong one if there is room.
  let predictionWidth: Int

  /// - Parameter room: for these columns, those of the scores and P(label).
  init(_ table: ScoreTable, room: Int) {
    numberWidth = max(2, String(table.exampleCount).utf8.count)
    // Only some names are measured, as a table may have millions; longer ones are cut.
    let measured = [table.examples.prefix(100), table.examples.suffix(100)].joined()
    nameWidth = min(10, widest(measured.map(table.name), atLeast: 4))
    labelWidth = min(10, widest(table.classes.prefix(100).map(table.name), atLeast: 5))
    let taken = 1 + numberWidth + 1 + nameWidth + 1 + labelWidth + 1
    let named = max(TurnedColumns.predictionHead.utf8.count, TurnedColumns.signWidth + labelWidth)
    func fits(_ width: Int, beside numbers: Int) -> Bool {
      taken + width + 1 + numbers * Layout.numberWidth <= room
    }
    // Where all scores are on the screen, their marks tell the class.
    let all = table.classCount + 1
    let isNamed =
      fits(named, beside: all)
      || !fits(TurnedColumns.signWidth, beside: all) && fits(named, beside: 2)
    predictionWidth = isNamed ? named : TurnedColumns.signWidth
  }

  /// With a blank before the class; in ASCII the sign may be "ok".
  private static let signWidth = 2
  static let predictionHead = "predicts"

  var nameColumn: Int { 1 + numberWidth + 1 }
  var labelColumn: Int { nameColumn + nameWidth + 1 }
  var predictionColumn: Int { labelColumn + labelWidth + 1 }
  var width: Int { predictionColumn + predictionWidth + 1 }
  var hasPredictedClass: Bool { predictionWidth > TurnedColumns.signWidth }
}

/// The turned table, like a model's score array: a row for each example, with its losses at the end.
func drawTurnedTable(
  _ readings: Readings, _ layout: Layout, _ columns: TurnedColumns, on canvas: inout Canvas
) {
  let state = readings.state
  drawHeads(state, layout, columns, on: &canvas)
  var row = layout.firstClassRow
  let shown = layout.examples.map(readings.row)
  let format = ScoreFormat(shown.flatMap { $0.readableScores(layout.viewport.classes) })
  for example in shown {
    drawExample(readings, layout, columns, example, format, row: row, on: &canvas)
    row += 1
  }
  drawRule(state, layout, row: row, on: &canvas)
  // W × 2k predicts what W × k does.
  var saysAccuracy = state.shows(.labels)
  for factor in Readings.Factor.allCases where factor == .k || state.shows(.twice) {
    row += 1
    let scale = "W × " + NumberText.factor(readings.scale(factor))
    let means = readings.overflows(at: factor) ? nil : readings.fullMeans(at: factor)
    let penalty = readings.regularizationLoss(at: factor).text
    let names =
      shownLosses(state).isEmpty
      ? [scale]
      : readings.isPenalized
        ? ["\(scale), full: average + λR \(penalty)", "\(scale): avg + λR \(penalty)"]
        : ["average, \(scale)"]
    if drawMeans(
      state, means, names, layout, row: row, saysAccuracy: saysAccuracy, on: &canvas)
    {
      saysAccuracy = false
    }
  }
  if let means = readings.shownMeans {
    let name = "shown: \(state.shownCount) of \(state.table.exampleCount)"
    _ = drawMeans(
      state, means, [name], layout, row: row + 1, saysAccuracy: state.shows(.labels), on: &canvas)
  }
}

private func drawHeads(
  _ state: ExplorerState, _ layout: Layout, _ columns: TurnedColumns, on canvas: inout Canvas
) {
  canvas.write("#", row: 1, endingAt: columns.nameColumn - 1, style: .faint, width: 2)
  canvas.write("name", row: 1, column: columns.nameColumn)
  if state.shows(.labels) { canvas.write("label", row: 1, column: columns.labelColumn) }
  if columns.hasPredictedClass, state.shows(.labels) {
    canvas.write(TurnedColumns.predictionHead, row: 1, column: columns.predictionColumn)
  }
  for (index, position) in layout.viewport.classes.enumerated() {
    canvas.write(
      state.table.className(position), row: 1, endingAt: layout.numberEnd(index),
      style: position == state.selection.class ? .heading : .text, width: 8)
  }
  let heads =
    shownLosses(state).map { _, loss in
      StyledText(canvas.glyphs.fitting(loss.names, width: 8), loss.style)
    } + (layout.hasProbability ? [StyledText("P(label)", .softmax)] : [])
  for (index, head) in heads.enumerated() {
    canvas.write(
      head.text, row: 1, endingAt: layout.lossEnd(index), style: head.style, width: 8)
  }
}

private func drawExample(
  _ readings: Readings, _ layout: Layout, _ columns: TurnedColumns, _ shown: ShownRow,
  _ format: ScoreFormat, row: Int, on canvas: inout Canvas
) {
  let (state, position) = (readings.state, shown.example)
  let style = position == state.selection.example ? Style.strong : .text
  canvas.write(
    String(position + 1), row: row, endingAt: columns.nameColumn - 1, style: .faint,
    width: columns.numberWidth)
  canvas.write(
    state.table.exampleName(position), row: row, column: columns.nameColumn, style: style,
    width: columns.nameWidth)
  if state.shows(.labels) {
    canvas.write(
      state.table.className(shown.label), row: row, column: columns.labelColumn, style: style,
      width: columns.labelWidth)
    drawPrediction(shown, columns, row: row, on: &canvas)
  }
  for (index, classPosition) in layout.viewport.classes.enumerated() {
    drawScore(
      state, shown, class: classPosition, format, row: row, end: layout.numberEnd(index),
      width: layout.scoreWidth, on: &canvas)
  }
  var losses = shownLosses(state).map { index, loss in
    let figure =
      index < state.hinges.count
      ? readings.hinge(index, of: position) : readings.softmax(of: position)
    return StyledText(figure.text, loss.style)
  }
  if layout.hasProbability {
    losses.append(StyledText(readings.labelProbability(of: position).text, .softmax))
  }
  for (index, loss) in losses.enumerated() {
    canvas.write(
      loss.text, row: row, endingAt: layout.lossEnd(index), style: loss.style, width: 8)
  }
}

private func drawPrediction(
  _ shown: ShownRow, _ columns: TurnedColumns, row: Int, on canvas: inout Canvas
) {
  let column = columns.predictionColumn
  guard let prediction = shown.prediction else {
    canvas.write(Readings.unknown, row: row, column: column)
    return
  }
  let sign = canvas.glyphs(prediction.isCorrect ? "✓" : "✗")
  let style = prediction.isCorrect ? Style.satisfied : .violation
  canvas.write(sign, row: row, column: column, style: style, width: columns.predictionWidth)
  guard columns.hasPredictedClass, !prediction.isCorrect else { return }
  canvas.write(
    shown.predictedName, row: row, column: column + 2, style: style,
    width: columns.predictionWidth - 2)
}

/// The line under the examples, which says which of the examples and classes are on the screen.
private func drawRule(
  _ state: ExplorerState, _ layout: Layout, row: Int, on canvas: inout Canvas
) {
  let (examples, classes) = (layout.viewport.examples, layout.viewport.classes)
  let seen = [
    part("examples", examples, state.shownCount), part("classes", classes, state.table.classCount),
  ]
  drawLine(
    row: row, width: canvas.size.columns, with: seen.compactMap(\.self) + arrangementTexts(state),
    on: &canvas)
}

/// - Parameters:
///   - means: nil if a score is beyond the largest double.
///   - names: what the row is, the longest wording first.
/// - Returns: whether it says the accuracy, which has its word in any case.
private func drawMeans(
  _ state: ExplorerState, _ means: Readings.Means?, _ names: [String], _ layout: Layout, row: Int,
  saysAccuracy: Bool, on canvas: inout Canvas
) -> Bool {
  guard let means else {
    let column = canvas.write(names[0], row: row, column: 1, style: .strong)
    canvas.write("a score is beyond the largest double", row: row, column: column + 2)
    return false
  }
  let losses = shownLosses(state).map { means.losses[$0.index] }
  let room = layout.lossEnd(0) - 2 - canvas.width(losses.first ?? "")
  let wordings = names.flatMap { name in
    ["   accuracy ", "  acc "].map { (name, $0 + means.accuracy) }
  }
  let fitting = wordings.first { saysAccuracy && canvas.width($0.0 + $0.1) <= room }
  let column = canvas.write(fitting?.0 ?? names[0], row: row, column: 1, style: .strong)
  canvas.write(fitting?.1 ?? "", row: row, column: column)
  for (index, text) in losses.enumerated() {
    canvas.write(text, row: row, endingAt: layout.lossEnd(index), style: .strong, width: 8)
  }
  return fitting != nil
}

/// "classes 5–8 of 20"; nil if all are shown.
private func part(_ what: String, _ shown: Range<Int>, _ count: Int) -> String? {
  guard shown.count < count else { return nil }
  let first = shown.lowerBound + 1
  let last = shown.count > 1 ? "–\(shown.upperBound)" : ""
  return "\(what) \(first)\(last) of \(count)"
}
