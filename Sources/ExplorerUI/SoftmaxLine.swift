import ExplorerCore
import LossEngine
import Scores

/// One class of the lecture's pipeline for the selected example, as texts from its score to its
/// target.
struct SoftmaxLine {
  /// What its probability has no part in.
  struct Start {
    let `class`: Int
    /// Bit for bit.
    let scoreBits: UInt64
    let name, score, exponential: String
  }

  let start: Start
  let probability, exactly: String
  /// What the bar shows; nil where the probability is hidden.
  let fraction: Double?
  let isLabel: Bool
}

/// The lines of a softmax panel on a screen: the next one takes over what their probabilities have no
/// part in. Immutable, and a class because it is large.
final class DrawnSoftmax {
  private let classes: ClassContents
  private let lines: [SoftmaxLine]

  init(_ classes: ClassContents, _ lines: [SoftmaxLine]) {
    (self.classes, self.lines) = (classes, lines)
  }

  func lines(of classes: ClassContents) -> [SoftmaxLine] {
    self.classes == classes ? lines : []
  }
}

extension Readings {
  /// All classes; or the label and the most probable ones, in class order, and what to say of the
  /// rest. While probabilities are hidden, nothing is said of which those are.
  /// - Parameter known: lines of these classes, in whose places others of these may stand.
  func softmaxLines(
    fitting count: Int, known: [SoftmaxLine]
  ) -> (shown: [SoftmaxLine], rest: String?) {
    let example = state.selection.example
    let label = state.table.label(example)
    let scores = state.shownScores(example)
    let hidesExponential = hides(.exponential, of: example)
    let hidesProbability = hides(.probability, of: example)
    let isMaskedDown = LossEngine.isMaskedDown(scores.span)

    func start(_ place: Int, _ class: Int) -> SoftmaxLine.Start {
      let score = scores[`class`]
      if known.indices.contains(place), known[place].start.class == `class`,
        known[place].start.scoreBits == score.bitPattern
      {
        return known[place].start
      }
      let hidesScore = hidesScore(example, `class`)
      return SoftmaxLine.Start(
        class: `class`, scoreBits: score.bitPattern, name: state.table.className(`class`),
        score: hidesScore
          ? Readings.unknown : NumberText.score(state.table.precision.shown(score), width: 8),
        exponential: hidesScore || hidesExponential
          ? Readings.unknown
          : NumberText.exponential(ofScore: score, exp: Softmax.exponential(score)))
    }
    func line(_ place: Int, _ class: Int, probability: Double?) -> SoftmaxLine {
      let isExact = scores[`class`] == -.infinity || isMaskedDown
      // 0 and 1 say all there is to say.
      let hasExactly = probability.map { $0 > 0 && $0 < 1 } ?? true
      return SoftmaxLine(
        start: start(place, `class`),
        probability: probability.map { NumberText.probability($0, isExact: isExact) }
          ?? Readings.unknown,
        exactly: hasExactly ? probability.map { "\($0)" } ?? Readings.unknown : "",
        fraction: probability, isLabel: `class` == label)
    }
    func lines(_ classes: [Int]) -> [SoftmaxLine] {
      guard !hidesProbability else {
        return classes.enumerated().map { line($0, $1, probability: nil) }
      }
      let probabilities =
        isComputing
        ? Softmax.probabilities(scores.span, of: classes)
        : evaluation.probabilities(example: example, scores: scores.span, classes: classes)
      return classes.indices.map { line($0, classes[$0], probability: probabilities[$0]) }
    }
    guard count < scores.count else { return (lines(Array(scores.indices)), nil) }
    let first = hidesProbability ? Array(0..<count) : indicesOfLargest(count, of: scores.span)
    let shown = ([label] + first.filter { $0 != label }.prefix(count - 1)).sorted()
    let rest = "and \(scores.count - count) more"
    if hidesProbability || shown == [label] && first != [label] { return (lines(shown), rest) }
    let than = first.contains(label) ? "" : " than all but the label"
    return (lines(shown), rest + ", less probable" + than)
  }
}
