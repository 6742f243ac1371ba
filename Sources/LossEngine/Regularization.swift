/// A penalty R(W) on weights, which the full loss adds as λ R(W).
///
/// The forms are the lecture's: they have no factor ½, and the bias is not penalized. So R(k W) is
/// k² R(W) for L2 and k R(W) for L1.
public enum Regularization: Hashable, Sendable {
  /// Σ W²
  case l2
  /// Σ |W|
  case l1
  /// Σ (β W² + |W|), β ≥ 0
  case elasticNet(beta: Double)

  /// R of finite weights, summed in twice the precision of a double and rounded once; +∞ where it is
  /// beyond the largest double.
  public func value(_ weights: Span<Double>) -> Double {
    var (squares, sizes) = (DoubleDouble(), DoubleDouble())
    for i in weights.indices {
      squares.add(weights[i], times: weights[i])
      sizes += abs(weights[i])
    }
    switch self {
    case .l2: return squares.value
    case .l1: return sizes.value
    case .elasticNet(let beta):
      guard beta > 0 else { return sizes.value }  // 0 × ∞ is not a number
      sizes.add(squares.high, times: beta)
      sizes.add(squares.low, times: beta)
      return sizes.value
    }
  }
}
