/// The scores of one example as a loss reads them: the stored scores s, the scale k, and the type that
/// s is stored in.
///
/// A loss is computed from the scaled scores z = k·s; the type is needed too to tell which of its
/// margins are 0 to a reader, see ``HingeLoss``. The scores k·W x + b of a linear classifier have k in
/// them already, so their row has the scale 1.
///
/// Scores are finite, or −∞ for a class that is masked out, and not all masked.
public struct ScoreRow: Hashable, Sendable {
  /// s, one score a class, as stored.
  public let unscaled: [Double]
  /// k, finite and ≥ 0.
  public let scale: Double
  /// The type that the unscaled scores are stored in.
  public let precision: ScorePrecision
  /// z_j = k·s_j, rounded once. A masked class (−∞) is masked at every k, 0 included.
  public let scores: [Double]
  /// Of computed scores, which ones are exact sums of decimals, rounded once; empty for stored scores,
  /// which are decimals all.
  let isDecimal: [Bool]

  /// - Parameters:
  ///   - unscaled: s, numbers of the type that they are stored in.
  ///   - scale: k, finite and ≥ 0.
  ///   - precision: the type that they are stored in.
  public init(_ unscaled: [Double], scale: Double = 1, precision: ScorePrecision = .double) {
    precondition(scale >= 0 && scale.isFinite, "a scale is finite and not below 0, unlike \(scale)")
    (self.unscaled, self.scale, self.precision) = (unscaled, scale, precision)
    scores = scale == 1 ? unscaled : unscaled.map { scaled($0, by: scale) }
    isDecimal = []
  }

  /// - Parameters:
  ///   - scores: k·W x + b of each class.
  ///   - isDecimal: of each class, whether that is the sum that decimals have, and not one with the
  ///     rounding errors of many doubles.
  package init(computed scores: [Double], isDecimal: [Bool]) {
    (unscaled, scale, precision, self.scores) = (scores, 1, .double, scores)
    self.isDecimal = isDecimal
  }

  init(_ scores: Span<Double>) { self.init(scores.indices.map { scores[$0] }) }

  /// The first class whose scaled score is beyond the largest double; nil where all are finite or
  /// masked. Losses are not defined for such a row, so a program that lets people choose k should
  /// refuse this one.
  public var firstOverflow: Int? {
    scores.indices.first { !scores[$0].isFinite && unscaled[$0].isFinite }
  }
}

/// Stops the program unless a loss has two classes to compare and the label is one of them.
func checkClasses(_ classCount: Int, label: Int) {
  precondition(classCount >= 2, "a loss compares at least 2 classes, not \(classCount)")
  precondition(
    (0..<classCount).contains(label), "a label is one of \(classCount) classes, not \(label)")
}

/// k·s, rounded once; a masked class (−∞) stays masked at every k ≥ 0.
package func scaled(_ score: Double, by k: Double) -> Double {
  score == -.infinity ? score : k * score
}
