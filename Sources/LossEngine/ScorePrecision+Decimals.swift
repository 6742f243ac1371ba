extension ScorePrecision {
  /// The shortest decimal that reads back as a score stored in this type: 4.4 for the float 4.4, which
  /// as a double is 4.400000095367432. That of the double itself for a number that this type does not
  /// have; nil for an infinity.
  func decimal(ofStored score: Double) -> ShortestDecimal? {
    guard self != .double, rounded(score) == score else { return ShortestDecimal(score) }
    if self == .single { return ShortestDecimal(ofFloat: Float(score)) }
    guard let decimal = ShortestDecimal(score) else { return nil }
    // Five digits suffice to tell any two numbers of 16 bits apart. (Of a power of 2, whose neighbour
    // below is nearer than the one above, a tie may read back from one side only.)
    for count in 1...5 {
      for tiesToEven in [true, false] {
        let fewer = decimal.rounded(toSignificantDigits: count, tiesToEven: tiesToEven)
        if rounded(fewer.value) == score { return fewer }
      }
    }
    return decimal
  }

  /// The number to show for a stored score, of its shortest decimal; ``ScoreRow/shown(_:)`` tells what
  /// to show for it at another scale.
  package func shown(_ score: Double) -> Double { decimal(ofStored: score)?.value ?? score }
}
