import Foundation
import TestSupport
import Testing

@testable import LossEngine
@testable import Scores

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (3.2, "3.2"), (2, "2.0"), (-0.125, "-0.125"), (0, "0.0"), (1e-300, "1e-300"),
      (-.infinity, "-inf"), (437.9, "437.9"), (1e15, "1000000000000000.0"), (1e16, "1e16"),
      (0.0000001, "0.0000001"), (4.400000000000002, "4.400000000000002"),
    ] as [(Double, String)])
  func `a score shows the decimals it has, at least one`(value: Double, text: String) {
    #expect(NumberText.score(value) == text)
  }

  @Test(arguments: [3])
  func `a score's text reads back as the same score`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<5000 {
      let value = generator.finiteDouble()
      #expect(ScoreReading(NumberText.score(value)) == .number(value))
    }
  }

  @Test func `no zero carries a sign: W × 0 makes -0.0 of every negative score`() {
    #expect(NumberText.score(-0.0) == "0.0")
    #expect(NumberText.score(-0.0, width: 7) == "0.0")
    #expect(NumberText.factor(-0.0) == "0")
    #expect(NumberText.loss(-0.0) == "0")
    #expect(NumberText.worked(-0.0) == ("0", false))
  }

  @Test(
    arguments: [
      (3.2, 7, "3.2"), (-0.125, 7, "-0.125"), (-12345.678, 7, "-12346"), (123456.7, 7, "123457"),
      (12345.678, 7, "12345.7"), (0.123456789, 7, "0.12346"), (-0.001234567, 7, "-0.0012"),
      (1_234_567_890, 7, "1.235e9"), (-1_234_567_890, 7, "-1.23e9"), (99999.96, 7, "100000"),
      (-1.7976931348623157e308, 7, "-2e308"), (-.infinity, 7, "-inf"), (-1e300, 7, "-1e300"),
    ] as [(Double, Int, String)])
  func `a narrow score is rounded only as far as it needs`(value: Double, width: Int, text: String)
  {
    #expect(NumberText.score(value, width: width) == text)
  }

  /// Half-way cases aside, in which C rounds the double and a reader the decimal.
  @Test(arguments: [5])
  func `an ordinary loss or narrow score is what C prints of it`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      let places = pow(10, Double.random(in: -3...2, using: &generator))
      let value = Double.random(in: 1..<9.99, using: &generator) * places
      #expect(NumberText.loss(value) == String(format: "%.3g", value))
      let wholes = max(1, Int(log10(value)) + 1)
      #expect(
        NumberText.score(-value, width: 8, minimumDecimals: 6 - wholes)
          == String(format: "-%.*f", 6 - wholes, value))
    }
  }

  @Test(arguments: [4])
  func `a score fits in any width from 7 on, close to its value`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      for value in [generator.finiteDouble(), .random(in: -1e8...1e8, using: &generator)] {
        let width = Int.random(in: 7...14, using: &generator)
        let text = NumberText.score(value, width: width)
        #expect(text.utf8.count <= width, "\(value) in \(width): \(text)")
        guard value.magnitude < 1e308 else { continue }
        let shown = try #require(Double(text))
        // One digit at the least: half a unit of it is 50% of a first digit 1.
        #expect(abs(shown - value) <= value.magnitude / 2, "\(value) in \(width): \(text)")
      }
    }
  }

  @Test(
    arguments: [
      (1, "1"), (0.5, "0.5"), (2, "2"), (1e-300, "1e-300"), (0, "0"), (4.4, "4.4"), (-2, "-2"),
      (1_000_000, "1000000"), (1e7, "1e7"), (0.0001, "0.0001"), (0.00001, "1e-5"),
      (-.infinity, "-inf"), (.infinity, "∞"),
    ] as [(Double, String)])
  func `a factor has no decimals it does not need`(value: Double, text: String) {
    #expect(NumberText.factor(value) == text)
  }

  @Test(
    arguments: [
      (2.9, "2.9"), (2.8999999999999995, "2.9"), (15.8 / 3, "5.27"), (0.07911, "0.0791"),
      (3.377823760449065e-48, "3.38e-48"), (0, "0"), (12.9, "12.9"), (6.1565, "6.16"), (2, "2"),
      (.infinity, "∞"), (0.999999, "1"), (0x1p-1074, "5e-324"), (83.25, "83.3"), (1234.56, "1235"),
      (999_999.7, "1e6"), (123_456.7, "123457"), (1_234_567, "1.23e6"), (0.00099951, "0.001"),
      (0.0009184, "9.18e-4"), (1.7976931348623157e308, "1.8e308"),
      (6.0612e-233, "6.1e-233"), (1.23e300, "1.23e300"),
    ] as [(Double, String)])
  func `a loss has three significant digits without trailing zeros`(value: Double, text: String) {
    #expect(NumberText.loss(value) == text)
  }

  @Test func `a loss of 0 says whether it is exactly 0`() {
    #expect(NumberText.loss(0, isExactlyZero: true) == "0")
    #expect(NumberText.loss(0, isExactlyZero: false) == "<5e-324")
  }

  @Test(
    arguments: [
      (0.13034, "0.130"), (0.002117, "0.00212"), (0.92394, "0.924"), (0.5, "0.500"),
      (0.99949, "0.999"), (0.9995, ">0.999"), (1, ">0.999"), (0, "<5e-324"), (1.53e-52, "1.53e-52"),
      (6.0612e-233, "6.1e-233"), (2e-300, "2.0e-300"),
      (1.3e-10, "1.30e-10"), (2e-10, "2.00e-10"), (0.00099951, "0.00100"), (0x1p-1074, "5e-324"),
    ] as [(Double, String)])
  func `a probability has three significant digits`(value: Double, text: String) {
    #expect(NumberText.probability(value, isExact: false) == text)
  }

  @Test func `a probability that is exactly 0 or 1 is a bare 0 or 1`() {
    #expect(NumberText.probability(0, isExact: true) == "0")
    #expect(NumberText.probability(1, isExact: true) == "1")
  }

  /// The scores of the slides; exp of each as the slides print it.
  @Test(
    arguments: [
      (3.2, 24.532530197109352, "24.5"), (5.1, 164.0219072999017, "164.0"),
      (-1.7, 0.18268352405273466, "0.18"), (-2.85, 0.057844320874838456, "0.058"),
      (0.86, 2.3631606937057947, "2.36"), (0.28, 1.3231298123374369, "1.32"),
      (0, 1, "1.00"), (-4.6, 0.010051835744633586, "0.010"), (-5, 0.006737946999085467, "6.74e-3"),
      (20, 485165195.4097903, "4.85e8"), (13, 442413.3920089205, "442413.4"),
      (14, 1202604.2841647768, "1.2e6"), (-.infinity, 0, "0"),
    ] as [(Double, Double, String)])
  func `e to a score prints as on the slides`(score: Double, exp: Double, text: String) {
    #expect(NumberText.exponential(ofScore: score, exp: exp) == text)
  }

  @Test func `from a million on e to a score has an exponent`() {
    #expect(NumberText.exponential(ofScore: 13.8, exp: 984609.11) == "984609.1")
    #expect(NumberText.exponential(ofScore: 13.9, exp: 1088161.36) == "1.09e6")
  }

  /// Worked out with sixty digits.
  @Test(
    arguments: [
      (800, .infinity, "2.73e347"), (-800, 0, "3.67e-348"), (710, .infinity, "2.23e308"),
      (-746, 0, "1.04e-324"), (-745, 0x1p-1074, "2.82e-324"), (1e6, .infinity, "3.03e434294"),
      (-1e6, 0, "3.3e-434295"), (1e11, .infinity, "2.11e43429448190"),
      (2302.585092994046, .infinity, "1e1000"), (-999_999_999_999, 0, "1.52e-434294481903"),
      (5000, .infinity, "2.97e2171"), (1e300, .infinity, "e^1e300"), (-1e12, 0, "e^-1e12"),
    ] as [(Double, Double, String)])
  func `e to a score shows three digits beyond doubles too`(
    score: Double, exp: Double, text: String
  ) {
    #expect(NumberText.exponential(ofScore: score, exp: exp) == text)
  }

  @Test(
    arguments: [
      (2.8999999999999995, "2.9", false), (83.25, "83.25", false), (-3.9, "-3.9", false),
      (0, "0", false), (12345.678, "12346", true), (1 / 3.0, "0.3333", true),
      (1.5e-300, "1.5e-300", false), (-.infinity, "-inf", false), (.infinity, "∞", false),
      (123456.789, "123457", true),
    ] as [(Double, String, Bool)])
  func `a worked number says when it is rounded`(value: Double, text: String, isRounded: Bool) {
    #expect(NumberText.worked(value) == (text, isRounded))
  }

  @Test(arguments: [11])
  func `a worked number is that of its shortest decimal`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      let float = Double(Float.random(in: -9...9, using: &generator))
      let places = pow(10, Double.random(in: 0...9, using: &generator).rounded())
      let decimal = (Double.random(in: -2e3...2e3, using: &generator) * places).rounded() / places
      let size = pow(10, Double.random(in: -5...8, using: &generator))
      for value in [
        float, float - 1.1 + 1, decimal, decimal.nextUp, 1.1 - decimal, size, -size,
        size.rounded(), Double.random(in: -1...1, using: &generator) * size,
      ] {
        let shortest = try #require(ShortestDecimal(value == 0 ? 0 : value))
        let clean =
          shortest.digits.utf8.count < 16 ? shortest : shortest.rounded(toSignificantDigits: 12)
        let isPlain = clean.significand == 0 || (-4..<7).contains(clean.magnitude)
        let whole = isPlain ? clean.plain() : clean.scientific
        let digits = max(4, min(6, clean.magnitude + 1))
        let rounded = clean.rounded(toSignificantDigits: digits)
        let short =
          (-3..<6).contains(rounded.magnitude)
          ? rounded.plain() : clean.rounded(toSignificantDigits: 4).scientific
        let isLong = whole.utf8.count > 8 || isPlain && clean.exponent < -4
        let text = isLong ? short : whole
        #expect(NumberText.worked(value) == (text, text != whole), "\(value)")
      }
    }
  }
}
