/// Why numbers are not a linear classifier or its input; rows and columns are counted from 0.
public enum ClassifierError: Error, Hashable, Sendable {
  case noWeights
  /// A row of W has another number of weights than the first.
  case ragged(row: Int, found: Int, expected: Int)
  case biasCount(found: Int, expected: Int)
  case inputCount(found: Int, expected: Int)
}

/// The lecture's linear classifier f(x, W) = W x + b.
///
/// W has a row a class and a column an input (C×D), b an entry a class. Weights, biases and inputs
/// are finite.
public struct LinearClassifier: Hashable, Sendable {
  public let classCount: Int
  public let inputCount: Int
  /// W, row by row.
  public let weights: [Double]
  public let bias: [Double]

  public init(weights rows: [[Double]], bias: [Double]) throws(ClassifierError) {
    guard let inputCount = rows.first?.count, inputCount > 0 else { throw .noWeights }
    for (row, weights) in rows.enumerated() where weights.count != inputCount {
      throw .ragged(row: row, found: weights.count, expected: inputCount)
    }
    guard bias.count == rows.count else {
      throw .biasCount(found: bias.count, expected: rows.count)
    }
    (classCount, self.inputCount) = (rows.count, inputCount)
    weights = rows.flatMap(\.self)
    self.bias = bias
  }

  /// The scores of one input, one a class: s_c = Σ_d W_cd x_d + b_c, summed in twice the precision
  /// of a double and rounded once. A sum beyond doubles is not finite, and no score.
  public func scores(of input: Span<Double>) throws(ClassifierError) -> [Double] {
    guard input.count == inputCount else {
      throw .inputCount(found: input.count, expected: inputCount)
    }
    return bias.indices.map { c in
      var sum = DoubleDouble()
      sum += bias[c]
      for d in input.indices { sum.add(weights[c * inputCount + d], times: input[d]) }
      return sum.value
    }
  }
}
