import LossEngine

/// How numbers are written for a reader. Every number on a screen passes through one of these.
package enum NumberText {
  /// A score with the decimals it has, at least one: `3.2`, `2.0`, `-0.125`, `1e-300`, `-inf`.
  package static func score(_ value: Double) -> String {
    guard let decimal = decimal(value) else { return infinity(value) }
    return isPlainScore(decimal) ? decimal.plain(minimumDecimals: 1) : decimal.scientific
  }

  private static func isPlainScore(_ decimal: ShortestDecimal) -> Bool {
    decimal.significand == 0 || (-7...15).contains(decimal.magnitude)
  }

  /// A score in at most `width` columns, rounded only as far as that needs.
  package static func score(_ value: Double, width: Int, minimumDecimals: Int = 1) -> String {
    guard let decimal = decimal(value) else { return infinity(value) }
    if isPlainScore(decimal) {
      if let text = plain(decimal, minimumDecimals, width) { return text }
    } else if decimal.scientific.utf8.count <= width {
      return decimal.scientific
    }
    // Fewer and fewer digits, until they have room; no more digits than columns have.
    for count in stride(from: min(16, width), through: 1, by: -1) {
      let rounded = decimal.rounded(toSignificantDigits: count)
      if (-3..<count).contains(rounded.magnitude) {
        if let text = plain(rounded, minimumDecimals, width) ?? plain(rounded, 0, width) {
          return text
        }
      } else if rounded.scientific.utf8.count <= width {
        return rounded.scientific
      }
    }
    return decimal.rounded(toSignificantDigits: 1).scientific
  }

  /// Plain notation; nil where it has no room in `width` columns.
  private static func plain(
    _ decimal: ShortestDecimal, _ minimumDecimals: Int, _ width: Int
  ) -> String? {
    let text = decimal.plain(minimumDecimals: minimumDecimals)
    return text.utf8.count <= width ? text : nil
  }

  /// A factor or a margin as people write it: `1`, `0.5`, `2`, `1e-300`.
  package static func factor(_ value: Double) -> String {
    guard let decimal = decimal(value) else { return infinity(value) }
    let isPlain = decimal.significand == 0 || (-4...6).contains(decimal.magnitude)
    return isPlain ? decimal.plain() : decimal.scientific
  }

  /// The columns that a loss or a probability takes at most. With an exponent of three digits,
  /// 6.1e-233, there is room for two digits before it only.
  private static let columns = 8

  /// A loss to three significant digits, trailing zeros dropped: `2.9`, `5.27`, `3.38e-48`, `0`, `∞`.
  /// - Parameter isExactlyZero: whether a value of 0 is a loss of 0, or one below the smallest double.
  package static func loss(_ value: Double, isExactlyZero: Bool = true) -> String {
    guard value != 0 else { return isExactlyZero ? "0" : "<5e-324" }
    guard let decimal = ShortestDecimal(value) else { return infinity(value) }
    let text = significant(decimal)
    return text.utf8.count <= columns ? text : significant(decimal, digits: 2)
  }

  /// A probability to three significant digits, trailing zeros kept: `0.130`, `0.00212`. A bare 0 or 1
  /// stands only for exactly that (every other class masked, or this one).
  package static func probability(_ value: Double, isExact: Bool) -> String {
    guard !isExact else { return value == 0 ? "0" : "1" }
    guard let decimal = ShortestDecimal(value), value > 0 else { return "<5e-324" }
    guard value < 0.9995 else { return ">0.999" }
    let rounded = decimal.rounded(toSignificantDigits: 3)
    guard rounded.magnitude >= -3 else {
      // A number below 2⁻¹⁰²² may have fewer than three digits.
      let digits = value < .leastNormalMagnitude ? 1 : 3
      let text = rounded.scientific(minimumDigits: digits)
      guard text.utf8.count > columns else { return text }
      return decimal.rounded(toSignificantDigits: 2).scientific(minimumDigits: min(digits, 2))
    }
    return rounded.plain(minimumDecimals: 2 - rounded.magnitude)
  }

  /// e to a score, as the slides print it (24.5, 164.0, 0.18), and beyond doubles too: `2.73e347`.
  package static func exponential(ofScore score: Double, exp value: Double) -> String {
    if score == -.infinity { return "0" }
    guard value.isFinite, value >= .leastNormalMagnitude else {
      return exponentialBeyondDoubles(score)
    }
    guard let decimal = ShortestDecimal(value) else { return infinity(value) }
    guard (-2...5).contains(decimal.magnitude) else {
      return decimal.rounded(toSignificantDigits: 3).scientific
    }
    let decimals = decimal.magnitude >= 1 ? 1 : max(2, 1 - decimal.magnitude)
    return decimal.rounded(toDecimals: decimals).plain(minimumDecimals: decimals)
  }

  /// A number of a worked line, which shows as many digits as a reader can check: `83.25`, `-3.9`.
  /// `isRounded` tells that the line needs `≈`.
  package static func worked(
    _ value: Double, minimumDecimals: Int = 0
  ) -> (text: String, isRounded: Bool) {
    guard let decimal = decimal(value) else { return (infinity(value), false) }
    // A number of 16 or 17 digits shows rounding errors in the last ones: 2.8999999999999995 is 2.9
    // to a reader. Fewer digits are shown as they are.
    let clean =
      decimal.significand < 1_000_000_000_000_000
      ? decimal : decimal.rounded(toSignificantDigits: 12)
    let isPlain = clean.significand == 0 || (-4..<7).contains(clean.magnitude)
    let full = isPlain ? clean.plain(minimumDecimals: minimumDecimals) : clean.scientific
    let hasFewDecimals = clean.exponent >= -mostWorkedDecimals || !isPlain
    guard full.utf8.count > mostWorked || !hasFewDecimals else { return (full, false) }
    let text = significant(clean, digits: 4)
    return (text, text != full)
  }

  /// A worked number of more characters is rounded to four digits.
  private static let mostWorked = 8
  /// And so is one of more digits after the point.
  private static let mostWorkedDecimals = 4

  /// Three significant digits, but never fewer than the digits before the point.
  private static func significant(_ decimal: ShortestDecimal, digits: Int = 3) -> String {
    let rounded = decimal.rounded(toSignificantDigits: max(digits, min(6, decimal.magnitude + 1)))
    guard (-3..<6).contains(rounded.magnitude) else {
      return decimal.rounded(toSignificantDigits: digits).scientific
    }
    return rounded.plain()
  }

  /// The decimal of a value, −0 as 0: at k = 0 every negative score is −0, which is no number to a
  /// reader.
  private static func decimal(_ value: Double) -> ShortestDecimal? {
    ShortestDecimal(value == 0 ? 0 : value)
  }

  private static func infinity(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "∞"
  }

  private static func exponentialBeyondDoubles(_ score: Double) -> String {
    // e^score is 10^(score log₁₀ e). To have three digits of a score up to 1e12, the product is worked
    // out in two parts, of log₁₀ e in two parts.
    guard abs(score) < 1e12 else { return "e^" + factor(score) }
    let (high, low) = (0.4342944819032518, 1.098319650216765e-17)
    let product = score * high
    let error = (-product).addingProduct(score, high) + score * low
    let exponent = product.rounded(.down)
    let fraction = (product - exponent) + error
    let mantissa = Softmax.exponential(fraction * 2.302585092994046)
    let shifted = mantissa >= 9.995 ? (1.0, exponent + 1) : (mantissa, exponent)
    let digits = ShortestDecimal(shifted.0)?.rounded(toSignificantDigits: 3).plain() ?? ""
    return digits + "e\(Int(shifted.1))"
  }
}

/// A number of things: "1 class", "3 classes".
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : noun.hasSuffix("s") ? "es" : "s")"
}
