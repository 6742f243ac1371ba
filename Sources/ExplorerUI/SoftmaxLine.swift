import ExplorerCore
import LossEngine
import Scores

/// One class in the lecture's pipeline for the selected example, as texts.
struct SoftmaxLine {
  let name, score, exponential, probability: String
  /// The probability with all its digits, or what it is short of 1 by; empty where it is 0 or 1.
  let exactly: String
  /// The probability, for the bar; nil where it is hidden.
  let fraction: Double?
  let isLabel: Bool
}

extension Readings {
  /// All classes; if there are more than `count`, the label and the most probable ones in class order,
  /// and a text about the rest. While probabilities are hidden, the first ones instead of the most
  /// probable.
  func softmaxLines(fitting count: Int) -> (shown: [SoftmaxLine], rest: String?) {
    let example = state.selection.example
    let label = state.table.label(example)
    let row = state.situation.row(of: example)
    let scores = row.scores
    let hidesExponential = hides(.exponential, of: example)
    let probabilities =
      hides(.probability, of: example) ? nil : Softmax.probabilities(scores.span)
    let hasSingleOpenClass = LossEngine.hasSingleOpenClass(scores.span)

    func line(_ class: Int, _ format: ScoreFormat) -> SoftmaxLine {
      let (score, probability) = (scores[`class`], probabilities?[`class`])
      let hidesScore = hidesScore(example, `class`)
      let isExact = score == -.infinity || hasSingleOpenClass
      return SoftmaxLine(
        name: state.table.className(`class`),
        score: hidesScore
          ? Readings.unknown : format.text(row.shown(`class`), width: 8),
        exponential: hidesScore || hidesExponential
          ? Readings.unknown
          : NumberText.exponential(ofScore: score, exp: Softmax.exponential(score)),
        probability: probability.map { NumberText.probability($0, isExact: isExact) }
          ?? Readings.unknown,
        exactly: probabilities.map { isExact ? "" : exactly($0, `class`) } ?? Readings.unknown,
        fraction: probability, isLabel: `class` == label)
    }
    func lines(_ classes: some Sequence<Int>) -> [SoftmaxLine] {
      let format = ScoreFormat(self.row(example).readableScores(classes))
      return classes.map { line($0, format) }
    }
    /// A probability that is not exactly 0 or 1.
    func exactly(_ probabilities: [Double], _ class: Int) -> String {
      let probability = probabilities[`class`]
      guard probability == 1 else { return probability > 0 ? "\(probability)" : "" }
      // No double between: the other probabilities say how much is missing.
      let rest = probabilities.indices.reduce(0) { $1 == `class` ? $0 : $0 + probabilities[$1] }
      return "1 − \(NumberText.loss(rest, isExactlyZero: false))"
    }

    guard count < scores.count else { return (lines(scores.indices), nil) }
    let first = probabilities == nil ? Array(0..<count) : indicesOfLargest(count, of: scores)
    let shown = ([label] + first.filter { $0 != label }.prefix(count - 1)).sorted()
    let rest = "and \(scores.count - count) more"
    if probabilities == nil || shown == [label] && first != [label] {
      return (lines(shown), rest)
    }
    let than = first.contains(label) ? "" : " than all but the label"
    return (lines(shown), rest + ", less probable" + than)
  }
}
