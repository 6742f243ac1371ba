import Foundation
import Lessons
import TerminalCore
import TerminalTestSupport
import Testing

@testable import ExplorerCore
@testable import ExplorerRuntime
@testable import ExplorerUI

/// What a step of the lecture asks stands nowhere before it: on no screen of an earlier step, in no line of
/// plain mode and in nothing to share, also when that step's answer is shown.
@Suite struct LectureSecretsTests {
  private static let lecture = LectureTests.lecture

  /// Numbers that stand in steps before the one that asks them, and why they may.
  private static let excused = [
    Excuse("lines", "pixels bias", "a weight of another W is 1.5"),
    Excuse("Q1-far", "x2-loss x2", "frog's term there: that it is the answer is the question"),
    Excuse("lambda", "pixels bias ring three-modes Q7 choose", "one of the four k to choose from"),
    Excuse("S2", "x2-loss Q1 Q1-far zero-from", "a kink and a mean of other scores are 2.3"),
  ]

  private struct Excuse {
    let asked: String
    let before: Set<Substring>

    init(_ asked: String, _ before: String, _ why: String) {
      (self.asked, self.before) = (asked, Set(before.split(separator: " ")))
    }
  }

  @Test(arguments: LectureTests.steps)
  func `a number that is asked stands on no screen before`(step: String) throws {
    let position = try LectureTests.position(step)
    let worked = Self.lecture.steps[position]
    for asked in Self.asked(in: worked) {
      for earlier in 0..<position {
        let id = Self.lecture.steps[earlier].step.id
        let isExcused = Self.excused.contains {
          $0.asked == worked.step.id && $0.before.contains(id[...])
        }
        let told = Self.screens[earlier].filter { $0.value.contains(where: asked.isTold) }.keys
        #expect(told.isEmpty != isExcused, "\(asked.text) in \(id): \(told.sorted())")
      }
    }
  }

  @Test(arguments: ["Q7", "double", "choose", "bolder", "not-2w"])
  func `what a step asks of W × 2 is not beside an earlier table`(step: String) throws {
    let position = try LectureTests.position(step)
    let asked = Self.lecture.steps[position]
    #expect(asked.step.edits == [.character(">")] && asked.topics.contains(.twice))
    let hidden: [(Hideable, Topic)] = [
      (.svm(.everything), .svm), (.softmax(.everything), .softmax),
      (.regularization, .regularization),
    ]
    let topic = try #require(hidden.first { asked.hides.contains($0.0) }?.1)
    for earlier in Self.lecture.steps[..<position] where earlier.topics.contains(.twice) {
      // A step that only tells keeps what it hides.
      let isHidden = earlier.step.question == nil && earlier.hides.contains(.otherScale)
      let isShown = !isHidden && earlier.topics.contains(topic)
      #expect(!isShown || !Self.hasSelectedRow(of: asked, earlier), "\(earlier.step.id)")
    }
  }

  /// Whether an earlier step has the scores and the label of the example that one is about.
  private static func hasSelectedRow(of asked: WorkedStep, _ earlier: WorkedStep) -> Bool {
    func row(_ step: WorkedStep, _ example: Int) -> [Double] {
      let scores = step.start.table.scores(example)
      return [Double(step.start.table.label(example))] + scores.indices.map { scores[$0] }
    }
    return earlier.start.table.examples.indices.contains {
      row(earlier, $0) == row(asked, asked.start.selection.example)
    }
  }

  @Test(arguments: LectureTests.steps)
  func `no text prints a number that its step hides`(step: String) throws {
    let position = try LectureTests.position(step)
    let worked = Self.lecture.steps[position]
    // Its terms are worked, and their sum is asked.
    guard worked.step.id != "x2-loss" else { return }
    let hidden = LessonSession(Self.lecture, at: position).hidden
    var texts = [worked.step.text] + [worked.step.question?.ask].compactMap(\.self)
    if case .choices(let choices) = worked.step.question?.kind { texts += choices.map(\.text) }
    for text in texts {
      #expect(worked.text(of: text, hiding: hidden) == worked.text(of: text))
    }
  }

  @Test func `the entropy of a target is in no panel before it is asked`() throws {
    func says(_ step: String, _ keys: String) throws -> Bool {
      let frame = LectureTests.screen(
        after: try KeyScript.parse(keys), from: try LectureTests.position(step),
        size: Size(columns: 80, rows: 24))
      return frame.lines.contains { $0.contains("H(P) = 0") }
    }
    for step in ["softmax", "log"] { #expect(try !says(step, "Space Space F4")) }
    for step in ["log", "kl"] { #expect(try !says(step, "F4")) }
    for (step, keys) in [("kl", "Space Space F4"), ("S2", "F4")] { #expect(try says(step, keys)) }
  }

  @Test func `a presentation hides what its step reveals, and not what steps before have`() throws {
    func hides(_ step: String) throws -> [Bool] {
      let session = LessonSession(
        Self.lecture, at: try LectureTests.position(step), isPresented: true)
      let table = session.worked.start.table
      let items = ["x1", "x2", "x3"].filter { table.examplePosition(named: $0) != nil }
        .map { Hideable.svm(.example($0)) }
      return (items + [.svm(.mean)]).map { session.hidden.hides($0, in: table) }
    }
    #expect(try hides("x1") == [true, true])
    #expect(try hides("x2-loss") == [false, true, true])
    #expect(try hides("x3") == [false, false, true, true])
    #expect(try hides("mean") == [true, true, true, true])
    #expect(try hides("Q1") == [false, true, false, true])
    #expect(try hides("Q6") == [false, false, true, true])
  }

  @Test(arguments: ["x1", "code"])
  func `a presented text shows no term beside what it hides`(step: String) throws {
    let session = LessonSession(
      Self.lecture, at: try LectureTests.position(step), isPresented: true)
    let text = session.text(of: session.step.text)
    #expect(text.contains("?") && !text.contains("= 0\n") && !text.contains(", 0]"), "\(text)")
    #expect(session.answered.text(of: session.step.text).contains("0"))
  }

  // MARK: What is asked

  /// A number as the card prints it.
  private struct Asked {
    let text: String

    /// Whether a number gives it away: one with all its digits, or more.
    func isTold(by number: String) -> Bool {
      guard let value = Double(text), let told = Double(number), number.count >= text.count
      else { return false }
      let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
      return abs(told - value) < 0.499 * pow(10, Double(-decimals)) && told.sign == value.sign
    }
  }

  /// The number to be typed or chosen. One of a single digit stands for too much else to be a secret.
  private static func asked(in worked: WorkedStep) -> [Asked] {
    let texts: [String] =
      switch worked.step.question?.kind {
      case .number(let answer): [worked.text(ofAnswer: answer)]
      case .choices(let choices):
        choices.filter(\.isRight).map { worked.text(of: $0.text) }
          .filter { $0.wholeMatch(of: /(\S+ = )?-?[0-9.]+/) != nil }
      case nil: []
      }
    return texts.flatMap(numbers).filter { $0.count { $0.isNumber } > 1 }.map { Asked(text: $0) }
  }

  private static func numbers(in text: String) -> [String] {
    text.replacing("−", with: "-").matches(of: /-?[0-9]+(?:\.[0-9]+)?/).map { String($0.output) }
  }

  // MARK: Where it could stand

  /// The numbers of all that can be seen of each step with its answer shown, by where they are seen.
  private static let screens: [[String: Set<String>]] = lecture.steps.indices.map { position in
    var seen: [String: Set<String>] = [:]
    let session = LessonSession(lecture, at: position)
    let keys = Array(repeating: Key.character(" "), count: session.isAsking ? 2 : 0)
    let terminal = ScriptedTerminal(size: Size(columns: 80, rows: 24), keys: keys)
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run(.lessonOpened(session, complaint: nil, showsList: false))
    seen["share"] = Set(numbers(in: loop.state.sharing(isASCII: false).line ?? ""))
    for (size, keys) in settings {
      let frame = frame(loop.state, size, keys)
      // The tabs tell which step it is, and the row of keys has none of the table's numbers.
      var lines = frame.lines
      lines[frame.tabRow] = ""
      seen["\(size.columns) \(keys)"] = Set(lines.dropLast().flatMap(numbers))
    }
    seen["plain"] = Set(plainLines(at: position, asks: session.isAsking).flatMap(numbers))
    return seen
  }

  private static let settings: [(Size, String)] = {
    let (small, middle, large) = (
      Size(columns: 60, rows: 18), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)
    )
    let panels = ["F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "v l", "v g", "v u"]
    return [small, middle, large].flatMap { size in
      ["", "F2", "F2 t", "F2 r"].map { (size, $0) }
    } + panels.map { (middle, "\($0) z") }
  }()

  private static func frame(_ answered: ExplorerState, _ size: Size, _ keys: String) -> Frame {
    var state = answered
    func settle() { _ = state.update(.laidOut(Layout(state, size: size).viewport)) }
    settle()
    for key in (try? KeyScript.parse(keys)) ?? [] {
      for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
      settle()
    }
    return draw(state, size: size, isUnicode: true)
  }

  private static func plainLines(at position: Int, asks: Bool) -> [String] {
    var (typed, lines): (ArraySlice<String>, [String]) = (
      (asks ? ["Space", "Space"] : []) + ["read table", "read panel", "read card"], []
    )
    let terminal = PlainTerminal(
      because: "of a test", readLine: { typed.popFirst() },
      write: { line in
        // "Step 13 of 54" is where one is.
        if !line.hasPrefix("Step ") { lines.append(line) }
        return true
      })
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run(
      .lessonOpened(LessonSession(lecture, at: position), complaint: nil, showsList: false))
    return lines
  }
}
