import LossEngine
import Scores
import TerminalCore

/// One term, from its operands to what it adds to the loss.
struct TermLine {
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
  let widths: Widths

  /// How many columns of a screen its parts take.
  struct Widths {
    let name, first, others, power, value, result, comment: Int

    fileprivate init(
      _ name: String, _ first: String, _ others: String, _ power: String, _ value: String,
      _ result: String, _ comment: String, _ glyphs: Glyphs
    ) {
      self.name = glyphs.width(name)
      self.first = glyphs.width(first)
      self.others = glyphs.width(others)
      self.power = glyphs.width(power)
      self.value = glyphs.width(value)
      self.result = glyphs.width(result)
      self.comment = glyphs.width(comment)
    }
  }

  /// - Parameter less: " − 3.2", of the label; most lines end in `lessAndMargin`, " − 3.2 + 1".
  /// - Parameter isHidden: whether the loss is, and so what each term adds to it.
  init(
    _ term: MarginTerm, name: String, _ hinge: HingeLoss, own: Operand, labels: Operand,
    margin: Operand, less: String, lessAndMargin: String, isLabel: Bool, isDecisive: Bool,
    isHidden: Bool, _ glyphs: Glyphs
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
      widths = Widths(name, first, others, power, value, result, comments[0], glyphs)
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
    let style = violation > 0 && !isOwnTerm ? Style.violation : .text
    self.style = style
    commentStyle = term.value < 0 ? .satisfied : style
    widths = Widths(name, first, others, power, self.value, self.result, comments[0], glyphs)
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
struct Operand {
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
