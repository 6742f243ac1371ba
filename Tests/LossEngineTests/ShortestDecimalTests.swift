import TestSupport
import Testing

@testable import LossEngine

@Suite struct ShortestDecimalTests {
  static let extremes = [
    0, -0.0, 1e300, -1e300, 0x1p-1074, -0x1p-1074, 0x1p-1022, 1.7976931348623157e308,
    9_007_199_254_740_992, 1e16, 123_456_789_012_345_680, 4.35, 0.1, 0.3, 2.8999999999999995,
  ]

  @Test(arguments: extremes)
  func `the extremes read back as the same double`(value: Double) throws {
    try expectRoundTrip(value)
  }

  @Test(arguments: [1])
  func `every double reads back from plain and from scientific text`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      try expectRoundTrip(generator.finiteDouble())
      try expectRoundTrip(Double.random(in: -1000...1000, using: &generator))
    }
  }

  private func expectRoundTrip(_ value: Double) throws {
    let decimal = try #require(ShortestDecimal(value))
    #expect(Double(decimal.plain())?.bitPattern == value.bitPattern)
    #expect(Double(decimal.plain(minimumDecimals: 3))?.bitPattern == value.bitPattern)
    #expect(Double(decimal.scientific)?.bitPattern == value.bitPattern)
    #expect(decimal.digits.utf8.count <= 17 && (decimal.digits.last != "0" || value == 0))
  }

  @Test(arguments: [2])
  func `a decimal of at most 15 digits comes back as itself`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for places in 0...12 {
      for digits in 1...15 {
        let most = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let decimal = ShortestDecimal(
          isNegative: false, significand: UInt64.random(in: 1..<most, using: &generator),
          exponent: -places)
        let value = try #require(Double("\(decimal.digits)e\(decimal.exponent)"))
        #expect(ShortestDecimal(value) == decimal)
      }
    }
  }

  @Test func `infinities and NaN are no decimals`() {
    #expect(ShortestDecimal(.infinity) == nil)
    #expect(ShortestDecimal(-.infinity) == nil)
    #expect(ShortestDecimal(.nan) == nil)
  }

  @Test(
    arguments: [
      (437.9, 2), (0.0791, -2), (1, 0), (9.99, 0), (1e300, 300), (0x1p-1074, -324), (0, 0),
    ] as [(Double, Int)])
  func `the magnitude is the power of ten of the first digit`(value: Double, magnitude: Int) {
    #expect(ShortestDecimal(value)?.magnitude == magnitude)
  }

  @Test(
    arguments: [
      (2.8999999999999995, 3, "2.9"), (2.675, 3, "2.68"), (-2.675, 3, "-2.68"), (9.996, 3, "10"),
      (0.00099951, 3, "0.001"), (12345, 2, "12000"), (1.25, 2, "1.3"),
      (1.7976931348623157e308, 1, "2"),
      (0, 3, "0"), (3.2, 17, "3.2"),
    ] as [(Double, Int, String)])
  func `significant digits round half away from zero`(value: Double, count: Int, text: String) {
    let rounded = ShortestDecimal(value)?.rounded(toSignificantDigits: count)
    #expect(rounded?.plain().prefix(text.count) == text[...])
    if value < 1e300 { #expect(rounded?.plain() == text) }
  }

  @Test(
    arguments: [
      (164.0219, 1, "164"), (0.1827, 2, "0.18"), (0.005, 2, "0.01"), (0.00499, 2, "0"),
      (0.0004, 2, "0"), (9.96, 1, "10"), (-0.05, 1, "-0.1"), (1e22, 2, "10000000000000000000000"),
      (0.5, 0, "1"), (0, 2, "0"),
    ] as [(Double, Int, String)])
  func `decimals round half away from zero`(value: Double, count: Int, text: String) {
    #expect(ShortestDecimal(value)?.rounded(toDecimals: count).plain() == text)
  }

  @Test(
    arguments: [
      (2, 1, "2.0"), (-0.125, 1, "-0.125"), (1200, 0, "1200"), (1200, 2, "1200.00"), (0, 1, "0.0"),
      (0.001, 0, "0.001"), (3.5, 3, "3.500"), (123.456, 0, "123.456"),
    ] as [(Double, Int, String)])
  func `plain text has at least the decimals asked for`(
    value: Double, decimals: Int, text: String
  ) {
    #expect(ShortestDecimal(value)?.plain(minimumDecimals: decimals) == text)
  }

  @Test func `plain text is what integers make of the digits`() {
    var generator = SeededGenerator(state: 9)
    for _ in 0..<20_000 {
      let places = Int.random(in: 0...9, using: &generator)
      let unit = (0..<places).reduce(1) { power, _ in power * 10 }
      let whole = Int.random(in: 1...1_000_000_000, using: &generator)
      let fraction = places == 0 ? "" : "." + "\(unit + whole % unit)".dropFirst()
      let decimal = ShortestDecimal(-Double(whole) / Double(unit))
      #expect(decimal?.plain(minimumDecimals: places) == "-\(whole / unit)\(fraction)")
    }
  }

  @Test(
    arguments: [(3.38e-48, "3.38e-48"), (1e300, "1e300"), (-1234.5, "-1.2345e3"), (0, "0e0")]
      as [(Double, String)])
  func `scientific text has one digit before the point`(value: Double, text: String) {
    #expect(ShortestDecimal(value)?.scientific == text)
  }

  @Test(arguments: [8])
  func `the decimal of a float is the double that a reader of its text has`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      let bits = UInt32.random(in: 0...UInt32.max, using: &generator)
      let ordinary = Float.random(in: -1e6...1e6, using: &generator)
      let dyadic = Float(bits >> 8) / 32
      let short = Float(Int(bits % 20_000)) / 1000
      for value in [
        Float(bitPattern: bits), Float.random(in: -9...9, using: &generator), ordinary, dyadic,
        short,
      ] {
        guard value.isFinite else { continue }
        let decimal = try #require(ShortestDecimal(ofFloat: value))
        #expect(decimal.value == Double(value.description))
      }
    }
  }

  @Test func `4.9 less 0.1 five times is 4.4`() {
    var value = 4.9
    for _ in 0..<5 { value = ShortestDecimal.sum(value, -1, tenToThe: -1) }
    #expect(value == 4.4)
  }

  @Test func `steps of 0.1 hit the double nearest to each decimal`() {
    var (up, down) = (-5.0, 5.0)
    for tenths in -50...50 {
      #expect(up == Double(tenths) / 10 && down == Double(-tenths) / 10)
      up = ShortestDecimal.sum(up, 1, tenToThe: -1)
      down = ShortestDecimal.sum(down, -1, tenToThe: -1)
    }
  }

  /// The sums were worked out in exact decimal arithmetic.
  @Test(
    arguments: [
      (9.876543210987654e-13, 10, 1.0000000000009877),
      (9.876543210987654e-13, -1, -0.09999999999901235),
      (1.2345678901234567e-06, 1, 0.10000123456789012),
      (-1.2345678901234567e-06, 1, 0.09999876543210988),
      (1.234567890123456e-20, 1, 0.1), (0x1p-1074, 1, 0.1), (-0.0, 1, 0.1), (0, -10, -1),
      (123456789012345.67, 1, 123456789012345.77), (1e19, 10, 1e19), (1e300, 10, 1e300),
      (9_007_199_254_740_991, 10, 9_007_199_254_740_992),
      (4_503_599_627_370_496, 1, 4_503_599_627_370_496),
      (1.7976931348623157e308, 10, 1.7976931348623157e308), (-.infinity, 1, -.infinity),
    ] as [(Double, Int, Double)])
  func `a sum is the double nearest to the decimal sum`(value: Double, tenths: Int, sum: Double) {
    #expect(ShortestDecimal.sum(value, tenths, tenToThe: -1) == sum)
  }
}
