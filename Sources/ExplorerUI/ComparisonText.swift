import ExplorerCore
import LossEngine
import Scores
import TerminalCore

// What a what-if has changed, for the status line.
extension Readings {
  /// The selected score before, where it was another: "(4.9)".
  var scoreBefore: String? {
    let isOfTable = state.look.focus != .plane && state.look.focus != .weights
    guard isOfTable, let before = state.comparison?.score, !state.hidesScore(state.selection) else {
      return nil
    }
    let now = state.situation.row(of: state.selection.example).shown(state.selection.class)
    let isSame = NumberText.score(before) == NumberText.score(now)
    return isSame ? nil : "(\(comparedScore(before)))"
  }

  /// A score beside what a what-if has changed: a computed one of many digits has those of the table, as
  /// all of them would leave the losses no room.
  func comparedScore(_ score: Double) -> String {
    state.model.isComputed
      ? ScoreFormat([score]).text(score, width: Layout.numberWidth) : NumberText.score(score)
  }

  /// "SVM 0 =", "softmax 0.127 +0.0477" of the selected example, and "L 5.27 =" of the table, each with
  /// its style; empty while nothing has changed. What a lesson has not come to is left out.
  private var changes: [StyledText] {
    guard let comparison = state.comparison else { return [] }
    let (example, inForce) = (state.selection.example, state.hinges.count - 1)
    // A difference would tell what was.
    let hidesThen = state.comparedScale != state.scale && hides(.otherScale)
    func hidesHingeThen(_ example: Int?) -> Bool {
      hidesThen || state.comparedHinge != .lecture && hides(.changedSVM, of: example)
    }
    var changes: [StyledText] = []
    func add(_ name: String, _ now: Figure, _ before: Double?, isHidden: Bool, _ style: Style) {
      let change = isHidden ? "" : change(now.value, before)
      changes.append(StyledText("\(name) \(now.text)\(change)", style))
    }
    if state.shows(.svm) {
      add(
        "SVM", hinge(inForce, of: example), comparison.losses?.hinge,
        isHidden: hidesHingeThen(example), .hinge)
    }
    if state.shows(.softmax) {
      add(
        "softmax", softmax(of: example), comparison.losses?.softmax, isHidden: hidesThen, .softmax)
    }
    guard state.shows(.svm) else { return changes }
    let whole = wholeHinge
    if whole.value != nil || whole.text == Readings.unknown {
      let before = state.comparedWhole.map {
        $0.hinge + (state.shows(.regularization) ? $0.penalty : 0)
      }
      add("L", whole, before, isHidden: hidesHingeThen(nil), .hinge)
    }
    return changes
  }

  /// The table's mean SVM loss in force and, where W is penalized, λ R(W).
  private var wholeHinge: Figure {
    if regularizer != nil { return fullLosses()[0] }
    if hidesHinge(state.hinges.count - 1) { return .hidden }
    guard !state.isComputing, let losses = evaluation(at: .k) else {
      return Figure(text: Readings.computing, value: nil)
    }
    let value = losses.meanHingeLoss(hinge: state.hinges.count - 1)
    return Figure(text: NumberText.loss(value), value: value)
  }

  /// " =", " +0.0477", or nothing where one of the two is not known.
  private func change(_ now: Double?, _ before: Double?) -> String {
    guard let now, let before else { return "" }
    // Sums of doubles may differ in their last digits.
    let isSame = now == before || abs(now - before) <= 1e-12 * max(abs(now), abs(before))
    return isSame ? " =" : " \(now > before ? "+" : "−")\(NumberText.loss(abs(now - before)))"
  }

  /// The changes as far as they fit: the table's is left out first, then softmax.
  fileprivate func changes(width: Int, _ canvas: Canvas) -> [StyledText] {
    let all = changes
    let wordings = all.indices.map { Array(all.dropLast($0)) }
    return wordings.first { wording in
      wording.reduce(-2) { $0 + canvas.width($1.text) + 2 } <= width
    } ?? []
  }
}

/// Draws what a what-if has changed.
/// - Parameter column: the column after what the status line begins with.
func drawChanges(_ readings: Readings, row: Int, after column: Int, on canvas: inout Canvas) {
  var column = column
  for change in readings.changes(width: canvas.size.columns - 1 - column - 2, canvas) {
    column = canvas.write(change.text, row: row, column: column + 2, style: change.style)
  }
}
