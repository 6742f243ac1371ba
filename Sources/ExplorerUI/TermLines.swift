import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The worked lines of the selected example's terms in the SVM loss in force, as texts.
struct TermLines {
  /// One term, from its operands to what it adds to the loss.
  struct Line {
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
    let commentStyle: Style
  }

  let labelName: String
  let labelScore: String
  /// Whether the loss shows `?`, and with it what it is divided by.
  let isHidden: Bool
  /// How many terms there are.
  var count: Int { terms.count }
  /// In class order.
  private let terms: MarginTerms
  /// Whether the value of any of them is hidden.
  private let hidesAny: Bool
  /// Lines are worked out for the terms that are shown only.
  private let line: (MarginTerm) -> Line
  /// The loss, and whether it or the sum it is a mean of is rounded.
  let total: (text: String, isRounded: Bool)
  /// What stands before the loss: "loss x1", of a mean "10.6 / 2 terms: loss x1".
  let totalName: String

  init(_ readings: Readings) {
    let table = readings.state.table
    let hinge = table.measured(readings.state.hinge)
    let example = readings.state.selection.example
    let scores = readings.state.shownScores(example)
    let label = table.label(example)
    let terms = hinge.terms(scores.span, label: label)
    let decisive =
      hinge.family == .structured
      ? indicesOfLargest(1, of: terms.values.span).first.map { terms[$0].classIndex } : nil
    let isHidden = readings.hidesHinge(readings.hinges.count - 1, of: example)
    self.isHidden = isHidden
    func operand(_ class: Int) -> Operand {
      readings.hidesScore(example, `class`)
        ? .hidden : Operand(table.precision.shown(scores[`class`]), minimumDecimals: 1)
    }
    let (labelOperand, margin) = (operand(label), Operand(hinge.margin))
    labelName = table.className(label)
    labelScore = labelOperand.text
    self.terms = terms
    hidesAny =
      isHidden || labelOperand.isHidden
      || readings.isHiding && terms.contains { readings.hidesScore(example, $0.classIndex) }
    let less = " − \(labelOperand.parenthesized)"
    let lessAndMargin = less + " + \(margin.text)"
    line = { term in
      Line(
        term, name: table.className(term.classIndex), hinge, own: operand(term.classIndex),
        labels: labelOperand, margin: margin, less: less, lessAndMargin: lessAndMargin,
        isLabel: term.classIndex == label,
        isDecisive: term.classIndex == decisive, isHidden: isHidden)
    }
    func text(_ loss: Double?) -> (text: String, isRounded: Bool) {
      loss.map { NumberText.worked($0) } ?? (Readings.unknown, false)
    }
    let total = text(readings.hinge(readings.hinges.count - 1, of: example).value)
    let fullName = table.exampleName(example)
    let name = displayWidth(fullName) <= 20 ? "loss \(fullName)" : "loss"
    guard hinge.averages else {
      (self.total, totalName) = (total, name)
      return
    }
    var summed = hinge
    summed.reduction = .sum
    let sum = text(isHidden ? nil : summed.loss(scores.span, label: label))
    self.total = (total.text, total.isRounded || sum.isRounded)
    totalName = "\(sum.text) / \(isHidden ? Readings.unknown : "\(terms.count) terms"): \(name)"
  }

  /// All lines; or the most violated ones of them and what to say of the rest. While one is hidden,
  /// nothing is said of which those are.
  func fitting(_ count: Int) -> (shown: [Line], rest: String?) {
    guard terms.count > count else { return (terms.map(line), nil) }
    let restCount = terms.count - count
    guard !hidesAny else { return (terms.prefix(count).map(line), "and \(restCount) more") }
    let shown = indicesOfLargest(count, of: terms.values.span).map { terms[$0] }
    let violated = terms.violatedCount - shown.count { $0.value > 0 }
    let how = violated == 0 ? "none of them violated" : "\(violated) of them violated"
    return (shown.map(line), "and \(restCount) more, \(how)")
  }
}

extension TermLines.Line {
  /// - Parameter less: " − 3.2", of the label; most lines end in `lessAndMargin`, " − 3.2 + 1".
  /// - Parameter isHidden: whether the loss is, and so what each term adds to it.
  fileprivate init(
    _ term: MarginTerm, name: String, _ hinge: HingeLoss, own: Operand, labels: Operand,
    margin: Operand, less: String, lessAndMargin: String, isLabel: Bool, isDecisive: Bool,
    isHidden: Bool
  ) {
    let operands: [Operand]
    switch (hinge.family, isLabel) {
    case (.oneVsAll, true):
      operands = [margin, labels]
      others = less
    case (.oneVsAll, false):
      operands = [margin, own]
      others = " + \(own.parenthesized)"
    default:
      operands = [own, labels, margin]
      others = lessAndMargin
    }
    self.name = name
    first = operands[0].text
    power = hinge.squares ? "²" : ""
    // The label's own term is no violation, it is always Δ.
    let isOwnTerm = isLabel && hinge.family == .multiclass
    guard !isHidden, !operands.contains(where: \.isHidden) else {
      (value, result) = (Readings.unknown, Readings.unknown)
      (isRounded, resultIsRounded) = (false, false)
      comments = [isOwnTerm ? Self.ownTermComment : ""]
      (style, commentStyle) = (.text, .text)
      return
    }
    let value = NumberText.worked(term.value)
    let violation = term.violation
    let result =
      violation > 0 && !hinge.squares ? value : NumberText.worked(violation * violation)
    self.value = value.text
    self.result = result.text
    let valueIsRounded = operands.contains(where: \.isRounded) || value.isRounded
    isRounded = valueIsRounded
    resultIsRounded = violation > 0 && (valueIsRounded || result.isRounded)
    comments =
      isOwnTerm
      ? [Self.ownTermComment] : Self.comments(term, value: value.text, isDecisive: isDecisive)
    let style = violation > 0 && !isOwnTerm ? Style.violation : .text
    self.style = style
    commentStyle = term.value < 0 ? .satisfied : style
  }

  private static let ownTermComment = "the label itself"

  private static func comments(
    _ term: MarginTerm, value: String, isDecisive: Bool
  ) -> [String] {
    if term.value == -.infinity { return ["masked out"] }
    let said =
      term.value > 0
      ? "short by \(value)" : term.value == 0 ? "on the margin" : "\(value.dropFirst()) to spare"
    return isDecisive ? ["\(said), the largest", "the largest"] : [said]
  }
}

/// A number put into a formula.
private struct Operand {
  let text: String
  let isRounded: Bool
  let isHidden: Bool

  static let hidden = Operand(text: Readings.unknown, isRounded: false, isHidden: true)

  private init(text: String, isRounded: Bool, isHidden: Bool) {
    (self.text, self.isRounded, self.isHidden) = (text, isRounded, isHidden)
  }

  init(_ value: Double, minimumDecimals: Int = 0) {
    (text, isRounded) = NumberText.worked(value, minimumDecimals: minimumDecimals)
    isHidden = false
  }

  /// As it stands after a minus or plus sign.
  var parenthesized: String { text.hasPrefix("-") ? "(\(text))" : text }
}
