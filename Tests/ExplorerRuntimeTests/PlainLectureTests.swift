import ExplorerCore
import Lessons
import Scores
import Testing

@testable import ExplorerRuntime
@testable import ExplorerUI

/// The lecture in plain mode, by somebody who has nothing but what is said.
@Suite struct PlainLectureTests {
  /// What to do with a step: a wrong answer, all hints, the answer shown, cleared, answered right.
  private struct Walk {
    var steps: Set<String> = []
    var right = 0
    private var script: [String] = []
    private var answer: String?
    private var choices = 0

    /// The next line to type; nil at the end.
    mutating func next(_ typed: String, _ said: [String]) -> String? {
      if let step = said.first(where: { $0.hasPrefix("Step ") }),
        !["Esc", "read card"].contains(typed)
      {
        steps.insert(String(step.prefix { $0 != ":" }))
        let isAsked = said.contains { $0.hasPrefix("Question: ") }
        choices = said.count { $0.first?.isNumber == true && $0.contains(". ") }
        let wrong = said.contains { $0.hasPrefix("Type a number") } ? "-987.5" : "2"
        if isAsked, answer == nil { script = [wrong, "H", "H", "H", "Space", "Space"] }
      }
      if let text = said.first(where: { $0.hasPrefix("Answer: ") }) {
        answer = String(text.dropFirst("Answer: ".count))
        script = ["L", "Del", "Del", "Esc", "read card"]
      } else if said.contains(where: { $0.hasPrefix("Right. ") }) {
        right += 1
        (answer, script) = (nil, [])
      } else if let answer, typed == "read card" {
        let choice = said.firstIndex { $0.hasSuffix(". \(answer)") }
        let number = choice.flatMap { said[$0].split(separator: ".").first }.map(String.init)
        script = [choices > 0 ? number ?? "no choice \(answer)" : answer]
      }
      if !script.isEmpty { return script.removeFirst() }
      return said.contains("This is the last step.") ? nil : "n"
    }
  }

  @Test func `every step can be answered wrong and right with nothing but what is said`() throws {
    var walk = Walk()
    let reader = PlainReader { walk.next($0, $1) }
    let end = reader.run()
    let lecture = LectureTests.lecture
    #expect(walk.steps.count == lecture.steps.count)
    let questions = lecture.steps.count { $0.step.question != nil }
    #expect(walk.right == questions)
    #expect(end.session?.score.right == questions)
    let lines = reader.answered.flatMap(\.said)
    #expect(lines.contains { $0.hasPrefix("Hint: ") } && lines.contains { $0.hasPrefix("Wrong. ") })
  }

  @Test func `nothing that is said needs a screen`() {
    var walk = Walk()
    let reader = PlainReader { walk.next($0, $1) }
    _ = reader.run()
    for (typed, said) in reader.answered {
      #expect(!said.isEmpty, "\(typed)")
      for line in said {
        #expect(line.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }, "\(line)")
      }
    }
  }

  @Test(arguments: LectureTests.steps)
  func `what a step asks is in no line before it is answered`(step: String) throws {
    let position = try LectureTests.position(step)
    let worked = LectureTests.lecture.steps[position]
    var state = ExplorerState(table: .lecture)
    let session = LessonSession(LectureTests.lecture, at: position)
    _ = state.update(.lessonOpened(session, complaint: nil, showsList: false))
    let open = ExplorerState(worked.start, document: .lecture)
    let readings = (Readings(state: open), Readings(state: state))
    // What the table hides of the numbers that it would show.
    let figures = worked.start.table.examples.indices.flatMap { example in
      zip(readings.0.plainLosses(of: example), readings.1.plainLosses(of: example))
    }
    let hidden = figures.filter { $0.1.text == Readings.unknown && $0.0.text.utf8.count > 3 }
    var rest =
      (["read table", "read panel", "where"]
      + ["F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10"])[...]
    let reader = PlainReader { _, _ in rest.popFirst() }
    _ = reader.run(from: position)
    func numbers(_ lines: [String]) -> Set<String> {
      let words = lines.flatMap { $0.split { !"0123456789.e-".contains($0) } }
      return Set(words.map { String($0.last == "." ? $0.dropLast() : $0) })
    }
    // What the step's own text tells is its author's choice.
    let card = PlainCard(try #require(state.session)).lines
    let told = numbers(card.map(spoken))
      .union(figures.filter { $0.1.text != Readings.unknown }.map(\.0.text))
    let said = numbers(reader.answered.flatMap(\.said))
    for (open, _) in hidden where !told.contains(open.text) {
      #expect(!said.contains(open.text), "\(open)")
    }
  }

  @Test func `an answer is told by its start and its end`() throws {
    var rest = ["1"][...]
    let reader = PlainReader { _, _ in rest.popFirst() }
    _ = reader.run(from: try LectureTests.position("Q1"))
    let said = reader.answered[1].said
    #expect(said[0] == "Right. You predicted: It stays as it is")
    let meaning = try #require(said.firstIndex { $0.hasPrefix("It stays 0: ") })
    let numbers = try #require(said.firstIndex(of: "x2: SVM 0, was hidden."))
    #expect(meaning == 1 && numbers > meaning)
    #expect(said.filter { $0.contains("x2 car ") }.count == 1)
    #expect(said.contains("x2 car 4.4, was 4.9. SVM 0, unchanged."))
    #expect(said.last == "w asks it with other numbers. n goes on.")
  }

  @Test func `who is right in the end hears that first, then why the others are wrong`() throws {
    let said = try plainAnswers(["2", "1"], in: "Q1")[1]
    #expect(said[0] == "Right at the 2nd try: It stays as it is")
    #expect(said.contains("Why the others are wrong:"))
    #expect(!said.contains { $0.hasPrefix("Wrong") })
  }

  @Test func `code is told with what it gives, and a legend with the words of the table`() throws {
    let code = try plainAnswers(["read card"], in: "code")[0]
    #expect(code.contains("scores = W.dot(x) gives [3.2, 5.1, -1.7]"))
    #expect(code.contains { $0.hasPrefix("margins = ") && $0.contains(" gives [number sign, ") })
    #expect(try plainAnswers(["read card"], in: "cifar")[0].contains("wins: the highest score"))
  }

  @Test func `R of rows of W is told with what it was`() throws {
    let said = try #require(try plainAnswers(["Space", "Space"], in: "w1-w2").last)
    #expect(said.contains { $0.hasPrefix("R of w1 by L2 1, was hidden. ") })
  }

  @Test func `W × 2 is told only with an answer that speaks of it`() throws {
    for (step, isTold) in [("choose", true), ("lambda", false)] {
      let said = try #require(try plainAnswers(["Space", "Space"], in: step).last)
      #expect(said.contains { $0.hasPrefix("At W times 2: ") } == isTold)
    }
  }

  @Test func `why the first try was wrong is not told again with the answer`() throws {
    let said = try plainAnswers(["2", "1"], in: "Q1")
    let reason = try #require(said[0].first { $0.hasPrefix("Wrong. ") }).split(separator: ": ").last
    #expect(!said[1].contains { $0.contains(reason ?? "") })
  }

  @Test(arguments: LectureTests.steps)
  func `an answer tells what it means before at most six lines of numbers`(step: String) throws {
    let said = try plainAnswers(["Space", "Space"], in: step).last ?? []
    let numbers = said.filter { $0.contains(/[,;] was (hidden|-?\d)/) }
    #expect(numbers.count <= 6, "\(numbers)")
    if let first = said.firstIndex(where: { numbers.contains($0) }),
      let head = said.firstIndex(where: { $0.hasPrefix("Why the other") })
    {
      #expect(head < first)
    }
  }

  @Test(arguments: ["ring", "three-modes"])
  func `the points of a hard case are told before its answer`(step: String) throws {
    let said = try plainAnswers(["panel plane"], in: step)[0]
    #expect(said.count { $0.contains(": at (") && $0.contains(", label ") } == 13)
    #expect(!said.contains { $0.contains(" wins") })
  }

  @Test func `the lines of a step are told by where they cross the axes, after its answer`() throws
  {
    let said = try plainAnswers(["F8", "1.5", "F8"], in: "lines")
    func isLine(_ line: String) -> Bool { line.contains(" is 0 on a line ") }
    #expect(!said[0].contains(where: isLine))
    #expect(
      said[2].first(where: isLine)
        == "cat is 0 on a line that crosses the first axis at 1.5, the second axis at 3")
  }

  @Test func `a card names nothing of a screen`() throws {
    var walk = Walk()
    let reader = PlainReader { walk.next($0, $1) }
    _ = reader.run()
    for line in reader.answered.flatMap(\.said) {
      for word in [
        "a box", "!, a class", "*, the", "column avg", "Above:", "the table above", "arrows",
      ] {
        #expect(!line.contains(word), "\(line)")
      }
    }
  }

  @Test func `a presentation tells each loss that it reveals`() throws {
    var rest = ["Space", "BS"][...]
    let reader = PlainReader { _, _ in rest.popFirst() }
    _ = reader.run(from: try LectureTests.position("x1"), isPresented: true)
    #expect(reader.answered[1].said.first == "x1: SVM 2.9, was hidden.")
    #expect(reader.answered[2].said.first == "x1: SVM hidden, was 2.9.")
  }

  @Test func `a presentation says the number of the right choice`() throws {
    var rest = ["A"][...]
    let reader = PlainReader { _, _ in rest.popFirst() }
    _ = reader.run(from: try LectureTests.position("Q1"), isPresented: true)
    #expect(reader.answered[1].said.first == "Answer: 1. It stays as it is")
  }
}
