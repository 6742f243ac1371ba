import LossEngine
import Platform

/// What a pass over examples finds out about W.
public struct TrainingNumbers: Hashable, Sendable {
  /// The mean data loss (1/N) Σ_i L_i and λ R(W), and with `total` their sum.
  public var loss: FullLoss.Value
  /// ‖∇L‖, the root of the sum of the squares of all entries of ∂L/∂W and ∂L/∂b.
  public var gradientSize: Double
  /// The least s_y − max_{j≠y} s_j of the examples: how far the label leads, below 0 where it doesn't.
  public var smallestMargin: Double
  /// ‖W‖, the root of Σ W²; with the bias trick b is part of W.
  public var weightSize: Double
  /// The share of examples whose label alone has the highest score.
  public var accuracy: Double

  /// Whether none of them is infinite or no number.
  public var isFinite: Bool {
    [loss.total, gradientSize, smallestMargin, weightSize].allSatisfy(\.isFinite)
  }
}

/// The numbers of a pass, and the gradient of the full loss.
public struct TrainingPass: Hashable, Sendable {
  public var numbers: TrainingNumbers
  /// ∂L/∂W and ∂L/∂b.
  public var gradient: LinearWeights
}

extension FullLoss {
  /// The loss and its gradient in one pass over the inputs, by the processor's vectors.
  ///
  /// It is what ``value(_:_:rows:)`` and ``gradient(_:_:rows:)`` give, with rounding errors: doubles are
  /// computed in `Double`, floats and bytes in `Float`, and there is no rule for margins that are 0 in
  /// decimals. Where W x is beyond that type the numbers are not finite; nothing stops. The same
  /// arguments give the same bits.
  /// - Parameters:
  ///   - weights: W (C×D) and b, C ≥ 2.
  ///   - inputs: N examples of D inputs with labels in 0..<C; another shape or label stops the program.
  ///   - examples: which of them, at least one; nil for all. They are the N that means are taken over.
  public func pass(
    _ weights: LinearWeights, _ inputs: LabeledInputs, examples: [Int]? = nil
  ) -> TrainingPass {
    precondition(
      inputs.inputCount == weights.inputCount,
      "W has rows of \(weights.inputCount) weights, and an example has \(inputs.inputCount) inputs")
    precondition(weights.classCount >= 2, "a loss compares at least 2 classes")
    precondition(examples?.isEmpty != true, "a pass has at least one example")
    let (sums, dataGradient) =
      switch inputs.values {
      case .doubles: sumsInDouble(weights, InputBlocks<Double>(inputs, examples: examples))
      case .floats, .bytes: sumsInFloat(weights, InputBlocks<Float>(inputs, examples: examples))
      }
    let count = Double(examples?.count ?? inputs.exampleCount)
    var gradient = dataGradient
    gradient.weights = gradient.weights.map { $0 / count }
    gradient.bias = gradient.bias.map { $0 / count }
    weights.addPenalty(penalty, hasBiasTrick: hasBiasTrick, to: &gradient)
    let penalized = weights.penalized(hasBiasTrick: hasBiasTrick)
    let numbers = TrainingNumbers(
      loss: Value(data: sums.loss / count, penalty: penalty.loss(penalized.span)),
      gradientSize: size(gradient.weights + gradient.bias), smallestMargin: sums.smallestMargin,
      weightSize: size(penalized), accuracy: Double(sums.correctCount) / count)
    return TrainingPass(numbers: numbers, gradient: gradient)
  }

  private func sumsInDouble(
    _ weights: LinearWeights, _ blocks: InputBlocks<Double>
  ) -> (PassSums, LinearWeights) { blocks.sums(data, weights) }

  private func sumsInFloat(
    _ weights: LinearWeights, _ blocks: InputBlocks<Float>
  ) -> (PassSums, LinearWeights) { blocks.sums(data, weights) }
}

/// The root of the sum of squares.
private func size(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
