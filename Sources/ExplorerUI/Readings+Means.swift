import LossEngine
import Scores

// Readings of the whole table, and of the examples that a filter shows.
extension Readings {
  func meanHinge(_ index: Int, at factor: Factor = .k) -> String {
    guard !hidesHinge(index) else { return Readings.unknown }
    return text(at: factor) { NumberText.loss($0.meanHingeLoss(hinge: index)) }
  }

  func meanSoftmax(at factor: Factor = .k) -> String {
    guard !hides(.softmax) else { return Readings.unknown }
    return text(at: factor) { evaluation in
      let loss = evaluation.meanCrossEntropyLoss
      let isZero = loss == 0 && state.table.examples.indices.allSatisfy(hasSingleOpenClass)
      return NumberText.loss(loss, isExactlyZero: isZero)
    }
  }

  /// "2/3"
  func accuracy(at factor: Factor = .k) -> String {
    guard !hides(.prediction) else { return Readings.unknown }
    return text(at: factor) { "\($0.correctCount)/\($0.exampleCount)" }
  }

  /// R(k·W) = k² R(W) for the L2 norm, as a multiple of R(W): "4 R".
  func regularization(at factor: Factor = .k) -> String {
    guard !hides(.regularization) else { return Readings.unknown }
    let k = scale(factor)
    let square = k * k
    guard square.isFinite, square >= .leastNormalMagnitude || k == 0 else { return "k²R(W)" }
    return square == 1 ? "R" : NumberText.score(square, width: 6, minimumDecimals: 0) + " R"
  }

  /// Whether there are no losses because a score is beyond the largest double. That is not said while
  /// anything is hidden, as it would show that a hidden score is large.
  func overflows(at factor: Factor) -> Bool {
    !isHiding && !isComputing && factor == .twiceK && doubled == nil
  }

  private func text(at factor: Factor, _ make: (Evaluation) -> String) -> String {
    if factor == .twiceK, hides(.otherScale) { return Readings.unknown }
    guard !isComputing else { return Readings.computing }
    return factor == .k ? make(evaluation) : doubled.map(make) ?? "—"
  }

  /// The mean losses and the accuracy of several examples, as texts.
  struct Means {
    /// The SVM losses, then softmax.
    let losses: [String]
    let accuracy: String
  }

  /// The means of the whole table.
  func means(at factor: Factor) -> Means {
    Means(
      losses: hinges.indices.map { meanHinge($0, at: factor) } + [meanSoftmax(at: factor)],
      accuracy: accuracy(at: factor))
  }

  /// The means of the shown examples; nil without a filter. They are hidden if the loss of any example
  /// is: the filter may show that example alone.
  var shownMeans: Means? {
    guard let arrangement = state.arrangement, arrangement.filter != nil else { return nil }
    let shown = state.shownEvaluation
    func text(_ isHidden: Bool, _ make: (Evaluation) -> String) -> String {
      isHidden ? Readings.unknown : shown.map(make) ?? Readings.computing
    }
    let hingeTexts = hinges.indices.map { index in
      text(hidesAnyHinge(index)) { NumberText.loss($0.meanHingeLoss(hinge: index)) }
    }
    let softmax = text(hidesAny(.softmax)) { shown in
      let loss = shown.meanCrossEntropyLoss
      let isZero = loss == 0 && arrangement.order.positions.allSatisfy(hasSingleOpenClass)
      return NumberText.loss(loss, isExactlyZero: isZero)
    }
    let accuracy = text(hidesAny(.prediction)) { "\($0.correctCount)/\($0.exampleCount)" }
    return Means(losses: hingeTexts + [softmax], accuracy: accuracy)
  }
}
