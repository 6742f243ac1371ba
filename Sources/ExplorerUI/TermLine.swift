import LossEngine
import Scores
import TerminalCore

/// One term of the SVM loss as texts: `car   max(0, 5.1 − 3.2 + 1) = max(0, 2.9) = 2.9   short by 2.9`.
struct TermLine {
  let name: String
  /// "5.1" and " − 3.2 + 1" in max(0, 5.1 − 3.2 + 1).
  let first: String
  let others: String
  /// "2.9" in max(0, 2.9).
  let value: String
  /// "²" if terms are squared, else empty.
  let power: String
  let result: String
  /// Whether the value or one of its operands is rounded.
  let isRounded: Bool
  /// Whether the result or what it is computed from is rounded.
  let resultIsRounded: Bool
  /// Wordings of the comment, the longest first.
  let comments: [String]
  let style: Style
  let commentStyle: Style

  /// - Parameter own: the score of the term's class.
  /// - Parameter labels: the score of the label.
  /// - Parameter isDecisive: whether it is the largest term, which alone counts in a structured loss.
  /// - Parameter isHidden: whether the loss is hidden, and so the value of each term.
  init(
    _ term: MarginTerm, name: String, _ hinge: HingeLoss, own: Operand, labels: Operand,
    margin: Operand, isLabel: Bool, isDecisive: Bool, isHidden: Bool
  ) {
    let operands: [Operand]
    switch (hinge.family, isLabel) {
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
    self.name = name
    first = operands[0].text
    power = hinge.squares ? "²" : ""
    // A sum over all classes has a term of the label too, which is always Δ and no violation.
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
      ? [Self.ownTermComment]
      : Self.comments(term, value: value.text, isDecisive: isDecisive)
    style = violation > 0 && !isOwnTerm ? .violation : .text
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

/// A number in a formula.
struct Operand {
  let text: String
  let isRounded: Bool
  var isHidden = false

  static let hidden = Operand(text: Readings.unknown, isRounded: false, isHidden: true)

  /// The text after a plus or minus sign: a negative number is in parentheses.
  var parenthesized: String { text.hasPrefix("-") ? "(\(text))" : text }
}

extension Operand {
  init(_ value: Double, minimumDecimals: Int = 0) {
    let worked = NumberText.worked(value, minimumDecimals: minimumDecimals)
    self.init(text: worked.text, isRounded: worked.isRounded)
  }
}
