import Testing

@testable import Lessons

/// A lesson on paper, and what a class did in it.
@Suite struct HandoutTests {
  private static let step = """
    table:
      classes: [cat, c_r]
      examples: [{name: x1, label: cat, scores: [3.2, 5.1]}]
    question:
      ask: Which *loss*?
      choices: [{text: "{svm.x1}", right: true}, {text: Another, feedback: No.}]
    hides: [score.x1.cat]
    explanation: "It is {svm.x1}."
    """

  private func handout(_ step: String, withAnswers: Bool) throws -> String {
    try Lesson(yaml: lessonText(step)).worked(playing: nudged).handout(withAnswers: withAnswers)
  }

  @Test func `a handout has texts, tables and questions, and nothing that is hidden`() throws {
    let lines = [
      "# T", "## C", "### Q1 · S",
      "| | x1 |\n| --- | ---: |\n| cat | **?** |\n| c\\_r | 5.1 |",
      "The label's score is bold.", "Read.", "**Which \\*loss\\*?**", "1. 2.9\n2. Another",
    ]
    #expect(
      try handout(Self.step, withAnswers: false) == lines.joined(separator: "\n\n") + "\n")
  }

  @Test func `with answers it has them and what explains them`() throws {
    let text = try handout(Self.step, withAnswers: true)
    #expect(text.hasSuffix("2. Another\n\n*Answer: 1*\n\nIt is 2.9.\n"))
  }

  @Test func `a number has a line to write it on`() throws {
    let step = "question: {ask: How much?, answer: svm.x1}"
    #expect(try handout(step, withAnswers: false).hasSuffix("Answer: \\_\\_\n") == false)
    #expect(try handout(step, withAnswers: false).hasSuffix("Answer: ______\n"))
    #expect(try handout(step, withAnswers: true).contains("*Answer: 2.9*"))
  }

  @Test func `a class's statistics have shares, the commonest mistake and the median of the times`()
    throws
  {
    let lesson = try Lesson(yaml: lessonText("question: {ask: a, answer: svm.x1}"))
    func progress(_ prediction: String?, right: Bool, _ seconds: Double) -> LessonProgress {
      var record = LessonProgress.Record()
      (record.prediction, record.isCorrect) = (prediction, right)
      (record.isAnswered, record.seconds) = (true, seconds)
      var progress = LessonProgress()
      progress.records["Q1"] = record
      return progress
    }
    let all = [
      progress("3.9", right: false, 10), progress("2.9", right: true, 30), LessonProgress(),
      progress("1.9", right: false, 20), progress("3.9", right: false, 400),
      progress(nil, right: false, 1),
    ]
    let step = try #require(lesson.statistics(of: all).first)
    #expect((step.answered, step.right, step.seconds) == (5, 1, 20))
    #expect(step.wrong.map(\.prediction) == ["3.9", "1.9"] && step.wrong.map(\.count) == [2, 1])
    #expect(lesson.statistics(of: [])[0].seconds == nil)
  }

  @Test func `the lesson to begin with has no mistake, with other numbers neither`() throws {
    let lesson = try Lesson(yaml: Lesson.skeleton).worked(playing: nudged)
    #expect(lesson.problems == [])
    #expect(lesson.variantProblems(count: 100, playing: nudged) == [])
    #expect(lesson.steps[0].step.variation != nil && lesson.steps.count == 2)
  }
}
