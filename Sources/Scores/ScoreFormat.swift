import LossEngine

/// How the scores on one screen are written. Each has the decimals it has; but if one of them has more
/// than four, all have three, so that their points stand under each other.
package struct ScoreFormat: Equatable, Sendable {
  private let isRounded: Bool

  private static let mostDecimals = 4
  private static let roundedDecimals = 3

  /// - Parameter scores: all that stand on the screen.
  package init(_ scores: some Sequence<Double>) {
    isRounded = scores.contains {
      $0.isFinite && (ShortestDecimal($0)?.exponent ?? 0) < -ScoreFormat.mostDecimals
    }
  }

  /// A score in at most `width` columns: `2.0`, or `2.000` beside 0.12345. One that three decimals would
  /// make 0 is written as `4.53e-5`.
  package func text(_ score: Double, width: Int) -> String {
    guard isRounded, let decimal = ShortestDecimal(score) else {
      return NumberText.score(score, width: width)
    }
    let rounded = decimal.rounded(toDecimals: ScoreFormat.roundedDecimals)
    guard rounded.significand != 0 || decimal.significand == 0 else {
      return decimal.rounded(toSignificantDigits: 3).scientific
    }
    let text = rounded.plain(minimumDecimals: ScoreFormat.roundedDecimals)
    return text.utf8.count <= width ? text : NumberText.score(score, width: width)
  }
}
