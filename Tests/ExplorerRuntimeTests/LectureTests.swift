import ExplorerCore
import ExplorerUI
import Lessons
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

@testable import ExplorerRuntime

/// The built-in lecture from its first step to its last, as keys typed into the explorer show it.
@Suite struct LectureTests {
  static let lecture: WorkedLesson = {
    do { return try Lesson(.lecture).worked } catch {
      fatalError("the built-in lecture: \(error)")
    }
  }()
  static let steps = Array(lecture.steps.enumerated().map { "\($0) \($1.step.id)" })

  /// The screen after some keys, from the first step on.
  static func screen(
    after keys: [Key], from position: Int = 0, size: Size = Size(columns: 80, rows: 24),
    isPresented: Bool = false
  ) -> Frame {
    let session = LessonSession(lecture, at: position, isPresented: isPresented)
    return play(
      keys, in: ExplorerState(table: .lecture), size: size, isUnicode: true,
      first: .lessonOpened(session, complaint: nil, showsList: false))
  }

  static func position(_ step: String) throws -> Int {
    try #require(steps.firstIndex { $0 == step || $0.hasSuffix(" \(step)") })
  }

  private static let space = Key.character(" ")
  /// Shows the answer to a question without a prediction.
  private static let giveUp = [space, space]

  @Test func `every number it states is so`() {
    #expect(Self.lecture.problems.isEmpty)
  }

  @Test func `the lecture's questions are there in its order`() {
    let wanted = ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "S1", "S2"]
    let ids = Self.lecture.lesson.steps.map(\.id)
    #expect(ids.filter(wanted.contains) == wanted)
    #expect(ids.first == "cifar")
  }

  @Test func `every question has hints, an explanation and notes`() {
    for step in Self.lecture.lesson.steps {
      #expect(step.notes != nil, "\(step.id)")
      guard step.question != nil else { continue }
      #expect(!step.hints.isEmpty && step.explanation != nil, "\(step.id)")
    }
  }

  @Test(arguments: steps)
  func `every step, asked and answered, is as recorded`(step: String) throws {
    let position = try Self.position(step)
    let forward = Array(repeating: Key.character("n"), count: position)
    let asked = Self.screen(after: forward)
    let isAsked = Self.lecture.steps[position].step.question != nil
    let answered = Self.screen(after: forward + (isAsked ? Self.giveUp : []))
    // Around the table and the card all steps look the same.
    var lines = asked.lines(rows: asked.tableRows) + asked.lines(rows: asked.panelRows)
    lines.append(asked.lines[asked.statusRow])
    if answered != asked {
      // Of the table only what the answer changes.
      let table = answered.lines(rows: answered.tableRows).filter { !lines.contains($0) }
      lines += ["---"] + table + answered.lines(rows: answered.panelRows)
    }
    let text = lines.joined(separator: "\n")
    try Snapshot.compare(text, named: Self.file(of: position))
  }

  private static func file(of position: Int) -> String {
    "lecture-\(lecture.steps[position].step.id)"
  }

  @Test func `the list of steps is as recorded`() throws {
    let frame = Self.screen(after: Self.giveUp + [.character("n"), .character("L")])
    let rows = 0..<frame.keyRow
    try Snapshot.compare(frame.snapshot(rows: rows), named: "list")
  }

  @Test func `no file is left that nothing is compared with`() throws {
    let files = Self.lecture.steps.indices.map(Self.file)
    try Snapshot.expectNoFiles(besides: files + ["list"])
  }

  @Test(arguments: steps)
  func `backwards a step is what it was forwards`(step: String) throws {
    let position = try Self.position(step)
    let last = Self.steps.count - 1
    let back = Array(repeating: Key.character("p"), count: last - position)
    #expect(
      Self.screen(after: back, from: last).lines == Self.screen(after: [], from: position).lines)
  }

  @Test(arguments: steps)
  func `a step that was answered and left is found as it ended`(step: String) throws {
    let position = try Self.position(step)
    guard Self.lecture.steps[position].step.question != nil else { return }
    let there: [Key] =
      position == Self.steps.count - 1
      ? [.character("p"), .character("n")] : [.character("n"), .character("p")]
    let ended = Self.screen(after: Self.giveUp, from: position)
    #expect(Self.screen(after: Self.giveUp + there, from: position).lines == ended.lines)
  }

  @Test(arguments: steps)
  func `a number that is asked for is not told`(step: String) throws {
    let worked = Self.lecture.steps[try Self.position(step)]
    guard let question = worked.step.question, case .number(let number) = question.kind,
      // Its terms are worked, to be read.
      worked.step.id != "x2-loss"
    else { return }
    let answer = worked.text(of: number.answer)
    // A single digit stands for much else.
    guard answer.count > 1 else { return }
    let told = ([worked.step.text, question.ask] + worked.step.hints).map { worked.text(of: $0) }
    for text in told {
      let words = text.split { !($0.isNumber || $0.isLetter || ".-−".contains($0)) }
        .map { $0.hasSuffix(".") ? $0.dropLast() : $0 }
      #expect(!words.contains(Substring(answer)), "\(text)")
    }
  }

  @Test(arguments: steps, ["60x18", "80x24", "120x40"])
  func `the way on and the way out are on every screen`(step: String, size: String) throws {
    let position = try Self.position(step)
    let size = try #require(Size(parsing: size))
    let answer = Self.lecture.steps[position].step.question == nil ? [] : Self.giveUp
    for keys in [[], answer, [.function(2)], [.tab], [.character("c")]] {
      let footer = Self.screen(after: keys, from: position, size: size).lines.last ?? ""
      #expect(footer.contains("q quit"), "\(keys)")
      let isLast = position == Self.steps.count - 1
      // Where there is no room for both, the keys of a question matter more; Space is a way on too.
      let isAsking = footer.contains("Space show") && footer.contains("H hint")
      let hasWayOn = footer.contains("n next") || size.columns < 80 && isAsking
      #expect(isLast || hasWayOn, "\(keys): \(footer)")
    }
  }

  @Test(arguments: steps)
  func `a presentation shows no loss before it is revealed, and all in the end`(step: String) throws
  {
    let position = try Self.position(step)
    let worked = Self.lecture.steps[position]
    let first = Self.screen(after: [], from: position, isPresented: true)
    #expect(first.lines[6...].contains { $0.contains(" ?") })
    let session = LessonSession(Self.lecture, at: position, isPresented: true)
    let spaces = Array(repeating: Self.space, count: session.itemCount)
    let shown = Self.screen(after: spaces, from: position, isPresented: true)
    // What a step hides that only tells is asked by the next ones, as are the mean of x3's table and
    // the loss of softmax's probability.
    let keepsSome =
      worked.step.question == nil && !worked.hides.isEmpty
      || ["x3", "softmax"].contains(worked.step.id)
    #expect(shown.lines.dropLast(12).contains { $0.contains(" ?") } == keepsSome)
    let hidden = Self.screen(
      after: spaces + spaces.map { _ in .backspace }, from: position, isPresented: true)
    #expect(hidden.lines == first.lines || hidden.lines[22].contains("hidden"))
  }

  @Test(arguments: steps)
  func `every Space of a presentation shows more`(
    step: String
  ) throws {
    let position = try Self.position(step)
    let session = LessonSession(Self.lecture, at: position, isPresented: true)
    func lines(spaces count: Int) -> [String] {
      let spaces = Array(repeating: Self.space, count: count)
      return Self.screen(after: spaces, from: position, isPresented: true).lines
        .filter { !$0.contains(" Terms ─ Softmax ") }
    }
    var before = lines(spaces: 0)
    for count in 0..<session.itemCount {
      let after = lines(spaces: count + 1)
      #expect(after.dropLast() != before.dropLast(), "\(count + 1)")
      before = after
    }
  }

  @Test func `a presentation reveals the average after the losses that it is made of`() throws {
    let reveals = Self.lecture.steps[try Self.position("mean")].reveals
    #expect(
      reveals == [
        .svm(.example("x1")), .svm(.example("x2")), .svm(.example("x3")), .svm(.mean),
      ])
  }

  @Test(arguments: ["Q7", "double", "bolder", "not-2w"])
  func `what W × 2 costs is not told by revealing what W costs`(step: String) throws {
    let position = try Self.position(step)
    let session = LessonSession(Self.lecture, at: position, isPresented: true)
    for count in 0..<session.itemCount {
      let spaces = Array(repeating: Self.space, count: count)
      let frame = Self.screen(after: spaces, from: position, isPresented: true)
      let box = frame.lines(rows: 2..<frame.tabRow).compactMap { line in
        line.split(separator: "│").dropFirst().last.map(String.init)
      }
      let rows = box.filter { $0.contains("SVM") || $0.contains("softmax") || $0.contains("P(") }
      #expect(rows.count >= 2 && rows.allSatisfy { $0.hasSuffix("?") })
    }
  }

  @Test func `n opens the lecture from the explorer, and L leads back to one's own table`() throws {
    func lines(_ keys: String) throws -> [String] {
      play(
        try KeyScript.parse(keys), in: ExplorerState(table: .lecture),
        size: Size(columns: 80, rows: 24), isUnicode: true
      ).lines
    }
    func isAt(_ step: Int, _ lines: [String]) -> Bool {
      // The tabs may leave room for "2/38" only.
      lines.contains {
        $0.contains(" step \(step) of \(Self.steps.count) ")
          || $0.contains(" \(step)/\(Self.steps.count) ")
      }
    }
    #expect(try isAt(1, lines("> n")))
    #expect(try lines("L").first?.contains("Loss Functions") == true)
    let back = try lines("> n n L Home Enter")
    #expect(back.first?.contains("W × 2") == true && back[22].contains("n goes on"))
    #expect(try isAt(2, lines("> n n L Home Enter n")))
    #expect(try lines("> n n L Home Enter u").first?.contains("W × 1") == true)
  }

  @Test func `a long card scrolls, and says how much there is above and below`() throws {
    let size = Size(columns: 60, rows: 18)
    let question = try Self.position("Q3")
    func lines(_ keys: String) throws -> [String] {
      Self.screen(after: try KeyScript.parse(keys), from: question, size: size).lines
    }
    #expect(try lines("").contains { $0.contains("▼ 3 more, PgDn") })
    #expect(try lines("PgDn").contains { $0.contains("▲ 3 above, PgUp") && !$0.contains("▼") })
    #expect(try lines("PgDn PgDn PgUp") == lines(""))
    #expect(try lines("Down Down Down Down").contains { $0.contains("▸ 4 C − 1") })
    #expect(try lines("2 Enter").contains { $0.contains("✗ N − 1: ") })
  }

  @Test func `a right answer after a wrong one stands beside the first prediction`() throws {
    func lines(_ keys: String) throws -> [String] {
      Self.screen(after: try KeyScript.parse(keys), from: try Self.position("x1")).lines
    }
    #expect(try lines("type:3.4 Enter type:2.4 Enter").contains(" ✗ You predicted at first: 3.4"))
    #expect(try lines("type:3.4 Enter Space").contains(" ✗ You predicted: 3.4"))
    #expect(try lines("type:2.4 Enter").contains(" ✓ You predicted: 2.4"))
  }

  @Test func `while edits play the card does not tell what they come to`() throws {
    var state = ExplorerState(table: .lecture)
    let session = LessonSession(Self.lecture, at: try Self.position("x1"))
    _ = state.update(.lessonOpened(session, complaint: nil, showsList: false))
    for _ in 0..<2 { _ = state.update(.reveal) }
    #expect(state.isPlayingEdits)
    let size = Size(columns: 80, rows: 24)
    func text() -> String { draw(state, size: size, isUnicode: true).lines.joined() }
    #expect(text().contains("Watch the table.") && !text().contains("2.4, down from 2.9"))
  }

  @Test func `what the mean divides by is not told while it is asked`() throws {
    let keys = try KeyScript.parse("F2 m Tab")
    func panel(_ keys: [Key]) throws -> String {
      Self.screen(after: keys, from: try Self.position("Q5")).lines[8...].joined(separator: "\n")
    }
    let asked = try panel(keys)
    #expect(!asked.contains("C − 1") && !asked.contains("2 terms") && asked.contains("? / ?: "))
    let answered = try panel(Self.giveUp + [.tab])
    #expect(answered.contains("1/(C − 1)"))
    #expect(answered.contains("2.9 / 2 terms: loss x1"))
  }

  @Test func `a window too small for a question says how to leave`() throws {
    let lines = Self.screen(
      after: [], from: try Self.position("x1"), size: Size(columns: 20, rows: 5)
    ).lines
    #expect(lines[..<2] == ["the terminal is", "20×5; Loss Explorer"])
    #expect(lines[2...] == ["needs 60×18: zoom", "out or make it", "larger; q quits"])
  }

  @Test func `what is in reverse says where the keys go`() throws {
    let question = try Self.position("Q1")
    func reversedRows(_ keys: [Key]) -> [Int] {
      let frame = Self.screen(after: keys, from: question)
      return (0..<24).filter { row in
        frame.cells[row * 80..<(row + 1) * 80].contains { $0.style.isSelected }
      }
    }
    let tabs = Self.screen(after: [], from: question).tabRow
    #expect(reversedRows([]).allSatisfy { $0 >= tabs })
    #expect(reversedRows([.down]).contains { $0 > tabs })
    #expect(reversedRows([.down, .function(2)]).allSatisfy { $0 < tabs })
    #expect(!reversedRows([.down, .function(2)]).isEmpty)
  }

  @Test(arguments: [493])
  func `keys at random never break it`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let keys: [Key] =
      "nnnpL rcHy>)<=ams[]}{1234.5tuU?:eEd".map(Key.character)
      + [.enter, .enter, .enter, .escape, .escape, .escape, .tab, .function(2), .pageDown]
      + [.pageUp, .up, .down, .left, .right, .backspace, .delete, .control("r")]
    for round in 0..<40 {
      let typed = (0..<40).map { _ in keys.randomElement(using: &generator) ?? .enter }
      let size = [(80, 24), (60, 18), (120, 40), (20, 5)].randomElement(using: &generator)
      let frame = Self.screen(
        after: typed, from: round % Self.steps.count,
        size: Size(columns: size?.0 ?? 80, rows: size?.1 ?? 24), isPresented: round % 3 == 0)
      #expect(frame.lines.contains { !$0.isEmpty }, "\(typed.map(\.name))")
    }
  }

  @Test func `a lesson's texts never reach the screen raw`() throws {
    let odd = "a\\e[31mb\\u202Ec\\x07"
    let lesson = try Lesson(
      yaml: """
        title: "\(odd)"
        chapters:
          - title: "\(odd)"
            steps:
              - id: A
                title: "\(odd)"
                text: "\(odd)"
                question:
                  ask: "\(odd)"
                  choices:
                    - {text: "\(odd)", feedback: "\(odd)"}
                    - {text: "\(odd) b", right: true}
                hints: ["\(odd)"]
                explanation: "\(odd)"
        """)
    for script in ["", "1 Enter H", "2 Enter", "L", "2 Enter L"] {
      let frame = play(
        try KeyScript.parse(script), in: ExplorerState(table: .lecture),
        size: Size(columns: 80, rows: 24), isUnicode: true,
        first: .lessonOpened(
          LessonSession(lesson.worked), complaint: nil, showsList: false))
      let text = frame.lines.joined()
      #expect(text.contains("a") && text.contains("31mb"))
      #expect(
        !text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || $0 == "\u{202E}" })
    }
  }
}
