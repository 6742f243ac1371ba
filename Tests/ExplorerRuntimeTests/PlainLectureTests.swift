import ExplorerCore
import Lessons
import Scores
import Testing

@testable import ExplorerRuntime
@testable import ExplorerUI

/// The lecture in plain mode, by somebody who has nothing but what is said.
@Suite struct PlainLectureTests {
  /// The reader of a dialogue: decides what to type from what was said since the last line.
  private final class Reader {
    private(set) var answered: [(typed: String, said: [String])] = []
    private var said: [String] = []
    private var typed = ""
    private var next: (_ typed: String, _ said: [String]) -> String?

    init(_ next: @escaping (_ typed: String, _ said: [String]) -> String?) { self.next = next }

    func listen(_ line: String) -> Bool {
      said.append(line)
      return true
    }

    func type() -> String? {
      answered.append((typed, said))
      // Who is caught in a step gives up.
      guard answered.count < 1000, let line = next(typed, said) else { return nil }
      (typed, said) = (line, [])
      return line
    }

    /// Runs the lecture until the reader has nothing more to type.
    func run(from position: Int = 0, isPresented: Bool = false) -> ExplorerState {
      let terminal = PlainTerminal(because: "of a test", readLine: type, write: listen)
      let session = LessonSession(LectureTests.lecture, at: position, isPresented: isPresented)
      var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
      loop.run(.lessonOpened(session, complaint: nil, showsList: false))
      return loop.state
    }
  }

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
        script = ["L", "Del", "Esc", "read card"]
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
    let reader = Reader { walk.next($0, $1) }
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
    let reader = Reader { walk.next($0, $1) }
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
    let reader = Reader { _, _ in rest.popFirst() }
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
    let reader = Reader { _, _ in rest.popFirst() }
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

  /// What is said after each line that is typed in a step.
  private func answers(_ lines: [String], in step: String) throws -> [[String]] {
    var rest = lines[...]
    let reader = Reader { _, _ in rest.popFirst() }
    _ = reader.run(from: try LectureTests.position(step))
    return reader.answered.dropFirst().map(\.said)
  }

  @Test func `a wrong answer is told once, also from behind a panel`() throws {
    let said = try answers(["F7", "2", "2", ""], in: "x2")
    #expect(said[1].count { $0.hasPrefix("Wrong. ") } == 1)
    #expect(!said[1].contains { $0.hasPrefix("Question: ") || $0.hasPrefix("Chosen") })
    #expect(said[2] == ["2 was wrong; choose another, or take a hint with H"])
    #expect(said[3][0] == "An empty line does nothing here.")
  }

  @Test func `the same wrong choice is no other attempt`() throws {
    let said = try answers(["2", "2", "Enter", "1"], in: "Q1")[3]
    #expect(said[0] == "Right at the 2nd try: It stays as it is")
  }

  @Test func `who is right in the end hears that first, then why the others are wrong`() throws {
    let said = try answers(["2", "1"], in: "Q1")[1]
    #expect(said[0] == "Right at the 2nd try: It stays as it is")
    #expect(said.contains("Why the others are wrong:"))
    #expect(!said.contains { $0.hasPrefix("Wrong") })
  }

  @Test func `the keys' way between card, table and panel is said`() throws {
    let said = try answers(["F8", "F2", "F2", "Esc"], in: "ring")
    #expect(
      said.map(\.last) == [
        "The keys go to the card. F2 gives them to the table, F2 twice to Plane.",
        "The keys go to the table. F2 gives them to Plane, Esc to the card.",
        "The keys go to Plane. F2 gives them to the table, Esc to the card.",
        "The keys go to the card. F2 gives them to the table.",
      ])
  }

  @Test func `Esc gives the card its keys back, and says where they go where it had them`() throws {
    let said = try answers(["F2", "Esc", "Esc"], in: "Q4")
    #expect(said[1].last == "The keys go to the card. F2 gives them to the table.")
    #expect(said[2] == ["Nothing changed. The keys go to the card. F2 gives them to the table."])
  }

  @Test func `Esc after a refusal says what it does, and not the refusal again`() throws {
    let said = try answers(["F2", "5", "Esc", "3"], in: "bias")
    #expect(said[1].contains("hidden until you answer") && said[1].last == remindingOfCard)
    #expect(said[2] == ["The keys go to the card. F2 gives them to the table."])
    #expect(said[3].first?.hasPrefix("Wrong. ") == true)
  }

  private let remindingOfCard = "The table has the keys; Esc gives them to the card."

  @Test func `a number that goes to the table while the card asks is told with a reminder`() throws
  {
    let said = try answers(["F2", "5", "Esc"], in: "Q1")
    #expect(said[1].first?.contains(" 5") == true && said[1].last == remindingOfCard)
    #expect(!said[2].contains(remindingOfCard))
  }

  @Test func `a hint, and the next step, are words wherever the keys go`() throws {
    let said = try answers(["F2", "hint", "F7", "F2", "F2", "5", "/ship", "next"], in: "bias")
    #expect(said[1].contains { $0.hasPrefix("Hint: ") })
    #expect(said[5].last == "Weights has the keys; Esc gives them to the card.")
    #expect(said[7][0].hasPrefix("Step 4 of "))
  }

  @Test func `code is told with what it gives, and a legend with the words of the table`() throws {
    let code = try answers(["read card"], in: "code")[0]
    #expect(code.contains("scores = W.dot(x) gives [3.2, 5.1, -1.7]"))
    #expect(code.contains { $0.hasPrefix("margins = ") && $0.contains(" gives [number sign, ") })
    #expect(try answers(["read card"], in: "cifar")[0].contains("wins: the highest score"))
  }

  @Test func `R of rows of W is told with what it was`() throws {
    let said = try #require(try answers(["Space", "Space"], in: "w1-w2").last)
    #expect(said.contains { $0.hasPrefix("R of w1 by L2 1, was hidden. ") })
  }

  @Test func `W × 2 is told only with an answer that speaks of it`() throws {
    for (step, isTold) in [("choose", true), ("lambda", false)] {
      let said = try #require(try answers(["Space", "Space"], in: step).last)
      #expect(said.contains { $0.hasPrefix("At W times 2: ") } == isTold)
    }
  }

  @Test func `what is taken back from the card is told`() throws {
    let said = try answers(["Down", "Esc"], in: "Q1")
    #expect(said[0].contains("Chosen: 1.") && said[1].contains("What was chosen is taken back."))
  }

  @Test func `a new line takes the place of a number`() throws {
    let said = try answers(["type:60.7", "-", "77.7"], in: "x1")
    #expect(said[1].contains { $0.hasPrefix("- is not a number") })
    #expect(said[2].first?.hasPrefix("Wrong. 77.7: ") == true, "\(said)")
  }

  @Test func `a step that was answered is read whole`() throws {
    let said = try answers(["1", "n", "p", "read card"], in: "Q1")
    for lines in said[2...3] {
      #expect(lines.contains("1. It stays as it is"))
      #expect(lines.contains { $0.hasPrefix("Question: ") })
      #expect(lines.contains { $0.hasPrefix("It stays 0: ") })
    }
    #expect(said[3].count > 6)
  }

  @Test func `why the first try was wrong is not told again with the answer`() throws {
    let said = try answers(["2", "1"], in: "Q1")
    let reason = try #require(said[0].first { $0.hasPrefix("Wrong. ") }).split(separator: ": ").last
    #expect(!said[1].contains { $0.contains(reason ?? "") })
  }

  @Test(arguments: LectureTests.steps)
  func `an answer tells what it means before at most six lines of numbers`(step: String) throws {
    let said = try answers(["Space", "Space"], in: step).last ?? []
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
    let said = try answers(["panel plane"], in: step)[0]
    #expect(said.count { $0.contains(": at (") && $0.contains(", label ") } == 13)
    #expect(!said.contains { $0.contains(" wins") })
  }

  @Test func `the lines of a step are told by where they cross the axes, after its answer`() throws
  {
    let said = try answers(["F8", "1.5", "F8"], in: "lines")
    func isLine(_ line: String) -> Bool { line.contains(" is 0 on a line ") }
    #expect(!said[0].contains(where: isLine))
    #expect(
      said[2].first(where: isLine)
        == "cat is 0 on a line that crosses the first axis at 1.5, the second axis at 3")
  }

  @Test func `the list of steps says first where one is`() throws {
    let said = try answers(["L"], in: "ring")[0]
    #expect(said[0].hasSuffix(" You are at 9, A ring."))
  }

  @Test func `a step is gone to by its number or name, from anywhere in a lesson`() throws {
    let lines = ["step 5", "L", "9", "F2", "STEP Q1", "L", "step 2", "step 99"]
    let said = try answers(lines, in: "x1")
    let steps = LectureTests.lecture.steps.map(\.step)
    #expect(said[0][0].hasPrefix("Step 5 of ") && said[0][0].contains(steps[4].id))
    #expect(said[2][0].hasPrefix("Step 9 of ") && said[4][0].contains(": Q1, "))
    #expect(said[6][0].hasPrefix("Step 2 of "))
    #expect(said[7][0].hasPrefix("step takes 1 to \(steps.count), "))
  }

  @Test func `the list says that it is open, and what a search finds`() throws {
    let said = try answers(["L", "where", "softmax", "nonsense", "4"], in: "ring")
    #expect(said[1][0].hasPrefix("The list of steps is open. "))
    #expect(said[2][0].wholeMatch(of: /\d+ steps match softmax; BS .*/) != nil, "\(said[2][0])")
    #expect(said[3] == ["Nothing matches softmaxnonsense; BS erases a letter, Esc leaves."])
    #expect(said[4][0].hasPrefix("Step 4 of "))
  }

  @Test func `a card names nothing of a screen`() throws {
    var walk = Walk()
    let reader = Reader { walk.next($0, $1) }
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
    let reader = Reader { _, _ in rest.popFirst() }
    _ = reader.run(from: try LectureTests.position("x1"), isPresented: true)
    #expect(reader.answered[1].said.first == "x1: SVM 2.9, was hidden.")
    #expect(reader.answered[2].said.first == "x1: SVM hidden, was 2.9.")
  }

  @Test func `a presentation says the number of the right choice`() throws {
    var rest = ["A"][...]
    let reader = Reader { _, _ in rest.popFirst() }
    _ = reader.run(from: try LectureTests.position("Q1"), isPresented: true)
    #expect(reader.answered[1].said.first == "Answer: 1. It stays as it is")
  }
}
