import Scores
import Testing

@testable import Lessons

/// Steps with other numbers.
@Suite struct VariantTests {
  private static let margins = """
    table: lecture
    select: x1 car
    question: {ask: "The loss of x1?", answer: svm.x1}
    edits: "]"
    explanation: "It is {svm.x1 before}."
    vary:
      scores: {from: -3, to: 6, of: [x1, x2 car]}
      checks: [svm.x1 > 0.5, svm.x1 < 9]
    checks: [svm.x1 = 2.9, svm.x1 after > svm.x1, margin.x1.car after = margin.x1.car + 0.1]
    """

  private func variant(_ step: String, seed: UInt64 = 1) throws -> WorkedStep {
    try worked(step).step.variant(seed: seed, playing: nudged)
  }

  @Test func `the same seed gives the same numbers, another seed others`() throws {
    let variants = try (1...20).map { try variant(Self.margins, seed: $0) }
    #expect(try variant(Self.margins, seed: 7) == variants[6])
    #expect(Set(variants.map { "\($0.start.table.scores(0))" }).count == 20)
    #expect(variants.allSatisfy { $0.problems().isEmpty })
  }

  @Test func `seeds stay what they are, so that a class can be given one`() throws {
    let table = try variant(Self.margins, seed: 7).start.table
    #expect((0..<3).map { table.score(0, $0) } == [3.6, 3.4, 4.1])
    #expect(table.score(1, 1) == 4.6)
  }

  @Test func `only what is named is drawn, with its decimals and from its range`() throws {
    for seed in 1...50 {
      let start = try variant(Self.margins, seed: UInt64(seed)).start
      for (example, id) in start.table.examples.enumerated() {
        for position in 0..<3 where example != 0 && (example, position) != (1, 1) {
          #expect(
            start.table.score(example, position) == ScoreTable.lecture.score(example, position))
        }
        #expect(start.table.label(of: id) == ScoreTable.lecture.label(of: id))
      }
      for position in 0..<3 {
        let tenths = start.table.score(0, position) * 10
        #expect(abs(tenths - tenths.rounded()) < 1e-9 && (-30...60).contains(tenths))
      }
      #expect(start.selection == Selection(example: 0, class: 1))
    }
  }

  @Test func `checks hold but those of fixed numbers, and those of the variation`() throws {
    for seed in 1...50 {
      let step = try variant(Self.margins, seed: UInt64(seed))
      let loss = try step.number(.quantity(Quantity(.svm(example: "x1"))))
      #expect(loss > 0.5 && loss < 9)
      #expect(
        step.step.checks.map(\.text) == [
          "svm.x1 after > svm.x1", "margin.x1.car after = margin.x1.car + 0.1", "svm.x1 > 0.5",
          "svm.x1 < 9",
        ])
    }
  }

  @Test func `it hides and reveals what the step does`() throws {
    let step = try worked(Self.margins).step
    let variant = try step.variant(seed: 3, playing: nudged)
    #expect(variant.hides == step.hides && variant.reveals == step.reveals)
    #expect(!step.hides.isEmpty)
  }

  @Test func `labels, k, the margin and a classifier's numbers are drawn too`() throws {
    let step = """
      table:
        classes: [a, b]
        W: [[1, 2], [3, 4]]
        examples: [{name: x, label: a, x: [1, 1]}, {name: z, label: b, x: [0, 1]}]
      vary:
        labels: [x]
        k: [0.5, 2]
        margin: {from: 1, to: 3, decimals: 0}
        weights: {from: -1, to: 1}
        bias: [0.5, 1]
        inputs: [2, 3]
      """
    var seen: Set<String> = []
    for seed in 1...60 {
      let start = try variant(step, seed: UInt64(seed)).start
      let model = try #require(start.model.linear)
      let weights = (0..<4).map { model.weight(ofClass: $0 / 2, input: $0 % 2) }
      #expect(weights.allSatisfy { abs($0) <= 1 } && [0.5, 2].contains(start.scale))
      #expect([0.5, 1].contains(model.bias(ofClass: 1)) && [2, 3].contains(model.input(of: 1)[0]))
      #expect(
        model.table.score(0, 0)
          == (weights[0] * model.input(of: 0)[0]
          + weights[1] * model.input(of: 0)[1] + model.bias(ofClass: 0)).rounded(to: 3))
      seen.formUnion(["\(start.hinge.margin)", "label \(start.table.label(0))"])
      #expect(start.table.label(1) == 1)
    }
    #expect(seen == ["1.0", "2.0", "3.0", "label 0", "label 1"])
  }

  @Test(arguments: [
    ("vary: {k: [1, 2], checks: [svm.x1 < 0]}", "vary: no table of 2000 drawn keeps the checks"),
    ("vary: {labels: [x9]}", "vary: the table has no example"),
    ("vary: {weights: [1, 2]}", "vary: the table has no W"),
    ("vary: {scores: {from: 0, to: 1, of: [x1 dog]}}", "vary: the table has no class"),
  ])
  func `what can't be drawn is said`(step: String, text: String) throws {
    let error = #expect(throws: VariantError.self) { try variant("table: lecture\n" + step) }
    #expect(error?.description.hasPrefix(text) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("vary: {}", "vary: expected scores, labels, k, margin, weights, bias or inputs"),
    ("vary: {k: [1]}", "k: expected two numbers or more"),
    ("vary: {k: [-1, 1]}", "k: expected numbers not below 0"),
    ("vary: {scores: {from: 2, to: 1}}", "scores: expected from below to"),
    ("vary: {scores: {from: 0.55, to: 1}}", "from: expected a number of 1 decimals"),
    ("vary: {scores: {from: 0, to: 1, decimals: 9}}", "decimals: expected a whole number"),
    ("vary: {score: [1, 2]}", "\"score\" is no key here; scores is"),
  ])
  func `a mistake in what varies is found when the lesson is read`(step: String, text: String) {
    let error = #expect(throws: LessonProblem.self) { try worked(step) }
    #expect(error?.text.contains(text) == true, "\(error?.text ?? "")")
  }

  /// Planted faults that the step's own numbers don't have.
  @Test(arguments: [
    (
      "choices: [{text: a, right: true, when: svm.x1 > 2}, {text: b, feedback: c}]",
      "choices 1: it is right, but this fails: svm.x1 > 2"
    ),
    (
      "choices: [{text: a, right: true}, {text: b, feedback: c, when: svm.x1 < 2}]",
      "choices 2: it is wrong, but this holds: svm.x1 < 2"
    ),
    (
      "choices: [{text: a, right: true}, {text: b, feedback: c, checks: [score.x1.car > 5]}]",
      "choices 2, checks: score.x1.car > 5"
    ),
    (
      "choices: [{text: \"{score.x1.cat}\", right: true}, {text: \"{score.x1.car}\", feedback: c}]",
      "choices 2: it reads as 1 does"
    ),
    (
      "answer: svm.x1\nwrong: [{number: score.x1.car - score.x1.cat + 1, feedback: a}]",
      "wrong 1: score.x1.car - score.x1.cat + 1 would be judged right"
    ),
  ])
  func `a fault that only variants have is found, with its seed`(
    question: String, text: String
  ) throws {
    let frog = question.hasPrefix("answer") ? ", score.x1.frog < score.x1.cat - 1" : ""
    let step = """
      table:
        classes: [cat, car, frog]
        examples: [{name: x1, label: cat, scores: [3.2, 5.1, 2.9]}]
      question:
        ask: Which?
        \(question.replacing("\n", with: "\n  "))
      vary: {scores: {from: 2, to: 6}, checks: [svm.x1 >= 0\(frog)]}
      """
    let lesson = try Lesson(yaml: lessonText(step)).worked(playing: nudged)
    #expect(lesson.problems == [])
    let problems = lesson.variantProblems(count: 200, playing: nudged)
    #expect(
      problems.contains { $0.text.contains(text) && $0.text.hasPrefix("other numbers, seed") })
  }

  @Test func `asked again, a step that doesn't vary has its choices in another order`() throws {
    let step = try worked(
      """
      question:
        ask: Which?
        choices: [{text: a, right: true}, {text: b, feedback: c}, {text: d, feedback: e}]
      """
    ).step
    func order(_ seed: UInt64) throws -> [String] {
      let again = try step.again(seed: seed, playing: nudged)
      guard case .choices(let choices)? = again.step.question?.kind else { return [] }
      #expect(choices.count { $0.isRight } == 1 && again.start == step.start)
      return choices.map { again.text(of: $0.text) }
    }
    #expect(try order(4) == order(4))
    #expect(Set(try (1...50).map(order)).count == 6)
  }
}

extension Double {
  fileprivate func rounded(to decimals: Int) -> Double {
    let units = (0..<decimals).reduce(1.0) { units, _ in units * 10 }
    return (self * units).rounded() / units
  }
}
