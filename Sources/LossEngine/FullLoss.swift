/// The loss that a linear classifier is trained on: L(W, b) = (1/N) Σ_i L_i + λ R(W).
///
/// Scores are ``LinearClassifier/scoreRows(of:)``'s, and the data loss is the mean to within 1 ulp of
/// what these scores lose. Of many or large inputs LossBatches has the same numbers sooner and less
/// exactly.
public struct FullLoss: Hashable, Sendable {
  public var data: DataLoss
  public var penalty: Penalty
  /// Whether b is W's last column, and so is penalized too. (x has a last 1 then, which is not among
  /// the inputs here; the scores are the same.)
  public var hasBiasTrick: Bool

  public init(_ data: DataLoss, penalty: Penalty = .none, hasBiasTrick: Bool = false) {
    (self.data, self.penalty, self.hasBiasTrick) = (data, penalty, hasBiasTrick)
  }

  /// The two parts of the loss.
  public struct Value: Hashable, Sendable {
    /// (1/N) Σ_i L_i, ≥ 0; +∞ beyond the largest double.
    public var data: Double
    /// λ R(W), ≥ 0.
    public var penalty: Double
    /// What is minimized.
    public var total: Double { data + penalty }

    public init(data: Double, penalty: Double) { (self.data, self.penalty) = (data, penalty) }
  }

  /// - Parameters:
  ///   - weights: W (C×D) and b, C ≥ 2.
  ///   - inputs: N examples of D inputs with labels in 0..<C; another shape or label stops the program.
  ///   - rows: the scores of all examples, where they are known already.
  public func value(
    _ weights: LinearWeights, _ inputs: LabeledInputs, rows: [ScoreRow]? = nil
  ) -> Value {
    let rows = rows ?? LinearClassifier(weights).scoreRows(of: inputs)
    let losses = zip(rows, inputs.labels).map { data.loss(of: $0, label: $1) }
    let penalized = weights.penalized(hasBiasTrick: hasBiasTrick)
    return Value(data: LossSum(losses).mean, penalty: penalty.loss(penalized.span))
  }

  /// ∂L/∂W = (1/N) Σ_i ∂L_i/∂s_i x_iᵀ + λ ∂R/∂W and ∂L/∂b = (1/N) Σ_i ∂L_i/∂s_i, to which the bias trick
  /// adds λ ∂R/∂b. Rounding errors are about those of 64 additions of doubles, whatever N is. At kinks
  /// it is what ``DataLoss/gradient(of:label:)`` and ``Penalty`` choose, 0.
  /// - Parameters: as of ``value(_:_:rows:)``.
  public func gradient(
    _ weights: LinearWeights, _ inputs: LabeledInputs, rows: [ScoreRow]? = nil
  ) -> LinearWeights {
    let rows = rows ?? LinearClassifier(weights).scoreRows(of: inputs)
    let (n, c, d) = (inputs.exampleCount, weights.classCount, inputs.inputCount)
    var sums = [DoubleDouble](repeating: DoubleDouble(), count: c * d + c)
    for first in stride(from: 0, to: n, by: 64) {
      var block = [Double](repeating: 0, count: c * d + c)
      for i in first..<min(first + 64, n) {
        let x = inputs.row(i)
        let slopes = data.gradient(of: rows[i], label: inputs.labels[i])
        for (j, slope) in slopes.enumerated() where slope != 0 {
          for k in x.indices { block[j * d + k] += slope * x[k] }
          block[c * d + j] += slope
        }
      }
      for (i, part) in block.enumerated() { sums[i] += part }
    }
    let means = sums.map { $0.value / Double(n) }
    var gradient = LinearWeights(weights: Array(means[..<(c * d)]), bias: Array(means[(c * d)...]))
    weights.addPenalty(penalty, hasBiasTrick: hasBiasTrick, to: &gradient)
    return gradient
  }
}
