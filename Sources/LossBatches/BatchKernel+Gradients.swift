#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension BatchKernel {
  /// Both sums and, in `gradients`, `weight` times their gradients ∂/∂s_j. That memory, too, goes on for
  /// at least a vector behind the last row, where anything may be left.
  @inline(__always)
  static func gradients(
    _ rows: ScoreRows<Lanes>, margin: Scalar, weight: Scalar, _ gradients: GradientMemory<Scalar>
  ) -> BatchSums {
    var hingeSum = 0.0
    var crossEntropySum = LogarithmSum()
    // Rows are normalized when there are exponentials of a block of them: none waits for its own sum.
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

  /// Writes the SVM loss's gradient of an example, and exp(s_j − s_y) in place of the softmax loss's.
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
    // The label's own term is among the violations: Δ, or not a number of a masked label.
    let isMasked = rows.labelScore(i) == -.infinity
    hingeRow[rows.label(i)] = (margin > 0 && !isMasked ? weight : 0) - violations.total
    return total.total
  }

  /// Makes a row of exponentials the softmax loss's gradient, and adds the loss.
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

  /// The loss of an example whose p_y is too small for the other way, s_top − s_y + log Σ_j
  /// exp(s_j − s_top), and its gradient.
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
