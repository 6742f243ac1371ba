import ExplorerCore
import LossEngine
import TerminalCore

extension PanelView {
  static let terms = PanelView(
    panel: .terms, letter: "t", key: .function(3), help: "the SVM loss, term by term",
    words: termsWords, draw: drawTerms)
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
  let resultEnd = drawLines(shown, in: area, row: row, on: &canvas)
  row += shown.count
  if let rest {
    canvas.write(rest, row: row, column: area.left + 2, style: .faint)
    row += 1
  }
  let isRounded = lines.total.isRounded || shown.contains(where: \.resultIsRounded)
  let total = "\(lines.totalName) \(isRounded ? "≈" : "=") "
  let start = resultEnd - canvas.width(lines.total.text)
  canvas.write(
    total, row: row, endingAt: start, style: .strong, width: start - linesColumn(area))
  canvas.write(lines.total.text, row: row, column: start, style: .strong)
}

private func drawTermsHead(
  _ state: ExplorerState, _ lines: TermLines, in area: Area, row: Int, on canvas: inout Canvas
) {
  let name = canvas.glyphs.shortened(state.table.exampleName(state.selection.example))
  let label = lines.labelName
  let who = "\(name): label \(label), s_y = \(lines.labelScore)"
  let hinge = state.hinge
  let count = lines.isHidden ? Readings.unknown : hinge.sumsAllClasses ? "C" : "(C − 1)"
  let formula = "SVM loss = " + (hinge.averages ? "1/\(count) " : "") + hingeFormula(hinge)
  let width = canvas.width(formula)
  let end = area.columns.upperBound - 1
  let room = area.width - 2 - width - 3
  if canvas.width(who) <= room {
    canvas.write(who, row: row, column: area.left, style: .strong)
    canvas.write(formula, row: row, column: end - width)
  } else {
    // Whose loss it is stands before the sum as well.
    let short = "\(name) \(canvas.glyphs.shortened(label)): "
    let fits = canvas.width(short + formula) <= end - area.left
    let after = canvas.write(fits ? short : "", row: row, column: area.left, style: .strong)
    canvas.write(formula, row: row, column: after, width: max(0, end - after))
  }
}

/// Where the lines begin.
private func linesColumn(_ area: Area) -> Int { area.left + (area.width >= 78 ? 2 : 0) }

/// Draws the lines in columns: `car   max(0,  5.1 − 3.2 + 1) = max(0,  2.9) =  2.9   short by 2.9`.
/// - Returns: the column after the results.
private func drawLines(
  _ lines: [TermLine], in area: Area, row: Int, on canvas: inout Canvas
) -> Int {
  let glyphs = canvas.glyphs
  func widest(_ text: (TermLine) -> String) -> Int { glyphs.widest(lines.map(text), atLeast: 0) }
  func column(
    isLeading: Bool = true, shortest: Int = 0, longest: Int = .max,
    style: (TermLine) -> Style = { _ in .text }, _ text: (TermLine) -> String
  ) -> TextColumn {
    TextColumn(
      head: "", cells: lines.map { StyledText(text($0), style($0)) }, isLeading: isLeading,
      shortest: shortest, longest: longest)
  }
  /// `max(0,  2.9) =`
  func step(
    _ line: TermLine, _ value: String, width: Int, _ others: String, isRounded: Bool
  ) -> String {
    let blanks = String(repeating: " ", count: width - glyphs.width(value))
    return "max(0, \(blanks)\(value)\(others))\(line.power) \(isRounded ? "≈" : "=")"
  }
  let (firstWidth, valueWidth) = (widest(\.first), widest(\.value))
  func full(isLast: Bool) -> TextColumn {
    column {
      step(
        $0, $0.first, width: firstWidth, $0.others,
        isRounded: isLast ? $0.resultIsRounded : $0.isRounded)
    }
  }
  let name = column(longest: 12, style: \.style, \.name)
  let clamped = column {
    step($0, $0.value, width: valueWidth, "", isRounded: $0.resultIsRounded)
  }
  let result = column(isLeading: false, shortest: 3, style: \.style, \.result)
  let (left, end) = (linesColumn(area), area.columns.upperBound - 1)
  let parts = [name, full(isLast: false), clamped, result].width(gap: 1, glyphs)
  let spare = end - left - parts - 1 - 2 - widest { $0.comments[0] }

  // The columns have no heads. Without room for it, the middle step is left out.
  let row = row - 1
  let stepColumn = name.draw(row: row, column: left, on: &canvas) + 2
  let steps = spare >= 0 ? [full(isLast: false), clamped] : [full(isLast: true)]
  let after = (steps + [result]).draw(row: row, column: stepColumn, gap: 1, on: &canvas)
  // A comment without room is left out, since it only repeats the value.
  let start = after + (spare >= 2 ? 4 : 2)
  let comments = column(style: \.commentStyle) { line in
    line.comments.first { glyphs.width($0) <= end - start } ?? ""
  }
  comments.draw(row: row, column: start, on: &canvas)
  return after
}
