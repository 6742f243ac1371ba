import LossEngine
import Scores
import Testing

@testable import Lessons

@Suite struct WorkingTests {
  private let second = """
          - id: Q2
            title: S
            text: Read.

    """

  private func steps(_ first: String, _ second: String) throws -> WorkedLesson {
    let lines = second.split(separator: "\n").map { "        \($0)\n" }.joined()
    let text = lessonText(first) + self.second + lines
    return try Lesson(yaml: text).worked(playing: nudged)
  }

  @Test func `a step carries on from where the edits before it end`() throws {
    let worked = try steps(
      "loss: {squared: true}\nscale: 0.5\nselect: x2 car\nedits: \"[ > m\"", "edits: \"Right\"")
    #expect(worked.problems == [])
    #expect(worked.steps[1].start == worked.steps[0].end)
    #expect(worked.steps[1].start.scale == 1)
    #expect(worked.steps[1].start.hinge == HingeLoss(reduction: .mean, isSquared: true))
    #expect(worked.steps[1].start.table.score(1, 1) == 4.8)
    #expect(worked.steps[1].end.selection.example == 2)
    #expect(worked.steps[0].start.table == .lecture)
  }

  @Test func `what a step names takes the place of what it would carry on`() throws {
    let first = "scale: 2\nloss: {mean: true}\nselect: x2 car\nedits: \"[\""
    let carried = try steps(first, "loss: {margin: 2}\nscale: 1\nselect: x1 frog").steps[1].start
    #expect(carried.table.score(1, 1) == 4.8)
    #expect(carried.hinge == HingeLoss(margin: 2))
    #expect(carried.scale == 1 && carried.selection == Selection(example: 0, class: 2))
    let fresh = try steps(first, "table: lecture").steps[1].start
    #expect(fresh == Situation(table: .lecture))
  }

  @Test func `what is on the screen stays until a step says otherwise`() throws {
    #expect(try steps("", "").steps.map(\.topics) == [.all, .all])
    #expect(
      try steps("shows: [labels, svm]", "").steps.map(\.topics) == [
        [.labels, .svm], [.labels, .svm],
      ])
    #expect(try steps("shows: []", "shows: [R]").steps.map(\.topics) == [[], [.regularization]])
    #expect(try steps("shows: [R, twice]", "shows: all").steps[1].topics == .all)
  }

  @Test func `weights stay with the table that is carried on`() throws {
    let first = """
      table:
        classes: [a, b]
        W: [[1, 2], [3, 4]]
        examples: [{name: x, label: a, x: [1, 1]}]
      edits: "]"
      checks: [L2 = 30, L2.b = 25, L2 unchanged, score.x.a = 3, score.x.b = 7]
      """
    #expect(try steps(first, "checks: [L1 = 10]").problems == [])
    #expect(try steps(first, "table: lecture\nchecks: [L1 = 10]").problems.count == 1)
  }

  @Test(arguments: [
    ("panel: Weights", "panel: Weights needs a table with W"),
    ("shows: [labels]\npanel: Scale", "panel: Scale needs softmax and svm and twice in shows"),
    ("lines: [zero]", "lines: only a table with W and two inputs has a plane"),
    ("select: x9 cat", "select: the table has no example \"x9\""),
    ("select: x1 dog", "select: the table has no class \"dog\""),
    ("edits: Up", "edits: they change nothing"),
    ("hides: [svm.x9]", "hides: the table has no example \"x9\""),
    ("hides: [score.x1.dog]", "hides: the table has no class \"dog\""),
    ("reveals: [L2]", "reveals: the table has no W"),
    ("hints: [a, \"{svm.x9}\"]", "hints 2: {svm.x9}: the table has no example \"x9\""),
    ("scale: 1e308", "table: the scores of x1 times 1e308 are beyond the largest double"),
    ("scale: 1.5e307\nedits: \"> >\"", "edits: the scores of x1 times 6e307 are beyond"),
    ("question: {ask: \"{svm.x9}\", answer: 1}", "ask: {svm.x9}: "),
    ("question: {ask: a, answer: svm.x9}", "answer: {svm.x9}: the table has no"),
    ("question: {ask: a, answer: 1 / 0}", "answer: {1 / 0}: it is not a finite number"),
    ("question: {ask: a, answer: 1, feedback: \"{svm.x9}\"}", "feedback: {svm.x9}"),
    (
      "question: {ask: a, answer: 1, wrong: [{number: svm.x9, feedback: b}]}",
      "wrong 1: {svm.x9}: the table has no example"
    ),
    (
      "question: {ask: a, answer: 1, wrong: [{number: 2, feedback: \"{svm.x9}\"}]}",
      "wrong 1, feedback: {svm.x9}"
    ),
    (
      "question: {ask: a, answer: svm.mean, wrong: [{number: 5.27, feedback: b}]}",
      "wrong 1: 5.27 would be judged right, as the answer is 5.266666666666667"
    ),
    (
      "question: {ask: a, answer: svm.mean, wrong: [{number: svm.mean * 1.0001, feedback: b}]}",
      "wrong 1: svm.mean * 1.0001 would be judged right"
    ),
    (
      "question: {ask: a, answer: 1, within: 1, wrong: [{number: 2, feedback: b}]}",
      "wrong 1: 2 would be judged right, as the answer is 1"
    ),
    (
      "question: {ask: a, choices: [{text: b, feedback: c}, {text: d, feedback: e}]}",
      "choices: none of them is right"
    ),
    (
      "question: {ask: a, choices: [{text: b, right: true}, {text: \"{L2}\", feedback: e}]}",
      "choices 2: {L2}: the table has no W"
    ),
    (
      "question: {ask: a, choices: [{text: b, right: true}, {text: c, feedback: \"{L2}\"}]}",
      "choices 2, feedback: {L2}: the table has no W"
    ),
  ])
  func `what is wrong with a step is found`(step: String, problem: String) throws {
    let problems = try worked(step).problems
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test func `a problem has its line and its step`() throws {
    let text = lessonText("checks:\n  - svm.x2 = 0\n  - svm.x2 = 1\nnotes: \"{L2}\"")
    let problems = try Lesson(yaml: text).worked(playing: nudged).problems
    #expect(
      problems == [
        LessonProblem(line: 10, step: "Q1", text: "svm.x2 = 1 — computed 0, expected 1"),
        LessonProblem(line: 11, step: "Q1", text: "notes: {L2}: the table has no W"),
      ])
  }

  @Test func `a step hides and reveals what its checks name, each once`() throws {
    let checks = """
      checks:
        - svm.x1 = 2.9
        - svm.x1 > svm.mean / C - N * k + margin - 3
        - margin.x2.cat < 0
        - P.x1.cat * exp.x3.car > 0
        - score.x1.cat = 3.2
        - accuracy = softmax.mean - softmax.mean + 1 / 3
      """
    let items: [Hideable] = [
      .svm(.example("x1")), .svm(.mean), .svm(.example("x2")), .probability(.example("x1")),
      .softmax(.example("x1")), .exponential(.example("x3")),
      .score(CellName(example: "x1", class: "cat")), .accuracy, .softmax(.mean),
    ]
    let read = try worked(checks)
    #expect(read.problems == [])
    #expect(read.step.hides == [])
    #expect(read.step.reveals == items)
    let asked = try worked(checks + "\nquestion: {ask: a, answer: 1}").step
    #expect(asked.hides == items)
    let told = try worked(checks + "\nquestion: {ask: a, answer: 1}\nhides: [svm]\nreveals: []")
      .step
    #expect(told.hides == [.svm(.everything)])
    #expect(told.reveals == [])
  }

  @Test func `a softmax loss is hidden with the probability that tells it`() throws {
    let asked = try worked("checks: [softmax.x1 < 2.1]\nquestion: {ask: a, answer: 1}").step
    #expect(asked.hides == [.softmax(.example("x1")), .probability(.example("x1"))])
    #expect(asked.reveals == [.softmax(.example("x1"))])
  }

  @Test func `a text tells nothing of what it is to keep`() throws {
    let step = try worked("checks: []").step
    let prose = try Prose(parsing: "{svm.x1}, {svm.x2}, {svm.x1 - svm.x2}, {C}")
    var hidden = Hidden.nothing
    hidden.hide([.svm(.example("x1"))], in: step.start.table)
    #expect(step.text(of: prose) == "2.9, 0, 2.9, 3")
    #expect(step.text(of: prose, hiding: hidden) == "?, 0, ?, 3")
    let columns = try Prose(parsing: "{svm.x1, 5}{svm.x2,4}{svm.x1 - svm.x2, 2}|")
    #expect(step.text(of: columns) == "2.9  0   2.9|")
    #expect(step.text(of: columns, hiding: hidden) == "?    0   ? |")
  }
}
