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
  public private(set) var unscaled: [Double] = []
  /// k, finite and ≥ 0.
  public private(set) var scale = 1.0
  /// The type that the unscaled scores are stored in.
  public private(set) var precision = ScorePrecision.double
  /// z_j = k·s_j, rounded once. A masked class (−∞) is masked at every k, 0 included.
  public private(set) var scores: [Double] = []

  /// A row without scores, for ``fill(scale:precision:_:)``.
  public init() {}

  public init(_ unscaled: [Double], scale: Double = 1, precision: ScorePrecision = .double) {
    fill(scale: scale, precision: precision) { $0 = unscaled }
  }

  init(_ scores: Span<Double>) {
    fill { unscaled in
      unscaled.reserveCapacity(scores.count)
      for j in scores.indices { unscaled.append(scores[j]) }
    }
  }

  /// Replaces the scores, and uses the row's memory again: the examples of a large table can share
  /// one row.
  /// - Parameters:
  ///   - scale: k, finite and ≥ 0.
  ///   - precision: the type that the new scores are stored in.
  ///   - body: changes its argument, the unscaled scores that the row has, into the new ones.
  public mutating func fill(
    scale: Double = 1, precision: ScorePrecision = .double, _ body: (inout [Double]) -> Void
  ) {
    precondition(scale >= 0 && scale.isFinite, "a scale is finite and not below 0, unlike \(scale)")
    (self.scale, self.precision) = (scale, precision)
    body(&unscaled)
    if scores.count != unscaled.count { scores = Array(repeating: 0, count: unscaled.count) }
    for j in unscaled.indices { scores[j] = scaled(unscaled[j], by: scale) }
  }

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
