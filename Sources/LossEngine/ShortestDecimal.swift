/// A finite double as the decimal a reader sees: ± significand × 10^exponent, the shortest one that
/// reads back as the same double (at most 17 digits, no trailing zeros; zero is 0 × 10⁰).
package struct ShortestDecimal: Hashable, Sendable {
  package let isNegative: Bool
  package let significand: UInt64
  package let exponent: Int

  /// nil for an infinity or NaN.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let (significand, exponent) =
      Self.withFewDecimals(value.magnitude) ?? Self.parsed("\(value.magnitude)")
    self.init(isNegative: value.sign == .minus, significand: significand, exponent: exponent)
  }

  /// The shortest decimal that reads back as the same float; nil for an infinity or NaN.
  package init?(ofFloat value: Float) {
    guard value.isFinite else { return nil }
    let (significand, exponent) = Self.parsed("\(value.magnitude)")
    self.init(isNegative: value.sign == .minus, significand: significand, exponent: exponent)
  }

  /// The double nearest to it.
  package var value: Double {
    let magnitude = ShortestDecimal.nearest(Int128(significand), exponent)
    return isNegative ? -magnitude : magnitude
  }

  /// The powers of ten that are doubles.
  private static let powers: [Double] = [
    1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Most scores have a few decimals, which are found several times faster than by way of text, and a
  /// classifier's scores need that for each input: whole / 10^decimals is the double nearest to a
  /// decimal, and where that is the value, no other decimal of at most 15 digits is as near.
  private static func withFewDecimals(_ value: Double) -> (UInt64, Int)? {
    for decimals in 0...9 {
      let scaled = value * powers[decimals]
      guard scaled < 1e15 else { break }
      let whole = (scaled + 0.5).rounded(.down)
      if whole / powers[decimals] == value { return (UInt64(whole), -decimals) }
    }
    return nil
  }

  /// Reads what Swift writes for a number that is not negative: `437.9`, `1e-300`, `1e+16`. (By bytes,
  /// as splitting the text would take a microsecond, a hundred times for a screen.)
  private static func parsed(_ text: String) -> (UInt64, Int) {
    var (significand, exponent, isFraction) = (UInt64(0), 0, false)
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"):
        return (significand, exponent + (Int(text.dropFirst(index + 1)) ?? 0))
      default:
        significand = significand * 10 + UInt64(byte - UInt8(ascii: "0"))
        if isFraction { exponent -= 1 }
      }
    }
    return (significand, exponent)
  }

  package init(isNegative: Bool, significand: UInt64, exponent: Int) {
    var significand = significand
    var exponent = significand == 0 ? 0 : exponent
    while significand != 0, significand % 10 == 0 {
      significand /= 10
      exponent += 1
    }
    (self.isNegative, self.significand, self.exponent) = (isNegative, significand, exponent)
  }

  /// The significand's digits, most significant first.
  package var digits: String { String(significand) }

  /// The power of ten of the first digit: 2 for 437.9, −2 for 0.0791.
  package var magnitude: Int { exponent + digitCount - 1 }

  private var digitCount: Int { digits.utf8.count }

  /// Rounded to `count` significant digits, at least 1, and a tie away from zero.
  /// - Parameter tiesToEven: whether a tie goes to the even digit instead, as in shortest decimals.
  package func rounded(
    toSignificantDigits count: Int, tiesToEven: Bool = false
  ) -> ShortestDecimal {
    let excess = digitCount - count
    guard excess > 0 else { return self }
    let unit = (0..<excess).reduce(UInt64(1)) { unit, _ in unit * 10 }
    let (quotient, rest) = significand.quotientAndRemainder(dividingBy: unit)
    let roundsUp = rest > unit / 2 || rest == unit / 2 && (!tiesToEven || quotient % 2 == 1)
    return ShortestDecimal(
      isNegative: isNegative, significand: quotient + (roundsUp ? 1 : 0),
      exponent: exponent + excess)
  }

  /// Rounded half away from zero to `count` digits after the point.
  package func rounded(toDecimals count: Int) -> ShortestDecimal {
    let kept = magnitude + 1 + count
    if kept > 0 { return rounded(toSignificantDigits: kept) }
    // All digits stand behind the last place: it becomes 1 if they are at least half of it.
    let roundsUp = kept == 0 && digits >= "5"
    return ShortestDecimal(
      isNegative: isNegative, significand: roundsUp ? 1 : 0, exponent: -count)
  }

  /// Plain notation with at least `minimumDecimals` digits after the point: `2.0`, `-0.125`.
  package func plain(minimumDecimals: Int = 0) -> String {
    let decimals = max(minimumDecimals, -exponent, 0)
    // The number in units of its last decimal, with zeros in front until one stands before the point.
    var text = digits + String(repeating: "0", count: exponent + decimals)
    text = String(repeating: "0", count: max(0, decimals + 1 - text.utf8.count)) + text
    if decimals > 0 { text.insert(".", at: text.utf8.index(text.endIndex, offsetBy: -decimals)) }
    return isNegative ? "-" + text : text
  }

  /// Scientific notation: `3.38e-48`, `1e300`.
  package var scientific: String { scientific(minimumDigits: 1) }

  /// Scientific notation with at least `minimumDigits` digits: `1.30e-10`.
  package func scientific(minimumDigits: Int) -> String {
    var text = digits
    text += String(repeating: "0", count: max(0, minimumDigits - text.utf8.count))
    if text.utf8.count > 1 { text.insert(".", at: text.index(after: text.startIndex)) }
    return (isNegative ? "-" : "") + text + "e\(magnitude)"
  }

  /// The double nearest to `value + step × 10^exponent`, both taken as decimals: 4.9 less 0.1 five
  /// times is 4.4. A value that is not finite stays what it is.
  package static func sum(_ value: Double, _ step: Int, tenToThe exponent: Int) -> Double {
    guard let decimal = ShortestDecimal(value) else { return value }
    let gap = decimal.exponent - exponent
    // Both are written in units of the smaller power of ten: 17 digits and 20 zeros fit 128 bits, and
    // so do a step of two digits and 35 zeros. Further apart, the smaller number changes no bit of
    // the larger one.
    guard (-35...20).contains(gap) else {
      return gap > 0 ? value : nearest(Int128(step), exponent)
    }
    func power(_ count: Int) -> Int128 { (0..<count).reduce(1) { product, _ in product * 10 } }
    let signed = decimal.isNegative ? -Int128(decimal.significand) : Int128(decimal.significand)
    return nearest(
      signed * power(max(0, gap)) + Int128(step) * power(max(0, -gap)),
      min(decimal.exponent, exponent))
  }

  /// The double nearest to significand × 10^exponent.
  static func nearest(_ significand: Int128, _ exponent: Int) -> Double {
    if let whole = Int64(exactly: significand), whole.magnitude < 1 << 53,
      abs(exponent) < powers.count
    {
      // Whole and power are exact as doubles, so that the quotient or product is rounded once.
      let power = powers[abs(exponent)]
      return exponent < 0 ? Double(whole) / power : Double(whole) * power
    }
    // Swift reads the double nearest to a text, and this text is a number.
    return Double("\(significand)e\(exponent)") ?? .nan
  }
}
