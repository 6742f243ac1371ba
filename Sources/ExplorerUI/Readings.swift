import ExplorerCore
import Lessons
import LossEngine
import Scores

/// What a screen shows of a table, as texts: whatever is hidden reads `?` here, and no view looks
/// for a number elsewhere.
///
/// Softmax losses and probabilities are never exactly 0 or 1 unless classes are masked out, however
/// their doubles round.
struct Readings {
  /// Stands for what is hidden.
  static let unknown = "?"
  /// Stands for what is being computed.
  static let computing = "…"

  /// A number as text, and what its bar shows; nil where it is hidden.
  struct Figure {
    let text: String
    let value: Double?

    static let hidden = Figure(text: Readings.unknown, value: nil)
  }

  /// W × k, or W × 2k beside it.
  enum Factor: CaseIterable {
    case k, twiceK
  }

  let state: ExplorerState
  /// The losses of the rows: the lecture's, and the one in force where it differs.
  let hinges: [HingeLoss]
  /// Whether anything is hidden at all.
  let isHiding: Bool
  /// Whether the losses of the table are not there yet.
  let isComputing: Bool
  /// With scores times k; not to be read while it is computed.
  let evaluation: Evaluation
  /// With scores times 2k; nil where one is beyond the largest double.
  private let doubled: Evaluation?

  init(_ state: ExplorerState) {
    self.state = state
    hinges = state.hinges
    isHiding = !state.hidden.isEmpty
    isComputing = state.isComputing
    evaluation = state.evaluation
    doubled = state.doubled
  }

  /// Whether a reading of the table or of any example is.
  func hidesAny(_ reading: Hidden.Reading) -> Bool { isHiding && state.hidesAny(reading) }

  func hidesAnyHinge(_ index: Int) -> Bool {
    hidesAny(.svm) || hinges[index] != .lecture && hidesAny(.changedSVM)
  }

  /// Whether a reading of an example by position, or of the table, is hidden.
  func hides(_ reading: Hidden.Reading, of example: Int? = nil) -> Bool {
    isHiding && state.hidden.hides(reading, of: example.map { state.table.examples[$0] })
  }

  /// Whether one of the SVM losses is: what hides the lecture's hides the changed one.
  func hidesHinge(_ index: Int, of example: Int? = nil) -> Bool {
    isHiding
      && (hides(.svm, of: example)
        || hinges[index] != .lecture && hides(.changedSVM, of: example))
  }

  func hidesScore(_ example: Int, _ class: Int) -> Bool {
    isHiding && state.hidesScore(Selection(example: example, class: `class`))
  }

  // MARK: Scores

  /// The selected score in full, and where k is not 1 what is shown of it.
  var selectedScore: (own: String, shown: String?) {
    let cell = state.selection
    let isShown = state.scale != 1
    guard !hidesScore(cell.example, cell.class) else {
      return (Readings.unknown, isShown ? Readings.unknown : nil)
    }
    let precision = state.table.precision
    func text(_ score: Double) -> String { NumberText.score(precision.shown(score)) }
    let shown = state.situation.row(of: cell.example).scores[cell.class]
    return (text(state.selectedScore), isShown ? text(shown) : nil)
  }

  func row(_ example: Int) -> ShownRow {
    ShownRow(self, example: example, winners: winners(of: example))
  }

  private func winners(of example: Int) -> ShownRow.Winners {
    guard !hides(.prediction, of: example) else { return .hidden }
    if !isComputing, let winner = evaluation.soleWinner(of: example) {
      return .one(winner)
    }
    let winners = LossEngine.winners(state.situation.row(of: example).scores.span)
    return winners.count == 1 ? .one(winners[0]) : .several(winners)
  }

  // MARK: Losses of an example

  /// One of the SVM losses; "—" where a score is beyond the largest double.
  func hinge(_ index: Int, of example: Int, at factor: Factor = .k) -> Figure {
    guard !hidesHinge(index, of: example) else { return .hidden }
    return figure(of: example, at: factor) { evaluation, example in
      let loss = evaluation.hingeLoss(of: example, hinge: index)
      return (NumberText.loss(loss), loss)
    }
  }

  func softmax(of example: Int, at factor: Factor = .k) -> Figure {
    guard !hides(.softmax, of: example) else { return .hidden }
    return figure(of: example, at: factor) { evaluation, index in
      let loss = evaluation.crossEntropyLoss(of: index)
      return (NumberText.loss(loss, isExactlyZero: loss == 0 && hasSingleOpenClass(example)), loss)
    }
  }

  /// The probability of the example's label.
  func labelProbability(of example: Int, at factor: Factor = .k) -> Figure {
    guard !hides(.probability, of: example) else { return .hidden }
    return figure(of: example, at: factor) { evaluation, index in
      let probability = evaluation.labelProbability(of: index)
      let isExact = (probability == 0 || probability == 1) && isExactProbability(of: example)
      return (NumberText.probability(probability, isExact: isExact), probability)
    }
  }

  // MARK: Of the table

  func meanHinge(_ index: Int, at factor: Factor = .k) -> String {
    guard !hidesHinge(index) else { return Readings.unknown }
    return text(at: factor) { NumberText.loss($0.meanHingeLoss(hinge: index)) }
  }

  /// 0 is exact only where nothing but the label is left of every example.
  func meanSoftmax(at factor: Factor = .k) -> String {
    guard !hides(.softmax) else { return Readings.unknown }
    return text(at: factor) { evaluation in
      let loss = evaluation.meanCrossEntropyLoss
      return NumberText.loss(loss, isExactlyZero: loss == 0 && everyExampleHasSingleOpenClass)
    }
  }

  /// "2/3"
  func accuracy(at factor: Factor = .k) -> String {
    guard !hides(.prediction) else { return Readings.unknown }
    return text(at: factor) { "\($0.correctCount)/\($0.exampleCount)" }
  }

  /// R(k·W) = k² R(W) for the L2 norm; a bare table has no W to put a number to.
  func regularization(at factor: Factor = .k) -> String {
    guard !hides(.regularization) else { return Readings.unknown }
    let k = scale(factor)
    let square = k * k
    guard square.isFinite, square >= .leastNormalMagnitude || k == 0 else { return "k²R(W)" }
    return square == 1 ? "R" : NumberText.score(square, width: 6, minimumDecimals: 0) + " R"
  }

  func scale(_ factor: Factor) -> Double { factor == .k ? state.scale : 2 * state.scale }

  /// Whether the losses are not there because a score is beyond the largest double. A hidden one
  /// might be it, so that this is not said while anything is hidden.
  func overflows(at factor: Factor) -> Bool {
    !isHiding && !isComputing && factor == .twiceK && doubled == nil
  }

  // MARK: -

  /// - Parameter make: makes it of some losses, and of where those of the example stand among them.
  private func figure(
    of example: Int, at factor: Factor,
    _ make: (Evaluation, Int) -> (text: String, value: Double)
  ) -> Figure {
    if factor == .twiceK, hides(.otherScale) { return .hidden }
    let made =
      if isComputing {
        evaluationMeanwhile(of: example, at: factor).map { make($0, 0) }
      } else if factor == .k {
        make(evaluation, example)
      } else {
        doubled.map { make($0, example) }
      }
    return made.map { Figure(text: $0.text, value: $0.value) } ?? Figure(text: "—", value: nil)
  }

  /// While the losses of the table are computed, those of one example are not waited for.
  private func evaluationMeanwhile(of example: Int, at factor: Factor) -> Evaluation? {
    let k = scale(factor)
    guard state.model.firstOverflow(at: k, ofExample: example) == nil else { return nil }
    return state.situation.evaluation(at: k, examples: example..<example + 1)
  }

  private func text(at factor: Factor, _ make: (Evaluation) -> String) -> String {
    if factor == .twiceK, hides(.otherScale) { return Readings.unknown }
    guard !isComputing else { return Readings.computing }
    return factor == .k ? make(evaluation) : doubled.map(make) ?? "—"
  }

  /// Whether the label of the example is masked out, or everything else.
  private func isExactProbability(of example: Int) -> Bool {
    state.table.score(example, state.table.label(example)) == -.infinity
      || hasSingleOpenClass(example)
  }

  /// Whether one class alone of the example is not masked out.
  func hasSingleOpenClass(_ example: Int) -> Bool {
    LossEngine.hasSingleOpenClass(state.table.scores(example).span)
  }

  private var everyExampleHasSingleOpenClass: Bool {
    (0..<state.table.exampleCount).allSatisfy(hasSingleOpenClass)
  }
}
