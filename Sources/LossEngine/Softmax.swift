#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The lecture's softmax classifier: the cross-entropy loss of one example and the steps to it,
/// scores → exp → normalize → −log p_y.
///
/// Scores are finite, or −∞ for a class that is masked out, and not all masked. Losses,
/// probabilities and gradients are within 4 ulp of what exact arithmetic gives for these doubles,
/// however small they are; below 2⁻¹⁰²² an ulp is 2⁻¹⁰⁷⁴.
public enum Softmax {
  /// −log p_y = log Σ_j exp(s_j − s_y), in nats; +∞ for a masked label.
  public static func crossEntropyLoss(_ scores: Span<Double>, label: Int) -> Double {
    guard scores[label] > -.infinity else { return .infinity }
    let top = indexOfHighest(scores)
    return scores[top] - scores[label] + log1p(sumOfExponentials(scores, without: top, over: top))
  }

  /// p_j = exp(s_j) / Σ_i exp(s_i).
  public static func probabilities(_ scores: Span<Double>) -> [Double] {
    let top = indexOfHighest(scores)
    let sum = 1 + sumOfExponentials(scores, without: top, over: top)
    var probabilities: [Double] = []
    for j in scores.indices {
      probabilities.append(exponential(scores[j], over: scores[top]).value / sum)
    }
    return probabilities
  }

  /// exp(s_j), the lecture's "unnormalized probabilities"; +∞ where beyond doubles.
  public static func exponentials(_ scores: Span<Double>) -> [Double] {
    var exponentials: [Double] = []
    for j in scores.indices { exponentials.append(exponential(scores[j])) }
    return exponentials
  }

  /// exp(s), of one score; +∞ where beyond doubles.
  public static func exponential(_ score: Double) -> Double { exp(score) }

  /// ∂L/∂s_j = p_j − 1[j = y]; the label's entry as −Σ_{j≠y} p_j, which p_y − 1 would round away.
  public static func gradient(_ scores: Span<Double>, label: Int) -> [Double] {
    var gradient = probabilities(scores)
    let top = indexOfHighest(scores)
    let others = sumOfExponentials(scores, without: label, over: top)
    gradient[label] = 0 - others / (1 + sumOfExponentials(scores, without: top, over: top))
    return gradient
  }

  private static func indexOfHighest(_ scores: Span<Double>) -> Int {
    var highest = 0
    for j in scores.indices where scores[j] > scores[highest] { highest = j }
    return highest
  }

  /// Σ_{j≠i} exp(s_j − s_top), to its last bit even where it is subnormal.
  private static func sumOfExponentials(
    _ scores: Span<Double>, without i: Int, over top: Int
  ) -> Double {
    var highest = -Double.infinity
    for j in scores.indices where j != i { highest = max(highest, scores[j]) }
    let gap = DoubleDouble(highest, plus: -scores[top])
    guard gap.high > -.infinity else { return 0 }

    // Summands below 2⁻¹⁰²² lose bits: sum them relative to their highest, and shrink the sum in
    // two halves, so that only the last product is rounded there.
    let isSubnormal = gap.high < -650
    let base = isSubnormal ? highest : scores[top]
    var sum = DoubleDouble()
    for j in scores.indices where j != i {
      let term = exponential(scores[j], over: base)
      sum += term.high
      sum.low += term.low
    }
    guard isSubnormal else { return sum.value }
    let half = exp(gap.high / 2)
    return (sum.value + sum.high * gap.low) * half * half
  }

  /// exp(a − b) with the rounding error of the difference made good.
  private static func exponential(_ a: Double, over b: Double) -> DoubleDouble {
    let difference = DoubleDouble(a, plus: -b)
    var result = DoubleDouble()
    result.high = exp(difference.high)
    result.low = result.high * difference.low
    return result
  }
}
