extension ScorePrecision {
  /// The number to show for a score of this type: 4.4 for the float 4.4, which as a double is
  /// 4.400000095367432.
  ///
  /// A float times k is worked out and evaluated as a double, so that a loss has the rounding error
  /// of the stored score only, and not another one for every k. It is shown as if it were a float
  /// too; beyond the range of floats it is shown as the double it is.
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
      // Five digits suffice to tell any two numbers of 16 bits apart.
      for count in 1...5 {
        let fewer = decimal.rounded(toSignificantDigits: count)
        if let value = Double(fewer.scientific), rounded(value) == half { return value }
      }
      return half
    }
  }
}
