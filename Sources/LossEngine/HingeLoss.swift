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
/// violated margin. So a margin term is exactly 0, in loss and gradient, when it is 0 in the decimals
/// that a reader sees: the shortest ones of k, of Δ, and of the scores in the type that they are
/// stored in, ``ScoreRow/precision``, added exactly. No other term is taken for 0, however small.
/// The scores of a ``LinearClassifier`` that are no exact sums of decimals have rounding errors of their
/// own: a term of such scores is 0 when it lies within τ = 4 ulp(max(|a|, |b|, Δ)) of 0 and
/// τ ≤ 2⁻²⁰ Δ; the second condition keeps true margins of very large scores, and of Δ = 0.
///
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
  package func termCount(_ classCount: Int) -> Double {
    Double(sumsAllClasses ? classCount : classCount - 1)
  }

  /// The signed margin term of class j, z_a − z_b + Δ, rounded once, under the zero-margin rule.
  /// - Parameter factor: a power of 2 that the term is multiplied by, all of its numbers before they are
  ///   added.
  func marginTerm(
    _ j: Int, _ row: ScoreRow, label: Int, times factor: Double = 1
  ) -> Double {
    let (a, b): (Int?, Int?) =
      switch (family, j == label) {
      case (.oneVsAll, true): (nil, j)
      case (.oneVsAll, false): (j, nil)
      case (_, true): (nil, nil)
      case (_, false): (j, label)
      }
    let (plus, minus) = (a.map { row.scores[$0] } ?? 0, b.map { row.scores[$0] } ?? 0)
    // A masked class has no violation. (With a masked label the sum would be −∞ + ∞, not a number.)
    guard plus > -.infinity else { return plus }
    var sum = DoubleDouble(plus * factor, plus: -minus * factor)
    sum += margin * factor
    let t = sum.value
    let size = max(abs(plus), abs(minus), margin)
    guard abs(t) <= row.mostRounding(of: size) * factor else { return t }
    return row.isZero(t / factor, a, minus: b, margin: margin, size: size) ? 0 : t
  }

  /// The mean of terms whose sum is beyond the largest double, although the mean may not be: all
  /// numbers are multiplied by 2⁻⁶⁰⁰ first, and the mean is divided by it.
  private func meanBeyondTheSum(_ row: ScoreRow, label: Int) -> Double {
    let factor = 0x1p-600
    var sum = DoubleDouble()
    for j in row.scores.indices where enters(j, label: label) {
      let violation = max(0, marginTerm(j, row, label: label, times: factor))
      sum += squares ? violation * violation : violation
    }
    let mean = sum.value / termCount(row.scores.count) / factor
    return squares ? mean / factor : mean
  }
}
