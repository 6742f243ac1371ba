/// A slope of the full loss measured without its derivative, to check a gradient by:
/// (L(w + h) − L(w − h)) / 2h of one weight or bias w.
///
/// Between w − h and w + h the loss should have no kink: there the two numbers differ, and both are
/// right.
public struct CentralDifference: Hashable, Sendable {
  /// The slope that was measured.
  public let slope: Double
  /// The gradient's entry that it is compared with.
  public let gradient: Double

  public init(slope: Double, gradient: Double) {
    (self.slope, self.gradient) = (slope, gradient)
  }

  /// |slope − gradient| / max(|slope|, |gradient|); 0 where both are 0.
  public var relativeError: Double {
    slope == gradient ? 0 : abs(slope - gradient) / max(abs(slope), abs(gradient))
  }

  /// How many significant digits of the two agree, 0 to 15.
  public var agreeingDigits: Int {
    var (digits, bound) = (0, 0.1)
    while digits < 15 && relativeError <= bound { (digits, bound) = (digits + 1, bound / 10) }
    return digits
  }
}

extension FullLoss {
  /// Measures the slope of one weight or bias, at a cost of O(N C): only one score of each example
  /// changes.
  ///
  /// The step h is a power of two, 2⁻¹⁷ or less, so that no score moves by more than 2⁻¹⁷: that keeps
  /// about ten digits of slopes near 1.
  /// - Parameters:
  ///   - entry: which number is changed.
  ///   - gradient: ∂L/∂W and ∂L/∂b, as ``gradient(_:_:rows:)`` gives them.
  ///   - weights: W (C×D) and b.
  ///   - inputs: N examples of D inputs.
  ///   - rows: the scores of all examples, where they are known already.
  public func centralDifference(
    of entry: LinearWeights.Entry, gradient: LinearWeights, _ weights: LinearWeights,
    _ inputs: LabeledInputs, rows: [ScoreRow]? = nil
  ) -> CentralDifference {
    let rows = rows ?? LinearClassifier(weights).scoreRows(of: inputs)
    let (classIndex, x) =
      switch entry {
      case .weight(let c, let d): (c, (0..<inputs.exampleCount).map { inputs[$0, d] })
      case .bias(let c): (c, [Double](repeating: 1, count: inputs.exampleCount))
      }
    let largest = x.reduce(1) { max($0, abs($1)) }
    let h = 0x1p-17 * Double(sign: .plus, exponent: -Int(largest.exponent) - 1, significand: 1)

    func loss(_ change: Double) -> Double {
      let losses = rows.indices.map { i in
        var scores = rows[i].scores
        scores[classIndex] += change * x[i]
        let row = ScoreRow(computed: scores, isDecimal: scores.map { _ in false })
        return data.loss(of: row, label: inputs.labels[i])
      }
      return LossSum(losses).mean
    }
    // Other weights' penalties are the same on both sides, and would only cost digits.
    func penalty(_ change: Double) -> Double {
      if case .bias = entry, !hasBiasTrick { return 0 }
      let changed = [weights[entry] + change]
      return self.penalty.loss(changed.span)
    }
    let slope = (loss(h) - loss(-h)) / (2 * h) + (penalty(h) - penalty(-h)) / (2 * h)
    return CentralDifference(slope: slope, gradient: gradient[entry])
  }
}
