/// The loss of one example that a classifier is trained on: one of the SVM losses, or softmax.
public enum DataLoss: Hashable, Sendable {
  case hinge(HingeLoss)
  /// The cross-entropy loss, in nats.
  case softmax

  /// The loss of one example, ≥ 0.
  /// - Parameters:
  ///   - row: at least 2 scores.
  ///   - label: the correct class y, in 0..<C.
  public func loss(of row: ScoreRow, label: Int) -> Double {
    switch self {
    case .hinge(let hinge): hinge.loss(row, label: label)
    case .softmax: Softmax.crossEntropyLoss(row.scores.span, label: label)
    }
  }

  /// ∂L/∂z_j, one entry per class, with respect to the row's scores z = k·s. At a kink of an SVM loss
  /// it is what ``HingeLoss`` chooses, 0.
  public func gradient(of row: ScoreRow, label: Int) -> [Double] {
    switch self {
    case .hinge(let hinge): hinge.gradient(row, label: label)
    case .softmax: Softmax.gradient(row.scores.span, label: label)
    }
  }
}
