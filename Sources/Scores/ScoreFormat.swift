import LossEngine

/// How the scores on one screen are written. Each has the decimals it has; but if one of them has more
/// than four, all have three, so that their points stand under each other.
package struct ScoreFormat: Equatable, Sendable {
  /// The decimals that all have; nil: each its own.
  private let decimals: Int?
  /// Fewer significant digits than this don't tell a number: it is written as `-7.03e-4`.
  private var leastDigits = 1

  private static let mostDecimals = 4
  private static let roundedDecimals = 3

  /// - Parameter scores: all that stand on the screen.
  package init(_ scores: some Sequence<Double>) {
    decimals = scores.contains(where: ScoreFormat.isLong) ? ScoreFormat.roundedDecimals : nil
  }

  /// Of weights, which may all be small: with as many decimals as fit and give the smallest two digits,
  /// at least three. An exact 0 is `0`.
  package init(weights: [Double], width: Int) {
    leastDigits = 2
    guard weights.contains(where: ScoreFormat.isLong) else {
      decimals = nil
      return
    }
    let magnitudes = weights.compactMap { $0 == 0 ? nil : ShortestDecimal($0)?.magnitude }
    let room = width - "-0.".utf8.count - max(0, magnitudes.max() ?? 0)
    let wanted = 1 - (magnitudes.min() ?? 0)
    decimals = max(ScoreFormat.roundedDecimals, min(wanted, room))
  }

  private static func isLong(_ number: Double) -> Bool {
    number.isFinite && (ShortestDecimal(number)?.exponent ?? 0) < -mostDecimals
  }

  /// A score in at most `width` columns: `2.0`, or `2.000` beside 0.12345. One that three decimals would
  /// make 0 is written as `4.53e-5`.
  /// - Parameter minimumDecimals: of a score that has its own decimals.
  package func text(_ score: Double, width: Int, minimumDecimals: Int = 1) -> String {
    guard let decimals, let decimal = ShortestDecimal(score) else {
      return NumberText.score(score, width: width, minimumDecimals: minimumDecimals)
    }
    if leastDigits > 1, decimal.significand == 0 { return "0" }
    let rounded = decimal.rounded(toDecimals: decimals)
    let digits = rounded.significand == 0 ? 0 : rounded.magnitude + decimals + 1
    guard rounded == decimal || digits >= leastDigits else {
      return leastDigits > 1
        ? ScoreFormat.scientific(decimal, width: width)
        : decimal.rounded(toSignificantDigits: 3).scientific
    }
    let text = rounded.plain(minimumDecimals: decimals)
    return text.utf8.count <= width ? text : NumberText.score(score, width: width)
  }

  /// At most three digits, as many as fit.
  private static func scientific(_ decimal: ShortestDecimal, width: Int) -> String {
    let texts = [3, 2, 1].map { decimal.rounded(toSignificantDigits: $0).scientific }
    return texts.first { $0.utf8.count <= width } ?? texts[2]
  }
}
