import ExplorerCore
import ExplorerUI
import Lessons
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerRuntime

/// The keys and the card of the built-in lecture, as keys typed into the explorer show them.
@Suite struct LectureCardTests {
  private static let lecture = LectureTests.lecture
  private static let space = Key.character(" ")

  /// What the table, its losses and scale come to after some keys, and the lesson.
  private func state(
    after keys: [Key], from position: Int, isPresented: Bool = false
  ) -> ExplorerState {
    let session = LessonSession(Self.lecture, at: position, isPresented: isPresented)
    let terminal = ScriptedTerminal(size: Size(columns: 80, rows: 24), keys: keys)
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run(.lessonOpened(session, complaint: nil, showsList: false))
    return loop.state
  }

  @Test(arguments: LectureTests.steps, [false, true])
  func `no key of the card or of a clicker changes the table`(
    step: String, isPresented: Bool
  ) throws {
    let position = try LectureTests.position(step)
    let worked = Self.lecture.steps[position]
    let clicker = try KeyScript.parse("PgDn PgUp . b F5 Esc Up Down Left Right Home End")
    let digits = try KeyScript.parse("1 2 0 . - e [ ] y BS Del")
    for keys in [clicker, digits] {
      let before = state(after: keys, from: position, isPresented: isPresented)
      #expect(before.situation == worked.start)
    }
    guard worked.step.question != nil else { return }
    let session = LessonSession(Self.lecture, at: position, isPresented: isPresented)
    let answer = isPresented ? session.itemCount : 2
    let spaces = Array(repeating: Self.space, count: answer)
    // Space would go on, and Backspace hide the answer again.
    let after = state(
      after: spaces + clicker + digits.filter { ![.backspace, .delete].contains($0) },
      from: position, isPresented: isPresented)
    // After the last step PgDn goes nowhere, so PgUp hides its answer.
    guard !isPresented || position + 1 < Self.lecture.steps.count else { return }
    #expect(after.session?.card.phase == .done && after.session?.position == position)
    #expect(after.situation == worked.end)
  }

  @Test(
    arguments: ["60x18", "80x24"], ["", "Space Space", "F2 Down Down", "F2 Down Down Down Down"])
  func `the first step shows the row of each label and each winner, and where rows are left out`(
    size: String, keys: String
  ) throws {
    let size = try #require(Size(parsing: size))
    let frame = LectureTests.screen(after: try KeyScript.parse(keys), size: size)
    let rows = frame.lines(rows: frame.tableRows).map { String($0.dropFirst()) }
    for name in ["automobile", "cat", "dog", "frog", "truck"] {
      #expect(rows.contains { $0.hasPrefix(name) }, "\(name)")
    }
    if size.columns == 80, keys == "Space Space" {
      #expect(rows.contains { $0.contains("dog ✗") && $0.contains("automobile ✓") })
    }
    let state = state(after: try KeyScript.parse(keys), from: 0)
    #expect(rows.contains { $0.hasPrefix(state.table.className(state.selection.class)) })
    let (table, lines) = (state.table, frame.lines(rows: frame.tableRows))
    for (above, below) in zip(lines, lines.dropFirst()) {
      func position(_ line: String) -> Int? {
        table.classes.indices.first { line.dropFirst().hasPrefix(table.className($0) + " ") }
      }
      guard let first = position(above), let second = position(below) else { continue }
      #expect(first < second && below.hasPrefix("┊") == (first + 1 < second))
    }
  }

  @Test(arguments: [false, true])
  func `Z shows all ten classes of the first step, and leaves the keys to the card`(
    isPresented: Bool
  ) throws {
    let position = try LectureTests.position("cifar")
    func after(_ keys: String) throws -> ExplorerState {
      state(after: try KeyScript.parse(keys), from: position, isPresented: isPresented)
    }
    func lines(_ state: ExplorerState) -> [String] {
      draw(state, size: Size(columns: 80, rows: 24), isUnicode: true).lines
    }
    #expect(
      try lines(after("Z"))[2...11].map { $0.split(separator: " ")[0].prefix(5) }
        == ["airpl", "autom", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"])
    #expect(try lines(after("Z Z")) == lines(after("")))
    // A choice is not a score, and is seen.
    for keys in ["Z 3", "Z . b", "Z 2 Down", "Z PgDn 1"] {
      #expect(try after(keys).situation == after("").situation, "\(keys)")
    }
    #expect(try lines(after("Z 3")) == lines(after("3")))
  }

  @Test(arguments: LectureTests.steps, [false, true])
  func `what a text says of keys can be done where it says so`(
    step: String, isPresented: Bool
  ) throws {
    let position = try LectureTests.position(step)
    let step = Self.lecture.steps[position].step
    var choices = step.hints + [step.text] + [step.notes].compactMap(\.self)
    if let question = step.question {
      choices.append(question.ask)
      switch question.kind {
      case .choices(let all): choices += all.flatMap { [$0.text, $0.feedback].compactMap(\.self) }
      case .number(let number): choices += number.wrong.map(\.feedback)
      }
    }
    func literal(_ prose: Prose) -> String {
      prose.parts.map { if case .text(let text) = $0 { text } else { "0" } }.joined()
    }
    let all = (choices.map { (literal($0), false) }) + [(step.explanation.map(literal) ?? "", true)]
    for (text, isAnswered) in all {
      let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for match in flat.matches(of: /F2, then (\S+)/) {
        let word = String(match.1)
        let name = word.count > 1 ? String(word.prefix { !",.;:)".contains($0) }) : word
        let key = try #require(try KeyScript.parse(name).first)
        let session = LessonSession(Self.lecture, at: position, isPresented: isPresented)
        let count = !isAnswered ? 0 : isPresented ? session.itemCount : 2
        let spaces = Array(repeating: Self.space, count: count)
        let before = state(after: spaces, from: position, isPresented: isPresented)
        let after = state(
          after: spaces + [.function(2), key], from: position, isPresented: isPresented)
        #expect(after.situation != before.situation, "\(flat)")
        #expect(after.session?.position == position)
      }
      // Without F2 before it, a key of the table does nothing.
      #expect(!flat.contains(/[Tt]he key [^L]/), "\(flat)")
    }
  }

  @Test func `a key of a panel leaves the keys with the card`() throws {
    let after = state(
      after: try KeyScript.parse("F4 type:0.13 Enter"), from: try LectureTests.position("softmax"))
    #expect(after.session?.card.phase == .done)
    #expect(after.lesson?.progress.records["softmax"]?.isCorrect == true)
  }

  @Test(arguments: [
    ("log", "2.0402"), ("log", "2.0399"), ("x1", "2.4"), ("softmax", "0.12985"), ("softmax", "13%"),
    ("x3", "12.9"), ("Q6", "83.2"), ("Q6", "83.25"), ("pixels", "60.75"), ("zero-from", "0.345"),
    ("S2", "2.3"), ("templates", "1"), ("lines", "1.5"),
  ])
  func `an answer worked out from the numbers of the card is right`(
    step: String, typed: String
  ) throws {
    #expect(try isRight("type:\(typed)", in: step))
  }

  @Test(arguments: [("x3", "13"), ("Q6", "83"), ("pixels", "61"), ("zero-from", "0.35")])
  func `an answer of too few digits is told, and is no attempt`(step: String, typed: String) throws
  {
    let after = state(
      after: try KeyScript.parse("type:\(typed) Enter"), from: try LectureTests.position(step))
    #expect(after.message?.text == "\(typed) is too rough: 3 digits, please")
    #expect(after.lesson?.progress.records[step] == nil)
    #expect(after.session?.card.phase == .open)
  }

  @Test func `what was said of a number before goes with the next one that isn't judged`() throws {
    let position = try LectureTests.position("log")
    func card(_ keys: String) throws -> (feedback: String?, message: String?) {
      let after = state(after: try KeyScript.parse(keys), from: position)
      return (after.session?.card.feedback, after.message?.text)
    }
    let wrong = "type:0.89 Enter "
    #expect(try card(wrong).feedback?.hasPrefix("0.89: That is the log to base 10") == true)
    for (typed, said) in [
      ("2", "2 is too rough: 3 digits, please"),
      ("2.03", "almost: 2.03 comes of rounded numbers; keep more digits"),
      ("2.040", nil),
    ] {
      let after = try card("\(wrong) type:\(typed) Enter")
      #expect(after.feedback == nil || said == nil, "\(typed)")
      if let said { #expect(after.message == said) }
    }
    let after = try card("\(wrong) type:2 Space")
    #expect(after.feedback == nil && after.message?.hasSuffix("Space again: the answer") == true)
  }

  @Test(arguments: [("double", "5 Enter BS 4 . 8"), ("zero-from", "0 . 3 5 Enter BS 4 5 0")])
  func `one that was too rough is gone on with, and Backspace takes of it`(
    step: String, keys: String
  ) throws {
    #expect(try isRight(keys, in: step))
  }

  @Test func `a prediction is so far until it is recorded`() throws {
    func says(_ text: String, _ keys: String) throws -> Bool {
      LectureTests.screen(
        after: try KeyScript.parse(keys), from: try LectureTests.position("mean")
      ).lines.contains { $0.contains(text) }
    }
    #expect(try says("your prediction so far: 5.2", "5 . 2 Enter"))
    #expect(try says("You predicted: 5.27", "5 . 2 Enter 7 Enter"))
  }

  @Test(arguments: ["x1", "Q2", "Q3", "S2", "lambda", "log", "Q1"])
  func `what tells of an answer's edits waits for them where all is shown without`(step: String)
    throws
  {
    func screen(_ keys: String) throws -> String {
      LectureTests.screen(
        after: try KeyScript.parse(keys), from: try LectureTests.position(step),
        size: Size(columns: 100, rows: 60), isPresented: true
      ).lines.joined(separator: " ")
    }
    let worked = LectureTests.lecture.steps[try LectureTests.position(step)]
    let explanation = try #require(worked.step.explanation)
    let words = worked.text(of: explanation, moment: .after).split(separator: " ").prefix(3)
    let begins = words.joined(separator: " ")
    #expect(try !screen("A").contains(begins) && screen("A").contains("Answer: "))
    #expect(try screen("A Space").contains(begins))
  }

  /// Whether what some keys type is right at the first attempt.
  private func isRight(_ keys: String, in step: String) throws -> Bool {
    let after = state(
      after: try KeyScript.parse("\(keys) Enter"), from: try LectureTests.position(step))
    return after.lesson?.progress.records[step]?.isCorrect == true
  }

  @Test(arguments: ["Q7", "zero-from", "choose", "ten-softmax"])
  func `a presented text keeps no number back that it says in words`(step: String) throws {
    let session = LessonSession(
      Self.lecture, at: try LectureTests.position(step), isPresented: true)
    #expect(!session.text(of: session.step.text).contains(/[ (]\?/))
  }

  @Test func `what is hidden in a presentation is said to come with Space`() throws {
    for (isPresented, said) in [(true, "shown with Space"), (false, "you answer")] {
      for keys in ["F2 5", "F2 e", "F2 !", "F2 : type:sort Space type:svm Enter"] {
        let after = state(
          after: try KeyScript.parse(keys), from: try LectureTests.position("pixels"),
          isPresented: isPresented)
        #expect(after.message?.text.hasSuffix("hidden until \(said)") == true, "\(keys)")
      }
    }
  }

  @Test(arguments: LectureTests.steps, [false, true])
  func `no text of the smallest screen is cut`(step: String, isPresented: Bool) throws {
    for keys in ["", "Space Space F4"] {
      let frame = LectureTests.screen(
        after: try KeyScript.parse(keys), from: try LectureTests.position(step),
        size: Size(columns: 60, rows: 18), isPresented: isPresented)
      // A question below what is shown is begun, after an ellipsis.
      let lines = [frame.lines[0]] + frame.lines(rows: frame.panelRows)
      #expect(!lines.contains { $0.contains("…") && !$0.hasPrefix(" … ") }, "\(keys)")
    }
  }

  @Test func `the first step's seconds are those since it was opened`() throws {
    let after = state(after: try KeyScript.parse("1 Space"), from: try LectureTests.position("Q1"))
    let seconds = try #require(after.lesson?.progress.records["Q1"]?.seconds)
    #expect(seconds < 1)
  }

  @Test(arguments: LectureTests.steps, ["60x18", "80x24", "120x40"])
  func `a presentation always says which step it is`(step: String, size: String) throws {
    let position = try LectureTests.position(step)
    for keys in [[], [Self.space], [.tab], [.character("c")]] {
      let frame = LectureTests.screen(
        after: keys, from: position, size: try #require(Size(parsing: size)), isPresented: true)
      let tabs = frame.lines[frame.tabRow]
      let number = position + 1
      // Of a step that only tells, Space goes on.
      let isThere = [number, number + 1].contains { number in
        tabs.contains("step \(number) of \(LectureTests.steps.count)")
          || tabs.contains("\(number)/\(LectureTests.steps.count)")
      }
      #expect(isThere, "\(tabs)")
      // Not all tabs have room, and a step without losses has no Terms, nor has a bare table then any
      // panel.
      let step = Self.lecture.steps[position]
      let panel = step.topics.contains(.svm) ? "Terms" : "Weights"
      let hasPanel = step.start.model.isComputed || step.topics.contains(.svm)
      #expect(tabs.contains(" \(panel) ") == hasPanel || size == "120x40")
    }
  }

  @Test(arguments: LectureTests.steps)
  func `on the smallest screen the question is in sight from the start`(step: String) throws {
    let position = try LectureTests.position(step)
    let worked = Self.lecture.steps[position]
    guard let question = worked.step.question else { return }
    let size = Size(columns: 60, rows: 18)
    let text = LectureTests.screen(after: [], from: position, size: size).lines.joined(
      separator: " ")
    #expect(text.contains(worked.text(of: question.ask).prefix(24)))
  }

  @Test(arguments: LectureTests.steps)
  func `an example that a hint names is on the smallest screen`(step: String) throws {
    let position = try LectureTests.position(step)
    let worked = Self.lecture.steps[position]
    let screen = LectureTests.screen(
      after: [], from: position, size: Size(columns: 60, rows: 18))
    let table = screen.lines(rows: screen.tableRows).joined(separator: " ")
    let shown = Set(table.split(separator: " "))
    let start = worked.start.table
    let names = Set(start.examples.indices.map { start.exampleName($0) })
    for hint in worked.step.hints.map({ worked.text(of: $0) }) {
      let words = hint.split { !$0.isLetter && !$0.isNumber }
      for word in words where names.contains(String(word)) {
        #expect(shown.contains(word), "\(hint)")
      }
    }
  }

  @Test(arguments: ["80x24", "120x40"])
  func `code is beside its choices`(size: String) throws {
    let frame = LectureTests.screen(
      after: [], from: try LectureTests.position("code"), size: try #require(Size(parsing: size)))
    let lines = frame.lines(rows: frame.panelRows)
    #expect(lines.contains { $0.contains("def L_i_vectorized") })
    #expect(lines.contains { $0.contains(" 3 The label's score") })
  }

  @Test(arguments: LectureTests.steps, ["60x18", "80x24", "120x40", "141x40"])
  func `no line of a card ends inside brackets or a pair of numbers`(
    step: String, size: String
  ) throws {
    let size = try #require(Size(parsing: size))
    let frame = LectureTests.screen(after: [], from: try LectureTests.position(step), size: size)
    for line in frame.lines(rows: frame.panelRows) where line.hasPrefix("   ") {
      let (opening, closing) = (line.count { $0 == "[" }, line.count { $0 == "]" })
      #expect(opening == closing, "\(line)")
    }
  }

  @Test func `a wide screen's card is as wide as at 80 columns at least`() throws {
    for columns in [120, 140, 141, 200] {
      let frame = LectureTests.screen(
        after: [], from: try LectureTests.position("softmax"),
        size: Size(columns: columns, rows: 40))
      let lines = frame.lines(rows: frame.panelRows)
      #expect(
        lines.contains {
          $0.hasPrefix("   cat 3.2 → 24.5      car 5.1 → 164.0      frog -1.7 → 0.18")
        })
    }
  }

  @Test func `that progress is lost stands in the title, whatever its width`() throws {
    for columns in [60, 80, 120] {
      var state = state(after: [], from: 0)
      _ = state.update(.progressWritten(complaint: "no room"))
      for key in try KeyScript.parse("Down F2") {
        for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
      }
      let lines = draw(state, size: Size(columns: columns, rows: 24), isUnicode: true).lines
      #expect(lines[0].contains(" progress not kept   "), "\(lines[0])")
    }
  }

  @Test(arguments: LectureTests.steps, ["L", "", "H Space Space"])
  func `in ASCII nothing of the card or the list of steps becomes a question mark`(
    step: String, keys: String
  ) throws {
    let position = try LectureTests.position(step)
    let keys = try KeyScript.parse(keys)
    func questionMarks(isUnicode: Bool) throws -> Int {
      // Wide enough that ASCII's longer words are not cut.
      let terminal = ScriptedTerminal(
        size: Size(columns: 220, rows: 80), events: keys.map(Event.key), isUnicode: isUnicode,
        colorDepth: .none)
      var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
      let session = LessonSession(Self.lecture, at: position)
      loop.run(.lessonOpened(session, complaint: nil, showsList: false))
      return try #require(terminal.frame).lines.joined().count { $0 == "?" }
    }
    #expect(try questionMarks(isUnicode: false) == questionMarks(isUnicode: true))
  }
}
