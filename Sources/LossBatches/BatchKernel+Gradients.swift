import Platform

extension BatchKernel {
  /// The sums of both losses and, in the memory of `gradients`, `weight` times their gradients ∂/∂s_j.
  /// Writing may go beyond the last row by up to a vector, so that memory must be longer by one.
  @inline(__always)
  static func gradients(
    _ rows: ScoreRows<Lanes>, margin: Scalar, weight: Scalar, _ gradients: GradientMemory<Scalar>
  ) -> BatchSums {
    var hingeSum = 0.0
    var crossEntropySum = LogarithmSum()
    // The processor would wait for the sum of a row before dividing by it. So the exponentials of a
    // block of rows are written first, and divided by their sums afterwards.
    let blockCount = min(64, max(1, 1024 / rows.classCount))
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: blockCount) { totals in
      var first = 0
      while first < rows.count {
        let block = first..<min(rows.count, first &+ blockCount)
        var losses = Lanes(repeating: 0)
        for i in block {
          totals[i &- first] = exponentials(
            rows, i, margin: margin, weight: weight, gradients, addingLossesTo: &losses)
        }
        hingeSum += Double(losses.total) - Double(margin) * Double(block.count)
        for i in block {
          let row = gradients.crossEntropy + i &* rows.classCount
          normalize(row, rows, i, total: totals[i &- first], weight: weight, &crossEntropySum)
        }
        first = block.upperBound
      }
    }
    return BatchSums(hinge: hingeSum, crossEntropy: crossEntropySum.value)
  }

  /// Writes an example's SVM gradient, and exp(s_j − s_y) where its softmax gradient will stand.
  /// - Returns: the sum of these exponentials.
  @inline(__always)
  private static func exponentials(
    _ rows: ScoreRows<Lanes>, _ i: Int, margin: Scalar, weight: Scalar,
    _ gradients: GradientMemory<Scalar>, addingLossesTo losses: inout Lanes
  ) -> Scalar {
    let zero = Lanes(repeating: 0)
    let labelScore = Lanes(repeating: rows.labelScore(i))
    let hingeRow = gradients.hinge + i &* rows.classCount
    let crossEntropyRow = gradients.crossEntropy + i &* rows.classCount
    var (violations, total) = (zero, zero)
    rows.forEachVector(i) { j, scores in
      let differences = scores - labelScore
      let terms = differences + Lanes(repeating: margin)
      let isViolated = terms .> zero
      let gradient = zero.replacing(with: Lanes(repeating: weight), where: isViolated)
      (hingeRow + j).store(gradient)
      violations = violations + gradient
      losses = losses + zero.replacing(with: terms, where: isViolated)
      let powers = differences.exponential
      (crossEntropyRow + j).store(powers)
      total = total + powers
    }
    // The label was counted as violated too: its own term is Δ, and not a number where it is masked.
    let isMasked = rows.labelScore(i) == -.infinity
    hingeRow[rows.label(i)] = (margin > 0 && !isMasked ? weight : 0) - violations.total
    return total.total
  }

  /// Turns a row of exponentials into the softmax gradient and adds the example's loss to `sum`.
  @inline(__always)
  private static func normalize(
    _ row: UnsafeMutablePointer<Scalar>, _ rows: ScoreRows<Lanes>, _ i: Int, total: Scalar,
    weight: Scalar, _ sum: inout LogarithmSum
  ) {
    guard total < Lanes.largestExponential else {
      return sum.add(badlyWrong(rows, i, weight: weight, gradient: row))
    }
    let factor = weight / total
    rows.multiply(row, by: Lanes(repeating: factor))
    row[rows.label(i)] = factor - weight
    sum.add(logarithmOf: Double(total))
  }

  /// The loss, s_top − s_y + log Σ_j exp(s_j − s_top), and gradient of an example whose label is so far
  /// behind the top that exp(s_top − s_y) is beyond ``ScoreLanes/largestExponential``.
  @inline(never)
  private static func badlyWrong(
    _ rows: ScoreRows<Lanes>, _ i: Int, weight: Scalar, gradient row: UnsafeMutablePointer<Scalar>
  ) -> Double {
    let (top, total) = highest(rows, i)
    let factor = Lanes(repeating: weight / total)
    rows.forEachVector(i) { j, scores in
      rows.overwrite(row, at: j, with: (scores - Lanes(repeating: top)).exponential * factor)
    }
    row[rows.label(i)] -= weight
    return Double(top) - Double(rows.labelScore(i)) + log(Double(total))
  }
}
