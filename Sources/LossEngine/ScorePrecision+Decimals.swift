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
