/// W and b of a linear classifier as plain numbers, and what has their shape: a gradient ∂L/∂W, ∂L/∂b.
public struct LinearWeights: Hashable, Sendable {
  public let classCount: Int
  public let inputCount: Int
  /// W, C×D, row by row: a row per class.
  public var weights: [Double] {
    didSet { check() }
  }
  /// b, one entry per class.
  public var bias: [Double] {
    didSet { check() }
  }

  /// - Parameters:
  ///   - weights: W, C×D numbers row by row, D ≥ 1; another count stops the program.
  ///   - bias: b, C ≥ 1 numbers.
  public init(weights: [Double], bias: [Double]) {
    classCount = bias.count
    precondition(!bias.isEmpty, "a classifier has at least one class")
    inputCount = weights.count / bias.count
    (self.weights, self.bias) = (weights, bias)
    check()
  }

  public init(_ classifier: LinearClassifier) {
    self.init(weights: classifier.weights, bias: classifier.bias)
  }

  /// W = 0 and b = 0.
  public init(zeros classCount: Int, inputCount: Int) {
    self.init(
      weights: Array(repeating: 0, count: classCount * inputCount),
      bias: Array(repeating: 0, count: classCount))
  }

  /// One of the numbers.
  public enum Entry: Hashable, Sendable {
    /// W_cd, classes and inputs counted from 0.
    case weight(classIndex: Int, input: Int)
    /// b_c.
    case bias(classIndex: Int)
  }

  public subscript(entry: Entry) -> Double {
    get {
      switch entry {
      case .weight(let c, let d): weights[index(c, d)]
      case .bias(let c): bias[c]
      }
    }
    set {
      switch entry {
      case .weight(let c, let d): weights[index(c, d)] = newValue
      case .bias(let c): bias[c] = newValue
      }
    }
  }

  public var isFinite: Bool {
    weights.allSatisfy(\.isFinite) && bias.allSatisfy(\.isFinite)
  }

  /// The numbers that a penalty counts: W, or with the bias trick W and b, as b is then W's last column.
  public func penalized(hasBiasTrick: Bool) -> [Double] { hasBiasTrick ? weights + bias : weights }

  /// What a penalty counts of the row of one class.
  public func penalized(ofClass c: Int, hasBiasTrick: Bool) -> [Double] {
    weights[c * inputCount..<(c + 1) * inputCount] + (hasBiasTrick ? [bias[c]] : [])
  }

  /// Adds `factor` times others of the same shape.
  public mutating func add(_ other: LinearWeights, times factor: Double) {
    precondition(
      other.classCount == classCount && other.inputCount == inputCount, "the shapes differ")
    weights = zip(weights, other.weights).map { $0 + factor * $1 }
    bias = zip(bias, other.bias).map { $0 + factor * $1 }
  }

  /// Adds the gradient of a penalty on these weights to one that has been worked out for the data.
  package func addPenalty(
    _ penalty: Penalty, hasBiasTrick: Bool, to gradient: inout LinearWeights
  ) {
    guard penalty.lambda > 0 else { return }
    gradient.weights = zip(gradient.weights, weights).map { $0 + penalty.gradient(of: $1) }
    guard hasBiasTrick else { return }
    gradient.bias = zip(gradient.bias, bias).map { $0 + penalty.gradient(of: $1) }
  }

  private func index(_ c: Int, _ d: Int) -> Int {
    precondition((0..<inputCount).contains(d), "there are \(inputCount) inputs, and no \(d)")
    return c * inputCount + d
  }

  private func check() {
    precondition(
      inputCount > 0 && weights.count == classCount * inputCount && bias.count == classCount,
      "\(weights.count) weights and \(bias.count) biases are no \(classCount) rows of one length")
  }
}

extension LinearClassifier {
  /// The classifier with these weights.
  public init(_ weights: LinearWeights) {
    let d = weights.inputCount
    let rows = (0..<weights.classCount).map { Array(weights.weights[$0 * d..<($0 + 1) * d]) }
    do { try self.init(weights: rows, bias: weights.bias) } catch {
      preconditionFailure("weights of one shape make a classifier: \(error)")
    }
  }

  /// The scores W x + b of every input as losses read them, N rows: exact decimal sums where
  /// ``scores(of:scale:)`` has them, so that margins which are 0 to a reader are 0.
  public func scoreRows(of inputs: LabeledInputs) -> [ScoreRow] {
    precondition(
      inputs.inputCount == inputCount,
      "W has rows of \(inputCount) weights, and an example has \(inputs.inputCount) inputs")
    return (0..<inputs.exampleCount).map { example in
      do {
        let sums = try weightedSums(of: inputs.row(example).span)
        return ScoreRow(
          computed: scores(of: sums, scale: 1),
          isDecimal: decimals(of: sums, scale: 1).map { $0 != nil })
      } catch { preconditionFailure("an example of D inputs has scores: \(error)") }
    }
  }
}
