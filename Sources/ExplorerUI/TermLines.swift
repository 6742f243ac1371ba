import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The worked lines of the selected example's terms in the SVM loss in force, as texts.
struct TermLines {
  /// What all lines of a panel are made from.
  struct Common: Equatable {
    let example: String
    let label: Int
    let labelScore: UInt64
    let hinge: HingeLoss
    let classes: ClassContents
  }

  /// nil while anything is hidden.
  let common: Common?
  /// The terms of the screen before, where all lines have as much in common with these.
  let earlier: DrawnTerms?
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
  /// Lines are worked out for the terms that are shown only, and not where the earlier screen has the
  /// same in its place.
  private let line: (_ place: Int, MarginTerm) -> TermLine
  /// The loss, and whether it or the sum it is a mean of is rounded.
  let total: (text: String, isRounded: Bool)
  /// What stands before the loss: "loss x1", of a mean "10.6 / 2 terms: loss x1".
  let totalName: String

  init(_ readings: Readings, _ glyphs: Glyphs, after earlier: DrawnTerms?) {
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
    let fullName = table.exampleName(example)
    common =
      readings.isHiding
      ? nil
      : Common(
        example: fullName, label: label, labelScore: scores[label].bitPattern, hinge: hinge,
        classes: table.classContents)
    let known = common == nil || common != earlier?.common ? nil : earlier
    self.earlier = known
    line = { place, term in
      let source = TermLine.Source(
        term: term, score: scores[term.classIndex].bitPattern,
        isDecisive: term.classIndex == decisive)
      if let old = known?.line(place), old.source == source { return old }
      return TermLine(
        source, name: table.className(term.classIndex), hinge, own: operand(term.classIndex),
        labels: labelOperand, margin: margin, less: less, lessAndMargin: lessAndMargin,
        isLabel: term.classIndex == label, isHidden: isHidden, glyphs)
    }
    func text(_ loss: Double?) -> (text: String, isRounded: Bool) {
      loss.map { NumberText.worked($0) } ?? (Readings.unknown, false)
    }
    let total = text(readings.hinge(readings.hinges.count - 1, of: example).value)
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
  func fitting(_ count: Int) -> (shown: [TermLine], rest: String?) {
    func lines(_ terms: some Sequence<MarginTerm>) -> [TermLine] { terms.enumerated().map(line) }
    guard terms.count > count else { return (lines(terms), nil) }
    let restCount = terms.count - count
    guard !hidesAny else { return (lines(terms.prefix(count)), "and \(restCount) more") }
    let shown = indicesOfLargest(count, of: terms.values.span).map { terms[$0] }
    let violated = terms.violatedCount - shown.count { $0.value > 0 }
    let how = violated == 0 ? "none of them violated" : "\(violated) of them violated"
    return (lines(shown), "and \(restCount) more, \(how)")
  }
}
