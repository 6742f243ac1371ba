import LossEngine
import Scores

extension Readings {
  /// The means of several examples, as texts.
  struct Means {
    /// The SVM losses, then softmax.
    let losses: [String]
    let accuracy: String
  }

  /// Of the whole table.
  func means(at factor: Factor) -> Means {
    Means(
      losses: hinges.indices.map { meanHinge($0, at: factor) } + [meanSoftmax(at: factor)],
      accuracy: accuracy(at: factor))
  }

  /// Of the shown examples; nil without a filter. One hidden loss hides them: the filter may leave
  /// just that example.
  var shownMeans: Means? {
    guard let arrangement = state.arrangement, arrangement.filter != nil else { return nil }
    func text(_ isHidden: Bool, _ make: (Evaluation) -> String) -> String {
      isHidden ? Readings.unknown : arrangement.shown.map(make) ?? Readings.computing
    }
    let hingeTexts = hinges.indices.map { index in
      text(hidesAnyHinge(index)) { NumberText.loss($0.meanHingeLoss(hinge: index)) }
    }
    let softmax = text(hidesAny(.softmax)) { shown in
      let loss = shown.meanCrossEntropyLoss
      return NumberText.loss(
        loss, isExactlyZero: loss == 0 && arrangement.order.positions.allSatisfy(hasSingleOpenClass)
      )
    }
    let accuracy = text(hidesAny(.prediction)) { "\($0.correctCount)/\($0.exampleCount)" }
    return Means(losses: hingeTexts + [softmax], accuracy: accuracy)
  }
}
