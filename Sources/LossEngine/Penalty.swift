/// What the full loss adds to the mean data loss: λ R(W).
public struct Penalty: Hashable, Sendable {
  /// R, with β ≥ 0 and finite where it has one; another β stops the program.
  public var kind: Regularization {
    didSet { Penalty.check(kind, lambda) }
  }

  /// λ, finite and ≥ 0; anything else stops the program.
  public var lambda: Double {
    didSet { Penalty.check(kind, lambda) }
  }

  public init(_ kind: Regularization, lambda: Double) {
    Penalty.check(kind, lambda)
    (self.kind, self.lambda) = (kind, lambda)
  }

  /// No penalty: λ = 0.
  public static let none = Penalty(.l2, lambda: 0)

  /// R(W), as ``Regularization/value(_:)`` gives it.
  public func value(_ weights: Span<Double>) -> Double { kind.value(weights) }

  /// λ R(W); 0 where λ is 0, of whatever weights.
  public func loss(_ weights: Span<Double>) -> Double {
    lambda == 0 ? 0 : lambda * kind.value(weights)
  }

  /// λ ∂R/∂W, an entry a weight: 2 λ W for L2, λ sign(W) for L1, λ (2 β W + sign(W)) for the elastic
  /// net. At the kink of L1, W = 0, it is 0.
  public func gradient(of weights: Span<Double>) -> [Double] {
    weights.indices.map { gradient(of: weights[$0]) }
  }

  /// λ ∂R/∂w of one weight.
  package func gradient(of weight: Double) -> Double {
    let sign = weight == 0 ? 0 : weight.sign == .minus ? -1.0 : 1
    return switch kind {
    case .l2: lambda * (2 * weight)
    case .l1: lambda * sign
    case .elasticNet(let beta): lambda * (2 * beta * weight + sign)
    }
  }

  private static func check(_ kind: Regularization, _ lambda: Double) {
    precondition(lambda >= 0 && lambda.isFinite, "λ is finite and not below 0, unlike \(lambda)")
    guard case .elasticNet(let beta) = kind else { return }
    precondition(beta >= 0 && beta.isFinite, "β is finite and not below 0, unlike \(beta)")
  }
}
