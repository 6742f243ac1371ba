/// The SVM loss of one example and its options.
///
/// With scores s (one per class, C ≥ 2), label y and margin Δ:
/// - multiclass: Σ_{j≠y} max(0, s_j − s_y + Δ), the lecture's loss (Weston & Watkins, 1999)
/// - structured: max(0, max_{j≠y} s_j − s_y + Δ) (Crammer & Singer, 2001)
/// - one-vs-all: max(0, Δ − s_y) + Σ_{j≠y} max(0, Δ + s_j) (Rifkin & Klautau, 2004)
///
/// Scores are finite, or −∞ for a class that is masked out: its term is 0, its gradient 0, and it
/// still counts as a term of a mean. A masked label has loss +∞, and so has a loss beyond doubles.
///
/// Zero-margin rule: 0.3 − 1.3 + 1 is 0 to the reader and 1e-16 in doubles. A term made from scores
/// a and b is exactly 0, in loss and gradient, when it lies within τ = 4 ulp(max(|a|, |b|, Δ)) of 0
/// and τ ≤ 2⁻²⁰ Δ; so never for very large scores, and never for Δ = 0. The ulp is that of the type
/// the scores are stored in, ``ScoreRow/precision``: of 32 bits τ ≤ 2⁻¹² Δ, of 16 bits τ ≤ 2⁻⁵ Δ.
/// All else is within 4 ulp, a squared mean within 5, of what exact arithmetic gives for these doubles.
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

  /// Δ in units of the scores, finite and ≥ 0; checked where it is typed, not here.
  public var margin: Double

  /// Lets j = y into the multiclass sum, which adds Δ, or Δ² when squared (the lecture's question 4).
  public var sumsAllClasses: Bool

  /// Divides the multiclass sum by its number of terms: C − 1, or C with ``sumsAllClasses``
  /// (question 5). PyTorch's MultiMarginLoss sums C − 1 terms and divides them by C.
  public var reduction: Reduction

  /// Squares each multiclass term max(0, t) (question 6).
  public var isSquared: Bool

  public init(
    family: Family = .multiclass, margin: Double = 1, sumsAllClasses: Bool = false,
    reduction: Reduction = .sum, isSquared: Bool = false
  ) {
    self.family = family
    self.margin = margin
    self.sumsAllClasses = sumsAllClasses
    self.reduction = reduction
    self.isSquared = isSquared
  }

  /// The lecture's SVM loss: Σ_{j≠y} max(0, s_j − s_y + 1).
  public static let lecture = HingeLoss()

  /// The loss of one example, ≥ 0.
  public func loss(_ row: ScoreRow, label: Int) -> Double {
    let count = row.scores.count
    var violations = Violations()
    violations.add(0..<label, row, label: label, self)
    if enters(label, label: label) {
      violations.add(label..<label + 1, row, label: label, self)
    }
    violations.add(label + 1..<count, row, label: label, self)
    if family == .structured { return violations.worst }
    let sum = violations.sum.value
    guard averages else { return sum }
    let mean = sum / termCount(count)
    return mean.isFinite ? mean : meanBeyondTheSum(row, label: label)
  }

  /// The same of plain doubles.
  public func loss(_ scores: Span<Double>, label: Int) -> Double {
    loss(ScoreRow(scores), label: label)
  }

  /// The terms that enter the loss, in class order: of all classes but the label, and of the label
  /// too for one-vs-all and ``sumsAllClasses``. The structured loss takes only the highest of them.
  public func terms(_ row: ScoreRow, label: Int) -> MarginTerms {
    let scores = row.scores.span
    let rule = MarginLanes(self, row, label: label)
    var values = [Double](repeating: 0, count: scores.count)
    var j = 0
    while j < scores.count {
      if j <= scores.count - Lanes.scalarCount {
        let next = rule.terms(scores.lanes(at: j))
        let isNaN = next .!= next
        if !isNaN.hasAny {
          values.store(next, at: j)
          j += Lanes.scalarCount
          continue
        }
      }
      values[j] = marginTerm(j, row, label: label)
      j += 1
    }
    guard !enters(label, label: label) else {
      values[label] = marginTerm(label, row, label: label)
      return MarginTerms(values: values, missing: nil)
    }
    values.remove(at: label)
    return MarginTerms(values: values, missing: label)
  }

  /// The same of plain doubles.
  public func terms(_ scores: Span<Double>, label: Int) -> MarginTerms {
    terms(ScoreRow(scores), label: label)
  }
}

extension HingeLoss {
  /// Whether terms are squared: the option counts in the multiclass family only.
  package var squares: Bool { family == .multiclass && isSquared }

  /// Whether the sum is divided: the option counts in the multiclass family only.
  package var averages: Bool { family == .multiclass && reduction == .mean }

  func enters(_ j: Int, label: Int) -> Bool {
    j != label || family == .oneVsAll || (family == .multiclass && sumsAllClasses)
  }

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
    // Of a masked class under a masked label, −∞ − −∞ would not be a number.
    guard a > -.infinity else { return a }
    var sum = DoubleDouble(a, plus: -b)
    sum += margin
    let t = sum.value
    let limit = precision.toleratedPart * margin
    guard abs(t) <= limit else { return t }
    let tolerance = 4 * precision.ulp(of: max(abs(a), abs(b), margin))
    return abs(t) <= tolerance && tolerance <= limit ? 0 : t
  }

  /// The mean of terms whose sum is beyond doubles, worked out in a unit in which it is not.
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
