import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The SVM loss of the selected example as the slides work it: a line a term with the numbers put
/// in, clamped, summed.
func drawTerms(_ state: ExplorerState, in area: Area, on canvas: inout Canvas) {
  let lines = TermLines(state, glyphs: canvas.glyphs)
  var row = area.rows.lowerBound
  func left() -> Int { area.rows.upperBound - row }
  drawTermsHead(state, lines, in: area, row: row, on: &canvas)
  row += 1

  let needed = lines.terms.count + 1
  if left() > needed { row += 1 }
  let fits = left() >= needed ? lines.terms.count : max(1, left() - 2)
  let shown = lines.terms.count > fits ? lines.mostViolatedFirst : lines.terms
  let columns = TermColumns(shown.prefix(fits), in: area, on: canvas)
  for line in shown.prefix(fits) {
    columns.draw(line, row: row, on: &canvas)
    row += 1
  }
  if shown.count > fits {
    let rest = shown.dropFirst(fits)
    let violated = rest.count { $0.term.violation > 0 }
    let how = violated == 0 ? "none of them violated" : "\(violated) of them violated"
    canvas.write(
      "and \(rest.count) more, \(how)", row: row, column: area.left + 2, style: .faint)
    row += 1
  }
  columns.drawTotal(lines, row: row, on: &canvas)
}

private func drawTermsHead(
  _ state: ExplorerState, _ lines: TermLines, in area: Area, row: Int, on canvas: inout Canvas
) {
  let name = state.table.exampleName(state.selection.example)
  let label = state.table.className(lines.label)
  let labelScore = NumberText.worked(lines.scores[lines.label]).text
  let who = "\(name): label \(label), s_y = \(labelScore)"
  let formula = "SVM loss = \(hingeMean(state.hinge))\(hingeFormula(state.hinge))"
  let width = canvas.width(formula)
  let end = area.columns.upperBound - 1
  let room = area.width - 2 - width - 3
  if canvas.width(who) <= room {
    canvas.write(who, row: row, column: area.left, style: .strong)
    canvas.write(formula, row: row, endingAt: end, width: width)
  } else {
    let after = canvas.write(
      "\(name) \(label): ", row: row, column: area.left, style: .strong, width: 24)
    canvas.write(formula, row: row, column: after, width: max(0, end - after))
  }
}

private func hingeMean(_ hinge: HingeLoss) -> String {
  hinge.family == .multiclass && hinge.reduction == .mean
    ? "1/\(hinge.sumsAllClasses ? "C" : "(C − 1)") · " : ""
}

/// The worked lines of one example's terms, as texts.
struct TermLines {
  struct Line {
    let term: MarginTerm
    let name: String
    /// "max(0, 5.1 − 3.2 + 1)"
    let operands: String
    /// "max(0, 2.9)²"
    let clamped: String
    let result: String
    let isRounded: Bool
    let comment: String
    let style: Style
  }

  let scores: [Double]
  let label: Int
  let terms: [Line]
  let total: (text: String, isRounded: Bool)
  let totalName: String

  init(_ state: ExplorerState, glyphs: Glyphs) {
    let (table, hinge) = (state.table, state.hinge)
    let example = state.selection.example
    let scores = state.shownScores(example)
    let label = table.label(example)
    let terms = hinge.terms(scores.span, label: label)
    let largest = terms.map(\.value).max() ?? 0
    let firstLargest = terms.first { $0.value == largest }?.classIndex
    self.scores = scores
    self.label = label
    self.terms = terms.map { term in
      let isDecisive = hinge.family == .structured && term.classIndex == firstLargest
      return Line(
        term, name: table.className(term.classIndex), hinge, scores, label, isDecisive: isDecisive)
    }
    total = NumberText.worked(hinge.loss(scores.span, label: label))
    let name = table.exampleName(example)
    let isMean = hinge.family == .multiclass && hinge.reduction == .mean
    let sum = NumberText.worked(
      HingeLoss(
        margin: hinge.margin, sumsAllClasses: hinge.sumsAllClasses, isSquared: hinge.isSquared
      ).loss(scores.span, label: label))
    totalName =
      isMean ? "\(sum.text) / \(terms.count) terms: loss \(name)" : "loss \(name)"
  }

  var mostViolatedFirst: [Line] {
    terms.enumerated().sorted { a, b in
      (b.element.term.value, a.offset) < (a.element.term.value, b.offset)
    }.map(\.element)
  }
}

extension TermLines.Line {
  init(
    _ term: MarginTerm, name: String, _ hinge: HingeLoss, _ scores: [Double], _ label: Int,
    isDecisive: Bool
  ) {
    let own = Operand(scores[term.classIndex])
    let labels = Operand(scores[label])
    let margin = Operand(hinge.margin)
    let isLabel = term.classIndex == label
    let sum: String
    let operands: [Operand]
    switch (hinge.family, isLabel) {
    case (.oneVsAll, true):
      sum = "\(margin.text) − \(labels.parenthesized)"
      operands = [margin, labels]
    case (.oneVsAll, false):
      sum = "\(margin.text) + \(own.parenthesized)"
      operands = [margin, own]
    default:
      sum = "\(own.text) − \(labels.parenthesized) + \(margin.text)"
      operands = [own, labels, margin]
    }
    let value = NumberText.worked(term.value)
    let isSquared = hinge.family == .multiclass && hinge.isSquared
    let square = isSquared ? "²" : ""
    let violation = term.violation
    let result = NumberText.worked(isSquared ? violation * violation : violation)
    self.term = term
    self.name = name
    self.operands = "max(0, \(sum))\(square)"
    clamped = "max(0, \(value.text))\(square)"
    self.result = result.text
    isRounded = operands.contains(where: \.isRounded) || value.isRounded || result.isRounded
    comment = Self.comment(term, hinge, isLabel: isLabel, isDecisive: isDecisive)
    style = violation > 0 ? .violation : .text
  }

  private static func comment(
    _ term: MarginTerm, _ hinge: HingeLoss, isLabel: Bool, isDecisive: Bool
  ) -> String {
    if isLabel && hinge.family == .multiclass { return "the label itself" }
    if term.value == -.infinity { return "masked out" }
    let size = NumberText.worked(abs(term.value)).text
    let said =
      term.value > 0 ? "short by \(size)" : term.value == 0 ? "on the margin" : "\(size) to spare"
    return isDecisive ? "\(said), the largest" : said
  }
}

/// A number put into a formula.
private struct Operand {
  let text: String
  let isRounded: Bool

  init(_ value: Double) { (text, isRounded) = NumberText.worked(value) }

  /// As it stands after a minus or plus sign.
  var parenthesized: String { text.hasPrefix("-") ? "(\(text))" : text }
}

/// Where the parts of the worked lines stand, so that they form columns.
private struct TermColumns {
  let left: Int
  let end: Int
  let nameWidth: Int
  let operandsEnd: Int
  /// nil where there is no room for the middle step.
  let clampedEnd: Int?
  let resultEnd: Int
  let commentColumn: Int

  init(_ lines: ArraySlice<TermLines.Line>, in area: Area, on canvas: Canvas) {
    func widest(_ text: (TermLines.Line) -> String) -> Int {
      lines.map { canvas.width(text($0)) }.max() ?? 0
    }
    left = area.left + (area.width >= 78 ? 2 : 0)
    end = area.columns.upperBound - 1
    nameWidth = min(12, widest(\.name))
    operandsEnd = left + nameWidth + 2 + widest(\.operands)
    let (clamped, result) = (widest(\.clamped), max(4, widest(\.result)))
    let all = operandsEnd + 3 + clamped + 3 + result + 2 + widest(\.comment)
    clampedEnd = all <= end ? operandsEnd + 3 + clamped : nil
    resultEnd = (clampedEnd ?? operandsEnd) + 3 + result
    commentColumn = resultEnd + (all + 2 <= end ? 4 : 2)
  }

  func draw(_ line: TermLines.Line, row: Int, on canvas: inout Canvas) {
    canvas.write(line.name, row: row, column: left, style: line.style, width: nameWidth)
    canvas.write(line.operands, row: row, endingAt: operandsEnd, width: operandsEnd)
    let equals = line.isRounded ? "≈" : "="
    canvas.write(equals, row: row, column: operandsEnd + 1)
    if let clampedEnd {
      canvas.write(line.clamped, row: row, endingAt: clampedEnd, width: clampedEnd)
      canvas.write(equals, row: row, column: clampedEnd + 1)
    }
    canvas.write(line.result, row: row, endingAt: resultEnd, style: line.style, width: 12)
    let style = line.term.value > 0 ? Style.violation : line.term.value < 0 ? .satisfied : .strong
    canvas.write(
      line.comment, row: row, column: commentColumn, style: style,
      width: max(0, end - commentColumn))
  }

  func drawTotal(_ lines: TermLines, row: Int, on canvas: inout Canvas) {
    let isRounded = lines.total.isRounded || lines.terms.contains(where: \.isRounded)
    let total = "\(lines.totalName) \(isRounded ? "≈" : "=") "
    let start = resultEnd - canvas.width(lines.total.text)
    canvas.write(total, row: row, endingAt: start, style: .strong, width: start - left)
    canvas.write(lines.total.text, row: row, column: start, style: .strong)
  }
}
