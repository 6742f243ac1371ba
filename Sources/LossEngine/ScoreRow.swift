/// The scores of one example as a loss reads them: those that are stored, the scale k that they are
/// looked at, and the type that they are stored in.
///
/// A loss is one of the scores z = k·s. Whether a margin is 0 to a reader takes all three, see
/// ``HingeLoss``. Of a linear classifier's scores k·W x + b the scale is 1: it is in them already.
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

  /// A row of no scores, to be filled.
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

  /// Makes this the row of other scores, in the memory that it has: a large table needs one row.
  /// - Parameter body: makes its argument the unscaled scores; on entry it has those of before.
  public mutating func fill(
    scale: Double = 1, precision: ScorePrecision = .double, _ body: (inout [Double]) -> Void
  ) {
    precondition(scale >= 0 && scale.isFinite, "a scale is finite and not below 0, unlike \(scale)")
    (self.scale, self.precision) = (scale, precision)
    body(&unscaled)
    if scores.count != unscaled.count { scores = Array(repeating: 0, count: unscaled.count) }
    for j in unscaled.indices { scores[j] = scaled(unscaled[j], by: scale) }
  }

  /// The first class whose score is beyond the largest double at this scale. Whoever offers the scale
  /// refuses it then: no loss takes such a row.
  public var firstOverflow: Int? {
    scores.indices.first { !scores[$0].isFinite && unscaled[$0].isFinite }
  }
}

/// Stops the program where there are too few classes for a loss, or no such label among them.
func checkClasses(_ classCount: Int, label: Int) {
  precondition(classCount >= 2, "a loss compares at least 2 classes, not \(classCount)")
  precondition(
    (0..<classCount).contains(label), "a label is one of \(classCount) classes, not \(label)")
}

/// k·s, rounded once; a masked class (−∞) stays masked at every k ≥ 0.
package func scaled(_ score: Double, by k: Double) -> Double {
  score == -.infinity ? score : k * score
}
