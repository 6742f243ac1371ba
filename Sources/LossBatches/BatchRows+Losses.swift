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
    withLabelTerms(margin: margin) { labelTerm in
      forEachBlock(of: examples) { block in
        var losses = zero
        for i in block {
          losses = losses - labelTerm(i)
          forEachTerm(i, margin: margin) { _, terms in
            losses = losses + zero.replacing(with: terms, where: terms .> zero)
          }
        }
        sum += Double(losses.total)
      }
    }
    return sum
  }

  /// Calls `body` with the vectors s_j − s_y + Δ of example i, the label's own term Δ among them. The
  /// difference comes first: s_j + (Δ − s_y) loses Δ in a large score. A term of two masked classes is
  /// not a number.
  @inline(__always)
  func forEachTerm(_ i: Int, margin: Scalar, _ body: (_ j: Int, _ terms: Lanes) -> Void) {
    let labelScore = labelScore(i)
    forEachVector(i) { j, scores in
      body(j, scores - Lanes(repeating: labelScore) + Lanes(repeating: margin))
    }
  }

  /// Calls `body` with a function of an example: Δ in the lane that its label's own term is added to,
  /// and 0 in the others. It has to be taken off before the terms are added: then a lane of 0 that gets
  /// no other term is exactly 0 again, and as rounding keeps the order of numbers, none ends below 0.
  @inline(__always)
  func withLabelTerms(margin: Scalar, _ body: ((_ i: Int) -> Lanes) -> Void) {
    let count = Lanes.scalarCount
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 2 * count) { terms in
      terms.initialize(repeating: 0)
      terms[count] = margin
      let start = UnsafePointer(terms.baseAddress!)
      body { i in (start + (count &- label(i) & (count &- 1))).lanes() }
    }
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
