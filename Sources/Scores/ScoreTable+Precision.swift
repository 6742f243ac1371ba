import LossEngine

// A table of floats stays a table of floats: what is typed is rounded to one, and scores are shown with
// the decimals of floats.
extension ScoreTable {
  package var precision: ScorePrecision { base.precision }

  /// The unscaled scores of an example as a text file has them, with the decimals of their type.
  package func writtenScores(_ position: Int) -> [Double] {
    scores(position).map(precision.shown)
  }

  /// The stored score nearest to `score + step × 10^exponent`, both taken as the decimals shown.
  package func stepped(_ score: Double, by step: Int, tenToThe exponent: Int) -> Double {
    precision.rounded(ShortestDecimal.sum(precision.shown(score), step, tenToThe: exponent))
  }
}
