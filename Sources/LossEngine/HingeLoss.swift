/// The SVM loss of one example and its options.
///
/// With scores s (one per class, C ≥ 2; of a ``ScoreRow`` its scaled ones), label y and margin Δ:
/// - multiclass: Σ_{j≠y} max(0, s_j − s_y + Δ), the lecture's loss (Weston & Watkins, 1999)
/// - structured: max(0, max_{j≠y} s_j − s_y + Δ) (Crammer & Singer, 2001)
/// - one-vs-all: max(0, Δ − s_y) + Σ_{j≠y} max(0, Δ + s_j) (Rifkin & Klautau, 2004)
///
/// Scores are finite, or −∞ for a class that is masked out: its term is 0, its gradient 0, and it
/// still counts as a term of a mean. A masked label has loss +∞, and so has a loss beyond doubles.
///
/// Zero-margin rule: 0.3 − 1.3 + 1 is 0 to a reader, but 1e-16 in doubles, which would count as a
/// violated margin. So a term a − b + Δ is exactly 0, in loss and gradient, when it lies within
/// τ = 4 ulp(max(|a|, |b|, Δ)) of 0 and τ ≤ 2⁻²⁰ Δ; the second condition keeps true margins of very
/// large scores, and of Δ = 0. The ulp is that of the type the scores are stored in,
/// ``ScoreRow/precision``; of 32 bits τ ≤ 2⁻¹² Δ, of 16 bits τ ≤ 2⁻⁵ Δ.
/// Apart from this rule losses are within 4 ulp, a squared mean within 5, of what exact arithmetic
/// gives for these doubles.
public struct HingeLoss: Hashable, Sendable {
  public enum Family: String, Hashable, Sendable, CaseIterable {
    case multiclass
    case structured
    case oneVsAll = "one-vs-all"
  }

  public enum Reduction: String, Hashable, Sendable {
    case sum
    case mean
  }

  public var family: Family

  /// Δ in units of the scores, finite and ≥ 0; anything else stops the program.
  public var margin: Double {
    didSet { HingeLoss.check(margin: margin) }
  }

  /// Whether the multiclass sum includes j = y, which adds Δ, or Δ² when squared (the lecture's
  /// question 4).
  public var sumsAllClasses: Bool

  /// `mean` divides the multiclass sum by its number of terms: C − 1, or C with ``sumsAllClasses``
  /// (question 5). PyTorch's MultiMarginLoss sums C − 1 terms and divides them by C.
  public var reduction: Reduction

  /// Whether each multiclass term max(0, t) is squared (question 6).
  public var isSquared: Bool

  public init(
    family: Family = .multiclass, margin: Double = 1, sumsAllClasses: Bool = false,
    reduction: Reduction = .sum, isSquared: Bool = false
  ) {
    HingeLoss.check(margin: margin)
    self.family = family
    self.margin = margin
    self.sumsAllClasses = sumsAllClasses
    self.reduction = reduction
    self.isSquared = isSquared
  }

  /// The lecture's SVM loss: Σ_{j≠y} max(0, s_j − s_y + 1).
  public static let lecture = HingeLoss()

  /// The loss of one example, ≥ 0.
  /// - Parameters:
  ///   - row: at least 2 scores.
  ///   - label: the correct class y, in 0..<C.
  public func loss(_ row: ScoreRow, label: Int) -> Double {
    checkClasses(row.scores.count, label: label)
    if family == .structured { return terms(row, label: label).map(\.violation).max() ?? 0 }
    var sum = DoubleDouble()
    for j in row.scores.indices where enters(j, label: label) {
      let violation = max(0, marginTerm(j, row, label: label))
      sum += squares ? violation * violation : violation
    }
    guard averages else { return sum.value }
    let mean = sum.value / termCount(row.scores.count)
    return mean.isFinite ? mean : meanBeyondTheSum(row, label: label)
  }

  /// The terms that enter the loss, in class order: of all classes but the label, and of the label
  /// too for one-vs-all and ``sumsAllClasses``. The structured loss takes only the highest of them.
  public func terms(_ row: ScoreRow, label: Int) -> [MarginTerm] {
    checkClasses(row.scores.count, label: label)
    return row.scores.indices.filter { enters($0, label: label) }.map {
      MarginTerm(classIndex: $0, value: marginTerm($0, row, label: label))
    }
  }
}

extension HingeLoss {
  /// The loss of plain doubles.
  public func loss(_ scores: Span<Double>, label: Int) -> Double {
    loss(ScoreRow(scores), label: label)
  }

  /// The terms of plain doubles.
  public func terms(_ scores: Span<Double>, label: Int) -> [MarginTerm] {
    terms(ScoreRow(scores), label: label)
  }

  /// The gradient of plain doubles.
  public func gradient(_ scores: Span<Double>, label: Int) -> [Double] {
    gradient(ScoreRow(scores), label: label)
  }
}

extension HingeLoss {
  /// Whether terms are squared. The other families ignore the option.
  package var squares: Bool { family == .multiclass && isSquared }

  /// Whether the sum is divided by its number of terms. The other families ignore the option.
  package var averages: Bool { family == .multiclass && reduction == .mean }

  private static func check(margin: Double) {
    precondition(
      margin >= 0 && margin.isFinite, "a margin is finite and not below 0, unlike \(margin)")
  }

  /// Whether class j has a term in the loss.
  func enters(_ j: Int, label: Int) -> Bool {
    j != label || family == .oneVsAll || (family == .multiclass && sumsAllClasses)
  }

  /// How many terms a multiclass mean divides by.
  func termCount(_ classCount: Int) -> Double {
    Double(sumsAllClasses ? classCount : classCount - 1)
  }

  /// The signed margin term of class j.
  func marginTerm(_ j: Int, _ row: ScoreRow, label: Int) -> Double {
    switch (family, j == label) {
    case (.oneVsAll, true): marginTerm(0, over: row.scores[j], row.precision)
    case (.oneVsAll, false): marginTerm(row.scores[j], over: 0, row.precision)
    case (_, true): margin
    case (_, false): marginTerm(row.scores[j], over: row.scores[label], row.precision)
    }
  }

  /// a − b + Δ, rounded once, under the zero-margin rule.
  private func marginTerm(
    _ a: Double, over b: Double, _ precision: ScorePrecision
  ) -> Double {
    // A masked class has no violation. (With a masked label the sum would be −∞ + ∞, not a number.)
    guard a > -.infinity else { return a }
    var sum = DoubleDouble(a, plus: -b)
    sum += margin
    let t = sum.value
    let limit = precision.toleratedPart * margin
    guard abs(t) <= limit else { return t }
    let tolerance = 4 * precision.ulp(of: max(abs(a), abs(b), margin))
    return abs(t) <= tolerance && tolerance <= limit ? 0 : t
  }

  /// The mean of terms whose sum is beyond the largest double, although the mean may not be: all
  /// numbers are divided by 2⁶⁰⁰ first, and the mean is multiplied by it again.
  private func meanBeyondTheSum(_ row: ScoreRow, label: Int) -> Double {
    let unit = 0x1p600
    var hinge = self
    hinge.margin /= unit
    hinge.reduction = .sum
    let smaller = ScoreRow(row.scores.map { $0 / unit }, precision: row.precision)
    let mean = hinge.loss(smaller, label: label) / termCount(row.scores.count) * unit
    return squares ? mean * unit : mean
  }
}
