import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// The terms of the selected example in the SVM loss in force, as texts.
struct TermLines {
  let labelName: String
  let labelScore: String
  /// Whether the loss is hidden, and with it the number that a mean is divided by.
  let isHidden: Bool
  var count: Int { terms.count }
  /// In class order.
  private let terms: [MarginTerm]
  /// Whether the value of any term is hidden.
  private let hidesAny: Bool
  /// Makes the line of a term; only terms on the screen need theirs.
  private let line: (MarginTerm) -> TermLine
  /// The loss, and whether it is rounded or, of a mean, the sum is.
  let total: (text: String, isRounded: Bool)
  /// The text before the loss: "loss x1", of a mean "10.6 / 2 terms: loss x1".
  let totalName: String

  init(_ readings: Readings) {
    let table = readings.state.table
    let hinge = readings.state.hinge
    let example = readings.state.selection.example
    let row = readings.state.situation.row(of: example)
    let label = table.label(example)
    let terms = hinge.terms(row, label: label)
    let decisive =
      hinge.family == .structured
      ? indicesOfLargest(1, of: terms.map(\.value)).first.map { terms[$0].classIndex } : nil
    let inForce = readings.state.hinges.count - 1
    let isHidden = readings.hidesHinge(inForce, of: example)
    self.isHidden = isHidden
    func operand(_ class: Int) -> Operand {
      readings.hidesScore(example, `class`)
        ? .hidden : Operand(row.shown(`class`), minimumDecimals: 1)
    }
    let (labelOperand, margin) = (operand(label), Operand(hinge.margin))
    labelName = table.className(label)
    labelScore = labelOperand.text
    self.terms = terms
    hidesAny =
      isHidden || labelOperand.isHidden
      || terms.contains { readings.hidesScore(example, $0.classIndex) }
    let fullName = table.exampleName(example)
    line = { term in
      TermLine(
        term, name: table.className(term.classIndex), hinge, own: operand(term.classIndex),
        labels: labelOperand, margin: margin, isLabel: term.classIndex == label,
        isDecisive: term.classIndex == decisive, isHidden: isHidden)
    }
    func text(_ loss: Double?) -> (text: String, isRounded: Bool) {
      loss.map { NumberText.worked($0) } ?? (Readings.unknown, false)
    }
    let total = text(readings.hinge(inForce, of: example).value)
    let name = displayWidth(fullName) <= 20 ? "loss \(fullName)" : "loss"
    guard hinge.averages else {
      (self.total, totalName) = (total, name)
      return
    }
    var summed = hinge
    summed.reduction = .sum
    let sum = text(isHidden ? nil : summed.loss(row, label: label))
    self.total = (total.text, total.isRounded || sum.isRounded)
    totalName = "\(sum.text) / \(isHidden ? Readings.unknown : "\(terms.count) terms"): \(name)"
  }

  /// All lines; if there are more than `count`, the most violated ones and a text about the rest. While a
  /// term is hidden, the first ones instead of the most violated.
  func fitting(_ count: Int) -> (shown: [TermLine], rest: String?) {
    guard terms.count > count else { return (terms.map(line), nil) }
    let restCount = terms.count - count
    guard !hidesAny else { return (terms.prefix(count).map(line), "and \(restCount) more") }
    let shown = indicesOfLargest(count, of: terms.map(\.value)).map { terms[$0] }
    let violated = terms.count { $0.value > 0 } - shown.count { $0.value > 0 }
    let how = violated == 0 ? "none of them violated" : "\(violated) of them violated"
    return (shown.map(line), "and \(restCount) more, \(how)")
  }
}
