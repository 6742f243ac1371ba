import ExplorerCore
import Lessons
import LossEngine
import Scores

/// The numbers of a table as texts; a hidden one is `?`. A view that takes a number from elsewhere has to
/// ask `hides` itself, or its panel has to name the reading in `tells`.
///
/// Softmax losses and probabilities are shown as exactly 0 or 1 only where masked classes make them so,
/// not where their doubles round to it.
struct Readings {
  /// A hidden number.
  static let unknown = "?"
  /// A number that is still being computed.
  static let computing = "…"

  /// A number as text and, for its bar, as a value; nil where it is hidden or can't be computed.
  struct Figure {
    let text: String
    let value: Double?

    static let hidden = Figure(text: Readings.unknown, value: nil)
  }

  /// Whether a number is for W × k or for W × 2k.
  enum Factor: CaseIterable {
    case k, twiceK
  }

  let state: ExplorerState

  /// The losses of the table; nil if a score is beyond the largest double there.
  func evaluation(at factor: Factor) -> Evaluation? {
    factor == .k ? state.evaluation : state.doubled
  }

  func hidesAnyHinge(_ index: Int) -> Bool {
    state.hidesAny(.svm) || state.hinges[index] != .lecture && state.hidesAny(.changedSVM)
  }

  /// Whether a reading of the example at a position, or of the table, is hidden.
  func hides(_ reading: Hidden.Reading, of example: Int? = nil) -> Bool {
    state.hidden.hides(reading, of: example.map { state.table.examples[$0] })
  }

  /// Whether one of the SVM losses is hidden. If the lecture's is, so is the one in force.
  func hidesHinge(_ index: Int, of example: Int? = nil) -> Bool {
    hides(.svm, of: example)
      || state.hinges[index] != .lecture && hides(.changedSVM, of: example)
  }

  func hidesScore(_ example: Int, _ class: Int) -> Bool {
    state.hidesScore(Selection(example: example, class: `class`))
  }

  // MARK: Scores

  /// The selected score with all its digits and, if k is not 1, the score at W × k.
  var selectedScore: (own: String, shown: String?) { selectedScore(written: NumberText.score) }

  func selectedScore(written write: (Double) -> String) -> (own: String, shown: String?) {
    let cell = state.selection
    func text(_ score: Double) -> String {
      state.hidesScore(cell) ? Readings.unknown : write(score)
    }
    let own = state.table.precision.shown(state.selectedScore)
    let shown = state.situation.row(of: cell.example).shown(cell.class)
    return (text(own), state.scale == 1 ? nil : text(shown))
  }

  func row(_ example: Int) -> ShownRow {
    let row = state.situation.row(of: example)
    return ShownRow(
      readings: self, example: example, label: state.table.label(example), row: row,
      winners: hides(.prediction, of: example) ? nil : winners(row.scores.span))
  }

  // MARK: Losses of an example

  /// One of the SVM losses; "—" where a score is beyond the largest double.
  func hinge(_ index: Int, of example: Int, at factor: Factor = .k) -> Figure {
    guard !hidesHinge(index, of: example) else { return .hidden }
    return figure(of: example, at: factor) { evaluation, example in
      let loss = evaluation.hingeLoss(of: example, hinge: index)
      return Figure(text: NumberText.loss(loss), value: loss)
    }
  }

  func softmax(of example: Int, at factor: Factor = .k) -> Figure {
    guard !hides(.softmax, of: example) else { return .hidden }
    return figure(of: example, at: factor) { evaluation, index in
      let loss = evaluation.crossEntropyLoss(of: index)
      let isZero = loss == 0 && hasSingleOpenClass(example)
      return Figure(text: NumberText.loss(loss, isExactlyZero: isZero), value: loss)
    }
  }

  /// The probability of the example's label.
  func labelProbability(of example: Int, at factor: Factor = .k) -> Figure {
    guard !hides(.probability, of: example) else { return .hidden }
    return figure(of: example, at: factor) { evaluation, index in
      let probability = evaluation.labelProbability(of: index)
      // Exact where masked classes make it so: the label is masked out, or all other classes are.
      let isMasked = state.table.score(example, state.table.label(example)) == -.infinity
      let isExact = [0, 1].contains(probability) && (isMasked || hasSingleOpenClass(example))
      return Figure(
        text: NumberText.probability(probability, isExact: isExact), value: probability)
    }
  }

  func scale(_ factor: Factor) -> Double { factor == .k ? state.scale : 2 * state.scale }

  /// - Parameter make: makes the figure from losses and the index of the example among them.
  private func figure(
    of example: Int, at factor: Factor, _ make: (Evaluation, Int) -> Figure
  ) -> Figure {
    if factor == .twiceK, hides(.otherScale) { return .hidden }
    let figure =
      state.isComputing
      ? evaluationMeanwhile(of: example, at: factor).map { make($0, 0) }
      : evaluation(at: factor).map { make($0, example) }
    return figure ?? Figure(text: "—", value: nil)
  }

  /// The losses of one example, computed at once while those of the table are still being computed; nil
  /// if a score is beyond the largest double.
  private func evaluationMeanwhile(of example: Int, at factor: Factor) -> Evaluation? {
    let k = scale(factor)
    guard state.model.firstOverflow(at: k, ofExample: example) == nil else { return nil }
    return state.situation.evaluation(at: k, examples: example..<example + 1)
  }

  /// Whether all classes of the example but one are masked out.
  func hasSingleOpenClass(_ example: Int) -> Bool {
    LossEngine.hasSingleOpenClass(state.table.scores(example).span)
  }
}
