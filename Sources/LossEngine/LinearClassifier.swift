/// Why numbers are not a linear classifier or its input; rows and columns are counted from 0.
public enum ClassifierError: Error, Hashable, Sendable {
  case noWeights
  /// A row of W has not as many weights as the first row.
  case ragged(row: Int, found: Int, expected: Int)
  case biasCount(found: Int, expected: Int)
  case inputCount(found: Int, expected: Int)
}

/// The lecture's linear classifier f(x, W) = W x + b.
///
/// W has one row per class and one column per input (C×D), b one entry per class. Weights, biases and
/// inputs are finite.
public struct LinearClassifier: Hashable, Sendable {
  public let classCount: Int
  public let inputCount: Int
  /// W, row by row.
  public private(set) var weights: [Double]
  public private(set) var bias: [Double]
  /// Whether b is W's last column, and each x has a last 1 (the bias trick): k then multiplies b too,
  /// and R(W) includes it. `weights` and `bias` are written apart in either case.
  public var hasBiasTrick: Bool
  /// How many decimals each weight has, in the order of `weights`; empty where D > 1000, of which no
  /// score is worked out in decimals.
  private var weightDecimals: [Int]
  private var biasDecimals: [Int]

  /// - Parameters:
  ///   - rows: W, a row of D weights a class.
  ///   - bias: b, one a class.
  public init(
    weights rows: [[Double]], bias: [Double], hasBiasTrick: Bool = false
  ) throws(ClassifierError) {
    guard let inputCount = rows.first?.count, inputCount > 0 else { throw .noWeights }
    for (row, weights) in rows.enumerated() where weights.count != inputCount {
      throw .ragged(row: row, found: weights.count, expected: inputCount)
    }
    guard bias.count == rows.count else {
      throw .biasCount(found: bias.count, expected: rows.count)
    }
    (classCount, self.inputCount) = (rows.count, inputCount)
    weights = rows.flatMap(\.self)
    (self.bias, self.hasBiasTrick) = (bias, hasBiasTrick)
    weightDecimals = inputCount <= 1000 ? weights.map(decimalCount) : []
    biasDecimals = bias.map(decimalCount)
  }

  /// The weight of a class for an input.
  public subscript(class c: Int, input d: Int) -> Double {
    get { weights[c * inputCount + d] }
    set {
      let place = c * inputCount + d
      weights[place] = newValue
      if !weightDecimals.isEmpty { weightDecimals[place] = decimalCount(newValue) }
    }
  }

  /// b of a class.
  public subscript(biasOf c: Int) -> Double {
    get { bias[c] }
    set { (bias[c], biasDecimals[c]) = (newValue, decimalCount(newValue)) }
  }

  /// The scores of one input, one per class: s_c = k Σ_d W_cd x_d + b_c, and k b_c under the bias trick.
  ///
  /// A reader who works the slide's example out by hand gets 0.28; the doubles nearest to −0.45, 0.03
  /// and so on give 0.2800000000000002. So where D ≤ 1000 and the summands' sizes come to at most 15
  /// digits, a score is the exact sum of the shortest decimals of k, W, x and b, rounded to a double.
  /// Any other score is the sum of the doubles, in twice their precision and rounded once; one beyond
  /// the largest double comes out as not finite, and no loss takes it.
  /// - Parameters:
  ///   - input: x, D finite numbers.
  ///   - k: finite and ≥ 0.
  public func scores(
    of input: Span<Double>, scale k: Double = 1
  ) throws(ClassifierError) -> [Double] {
    scores(of: try weightedSums(of: input), scale: k)
  }

  /// The scores of an input of which W x is known already: these cost C, and not C·D.
  package func scores(of sums: [WeightedSum], scale k: Double) -> [Double] {
    precondition(k >= 0 && k.isFinite, "a scale is finite and not below 0, unlike \(k)")
    return sums.indices.map { score(of: sums[$0], class: $0, scale: k) }
  }

  /// The score of one class.
  package func score(of sum: WeightedSum, class c: Int, scale k: Double = 1) -> Double {
    let score = sum.scaled(by: k, plus: bias[c], times: hasBiasTrick ? k : 1)
    guard let decimals = decimals(of: sum, class: c, scale: k) else { return score }
    // Adding 0 makes 0 of −0, which a sum that is 0 by hand may be rounded to.
    return ShortestDecimal(score).map { $0.rounded(toDecimals: decimals).value + 0 } ?? score
  }

  /// How many decimals each score has. nil where D > 1000, or the sizes of its summands come to more
  /// than 15 digits: their rounding errors may then reach the last decimal, which would be made up.
  package func decimals(of sums: [WeightedSum], scale k: Double) -> [Int?] {
    sums.indices.map { decimals(of: sums[$0], class: $0, scale: k) }
  }

  private func decimals(of sum: WeightedSum, class c: Int, scale k: Double) -> Int? {
    guard let decimals = sum.decimals else { return nil }
    let scaleDecimals = decimalCount(k)
    let (factor, factorDecimals) = hasBiasTrick ? (k, scaleDecimals) : (1, 0)
    let most = max(biasDecimals[c] + factorDecimals, decimals + scaleDecimals)
    let limit = ShortestDecimal(isNegative: false, significand: 1, exponent: 15 - most)
    return k * sum.size + factor * abs(bias[c]) < limit.value ? most : nil
  }

  /// W x of one input, one sum a class.
  package func weightedSums(of input: Span<Double>) throws(ClassifierError) -> [WeightedSum] {
    guard input.count == inputCount else {
      throw .inputCount(found: input.count, expected: inputCount)
    }
    let decimals = decimalCounts(of: input)
    return bias.indices.map { weightedSum(of: input, decimals, class: $0) }
  }

  /// How many decimals each number of an input has; empty where D > 1000, of which no score is worked
  /// out in decimals.
  package func decimalCounts(of input: Span<Double>) -> [Int16] {
    weightDecimals.isEmpty ? [] : input.indices.map { Int16(decimalCount(input[$0])) }
  }

  /// The row of W of one class times an input.
  /// - Parameter inputDecimals: those of ``decimalCounts(of:)``.
  package func weightedSum(
    of input: Span<Double>, _ inputDecimals: [Int16], class c: Int
  ) -> WeightedSum {
    let start = c * inputCount
    var weighted = WeightedSum()
    for d in input.indices {
      let weight = weights[start + d]
      weighted.products.add(weight, times: input[d])
      weighted.size += abs(weight * input[d])
    }
    weighted.products = DoubleDouble(weighted.products.high, plus: weighted.products.low)
    if !weightDecimals.isEmpty {
      weighted.decimals = inputDecimals.indices.reduce(0) {
        max($0, weightDecimals[start + $1] + Int(inputDecimals[$1]))
      }
    }
    return weighted
  }
}

/// Σ_d W_cd x_d of one class and one input, from which a score is made with k and b.
package struct WeightedSum: Hashable, Sendable {
  /// The sum of the doubles themselves.
  var products = DoubleDouble()
  /// Σ_d |W_cd x_d|, which bounds the rounding errors that these doubles carry.
  var size = 0.0
  /// How many decimals the sum has; nil where D > 1000.
  var decimals: Int?

  /// k times the sum, plus b times a factor, rounded once.
  func scaled(by k: Double, plus bias: Double, times factor: Double) -> Double {
    var sum = DoubleDouble()
    sum.add(products.high, times: k)
    sum.add(products.low, times: k)
    sum.add(bias, times: factor)
    return sum.value
  }
}

/// How many digits after the point a number has.
private func decimalCount(_ value: Double) -> Int {
  value == value.rounded() ? 0 : max(0, -(ShortestDecimal(value)?.exponent ?? 0))
}
