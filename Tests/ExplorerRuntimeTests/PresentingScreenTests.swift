import ExplorerCore
import ExplorerUI
import Lessons
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerRuntime

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
    #expect(!once.contains { $0.contains("It's divided by N ·") })
    let peeked = try lines("\(Self.first) V V")
    #expect(peeked.contains { $0.contains("It's divided by N · 9 hands") })
    let second = "V 1 Enter 2 Enter 3 0 Enter 7 Enter"
    let twice = try lines("\(Self.first) \(second)")
    #expect(twice.contains { $0.contains("It's divided by C − 1 · 6 → 30 hands") })
  }

  @Test func `after the answer each choice has its hands, and the gain is said`() throws {
    let all = try lines(
      "\(Self.first) V 1 Enter 2 Enter 3 0 Enter 7 Enter PgDn PgDn",
      Size(columns: 80, rows: 60))
    #expect(all.contains { $0.hasPrefix(" ✓ 3 ██ 6 hands  ") })
    #expect(all.contains { $0.hasSuffix("  ████████████ 30 hands") })
    #expect(all.contains { $0.contains("right: 15% of 40 hands, then 75% of 40 hands") })
    #expect(all.contains { $0.contains("Answer: 3 · It's divided by C − 1") })
    #expect(all.contains { $0.hasPrefix(" ✗ 2 · It's divided by N: ") })
  }

  @Test func `percentages are rounded`() throws {
    let all = try lines(
      "V 8 Enter 8 Enter 1 4 Enter 0 Enter PgDn PgDn", Size(columns: 80, rows: 60))
    #expect(all.contains { $0.contains("right: 47% of 30 hands") })
  }

  @Test(arguments: ["60x18", "80x24", "120x40"])
  func
    `whatever the size, hands are seen while they are typed, and what each digit counts after it`(
      size: String
    ) throws
  {
    let size = try #require(Size(parsing: size))
    for count in 0...3 {
      let keys = (0..<count).map { "\($0 + 1) Enter " }.joined()
      #expect(
        try lines("V \(keys)4 2", size).contains { $0.contains("hands for \(count + 1): 42") })
    }
    // The second vote has bars too short for a block, and the votes beside each other.
    let answered = "\(Self.first) V 1 Enter 2 Enter 3 0 0 Enter 7 Enter Space Space"
    let all = try lines(answered, size) + lines("\(answered) PgDn", size)
    let columns = [1, 2, 3, 4].compactMap { choice in
      all.first { $0.hasPrefix(" \(choice == 3 ? "✓" : "✗") \(choice) ") }
    }
    #expect(columns.count == 4)
    for line in columns {
      #expect(line.split(separator: " ").count { ["hand", "hands"].contains($0) } == 2)
    }
  }

  @Test(arguments: ["60x18", "80x24"])
  func `what a vote and a clicker's keys say leaves the keys in their place`(size: String) throws {
    let size = try #require(Size(parsing: size))
    let once = "V 1 Enter 2 Enter 3 Enter 4 Enter"
    for keys in [
      "V", "V Esc", "V x", "V 1 Enter", "V Esc Esc", once, "\(once) V", "\(once) \(once) V", "F5",
      "Enter", "3 Enter", "PgUp", "A", "A A", "Space Enter", "BS",
    ] {
      let last = try #require(lines(keys, size).last)
      #expect(last.contains("q quit") || last.hasSuffix("Esc Esc discard"), "\(keys): \(last)")
    }
  }

  @Test func `what stays hidden for a later step is said where the items of this one are shown`()
    throws
  {
    let position = try LectureTests.position("full-loss")
    for size in ["60x18", "80x24", "120x40"] {
      let size = try #require(Size(parsing: size))
      func says(_ text: String, after keys: String) throws -> Bool {
        let keys = try KeyScript.parse(keys)
        return LectureTests.screen(after: keys, from: position, size: size, isPresented: true)
          .lines.contains { $0.contains(text) }
      }
      #expect(try !says("? later", after: "Space") && says("? later", after: "Space Space"))
      for count in ["2 of 2", "2/2"] { #expect(try !says(count, after: "Space Space")) }
    }
  }

  @Test func `without a vote nothing of it is on the screen`() throws {
    let all = try lines("")
    #expect(!all.dropLast().contains { $0.contains("vote") || $0.contains("hands") })
    #expect(all.last?.contains("V vote") == true, "only its key is named")
  }

  @Test func `a clicker's . and b leave nothing on the screen, and any key brings all back`() throws
  {
    for key in [".", "b", "F2 .", "V 1 ."] {
      let blank = try lines(key)
      #expect(blank.allSatisfy { $0.allSatisfy { $0 == " " } }, "\(key)")
      let before = try lines(key.split(separator: " ").dropLast().joined(separator: " "))
      for back in ["Space", "5", "Esc", "PgDn"] { #expect(try lines("\(key) \(back)") == before) }
    }
  }

  @Test(arguments: [".", "b"])
  func `a screen blanked while an answer plays shows all of it when it comes back`(key: String)
    throws
  {
    func state(_ keys: String, isPresented: Bool) throws -> ExplorerState {
      let session = LessonSession(
        LectureTests.lecture, at: try LectureTests.position("x1"), isPresented: isPresented)
      var loop = ExplorerLoop(
        ExplorerState(table: .lecture), on: BurstTerminal(try KeyScript.parse(keys)))
      loop.run(.lessonOpened(session, complaint: nil, showsList: false))
      return loop.state
    }
    #expect(try state("Space Space", isPresented: true).isPlayingEdits)
    let blank = try state("Space Space \(key)", isPresented: true)
    #expect(blank.mode == .overlay(.blank) && !blank.isPlayingEdits)
    let back = try state("Space Space \(key) Space", isPresented: true)
    #expect(back.mode == .panel && back.table == back.session?.worked.end.table)
    #expect(back.session?.card.phase == .done && back.session?.step.id == "x1")
    // A student's key hurries only.
    #expect(try state("Space Space \(key)", isPresented: false).mode == .panel)
  }

  /// The state after keys of which the last ones come while the answer's edits are typed.
  private func playing(_ keys: String, _ step: String) throws -> ExplorerState {
    let session = LessonSession(LectureTests.lecture, at: try LectureTests.position(step))
    var loop = ExplorerLoop(
      ExplorerState(table: .lecture), on: BurstTerminal(try KeyScript.parse(keys)))
    loop.run(.lessonOpened(session, complaint: nil, showsList: false))
    return loop.state
  }

  @Test func `while an answer plays n, p and F2 end it and do what they mean, digits only end it`()
    throws
  {
    #expect(try playing("Space Space", "x1").isPlayingEdits)
    let table = try playing("Space Space F2", "x1")
    #expect(table.mode == .table && !table.isPlayingEdits && table.session?.step.id == "x1")
    #expect(table.table == table.session?.worked.end.table)
    for (key, distance) in [("n", 1), ("p", -1)] {
      let other = try playing("Space Space \(key)", "x1")
      #expect(other.session?.position == (try LectureTests.position("x1")) + distance)
      #expect(other.lesson?.progress.records["x1"]?.isAnswered == true)
    }
    let digit = try playing("Space Space 7", "x1")
    #expect(digit.session?.step.id == "x1" && digit.session?.card.phase == .done)
    #expect(digit.table == digit.session?.worked.end.table && digit.mode == .panel)
  }

  @Test func `while an answer types a number the status line does not complain of it`() throws {
    var state = ExplorerState(table: .lecture)
    let session = LessonSession(LectureTests.lecture, at: try LectureTests.position("Q2"))
    _ = state.update(.lessonOpened(session, complaint: nil, showsList: false))
    for _ in 0..<2 { _ = state.update(.reveal) }
    let minus = try #require(session.step.edits.firstIndex(of: "-"))
    for key in session.step.edits[...minus] {
      for action in KeyMap.meaning(of: key, in: state) { _ = state.update(action) }
    }
    #expect(state.entry?.text == "-" && state.isPlayingEdits)
    let lines = draw(state, size: Size(columns: 80, rows: 24), isUnicode: true).lines
    #expect(lines.contains { $0.contains("   was ") })
    #expect(!lines.contains { $0.contains("not a number") || $0.contains("type a number") })
  }

  @Test func `F5 shows no panel, and a number begun takes its point`() throws {
    #expect(try lines("F5").contains { $0.contains("F5 does nothing while presenting") })
    #expect(try lines("F2 0 . 5").contains { $0.contains("0.5") })
  }
}
