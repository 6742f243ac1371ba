import Lessons
import Testing

@testable import ExplorerRuntime

/// What the lecture is about, which terms it explains and which misconceptions it meets, and in which step.
@Suite struct LectureCoverageTests {
  private static let steps = LectureTests.lecture.lesson.steps

  /// All that a step says, numbers left out, and its presenter's notes.
  private static func words(of step: Step) -> String {
    var texts = [step.text] + step.hints + [step.explanation, step.notes].compactMap(\.self)
    if let question = step.question {
      texts.append(question.ask)
      switch question.kind {
      case .choices(let choices):
        texts += choices.flatMap { [$0.text] + [$0.feedback].compactMap(\.self) }
      case .number(let number):
        texts += number.wrong.map(\.feedback) + [number.feedback].compactMap(\.self)
      }
    }
    let literal = texts.flatMap(\.parts).map { if case .text(let text) = $0 { text } else { "…" } }
    return literal.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test(arguments: Coverage.misconceptions + Coverage.topics + Coverage.terms)
  func `what is said to be there is there`(place: Coverage) throws {
    let step = try #require(Self.steps.first { $0.id == place.step }, "no step \(place.step)")
    #expect(Self.words(of: step).contains(place.words))
  }

  @Test func `all 21 misconceptions are met`() {
    let numbers = Coverage.misconceptions.compactMap { Int($0.what.prefix { $0.isNumber }) }
    #expect(Set(numbers) == Set(1...21))
  }

  @Test func `every step is there for something`() {
    let named = Set((Coverage.misconceptions + Coverage.topics + Coverage.terms).map(\.step))
    // Questions that go further with what another step is about.
    let further: Set = ["Q1-far", "zero-from", "Q1-softmax", "not-2w"]
    #expect(Set(Self.steps.map(\.id)) == named.union(further))
  }

  @Test func `softmax is neither asked nor used before it is taught`() throws {
    let softmax = try LectureTests.position("softmax")
    for step in Self.steps.prefix(softmax) {
      var asked = step
      asked.notes = nil
      #expect(!Self.words(of: asked).lowercased().contains("softmax"), "\(step.id)")
    }
    for worked in LectureTests.lecture.steps.prefix(softmax) {
      #expect(!worked.topics.contains(.softmax), "\(worked.step.id)")
    }
  }

  @Test func `what a step shows was introduced, and goes on to the next ones`() throws {
    func topics(_ id: String) throws -> Set<Topic> {
      LectureTests.lecture.steps[try LectureTests.position(id)].topics
    }
    #expect(try topics("three-modes") == [.labels])
    #expect(try topics("Q6") == [.labels, .svm])
    #expect(try topics("why-1") == [.labels, .svm, .twice])
    #expect(try topics("half") == [.labels, .svm, .twice, .regularization])
    #expect(try topics("together") == .all)
  }

  @Test func `the core is short enough for one class, and begins and ends as the lecture does`() {
    let core = Self.steps.filter { !$0.isMore }
    #expect(core.count <= 28)
    #expect(core.contains { $0.id == "lambda" })
    #expect(core.first?.id == Self.steps.first?.id && core.last?.id == Self.steps.last?.id)
    let questions = ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7", "S1", "S2"]
    #expect(Set(questions).isSubset(of: core.map(\.id)))
  }

  @Test func `training is in the last step alone`() {
    #expect(Self.steps.last?.panel == "Training")
    for step in Self.steps.dropLast() {
      #expect(step.panel != "Training" && !Self.words(of: step).contains("F10"), "\(step.id)")
    }
  }

  @Test func `most questions can be asked with other numbers, which keep what they say`() {
    #expect(Self.steps.count { $0.variation != nil } >= 25)
    let problems = LectureTests.lecture.variantProblems(count: 10) { situation($0, after: $1) }
    #expect(problems.isEmpty, "\(problems.map(\.description))")
  }

  /// The texts of a step's variants, with their numbers.
  private static func texts(ofVariantsOf step: WorkedStep) throws -> [String] {
    try (1...UInt64(6)).flatMap { seed in
      let variant = try step.variant(seed: seed) { situation($0, after: $1) }
      let asked = [variant.step.text] + variant.step.hints
      return asked.map { variant.text(of: $0) }
        + [variant.step.explanation].compactMap(\.self).map {
          variant.text(of: $0, moment: .after)
        }
    }
  }

  @Test(arguments: LectureTests.steps)
  func `other numbers are written as in formulas and lists`(step: String) throws {
    let worked = LectureTests.lecture.steps[try LectureTests.position(step)]
    guard worked.step.variation != nil else { return }
    for text in try Self.texts(ofVariantsOf: worked) {
      // A negative number in a sum has parentheses, but not as an argument.
      #expect(!text.contains(/[+−·] ?-[0-9]/), "\(text)")
      for list in text.matches(of: /\[[^\[\]]+\]/) {
        let numbers = list.output.dropFirst().dropLast().split(separator: ", ")
        let isMixed =
          numbers.contains { $0.hasSuffix(".0") } && !numbers.contains { $0.contains(/\.[1-9]/) }
        #expect(!isMixed, "\(text)")
      }
    }
  }

  @Test func `where a loss is worked to its last line, so it is with other numbers`() throws {
    let worked = LectureTests.lecture.steps[try LectureTests.position("x2-loss")]
    var losses: Set<String> = []
    for seed in 1...UInt64(20) {
      let variant = try worked.variant(seed: seed) { situation($0, after: $1) }
      guard case .number(let number)? = variant.step.question?.kind,
        let explanation = variant.step.explanation
      else { continue }
      let loss = variant.text(of: number.answer)
      losses.insert(loss)
      #expect(variant.text(of: explanation).contains(" = \(loss). "))
    }
    #expect(losses.count > 1)
  }

  @Test func `a choice that is right depends on no number without saying so`() {
    for step in Self.steps where step.variation != nil {
      guard case .choices(let choices)? = step.question?.kind else { continue }
      let right = choices.filter(\.isRight)
      #expect(
        right.contains { $0.claim != nil } || step.id == "bias" || step.id == "units", "\(step.id)")
    }
  }
}
