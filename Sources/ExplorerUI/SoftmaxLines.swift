import ExplorerCore
import LossEngine
import Scores

/// The lecture's pipeline for the selected example, as texts.
struct SoftmaxLines {
  /// One class's texts, from its score to its target.
  struct Line {
    let name, score, exponential, probability, exactly: String
    /// What the bar shows; nil where the probability is hidden.
    let fraction: Double?
    let isLabel: Bool
  }

  private let readings: Readings
  private let example: Int
  private let label: Int
  private let scores: [Double]
  private let exponentials: [Double]
  /// nil while hidden.
  private let probabilities: [Double]?
  private let hidesExponentials: Bool
  private let isMaskedDown: Bool

  init(_ readings: Readings) {
    let example = readings.state.selection.example
    let scores = readings.state.shownScores(example)
    (self.readings, self.example, self.scores) = (readings, example, scores)
    label = readings.state.table.label(example)
    exponentials = Softmax.exponentials(scores.span)
    hidesExponentials = readings.hides(.exponential, of: example)
    isMaskedDown = readings.isMaskedDown(example)
    let hidesProbabilities = readings.hides(.probability, of: example)
    probabilities = hidesProbabilities ? nil : Softmax.probabilities(scores.span)
  }

  var count: Int { scores.count }

  /// All classes; or the label and the most probable ones, in class order, and what to say of the
  /// rest. While probabilities are hidden, nothing is said of which those are.
  func fitting(_ count: Int) -> (shown: [Line], rest: String?) {
    guard count < scores.count else { return (scores.indices.map(line), nil) }
    var others = scores.indices.filter { $0 != label }
    if let probabilities {
      others.sort { (probabilities[$1], $0) < (probabilities[$0], $1) }
    }
    let shown = ([label] + others.prefix(count - 1)).sorted()
    let rest = "and \(scores.count - count) more"
    return (shown.map(line), probabilities == nil ? rest : rest + ", less probable")
  }

  private func line(_ class: Int) -> Line {
    let hidesScore = readings.hidesScore(example, `class`)
    let score = scores[`class`]
    let isExact = score == -.infinity || isMaskedDown
    let probability = probabilities?[`class`]
    // 0 and 1 say all there is to say.
    let hasExactly = probability.map { $0 > 0 && $0 < 1 } ?? true
    return Line(
      name: readings.state.table.className(`class`),
      score: hidesScore ? Readings.unknown : NumberText.score(score, width: 8),
      exponential: hidesScore || hidesExponentials
        ? Readings.unknown
        : NumberText.exponential(ofScore: score, exp: exponentials[`class`]),
      probability: probability.map { NumberText.probability($0, isExact: isExact) }
        ?? Readings.unknown,
      exactly: hasExactly ? probability.map { "\($0)" } ?? Readings.unknown : "",
      fraction: probability, isLabel: `class` == label)
  }
}
