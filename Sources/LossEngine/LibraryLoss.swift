/// What loss functions of libraries return, many of which are called hinge or cross-entropy and are not
/// the lecture's. Their formulas, with logits s, label y and C classes:
///
/// | | of one example | source |
/// | --- | --- | --- |
/// | ``torchMultiMargin`` | Σ_{j≠y} max(0, Δ − s_y + s_j) / C | `torch.nn.MultiMarginLoss(margin=Δ)` |
/// | ``torchSquaredMultiMargin`` | Σ_{j≠y} max(0, Δ − s_y + s_j)² / C | the same with `p=2` |
/// | ``torchCrossEntropy`` | −log p_y | `torch.nn.CrossEntropyLoss()` |
/// | ``torchSmoothedCrossEntropy`` | 0.9 (−log p_y) + 0.1/C Σ_j −log p_j | with `label_smoothing=0.1` |
/// | ``sklearnHinge`` | max(0, 1 − s_y + max_{j≠y} s_j) | `sklearn.metrics.hinge_loss` |
/// | ``sklearnLog`` | −log p_y, p_y kept within ε…1 − ε | `sklearn.metrics.log_loss` of softmax |
/// | ``optaxMulticlassHinge`` | max_j (s_j + 1[j≠y]) − s_y | `optax.losses.multiclass_hinge_loss` |
/// | ``kerasCategoricalHinge`` | max(0, 1 − s_y + max(0, max_{j≠y} s_j)) | `keras.losses.CategoricalHinge` |
///
/// A table costs the mean over its examples. (Optax returns a loss an example, to take the mean of.) These
/// are the functions of doubles; Keras and Optax compute with floats unless told otherwise.
public enum LibraryLoss: Hashable, Sendable, CaseIterable {
  case torchMultiMargin, torchSquaredMultiMargin, torchCrossEntropy, torchSmoothedCrossEntropy
  case sklearnHinge, sklearnLog, optaxMulticlassHinge, kerasCategoricalHinge

  /// ε of label smoothing: the share of the target that all classes have alike.
  public static let smoothing = 0.1

  /// Whether the library lets people choose the margin Δ; where not, it is 1.
  public var hasMargin: Bool { self == .torchMultiMargin || self == .torchSquaredMultiMargin }

  /// The loss of one example. It is nil where the library refuses the scores, as scikit-learn's hinge
  /// does masked classes (−∞), and NaN where it makes that of them, as Optax and Keras do by 0 · −∞.
  /// - Parameters:
  ///   - row: at least 2 scores.
  ///   - label: the correct class y, in 0..<C.
  ///   - margin: Δ, finite and ≥ 0; what has a fixed margin ignores it.
  public func loss(_ row: ScoreRow, label: Int, margin: Double = 1) -> Double? {
    let isMasked = row.scores.contains(-.infinity)
    switch self {
    case .torchMultiMargin, .torchSquaredMultiMargin:
      let count = Double(row.scores.count)
      let hinge = HingeLoss(
        margin: margin, reduction: .mean, isSquared: self == .torchSquaredMultiMargin)
      return hinge.loss(row, label: label) * ((count - 1) / count)
    case .torchCrossEntropy: return Softmax.crossEntropyLoss(row.scores.span, label: label)
    case .torchSmoothedCrossEntropy: return smoothedLoss(row.scores, label: label)
    case .sklearnHinge: return isMasked ? nil : HingeLoss.structured.loss(row, label: label)
    case .sklearnLog:
      let loss = Softmax.crossEntropyLoss(row.scores.span, label: label)
      return min(max(loss, LibraryLoss.leastLog), LibraryLoss.mostLog)
    case .optaxMulticlassHinge:
      return isMasked ? .nan : HingeLoss.structured.loss(row, label: label)
    case .kerasCategoricalHinge:
      guard !isMasked else { return .nan }
      // Its one-hot product leaves 0 in the label's slot: max(0, s_j − s_y + 1) and max(0, 0 − s_y + 1).
      let own = HingeLoss(family: .oneVsAll).terms(row, label: label)[label].violation
      return max(own, HingeLoss.structured.loss(row, label: label))
    }
  }

  /// −log(1 − 2⁻⁵²) and −log 2⁻⁵².
  private static let (leastLog, mostLog) = (0x1p-52, 36.04365338911715)

  /// −log p_y + ε (s_y − s̄) with s̄ the mean of the scores, which is the sum of the table above without
  /// its C logarithms.
  private func smoothedLoss(_ scores: [Double], label: Int) -> Double {
    // A masked class has a part of the target and −log 0.
    guard !scores.contains(-.infinity) else { return .infinity }
    let count = Double(scores.count)
    var gap = DoubleDouble()
    for score in scores {
      gap += scores[label] / count
      gap += -score / count
    }
    return Softmax.crossEntropyLoss(scores.span, label: label) + LibraryLoss.smoothing * gap.value
  }
}

extension HingeLoss {
  fileprivate static let structured = HingeLoss(family: .structured)
}
