import LossEngine

/// The penalty on W that the full loss adds to the data loss: λ R(W).
package struct Regularizer: Hashable, Sendable, CustomStringConvertible {
  /// What R(W) is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case none
    case l2 = "L2"
    case l1 = "L1"
    case elasticNet = "elastic"
  }

  package var kind: Kind
  /// λ, finite and ≥ 0.
  package var lambda: Double
  /// β of the elastic net, finite and ≥ 0; kept while another kind is chosen.
  package var beta: Double

  package init(_ kind: Kind = .l2, lambda: Double = 0, beta: Double = 1) {
    (self.kind, self.lambda, self.beta) = (kind, lambda, beta)
  }

  /// R; nil where nothing is penalized.
  package var regularization: Regularization? {
    switch kind {
    case .none: nil
    case .l2: .l2
    case .l1: .l1
    case .elasticNet: .elasticNet(beta: beta)
    }
  }

  /// What the full loss adds; nothing where nothing is penalized.
  package var penalty: Penalty {
    regularization.map { Penalty($0, lambda: lambda) } ?? .none
  }

  /// λ R of a penalty R; 0 for λ = 0, even where R is beyond doubles.
  package func loss(ofPenalty penalty: Double) -> Double { lambda == 0 ? 0 : lambda * penalty }

  /// As titles and messages have it: "L2 λ = 0.1".
  package var description: String {
    let lambda = "λ = " + NumberText.factor(lambda)
    return switch kind {
    case .none: "no R(W)"
    case .l2, .l1: "\(kind.rawValue) \(lambda)"
    case .elasticNet: "\(kind.rawValue) β = \(NumberText.factor(beta)) \(lambda)"
    }
  }
}
