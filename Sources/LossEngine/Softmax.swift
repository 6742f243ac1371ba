import Platform

/// The lecture's softmax classifier: the cross-entropy loss of one example and the steps to it,
/// scores → exp → normalize → −log p_y.
///
/// There is one score per class, C ≥ 2 of them, and the label is in 0..<C: fewer scores and another
/// label stop the program. Scores are finite, or −∞ for a class that is masked out, and not all
/// masked. Losses, probabilities and gradients are within 4 ulp of what exact arithmetic gives for
/// these doubles, however small they are; below 2⁻¹⁰²² an ulp is 2⁻¹⁰⁷⁴.
public enum Softmax {
  /// −log p_y = log Σ_j exp(s_j − s_y), in nats; +∞ for a masked label.
  public static func crossEntropyLoss(_ scores: Span<Double>, label: Int) -> Double {
    checkClasses(scores.count, label: label)
    guard scores[label] > -.infinity else { return .infinity }
    let top = indexOfHighest(scores)
    return scores[top] - scores[label] + log1p(sumOfExponentials(scores, without: top, over: top))
  }

  /// p_j = exp(s_j) / Σ_i exp(s_i).
  public static func probabilities(_ scores: Span<Double>) -> [Double] {
    precondition(!scores.isEmpty, "no scores have no probabilities")
    let top = indexOfHighest(scores)
    let sum = 1 + sumOfExponentials(scores, without: top, over: top)
    return scores.indices.map { exponential(scores[$0], over: scores[top]).value / sum }
  }

  /// exp(s_j), the lecture's "unnormalized probabilities"; +∞ where beyond doubles.
  public static func exponentials(_ scores: Span<Double>) -> [Double] {
    scores.indices.map { exponential(scores[$0]) }
  }

  /// exp(s), of one score; +∞ where beyond doubles.
  public static func exponential(_ score: Double) -> Double { exp(score) }

  /// ∂L/∂s_j = p_j − 1[j = y]. The label's entry is summed as −Σ_{j≠y} p_j: computed as p_y − 1 it
  /// would lose its digits where p_y is near 1.
  public static func gradient(_ scores: Span<Double>, label: Int) -> [Double] {
    checkClasses(scores.count, label: label)
    var gradient = probabilities(scores)
    let top = indexOfHighest(scores)
    let notLabel = sumOfExponentials(scores, without: label, over: top)
    gradient[label] = 0 - notLabel / (1 + sumOfExponentials(scores, without: top, over: top))
    return gradient
  }

  /// Σ_{j≠i} exp(s_j − s_top), within its ulps even where it is below 2⁻¹⁰²².
  private static func sumOfExponentials(
    _ scores: Span<Double>, without i: Int, over top: Int
  ) -> Double {
    let (before, after) = (0..<i, i + 1..<scores.count)
    func sum(over base: Double) -> DoubleDouble {
      var sum = DoubleDouble()
      add(before, of: scores, over: base, to: &sum)
      add(after, of: scores, over: base, to: &sum)
      return sum
    }
    let ordinary = sum(over: scores[top])
    guard ordinary.high < 5e-283 else { return ordinary.value }

    // Summands below 2⁻¹⁰²² have fewer bits. So sum exp(s_j − s_highest) and multiply by
    // exp(s_highest − s_top) once, as two equal factors: only the last product is that small.
    let highest = scores.indices.reduce(-.infinity) { $1 == i ? $0 : max($0, scores[$1]) }
    let gap = DoubleDouble(highest, plus: -scores[top])
    guard gap.high > -.infinity else { return 0 }
    let relative = sum(over: highest)
    let half = exp(gap.high / 2)
    return (relative.value + relative.high * gap.low) * half * half
  }

  /// Adds exp(s_j − b) of some classes.
  private static func add(
    _ classes: Range<Int>, of scores: Span<Double>, over b: Double, to sum: inout DoubleDouble
  ) {
    var j = classes.lowerBound
    if classes.count >= 2 * Lanes.scalarCount {
      var sums = DoubleDoubleLanes()
      while j <= classes.upperBound - Lanes.scalarCount {
        let difference = DoubleDoubleLanes(scores.lanes(at: j), plus: Lanes(repeating: -b))
        sums += difference.high.exponential(error: difference.low)
        j += Lanes.scalarCount
      }
      sum = sum + sums.total
    }
    while j < classes.upperBound {
      let term = exponential(scores[j], over: b)
      sum += term.high
      sum.low += term.low
      j += 1
    }
  }

  /// exp(a − b), and in `low` the correction for the rounding error of a − b.
  private static func exponential(_ a: Double, over b: Double) -> DoubleDouble {
    let difference = DoubleDouble(a, plus: -b)
    var result = DoubleDouble()
    result.high = exp(difference.high)
    result.low = result.high * difference.low
    return result
  }
}
