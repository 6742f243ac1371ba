import ExplorerCore
import Lessons
import LossEngine
import Scores

// Readings of the whole table, and of the examples that a filter shows.
extension Readings {
  /// Whether there are no losses because a score is beyond the largest double. That is not said while
  /// anything is hidden, as it would show that a hidden score is large.
  func overflows(at factor: Factor) -> Bool {
    state.hidden.isEmpty && !state.isComputing && evaluation(at: factor) == nil
  }

  /// The mean losses and the accuracy of several examples, as texts.
  struct Means {
    /// The SVM losses, then softmax.
    let losses: [String]
    let accuracy: String
    /// The accuracy in at most eight columns: as a percentage where the counts are too long.
    let shortAccuracy: String

    func replacing(losses: [String]) -> Means {
      Means(losses: losses, accuracy: accuracy, shortAccuracy: shortAccuracy)
    }
  }

  /// The means of the whole table, with λ R(W) where W is penalized.
  func fullMeans(at factor: Factor) -> Means {
    let means = means(at: factor)
    guard isPenalized else { return means }
    return means.replacing(losses: allFullLosses(at: factor).map(\.text))
  }

  /// The means of the whole table.
  func means(at factor: Factor) -> Means {
    let hidesAll = factor == .twiceK && hides(.otherScale)
    return means(
      of: state.isComputing ? nil : evaluation(at: factor), state.table.examples.indices,
      missing: state.isComputing ? Readings.computing : "—",
      hidesHinge: { hidesAll || hidesHinge($0) }, hides: { hidesAll || hides($0) })
  }

  /// The means of the shown examples; nil without a filter. They are hidden if the loss of any example
  /// is: the filter may show that example alone.
  var shownMeans: Means? {
    guard let arrangement = state.arrangement, arrangement.filter != nil else { return nil }
    return means(
      of: state.shownEvaluation, arrangement.order.positions, missing: Readings.computing,
      hidesHinge: hidesAnyHinge, hides: state.hidesAny)
  }

  private func means(
    of losses: Evaluation?, _ positions: some Sequence<Int>, missing: String,
    hidesHinge: (Int) -> Bool, hides: (Hidden.Reading) -> Bool
  ) -> Means {
    func text(_ isHidden: Bool, _ make: (Evaluation) -> String) -> String {
      isHidden ? Readings.unknown : losses.map(make) ?? missing
    }
    let hinges = state.hinges.indices.map { index in
      text(hidesHinge(index)) { NumberText.loss($0.meanHingeLoss(hinge: index)) }
    }
    let softmax = text(hides(.softmax)) { losses in
      let loss = losses.meanCrossEntropyLoss
      let isZero = loss == 0 && positions.allSatisfy(hasSingleOpenClass)
      return NumberText.loss(loss, isExactlyZero: isZero)
    }
    let accuracy = text(hides(.prediction)) { "\($0.correctCount)/\($0.exampleCount)" }
    let share = text(hides(.prediction)) {
      percentage($0.correctCount, of: $0.exampleCount, hasDecimal: true)
    }
    return Means(
      losses: hinges + [softmax], accuracy: accuracy,
      shortAccuracy: accuracy.utf8.count > 8 ? share : accuracy)
  }
}
