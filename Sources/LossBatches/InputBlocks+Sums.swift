import LossEngine

extension InputBlocks {
  /// Σ_i L_i and its gradient: of each block the scores S = X Wᵀ + b and G = ∂L/∂S, and Gᵀ X and Σ G
  /// added to those of the blocks before it.
  @inline(__always)
  func sums(_ loss: DataLoss, _ weights: LinearWeights) -> (PassSums, LinearWeights) {
    let (c, d) = (weights.classCount, weights.inputCount)
    let lanes = Scalar.Losses.scalarCount
    // Classes are the columns of all matrices: of Wᵀ, its gradient, the scores and theirs.
    let width = (c + lanes - 1) / lanes * lanes
    var (sums, total) = (PassSums(), GradientSum(classCount: c, inputCount: d))
    let counts = [d * width, d * width, width, rowCount * width, rowCount * width, rowCount * step]
    withUnsafeTemporaryAllocation(of: Int.self, capacity: rowCount) { labels in
      withUnsafeTemporaryAllocation(of: Scalar.self, capacity: counts.reduce(0, +)) { memory in
        memory.initialize(repeating: 0)
        var start = memory.baseAddress!
        let parts = counts.map { count in
          defer { start += count }
          return start
        }
        let (transposed, slopes, biasSlopes) = (parts[0], parts[1], parts[2])
        let rows = PassRows<Scalar>(
          scores: parts[3], gradients: parts[4], labels: UnsafePointer(labels.baseAddress!),
          classCount: c, width: width)
        let x = parts[5]
        let bias = weights.bias.map { Scalar($0) }
        for (i, weight) in weights.weights.enumerated() {
          transposed[i % d * width + i / d] = Scalar(weight)
        }

        var pending = 0
        for first in stride(from: 0, to: exampleCount, by: rowCount) {
          let count = min(rowCount, exampleCount - first)
          copy(first..<first + count, to: x, labels.baseAddress!, classCount: c)
          for i in 0..<count { for j in 0..<c { rows.scores[i * width + j] = bias[j] } }
          addProduct(
            to: rows.scores, rows: count, depth: d,
            ProductMatrix(x, rowStep: step, columnStep: 1), transposed, columns: c, width: width)
          rows.evaluate(loss, count, &sums)
          addProduct(
            to: slopes, rows: d, depth: count,
            ProductMatrix(x, rowStep: 1, columnStep: step), rows.gradients, columns: c, width: width
          )
          for i in 0..<count { for j in 0..<c { biasSlopes[j] += rows.gradients[i * width + j] } }
          pending += count
          // Sums of many floats lose digits: they are moved to doubles in time.
          guard pending >= 1024 || first + count == exampleCount else { continue }
          total.move(slopes, biasSlopes, width: width)
          pending = 0
        }
      }
    }
    return (sums, LinearWeights(weights: total.weights, bias: total.bias))
  }
}

/// Σ_i ∂L_i/∂W and Σ_i ∂L_i/∂b in doubles.
private struct GradientSum {
  private(set) var weights: [Double]
  private(set) var bias: [Double]

  init(classCount: Int, inputCount: Int) {
    weights = Array(repeating: 0, count: classCount * inputCount)
    bias = Array(repeating: 0, count: classCount)
  }

  /// Adds sums of some examples, and sets those to 0.
  /// - Parameters:
  ///   - slopes: D rows of C numbers, `width` apart.
  ///   - biasSlopes: C numbers.
  mutating func move<Scalar: PassScalar>(
    _ slopes: UnsafeMutablePointer<Scalar>, _ biasSlopes: UnsafeMutablePointer<Scalar>, width: Int
  ) {
    let inputCount = weights.count / bias.count
    for j in bias.indices {
      for d in 0..<inputCount { weights[j * inputCount + d] += Double(slopes[d * width + j]) }
      bias[j] += Double(biasSlopes[j])
    }
    slopes.update(repeating: 0, count: inputCount * width)
    biasSlopes.update(repeating: 0, count: width)
  }
}
