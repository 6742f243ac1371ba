import ExplorerCore
import LossEngine
import Scores

// R(W), λ R(W) and the full loss, which a classifier has and a bare table has not.
extension Readings {
  /// The kind of R, λ and β; nil for a bare table, and where nothing is penalized.
  var regularizer: Regularizer? {
    guard let regularizer = state.model.linear?.regularizer, regularizer.kind != .none,
      state.shows(.regularization)
    else { return nil }
    return regularizer
  }

  /// Whether λ R(W) is a part of the full loss.
  var isPenalized: Bool { regularizer.map { $0.lambda > 0 } ?? false }

  /// R(k W), b included under the bias trick.
  func penalty(at factor: Factor = .k) -> Figure {
    guard !hides(.regularization), !(factor == .twiceK && hides(.otherScale)) else {
      return .hidden
    }
    guard let linear = state.model.linear, regularizer != nil else {
      return Figure(text: "—", value: nil)
    }
    let value = linear.penalty(at: scale(factor))
    return Figure(text: NumberText.loss(value), value: value)
  }

  /// R of the row of a class in k W by L2, L1 and the elastic net.
  func rowPenalties(ofClass position: Int) -> [String] {
    guard !hides(.regularization), let linear = state.model.linear else {
      return Readings.penaltyHeads.map { _ in Readings.unknown }
    }
    let counted = linear.weights(at: state.scale).penalized(
      ofClass: position, hasBiasTrick: linear.classifier.hasBiasTrick)
    let kinds: [Regularization] = [.l2, .l1, .elasticNet(beta: linear.regularizer.beta)]
    return kinds.map { NumberText.loss($0.value(counted.span)) }
  }

  static let penaltyHeads = ["L2", "L1", "elastic"]

  /// λ R(k W).
  func regularizationLoss(at factor: Factor = .k) -> Figure {
    guard let regularizer, let penalty = penalty(at: factor).value else {
      return penalty(at: factor)
    }
    let value = regularizer.loss(ofPenalty: penalty)
    return Figure(text: NumberText.loss(value), value: value)
  }

  /// The mean data loss in force and λ R together: of the SVM, then of softmax.
  func fullLosses(at factor: Factor = .k) -> [Figure] { allFullLosses(at: factor).suffix(2) }

  /// The same of each SVM loss that is shown, then of softmax.
  func allFullLosses(at factor: Factor) -> [Figure] {
    let added = regularizationLoss(at: factor)
    let hinges = state.hinges.indices.map { hidesHinge($0) || hides(.fullSVM) }
    let isHidden = hinges + [hides(.softmax) || hides(.fullSoftmax)]
    return isHidden.enumerated().map { index, isHidden in
      if isHidden || added.text == Readings.unknown { return .hidden }
      if state.isComputing { return Figure(text: Readings.computing, value: nil) }
      guard let losses = evaluation(at: factor), let added = added.value else {
        return Figure(text: "—", value: nil)
      }
      let data =
        index < hinges.count
        ? losses.meanHingeLoss(hinge: index) : losses.meanCrossEntropyLoss
      return Figure(text: NumberText.loss(data + added), value: data + added)
    }
  }

  /// The sign between a full loss at k and at 2k that points at the smaller one.
  func preferred(_ losses: (Figure, Figure)) -> String {
    guard let first = losses.0.value, let second = losses.1.value, first != second else {
      return ""
    }
    return first < second ? "◀" : "▶"
  }
}
