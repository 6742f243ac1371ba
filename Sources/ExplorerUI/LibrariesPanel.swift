import ExplorerCore
import LossEngine
import Scores
import TerminalCore

extension Panel {
  static let libraries = Panel("Libraries")
}

extension PanelView {
  static let libraries = PanelView(
    panel: .libraries, letter: "l", key: nil,
    help: "what losses of libraries return here",
    tells: [.svm, .changedSVM, .softmax, .prediction], isWide: true,
    needs: { _, _ in [.libraryLosses] }, keys: librariesKeys,
    drawHidden: { drawLosses($0, nil, $1, &$2) },
    words: librariesWords, draw: drawLibraries)

  private static let librariesKeys: [KeyBinding] = [
    KeyBinding(
      [.up: .chooseLibraryLoss(step: -1), .down: .chooseLibraryLoss(step: 1)],
      "the loss to tell about", hint: "choose", hintKeys: "↑↓"),
    KeyMap.escapeFromPanel, KeyMap.givingKeysBack(from: .libraries),
  ]
}

/// What the losses of libraries return for the table, and how the chosen one differs from the lecture's.
private func drawLibraries(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  let losses = state.libraryLosses
  let numbers = losses?.means.map { $0.map(libraryText) ?? "refused" }
  let lecture = [state.evaluation.meanHingeLoss(), state.evaluation.meanCrossEntropyLoss]
  let right =
    state.isComputing
    ? []
    : [
      StyledText("lecture: SVM \(libraryText(lecture[0]))", .hinge),
      StyledText("  softmax \(libraryText(lecture[1]))", .softmax),
    ]
  drawPlotHead("libraries, of this table", right, isRead: true, in: area, on: &canvas)
  drawLosses(state, numbers ?? LibraryLoss.allCases.map { _ in Readings.computing }, area, &canvas)
}

/// - Parameter numbers: nil while they are hidden.
private func drawLosses(
  _ state: ExplorerState, _ numbers: [String]?, _ area: Area, _ canvas: inout Canvas
) {
  let (nameWidth, numberWidth) = (27, 10)
  let formulaColumn = area.left + nameWidth + numberWidth + 2
  let formulaRoom = area.columns.upperBound - 1 - formulaColumn
  let hasFormulas =
    formulaRoom >= canvas.glyphs.widest(LibraryLoss.allCases.map(\.formula), atLeast: 0)
  let chosen = state.look.library
  let margin = NumberText.factor(state.hinge.margin)
  let words = canvas.glyphs.wrapped(
    (hasFormulas ? "" : chosen.formula + ": ") + chosen.difference(margin: margin),
    width: area.width - 2)
  let first = area.rows.lowerBound + 1
  let count = LibraryLoss.allCases.count
  let room = min(count, max(1, area.rows.upperBound - first - words.count))
  let place = LibraryLoss.allCases.firstIndex(of: chosen) ?? 0
  // The chosen one is on the screen.
  let start = min(max(0, place - room / 2), count - room)
  for index in start..<start + room {
    let loss = LibraryLoss.allCases[index]
    let row = first + index - start
    var style = loss == chosen ? Style.strong : .text
    if loss == chosen, state.look.focus == .libraries {
      style = style.selected
      canvas.frame.fill(
        row: row, column: area.columns.lowerBound, width: area.width, style: style)
    }
    canvas.write(loss.name, row: row, column: area.left, style: style)
    canvas.write(
      numbers?[index] ?? Readings.unknown, row: row, endingAt: area.left + nameWidth + numberWidth,
      style: style, width: numberWidth)
    if hasFormulas { canvas.write(loss.formula, row: row, column: formulaColumn, style: style) }
  }
  for (row, line) in zip(first + room..<area.rows.upperBound, words) {
    canvas.write(line, row: row, column: area.left, style: .faint)
  }
}

/// Four decimals, as the documentation of libraries has them.
func libraryText(_ loss: Double) -> String {
  guard let decimal = ShortestDecimal(loss), loss == 0 || (0.001..<100_000).contains(loss) else {
    return NumberText.loss(loss)
  }
  return decimal.rounded(toDecimals: 4).plain(minimumDecimals: 4)
}

extension LibraryLoss {
  var name: String {
    switch self {
    case .torchMultiMargin: "torch MultiMarginLoss"
    case .torchSquaredMultiMargin: "torch MultiMarginLoss p=2"
    case .torchCrossEntropy: "torch CrossEntropyLoss"
    case .torchSmoothedCrossEntropy: "torch label_smoothing=0.1"
    case .sklearnHinge: "sklearn hinge_loss"
    case .sklearnLog: "sklearn log_loss"
    case .optaxMulticlassHinge: "optax multiclass_hinge_loss"
    case .kerasCategoricalHinge: "keras CategoricalHinge"
    }
  }

  var formula: String {
    switch self {
    case .torchMultiMargin: "Σ j≠y max(0, s_j − s_y + Δ) / C"
    case .torchSquaredMultiMargin: "Σ j≠y max(0, s_j − s_y + Δ)² / C"
    case .torchCrossEntropy, .sklearnLog: "−log p_y"
    case .torchSmoothedCrossEntropy: "−0.9 log p_y − 0.1 mean log p_j"
    case .sklearnHinge: "max(0, max j≠y s_j − s_y + 1)"
    case .optaxMulticlassHinge: "max j (s_j + [j≠y]) − s_y"
    case .kerasCategoricalHinge: "max(0, max(0, s_j≠y) − s_y + 1)"
    }
  }

  /// How it differs from the lecture's loss.
  /// - Parameter margin: today's Δ, as text.
  func difference(margin: String) -> String {
    switch self {
    case .torchMultiMargin:
      "divides the lecture's sum by C (its mean, m, divides by C − 1); margin is today's Δ = \(margin)"
    case .torchSquaredMultiMargin:
      "p=2: the squared hinge (s), divided by C; margin is today's Δ = \(margin)"
    case .torchCrossEntropy: "the lecture's softmax loss; it takes scores, not probabilities"
    case .torchSmoothedCrossEntropy:
      "0.1 of the target is spread over all classes, so scores far apart cost something: it is never 0"
    case .sklearnHinge:
      "only the largest violation (structured, f), margin fixed at 1; of 2 classes it takes s[1] − s[0]"
    case .sklearnLog:
      "takes probabilities, so softmax comes first; p_y is kept 2e-16 from 0 and 1: at most 36.04"
    case .optaxMulticlassHinge:
      "only the largest violation (structured, f), margin fixed at 1; a loss an example: take the mean"
    case .kerasCategoricalHinge:
      "takes one-hot labels and counts the label's own slot as 0, margin fixed at 1: "
        + "[−5, −6, −7] of label 0 costs 6"
    }
  }
}
