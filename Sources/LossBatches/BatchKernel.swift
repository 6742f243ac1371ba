import Platform

/// The sums that ``LossBatch`` divides by N, computed for as many scores at once as a vector has
/// lanes. They are the plain formulas, and unlike LossEngine's they round at every step, in the
/// scores' own type.
enum BatchKernel<Lanes: ScoreLanes> {
  typealias Scalar = Lanes.Scalar

  /// Σ_i Σ_{j≠y} max(0, s_j − s_y + Δ).
  @inline(__always)
  static func hingeSum(_ rows: ScoreRows<Lanes>, margin: Scalar) -> Double {
    // A lane adds up the terms of 1024 scores at most, so that its rounding errors stay small.
    let rowsAtOnce = max(1, 1024 / rows.classCount)
    var sum = 0.0
    var first = 0
    while first < rows.count {
      let block = first..<min(rows.count, first &+ rowsAtOnce)
      var losses = Lanes(repeating: 0)
      for i in block {
        let offset = Lanes(repeating: margin - rows.labelScore(i))
        rows.forEachVector(i) { _, scores in losses = losses + (scores + offset).positivePart }
      }
      // The labels' own terms, Δ each, were added too.
      sum += Double(losses.total) - Double(margin) * Double(block.count)
      first = block.upperBound
    }
    return sum
  }

  /// Σ_i log Σ_j exp(s_j − s_y).
  @inline(__always)
  static func crossEntropySum(_ rows: ScoreRows<Lanes>) -> Double {
    var sum = LogarithmSum()
    for i in 0..<rows.count {
      let total = rows.sumOfExponentials(i, over: rows.labelScore(i))
      if total < Lanes.largestExponential {
        sum.add(logarithmOf: Double(total))
      } else {
        sum.add(badlyWrong(rows, i))
      }
    }
    return sum.value
  }

  /// −log p_y as s_top − s_y + log Σ_j exp(s_j − s_top), for an example whose label is so far behind
  /// the top that exp(s_top − s_y) is beyond ``ScoreLanes/largestExponential``.
  @inline(never)
  private static func badlyWrong(_ rows: ScoreRows<Lanes>, _ i: Int) -> Double {
    let (top, total) = highest(rows, i)
    return Double(top) - Double(rows.labelScore(i)) + log(Double(total))
  }

  /// s_top and Σ_j exp(s_j − s_top) of an example.
  @inline(__always)
  static func highest(_ rows: ScoreRows<Lanes>, _ i: Int) -> (top: Scalar, total: Scalar) {
    var highest = Lanes(repeating: -.infinity)
    rows.forEachVector(i) { _, scores in highest = highest.raised(to: scores) }
    return (highest.highest, rows.sumOfExponentials(i, over: highest.highest))
  }
}

extension ScoreRows {
  /// Σ_j exp(s_j − b).
  @inline(__always)
  fileprivate func sumOfExponentials(_ i: Int, over b: Lanes.Scalar) -> Lanes.Scalar {
    var sum = Lanes(repeating: 0)
    forEachVector(i) { _, scores in sum = sum + (scores - Lanes(repeating: b)).exponential }
    return sum.total
  }
}
