/// What is asked of a batch.
enum BatchWork<Scalar> {
  case hinge(margin: Scalar)
  case crossEntropy
  /// Both losses, and `weight` times their gradients, which go row by row to the memory given.
  case gradients(
    margin: Scalar, weight: Scalar, hinge: UnsafeMutablePointer<Scalar>,
    crossEntropy: UnsafeMutablePointer<Scalar>)
}

/// The sums of the losses of some examples; what was not asked for is 0.
struct BatchSums: Sendable {
  var hinge = 0.0
  var crossEntropy = 0.0

  static func += (a: inout BatchSums, b: BatchSums) {
    a.hinge += b.hinge
    a.crossEntropy += b.crossEntropy
  }
}

// The plain formulas, which unlike LossEngine's round at every step, in the scores' own type.
extension BatchRows {
  @inline(__always)
  func sums(_ work: BatchWork<Scalar>, _ examples: Range<Int>) -> BatchSums {
    switch work {
    case .hinge(let margin): BatchSums(hinge: hingeSum(examples, margin: margin))
    case .crossEntropy: BatchSums(crossEntropy: crossEntropySum(examples))
    case .gradients(let margin, let weight, let hinge, let crossEntropy):
      gradients(examples, margin: margin, weight: weight, hinge, crossEntropy)
    }
  }

  /// Σ_i Σ_{j≠y} max(0, s_j − s_y + Δ).
  @inline(__always)
  private func hingeSum(_ examples: Range<Int>, margin: Scalar) -> Double {
    let zero = Lanes(repeating: 0)
    var sum = 0.0
    forEachBlock(of: examples) { block in
      var losses = zero
      for i in block {
        let offset = Lanes(repeating: margin - labelScore(i))
        forEachVector(i) { _, scores in
          let terms = scores + offset
          losses = losses + zero.replacing(with: terms, where: terms .> zero)
        }
      }
      // The labels' own terms, Δ each, were added too.
      sum += Double(losses.total) - Double(margin) * Double(block.count)
    }
    return sum
  }

  /// How many examples a block has. A lane that adds up a block's terms adds 1024 at most, so that its
  /// rounding errors stay small.
  var blockCount: Int { min(64, max(1, 1024 / classCount)) }

  /// Calls `body` with some of the examples after the others.
  @inline(__always)
  func forEachBlock(of examples: Range<Int>, _ body: (Range<Int>) -> Void) {
    for first in stride(from: examples.lowerBound, to: examples.upperBound, by: blockCount) {
      body(first..<min(first + blockCount, examples.upperBound))
    }
  }

  /// Σ_i −log p_y.
  @inline(__always)
  private func crossEntropySum(_ examples: Range<Int>) -> Double {
    var sum = LogarithmSum()
    for i in examples {
      let (base, total) = exponentials(i) { _, _ in }
      sum.add(Double(base) - Double(labelScore(i)), plusLogarithmOf: Double(total))
    }
    return sum.value
  }

  /// b and Σ_j exp(s_j − b) of example i, and its vectors exp(s_j − b) by `body`. The base b is the
  /// label's score, or the highest one where the label is so far behind it that the sum is beyond
  /// ``ScoreLanes/largestExponential``; then `body` is called for all vectors again.
  @inline(__always)
  func exponentials(
    _ i: Int, _ body: (_ j: Int, _ exponentials: Lanes) -> Void
  ) -> (base: Scalar, sum: Scalar) {
    let base = labelScore(i)
    let sum = exponentials(i, over: base, body)
    if sum < Lanes.largestExponential { return (base, sum) }
    var highest = Lanes(repeating: -.infinity)
    forEachVector(i) { _, scores in highest = highest.raised(to: scores) }
    return (highest.highest, exponentials(i, over: highest.highest, body))
  }

  @inline(__always)
  private func exponentials(
    _ i: Int, over base: Scalar, _ body: (_ j: Int, _ exponentials: Lanes) -> Void
  ) -> Scalar {
    var sum = Lanes(repeating: 0)
    forEachVector(i) { j, scores in
      let exponentials = (scores - Lanes(repeating: base)).exponential
      body(j, exponentials)
      sum = sum + exponentials
    }
    return sum.total
  }
}
