// A reader takes k, scores and margins for the decimals on the screen, and works with these exactly.
extension ScoreRow {
  /// k·s_j in decimals; nil for a masked class.
  private func decimal(_ j: Int) -> DecimalProduct? {
    guard let score = precision.decimal(ofStored: unscaled[j]) else { return nil }
    return ShortestDecimal(scale).map { DecimalProduct($0, times: score) }
  }

  /// The number to show for z_j, the double nearest to k·s_j in decimals: 9.6 for 3 × 3.2, of which
  /// the product of doubles is 9.600000000000001.
  package func shown(_ j: Int) -> Double { decimal(j)?.value ?? scores[j] }

  /// A bound on how far from 0 a margin term may be that is 0 in decimals, or that the tolerance for
  /// computed scores takes for 0, if its largest number is `size`: only such terms need a look.
  func mostRounding(of size: Double) -> Double {
    4 * precision.ulpOfOne * (size + precision.leastNormal * (scale + 1))
  }

  /// Whether z_a − z_b + Δ, which is t in doubles, counts as 0 by the zero-margin rule of ``HingeLoss``.
  /// - Parameters:
  ///   - a: a class, and `b` another; where it is nil, 0 stands for its score.
  ///   - size: max(|z_a|, |z_b|, Δ).
  func isZero(_ t: Double, _ a: Int?, minus b: Int?, margin: Double, size: Double) -> Bool {
    guard t != 0, size.isFinite else { return t == 0 }
    guard isExact(a) && isExact(b) else {
      let tolerance = 4 * size.ulp
      return abs(t) <= tolerance && tolerance <= margin * 0x1p-20
    }
    let decimals = [a.flatMap(decimal), b.flatMap(decimal).map(-), decimal(ofMargin: margin)]
    return DecimalProduct.addUpToZero(decimals.compactMap(\.self))
  }

  private func isExact(_ j: Int?) -> Bool { j.map { isDecimal.isEmpty || isDecimal[$0] } ?? true }

  private func decimal(ofMargin margin: Double) -> DecimalProduct? {
    ShortestDecimal(margin).map(DecimalProduct.init)
  }
}
