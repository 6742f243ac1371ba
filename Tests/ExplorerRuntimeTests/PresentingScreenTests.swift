import TerminalCore
import Testing

/// What a class sees of a vote, and of a blank screen.
@Suite struct PresentingScreenTests {
  private func lines(_ keys: String, _ size: Size = Size(columns: 80, rows: 24)) throws -> [String]
  {
    LectureTests.screen(
      after: try KeyScript.parse(keys), from: try LectureTests.position("Q5"), size: size,
      isPresented: true
    ).lines
  }

  private static let first = "V 1 7 Enter 9 Enter 6 Enter 8 Enter"

  @Test func `the first tally says only how many voted, until V, the second vote or the answer`()
    throws
  {
    let once = try lines(Self.first)
    #expect(once.contains { $0.contains("vote 1: 40 voted") })
    #expect(!once.contains { $0.contains("It's divided by N · 9") })
    let peeked = try lines("\(Self.first) V V")
    #expect(peeked.contains { $0.contains("It's divided by N · 9") })
    let second = "V 1 Enter 2 Enter 3 0 Enter 7 Enter"
    let twice = try lines("\(Self.first) \(second)")
    #expect(twice.contains { $0.contains("It's divided by C − 1 · 6 → 30") })
  }

  @Test func `after the answer each choice has its hands, and the gain is said`() throws {
    let all = try lines(
      "\(Self.first) V 1 Enter 2 Enter 3 0 Enter 7 Enter PgDn PgDn",
      Size(columns: 80, rows: 60))
    #expect(all.contains { $0.contains("✓ 3 ██ 6") && $0.hasSuffix("████████████ 30") })
    #expect(all.contains { $0.contains("right: 15%, then 75%") })
    #expect(all.contains { $0.contains("Answer: 3 · It's divided by C − 1") })
  }

  @Test func `without a vote nothing of it is on the screen`() throws {
    #expect(try !lines("").contains { $0.contains("vote") || $0.contains("hands") })
  }

  @Test func `a clicker's . and b leave nothing on the screen, and any key brings all back`() throws
  {
    for key in [".", "b", "F2 ."] {
      let blank = try lines(key)
      #expect(blank.allSatisfy { $0.allSatisfy { $0 == " " } }, "\(key)")
      let before = try lines(key.hasPrefix("F2") ? "F2" : "")
      for back in ["Space", "5", "Esc", "PgDn"] { #expect(try lines("\(key) \(back)") == before) }
    }
  }

  @Test func `F5 shows no panel, and a number begun takes its point`() throws {
    #expect(try lines("F5").contains { $0.contains("F5 does nothing while presenting") })
    #expect(try lines("F2 0 . 5").contains { $0.contains("0.5") })
  }
}
