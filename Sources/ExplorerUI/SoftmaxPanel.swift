import ExplorerCore
import Scores
import TerminalCore

extension Panel {
  static let softmax = Panel("Softmax")
}

extension PanelView {
  static let softmax = PanelView(
    .softmax, letter: "s", key: .function(4),
    help: "softmax, step by step as on the slides", tells: [], draw: drawSoftmax)
}

/// The lecture's pipeline for the selected example, with a row for each class: score → exp → normalize
/// → compare with the label's one-hot target.
private func drawSoftmax(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  let example = state.selection.example
  let label = state.table.label(example)
  let count = state.table.classCount
  let columns = SoftmaxColumns(state.table, in: area)
  var row = area.rows.lowerBound

  let who = "\(state.table.exampleName(example)): label \(state.table.className(label))"
  let after = canvas.write(who, row: row, column: area.left, style: .strong, width: area.width / 2)
  let headRoom = area.columns.upperBound - 1 - after
  let steps = [
    "   score → exp → normalize → compare with the target", "   score → exp → normalize",
  ]
  if let text = steps.first(where: { canvas.width($0) <= headRoom }) {
    canvas.write(text, row: row, column: after)
  }
  row += 1
  let spare = area.height - count - 4
  if spare >= 1 { row += 1 }
  columns.drawHeads(row: row, on: &canvas)
  row += 1

  // Two lines are left for the loss, and one for how many more classes there are if not all fit.
  let room = area.rows.upperBound - row
  let fits = count < room ? count : max(1, room - 3)
  let (shown, rest) = readings.softmaxLines(fitting: fits)
  for line in shown {
    columns.draw(line, row: row, on: &canvas)
    row += 1
  }
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
  let probability = readings.labelProbability(of: example).text
  let name = state.table.exampleName(example)
  let equals = loss == "0" || loss == "∞" ? "=" : "≈"
  let full = "softmax loss \(name) = −log p(\(state.table.className(label)))"
  // A probability such as ">0.999" is no number to take the logarithm of.
  let isShown = probability.first?.isNumber == true || probability == Readings.unknown
  let value = isShown ? " = −log \(probability) \(equals) " : " \(equals) "
  // If names are too long, they are left out rather than the numbers.
  let fits = canvas.width(full + value + loss) <= area.width - 2
  let worked = (fits ? full : "softmax loss = −log p(label)") + value
  canvas.write([StyledText(worked, .text), StyledText(loss, .strong)], row: row, column: area.left)
  guard row + 1 < area.rows.upperBound else { return }
  canvas.write(
    "the target's H(P) = 0, so KL(P‖p) = cross-entropy \(equals) \(loss)", row: row + 1,
    column: area.left, style: .faint, width: area.width - 2)
}

/// The places of the pipeline's columns.
private struct SoftmaxColumns {
  let left: Int
  let nameWidth: Int
  let barWidth: Int
  let showsExactly: Bool

  init(_ table: ScoreTable, in area: Area) {
    left = area.left + (area.width >= 78 ? 2 : 0)
    nameWidth = min(10, widest(table.classes.prefix(200).map(table.name), atLeast: 5))
    showsExactly = area.width >= 78
    let taken = left - area.columns.lowerBound + nameWidth + 8 + 12 + 13 + 10
    barWidth = min(20, max(0, area.width - taken - 1 - (showsExactly ? 23 : 0)))
  }

  private var scoreEnd: Int { left + nameWidth + 9 }
  private var exponentialEnd: Int { scoreEnd + 12 }
  private var probabilityEnd: Int { exponentialEnd + 13 }
  private var barColumn: Int { probabilityEnd + 1 }
  private var targetEnd: Int { barColumn + barWidth + 8 }

  func drawHeads(row: Int, on canvas: inout Canvas) {
    canvas.write("class", row: row, column: left, style: .heading)
    canvas.write("score", row: row, endingAt: scoreEnd, style: .heading, width: 8)
    canvas.write("exp(score)", row: row, endingAt: exponentialEnd, style: .heading, width: 10)
    canvas.write("probability", row: row, endingAt: probabilityEnd, style: .heading, width: 11)
    canvas.write("target", row: row, endingAt: targetEnd, style: .heading, width: 6)
    if showsExactly {
      canvas.write("p in full", row: row, column: targetEnd + 2, style: .heading)
    }
  }

  func draw(_ line: SoftmaxLine, row: Int, on canvas: inout Canvas) {
    let style = line.isLabel ? Style.label : .text
    canvas.write(line.name, row: row, column: left, style: style, width: nameWidth)
    canvas.write(line.score, row: row, endingAt: scoreEnd, width: 9)
    canvas.write(line.exponential, row: row, endingAt: exponentialEnd, width: 10)
    canvas.write(line.probability, row: row, endingAt: probabilityEnd, style: .softmax, width: 10)
    canvas.drawBar(
      line.fraction ?? 0, row: row, column: barColumn, width: barWidth, style: .bar)
    canvas.write(line.isLabel ? "1" : "0", row: row, endingAt: targetEnd, style: style, width: 1)
    if showsExactly {
      canvas.write(line.exactly, row: row, column: targetEnd + 2, style: .faint, width: 23)
    }
  }
}
