import Testing

@testable import Scores

@Suite struct ScoreFormatTests {
  @Test func `scores of at most four decimals are written with those they have`() {
    let format = ScoreFormat([3.2, -0.125, 0.1234, -.infinity])
    #expect(format.text(3.2, width: 8) == "3.2" && format.text(2, width: 8) == "2.0")
    #expect(format.text(0.1234, width: 8) == "0.1234")
  }

  @Test func `beside one of more decimals all have three, and what that would make 0 an exponent`()
  {
    let format = ScoreFormat([3.2, 0.082827, 4.532e-5])
    let texts = [-0.06955, 0.082827, 5.53599, 3.2, 4.532e-5, -4.532e-5, 0, 2_345.678_9].map {
      format.text($0, width: 8)
    }
    #expect(
      texts == [
        "-0.070", "0.083", "5.536", "3.200", "4.53e-5", "-4.53e-5", "0.000", "2345.679",
      ])
    #expect(format.text(-.infinity, width: 8) == "-inf")
  }

  @Test func `small weights have the decimals that tell them, and an exact 0 is 0`() {
    let weights = [-0.000703123, -4.85e-4, 0.00412345, 0, 3.2e-6]
    func texts(_ width: Int) -> [String] {
      let format = ScoreFormat(weights: weights, width: width)
      return weights.map { format.text($0, width: width) }
    }
    #expect(texts(8) == ["-0.00070", "-0.00049", "0.00412", "0", "3.2e-6"])
    #expect(texts(6) == ["-7e-4", "-5e-4", "4.1e-3", "0", "3.2e-6"])
    let large = ScoreFormat(weights: [-55.123456, 0.0234567], width: 8)
    #expect(
      large.text(-55.123456, width: 8) == "-55.123" && large.text(0.0234567, width: 8) == "0.023")
    #expect(ScoreFormat(weights: [0.2, 0], width: 8).text(0, width: 8) == "0.0", "as it was given")
  }

  @Test func `what has no room with three decimals is as exact as there is room for`() {
    let format = ScoreFormat([0.123456])
    #expect(format.text(123_456.75, width: 8) == "123456.8")
    #expect(format.text(-1.5e300, width: 8) == "-1.5e300")
  }
}
