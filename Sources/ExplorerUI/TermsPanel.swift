import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The SVM loss of the selected example as the slides work it: a line a term with the numbers put
/// in, clamped, summed.
func drawTerms(_ state: ExplorerState, in area: Area, on canvas: inout Canvas) {
  let lines = TermLines(state)
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
  let labelScore = NumberText.worked(lines.scores[lines.label], minimumDecimals: 1).text
  let who = "\(canvas.shortened(name)): label \(label), s_y = \(labelScore)"
  let formula = "SVM loss = \(hingeMean(state.hinge))\(hingeFormula(state.hinge))"
  let width = canvas.width(formula)
  let end = area.columns.upperBound - 1
  let room = area.width - 2 - width - 3
  if canvas.width(who) <= room {
    canvas.write(who, row: row, column: area.left, style: .strong)
    canvas.write(formula, row: row, endingAt: end, width: width)
  } else {
    let after = canvas.write(
      "\(canvas.shortened(name)) \(canvas.shortened(label)): ", row: row, column: area.left,
      style: .strong)
    canvas.write(formula, row: row, column: after, width: max(0, end - after))
  }
}

private func hingeMean(_ hinge: HingeLoss) -> String {
  hinge.averages ? "1/\(hinge.sumsAllClasses ? "C" : "(C − 1)") " : ""
}

/// The worked lines of one example's terms, as texts.
struct TermLines {
  /// One term, from its operands to what it adds to the loss.
  struct Line {
    let term: MarginTerm
    let name: String
    /// "5.1" and " − 3.2 + 1" of max(0, 5.1 − 3.2 + 1).
    let first: String
    let others: String
    /// "2.9" of max(0, 2.9).
    let value: String
    /// "²" where terms are squared.
    let power: String
    let result: String
    /// Whether the value is rounded, or what it is made of; and the result.
    let isRounded: Bool
    let resultIsRounded: Bool
    /// What to say of it, the longest first.
    let comments: [String]
    let style: Style
  }

  let scores: [Double]
  let label: Int
  let terms: [Line]
  /// The loss, and whether it or the sum it is a mean of is rounded.
  let total: (text: String, isRounded: Bool)
  /// What stands before the loss: "loss x1", of a mean "10.6 / 2 terms: loss x1".
  let totalName: String

  init(_ state: ExplorerState) {
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
    let total = NumberText.worked(hinge.loss(scores.span, label: label))
    let fullName = table.exampleName(example)
    let name = displayWidth(fullName) <= 20 ? "loss \(fullName)" : "loss"
    guard hinge.averages else {
      (self.total, totalName) = (total, name)
      return
    }
    var summed = hinge
    summed.reduction = .sum
    let sum = NumberText.worked(summed.loss(scores.span, label: label))
    self.total = (total.text, total.isRounded || sum.isRounded)
    totalName = "\(sum.text) / \(terms.count) terms: \(name)"
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
    let own = Operand(scores[term.classIndex], minimumDecimals: 1)
    let labels = Operand(scores[label], minimumDecimals: 1)
    let margin = Operand(hinge.margin)
    let operands: [Operand]
    switch (hinge.family, term.classIndex == label) {
    case (.oneVsAll, true):
      operands = [margin, labels]
      others = " − \(labels.parenthesized)"
    case (.oneVsAll, false):
      operands = [margin, own]
      others = " + \(own.parenthesized)"
    default:
      operands = [own, labels, margin]
      others = " − \(labels.parenthesized) + \(margin.text)"
    }
    let value = NumberText.worked(term.value)
    let violation = term.violation
    let result = NumberText.worked(hinge.squares ? violation * violation : violation)
    self.term = term
    self.name = name
    first = operands[0].text
    self.value = value.text
    power = hinge.squares ? "²" : ""
    self.result = result.text
    let valueIsRounded = operands.contains(where: \.isRounded) || value.isRounded
    isRounded = valueIsRounded
    resultIsRounded = violation > 0 && (valueIsRounded || result.isRounded)
    comments = Self.comments(
      term, hinge, isLabel: term.classIndex == label, isDecisive: isDecisive)
    // The label's own term is no violation, it is always Δ.
    let isOwnTerm = term.classIndex == label && hinge.family == .multiclass
    style = violation > 0 && !isOwnTerm ? .violation : .text
  }

  private static func comments(
    _ term: MarginTerm, _ hinge: HingeLoss, isLabel: Bool, isDecisive: Bool
  ) -> [String] {
    if isLabel && hinge.family == .multiclass { return ["the label itself"] }
    if term.value == -.infinity { return ["masked out"] }
    let size = NumberText.worked(abs(term.value)).text
    let said =
      term.value > 0 ? "short by \(size)" : term.value == 0 ? "on the margin" : "\(size) to spare"
    return isDecisive ? ["\(said), the largest", "the largest"] : [said]
  }
}

/// A number put into a formula.
private struct Operand {
  let text: String
  let isRounded: Bool

  init(_ value: Double, minimumDecimals: Int = 0) {
    (text, isRounded) = NumberText.worked(value, minimumDecimals: minimumDecimals)
  }

  /// As it stands after a minus or plus sign.
  var parenthesized: String { text.hasPrefix("-") ? "(\(text))" : text }
}

/// Where the parts of the worked lines stand, so that they form columns:
/// `car   max(0,  5.1 − 3.2 + 1) = max(0,  2.9) =  2.9   short by 2.9`.
private struct TermColumns {
  let left: Int
  let end: Int
  let nameWidth: Int
  let firstWidth: Int
  let operandsEnd: Int
  let valueWidth: Int
  /// nil where there is no room for the middle step.
  let clampedEnd: Int?
  let resultEnd: Int
  let commentColumn: Int

  init(_ lines: ArraySlice<TermLines.Line>, in area: Area, on canvas: Canvas) {
    func widest(_ text: (TermLines.Line) -> String) -> Int {
      lines.map { canvas.width(text($0)) }.max() ?? 0
    }
    let frame = canvas.width("max(0, )")
    let power = widest(\.power)
    left = area.left + (area.width >= 78 ? 2 : 0)
    end = area.columns.upperBound - 1
    nameWidth = min(12, widest(\.name))
    firstWidth = widest(\.first)
    operandsEnd = left + nameWidth + 2 + frame + firstWidth + widest(\.others) + power
    valueWidth = widest(\.value)
    let clamped = 3 + frame + valueWidth + power
    let rest = 3 + max(3, widest(\.result)) + 2 + widest { $0.comments[0] }
    clampedEnd = operandsEnd + clamped + rest <= end ? operandsEnd + clamped : nil
    resultEnd = (clampedEnd ?? operandsEnd) + 3 + max(3, widest(\.result))
    commentColumn = resultEnd + (operandsEnd + clamped + rest + 2 <= end ? 4 : 2)
  }

  func draw(_ line: TermLines.Line, row: Int, on canvas: inout Canvas) {
    canvas.write(line.name, row: row, column: left, style: line.style, width: nameWidth)
    let isRounded = clampedEnd == nil ? line.resultIsRounded : line.isRounded
    let equals = isRounded ? " ≈" : " ="
    let operands = "max(0, \(padded(line.first, firstWidth, canvas))\(line.others))\(line.power)"
    canvas.write(operands + equals, row: row, column: left + nameWidth + 2)
    if let clampedEnd {
      let value = padded(line.value, valueWidth, canvas)
      let clamped = "max(0, \(value))\(line.power)\(line.resultIsRounded ? " ≈" : " =")"
      canvas.write(clamped, row: row, endingAt: clampedEnd + 2, width: end)
    }
    canvas.write(line.result, row: row, endingAt: resultEnd, style: line.style, width: 12)
    let style = line.term.value < 0 ? Style.satisfied : line.style
    // Without room it is left out: it only says the value once more.
    if let comment = line.comments.first(where: { canvas.width($0) <= end - commentColumn }) {
      canvas.write(comment, row: row, column: commentColumn, style: style)
    }
  }

  private func padded(_ text: String, _ width: Int, _ canvas: Canvas) -> String {
    String(repeating: " ", count: max(0, width - canvas.width(text))) + text
  }

  func drawTotal(_ lines: TermLines, row: Int, on canvas: inout Canvas) {
    let isRounded = lines.total.isRounded || lines.terms.contains(where: \.resultIsRounded)
    let total = "\(lines.totalName) \(isRounded ? "≈" : "=") "
    let start = resultEnd - canvas.width(lines.total.text)
    canvas.write(total, row: row, endingAt: start, style: .strong, width: start - left)
    canvas.write(lines.total.text, row: row, column: start, style: .strong)
  }
}
