import TestSupport
import Testing

@testable import Scores

@Suite struct ScoreReadingTests {
  @Test(
    arguments: [
      ("0", 0), ("4.4", 4.4), ("-3.1", -3.1), ("+2", 2), (".5", 0.5), ("5.", 5), ("-.5", -0.5),
      ("1e3", 1000), ("1E3", 1000), ("1e+3", 1000), ("2.5e-3", 0.0025), ("5.e1", 50), (".5e1", 5),
      ("-inf", -.infinity), ("1e308", 1e308), ("5e-324", 0x1p-1074), ("1e-400", 0), ("007", 7),
      ("0.1000000000000000055511151231257827", 0.1), ("-1e-999999999999", 0),
    ] as [(String, Double)])
  func `what a number is written with reads as that number`(text: String, value: Double) {
    #expect(ScoreReading(text) == .number(value))
    #expect(ScoreReading(text).value == value)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", "+.", "1e", "1E", "1e-", "1e+", "4.4e", ".5e", "-i", "-in",
  ])
  func `the beginning of a number is unfinished`(text: String) {
    #expect(ScoreReading(text) == .unfinished)
  }

  @Test(arguments: [
    "nan", "-nan", "inf", "+inf", "-info", "-infinity", "-ix", "Inf", "-INF", "0x10", "0x1p-3",
    "x", "e", "e5", ".e5", "1e5.", "1.2.3", "--1", "+-1", "1-", "1 ", " 1", "1_000", "1,5", "−1",
    "٣", "1e5e", "4.4\n", "\u{0}", "1\u{301}",
  ])
  func `anything else is no score`(text: String) {
    #expect(ScoreReading(text) == .notANumber)
  }

  @Test(arguments: ["1e309", "-1e309", "1e400", "1.8e308", "1e99999999999999999999"])
  func `digits beyond the largest double are too large`(text: String) {
    #expect(ScoreReading(text) == .tooLarge)
    #expect(ScoreReading(text).value == nil)
  }

  @Test func `a very long text is read without a number`() {
    #expect(ScoreReading(String(repeating: "1", count: 400)) == .tooLarge)
    #expect(ScoreReading(String(repeating: "1", count: 1_000_000)) == .notANumber)
  }

  @Test(arguments: [2])
  func `every beginning of a score's text is a number or unfinished`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<2000 {
      let text = NumberText.score(generator.finiteDouble())
      for end in text.indices {
        let reading = ScoreReading(text[..<end])
        #expect(reading == .unfinished || reading.value != nil, "\(text[..<end])")
      }
    }
  }
}
