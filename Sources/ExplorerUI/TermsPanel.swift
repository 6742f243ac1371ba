import ExplorerCore
import LossEngine
import TerminalCore

extension PanelView {
  static let terms = PanelView(
    .terms, letter: "t", key: .function(3),
    help: "the SVM loss, term by term", tells: [], draw: drawTerms)
}

/// The SVM loss of the selected example as on the slides: a line for each term, and their sum.
private func drawTerms(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let lines = TermLines(readings)
  var row = area.rows.lowerBound
  func left() -> Int { area.rows.upperBound - row }
  drawTermsHead(readings.state, lines, in: area, row: row, on: &canvas)
  row += 1
  let needed = lines.count + 1
  if left() > needed { row += 1 }
  let (shown, rest) = lines.fitting(left() >= needed ? lines.count : max(1, left() - 2))
  let columns = TermColumns(shown, in: area, on: canvas)
  for line in shown {
    columns.draw(line, row: row, on: &canvas)
    row += 1
  }
  if let rest {
    canvas.write(rest, row: row, column: area.left + 2, style: .faint)
    row += 1
  }
  columns.drawTotal(lines, shown, row: row, on: &canvas)
}

private func drawTermsHead(
  _ state: ExplorerState, _ lines: TermLines, in area: Area, row: Int, on canvas: inout Canvas
) {
  let name = state.table.exampleName(state.selection.example)
  let label = lines.labelName
  let who = "\(canvas.shortened(name)): label \(label), s_y = \(lines.labelScore)"
  let mean = hingeMean(state.hinge, isHidden: lines.isHidden)
  let formula = "SVM loss = " + mean + hingeFormula(state.hinge)
  let width = canvas.width(formula)
  let end = area.columns.upperBound - 1
  let room = area.width - 2 - width - 3
  if canvas.width(who) <= room {
    canvas.write(who, row: row, column: area.left, style: .strong)
    canvas.write(formula, row: row, column: end - width)
  } else {
    let after = canvas.write(
      "\(canvas.shortened(name)) \(canvas.shortened(label)): ", row: row, column: area.left,
      style: .strong)
    canvas.write(formula, row: row, column: after, width: max(0, end - after))
  }
}

private func hingeMean(_ hinge: HingeLoss, isHidden: Bool) -> String {
  guard hinge.averages else { return "" }
  return "1/\(isHidden ? Readings.unknown : hinge.sumsAllClasses ? "C" : "(C − 1)") "
}

/// The places of the parts of the lines, so that they form columns:
/// `car   max(0,  5.1 − 3.2 + 1) = max(0,  2.9) =  2.9   short by 2.9`.
private struct TermColumns {
  let left: Int
  let end: Int
  let nameWidth: Int
  let firstWidth: Int
  let operandsEnd: Int
  let valueWidth: Int
  /// The column after the middle step, max(0,  2.9); nil if there is no room for it.
  let clampedEnd: Int?
  let resultEnd: Int
  let commentColumn: Int

  init(_ lines: [TermLine], in area: Area, on canvas: Canvas) {
    func widest(_ text: (TermLine) -> String) -> Int { canvas.widest(lines.map(text), atLeast: 0) }
    let (frame, power) = (canvas.width("max(0, )"), widest(\.power))
    left = area.left + (area.width >= 78 ? 2 : 0)
    end = area.columns.upperBound - 1
    nameWidth = min(12, widest(\.name))
    firstWidth = widest(\.first)
    operandsEnd = left + nameWidth + 2 + frame + firstWidth + widest(\.others) + power
    valueWidth = widest(\.value)
    let clamped = 3 + frame + valueWidth + power
    let result = max(3, widest(\.result))
    let rest = 3 + result + 2 + widest { $0.comments[0] }
    clampedEnd = operandsEnd + clamped + rest <= end ? operandsEnd + clamped : nil
    resultEnd = (clampedEnd ?? operandsEnd) + 3 + result
    commentColumn = resultEnd + (operandsEnd + clamped + rest + 2 <= end ? 4 : 2)
  }

  func draw(_ line: TermLine, row: Int, on canvas: inout Canvas) {
    canvas.write(line.name, row: row, column: left, style: line.style, width: nameWidth)
    func drawMax(
      _ value: String, _ width: Int, _ others: String, isRounded: Bool, column: Int
    ) {
      let start = canvas.write("max(0, ", row: row, column: column)
      canvas.write(value, row: row, endingAt: start + width, width: width)
      var after = canvas.write(others, row: row, column: start + width)
      after = canvas.write(")", row: row, column: after)
      after = canvas.write(line.power, row: row, column: after)
      canvas.write(isRounded ? " ≈" : " =", row: row, column: after)
    }
    drawMax(
      line.first, firstWidth, line.others,
      isRounded: clampedEnd == nil ? line.resultIsRounded : line.isRounded,
      column: left + nameWidth + 2)
    if clampedEnd != nil {
      drawMax(
        line.value, valueWidth, "", isRounded: line.resultIsRounded, column: operandsEnd + 3)
    }
    canvas.write(line.result, row: row, endingAt: resultEnd, style: line.style, width: 12)
    // A comment without room is left out, since it only repeats the value.
    if let comment = line.comments.first(where: { canvas.width($0) <= end - commentColumn }) {
      canvas.write(comment, row: row, column: commentColumn, style: line.commentStyle)
    }
  }

  func drawTotal(
    _ lines: TermLines, _ shown: [TermLine], row: Int, on canvas: inout Canvas
  ) {
    let isRounded = lines.total.isRounded || shown.contains(where: \.resultIsRounded)
    let total = "\(lines.totalName) \(isRounded ? "≈" : "=") "
    let start = resultEnd - canvas.width(lines.total.text)
    canvas.write(total, row: row, endingAt: start, style: .strong, width: start - left)
    canvas.write(lines.total.text, row: row, column: start, style: .strong)
  }
}
