import LossEngine

// A table of floats stays one: it rounds what is typed to floats, and a reader sees their decimals.
extension ScoreTable {
  package var precision: ScorePrecision { base.precision }

  /// The unscaled scores of an example as a file writes them: with the decimals of their type.
  package func writtenScores(_ position: Int) -> [Double] {
    scores(position).map(precision.shown)
  }

  /// The loss by the zero-margin rule of the type that the scores are stored in.
  package func measured(_ hinge: HingeLoss) -> HingeLoss {
    var hinge = hinge
    hinge.precision = precision
    return hinge
  }

  /// The stored score nearest to `score + step × 10^exponent`, both taken as the decimals shown.
  package func stepped(_ score: Double, by step: Int, tenToThe exponent: Int) -> Double {
    precision.rounded(ShortestDecimal.sum(precision.shown(score), step, tenToThe: exponent))
  }
}

extension ScorePrecision {
  /// What to show for a score: the double with the decimals of this type, 4.4 for
  /// 4.400000095367432. A score times k is worked out in doubles, so that losses see the rounding of
  /// the stored score only and not another one at every k; for the eye it is rounded here. What is
  /// beyond the type's range is shown as the double it is.
  package func shown(_ score: Double) -> Double {
    switch self {
    case .double: return score
    case .single:
      let single = Float(score)
      guard single.isNormal else { return score }
      return ShortestDecimal(ofFloat: single)?.value ?? score
    case .half:
      let half = rounded(score)
      guard half.isFinite, half != 0, let decimal = ShortestDecimal(half) else { return score }
      // Five digits tell any two halves apart.
      for count in 1...5 {
        let fewer = decimal.rounded(toSignificantDigits: count)
        if let value = Double(fewer.scientific), rounded(value) == half { return value }
      }
      return half
    }
  }
}
