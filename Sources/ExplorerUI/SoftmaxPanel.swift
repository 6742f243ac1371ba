import ExplorerCore
import Scores
import TerminalCore

extension Panel {
  static let softmax = Panel("Softmax")
}

extension PanelView {
  static let softmax = PanelView(
    panel: .softmax, letter: "s", key: .function(4),
    help: "softmax, step by step as on the slides", words: softmaxWords,
    draw: drawSoftmax)
}

/// The lecture's pipeline for the selected example, with a row for each class: score → exp → normalize
/// → compare with the label's one-hot target.
private func drawSoftmax(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  let example = state.selection.example
  let label = state.table.label(example)
  let count = state.table.classCount
  var row = area.rows.lowerBound

  let who = "\(state.table.exampleName(example)): label \(state.table.className(label))"
  let after = canvas.write(who, row: row, column: area.left, style: .strong, width: area.width / 2)
  let headRoom = area.columns.upperBound - 1 - after
  let short = "   score → exp → normalize"
  let steps = canvas.glyphs.fitting(
    [short + " → compare with the target", short, ""], width: headRoom)
  canvas.write(steps, row: row, column: after)
  row += 1
  let spare = area.height - count - 4
  if spare >= 1 { row += 1 }
  // Below the heads, two lines are left for the loss, and one for how many more classes there are if not
  // all fit.
  let room = area.rows.upperBound - row - 1
  let (shown, rest) = readings.softmaxLines(fitting: count < room ? count : max(1, room - 3))
  drawLines(shown, state.table, in: area, row: row, on: &canvas)
  row += 1 + shown.count
  if let rest {
    canvas.write(rest, row: row, column: area.left + 2, style: .faint)
    row += 1
  }
  if spare >= 3 { row += 1 }
  drawCrossEntropy(readings, label: label, in: area, row: row, on: &canvas)
}

private func drawCrossEntropy(
  _ readings: Readings, label: Int, in area: Area, row: Int, on canvas: inout Canvas
) {
  let (state, example) = (readings.state, readings.state.selection.example)
  let loss = readings.softmax(of: example).text
  let figure = readings.labelProbability(of: example)
  let probability = figure.text
  let name = state.table.exampleName(example)
  let equals = loss == "0" || loss == "∞" ? "=" : "≈"
  let full = "softmax loss \(name) = −log p(\(state.table.className(label)))"
  // A probability such as ">0.999" is no number to take the logarithm of.
  let isShown = probability.first?.isNumber == true || probability == Readings.unknown
  let isRounded = figure.value != nil && Double(probability) != figure.value
  let value = isShown ? " \(isRounded ? "≈" : "=") −log \(probability) \(equals) " : " \(equals) "
  // If names are too long, they are left out rather than the numbers.
  let fits = canvas.width(full + value + loss) <= area.width - 2
  let worked = (fits ? full : "softmax loss = −log p(label)") + value
  canvas.write([StyledText(worked, .text), StyledText(loss, .strong)], row: row, column: area.left)
  guard row + 1 < area.rows.upperBound, !readings.hides(.entropy) else { return }
  let so = "H(P) = 0, so KL(P‖p) = cross-entropy \(equals) \(loss)"
  canvas.write(
    canvas.glyphs.fitting(["the target's " + so, so], width: area.width - 2), row: row + 1,
    column: area.left, style: .faint)
}

/// The pipeline's columns, their heads in `row`.
private func drawLines(
  _ lines: [SoftmaxLine], _ table: ScoreTable, in area: Area, row: Int, on canvas: inout Canvas
) {
  let isRoomy = area.width >= 78
  let left = area.left + (isRoomy ? 2 : 0)
  let nameWidth = min(10, widest(table.classes.prefix(200).map(table.name), atLeast: 5))
  let taken = left - area.columns.lowerBound + nameWidth + 8 + 12 + 13 + 10
  let barWidth = min(20, max(0, area.width - taken - 1 - (isRoomy ? 2 + 23 : 0)))
  /// - Parameter style: nil for one that marks the label.
  func column(
    _ head: String, width: Int, style: Style?, isLeading: Bool = false,
    _ text: (SoftmaxLine) -> String
  ) -> TextColumn {
    let cells = lines.map { StyledText(text($0), style ?? ($0.isLabel ? .label : .text)) }
    return TextColumn(
      head: head, cells: cells, isLeading: isLeading, shortest: width, longest: width)
  }
  var columns = [
    column("class", width: nameWidth, style: nil, isLeading: true, \.name),
    column("score", width: 9, style: .text, \.score),
    column("exp(score)", width: 12, style: .text, \.exponential),
    column("probability", width: 13, style: .softmax, \.probability),
    column("target", width: 8, style: nil) { $0.isLabel ? "1" : "0" },
  ]
  columns[3].bars = TextColumn.Bars(
    fractions: lines.map { $0.fraction ?? 0 }, style: .bar, width: barWidth)
  let end = columns.draw(row: row, column: left, gap: 0, on: &canvas)
  guard isRoomy else { return }
  column("p in full", width: 23, style: .faint, isLeading: true, \.exactly)
    .draw(row: row, column: end + 2, on: &canvas)
}
