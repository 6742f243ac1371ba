extension BatchRows {
  /// The sums of both losses, and `weight` times their gradients ∂/∂s_j.
  @inline(__always)
  func gradients(
    _ examples: Range<Int>, margin: Scalar, weight: Scalar, _ hinge: UnsafeMutablePointer<Scalar>,
    _ crossEntropy: UnsafeMutablePointer<Scalar>
  ) -> BatchSums {
    var hingeSum = 0.0
    var crossEntropySum = 0.0
    // What is written for a row goes beyond its end, where the next one is written later. So a block that
    // would go beyond the last row is worked out in memory of its own.
    let size = blockCount * classCount + Lanes.scalarCount
    withLabelTerms(margin: margin) { labelTerm in
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: size) { own in
        withUnsafeTemporaryAllocation(of: Scalar.self, capacity: blockCount * (width + 1)) {
          powers in
          let (own, powers) = (own.baseAddress!, powers.baseAddress!)
          forEachBlock(of: examples) { block in
            let (start, count) = (block.lowerBound * classCount, block.count * classCount)
            let room = (examples.upperBound - block.upperBound) * classCount
            let isTooLong = room < width - classCount
            let (hinge, crossEntropy) = (hinge + start, crossEntropy + start)
            hingeSum += hingeGradients(
              block, margin: margin, labelTerm: labelTerm, weight: weight, isTooLong ? own : hinge)
            if isTooLong { hinge.update(from: own, count: count) }
            crossEntropySum += crossEntropyGradients(
              block, weight: weight, isTooLong ? own : crossEntropy, powers)
            if isTooLong { crossEntropy.update(from: own, count: count) }
          }
        }
      }
    }
    return BatchSums(hinge: hingeSum, crossEntropy: crossEntropySum)
  }

  /// Writes the SVM gradients of a block, and returns the sum of its losses.
  @inline(__always)
  private func hingeGradients(
    _ block: Range<Int>, margin: Scalar, labelTerm: (_ i: Int) -> Lanes, weight: Scalar,
    _ gradients: UnsafeMutablePointer<Scalar>
  ) -> Double {
    let zero = Lanes(repeating: 0)
    var losses = zero
    var row = gradients
    for i in block {
      var violations = zero
      losses = losses - labelTerm(i)
      forEachTerm(i, margin: margin) { j, terms in
        let isViolated = terms .> zero
        let gradient = zero.replacing(with: Lanes(repeating: weight), where: isViolated)
        (row + j).store(gradient)
        violations = violations + gradient
        losses = losses + zero.replacing(with: terms, where: isViolated)
      }
      // The label was counted as violated too: its own term is Δ, and not a number where it is masked.
      let own = margin > 0 && labelScore(i) > -.infinity ? weight : 0
      row[label(i)] = own - violations.total
      row += classCount
    }
    return Double(losses.total)
  }

  /// Writes the softmax gradients of a block, and returns the sum of its losses.
  @inline(__always)
  private func crossEntropyGradients(
    _ block: Range<Int>, weight: Scalar, _ gradients: UnsafeMutablePointer<Scalar>,
    _ powers: UnsafeMutablePointer<Scalar>
  ) -> Double {
    var sum = LogarithmSum()
    // The processor would wait for the sum of a row before dividing by it. So the exponentials of all
    // rows are kept first, each row's followed by its factor, and multiplied afterwards.
    var row = powers
    for i in block {
      let (base, total) = exponentials(i) { j, exponentials in (row + j).store(exponentials) }
      row[width] = weight / total
      row += width + 1
      sum.add(Double(base) - Double(labelScore(i)), plusLogarithmOf: Double(total))
    }
    row = powers
    var gradient = gradients
    // Next to nothing is 0, of masked classes above all.
    let (zero, least) = (Lanes(repeating: 0), Lanes(repeating: Lanes.leastExponential))
    for i in block {
      for j in stride(from: 0, to: width, by: Lanes.scalarCount) {
        let exponentials: Lanes = UnsafePointer(row + j).lanes()
        let isPositive = exponentials .> least
        let products = exponentials * Lanes(repeating: row[width])
        (gradient + j).store(zero.replacing(with: products, where: isPositive))
      }
      gradient[label(i)] -= weight
      row += width + 1
      gradient += classCount
    }
    return sum.value
  }
}

extension UnsafePointer {
  /// The vector that begins here.
  @inline(__always) func lanes<Lanes>() -> Lanes {
    UnsafeRawPointer(self).loadUnaligned(as: Lanes.self)
  }
}

extension UnsafeMutablePointer {
  /// Writes a vector to here.
  @inline(__always) func store<Lanes>(_ lanes: Lanes) {
    UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: Lanes.self)
  }
}
