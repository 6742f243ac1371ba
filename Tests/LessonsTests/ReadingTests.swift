import Scores
import Testing

@testable import Lessons

/// What reading a lesson complains of.
private func problem(_ text: String) -> LessonProblem? {
  do throws(LessonProblem) {
    _ = try Lesson(yaml: text)
    return nil
  } catch {
    return error
  }
}

@Suite struct ReadingTests {
  /// Lines 1 to 7 of the file are the lesson's and the step's own; the text begins in line 8.
  @Test(arguments: [
    ("txt: a", 8, "Q1", "\"txt\" is no key here; text is"),
    ("colour: a", 8, "Q1", "\"colour\" is no key here; expected one of id, title, text, table"),
    ("title: b", 6, nil, "the key \"title\" stands here twice"),
    ("hints: a", 8, "Q1", "hints: expected a list of texts, found \"a\""),
    ("hints: [a, [b]]", 8, "Q1", "hints 2: expected a text, found a list"),
    ("hints:", 8, "Q1", "hints: expected a list of texts, found nothing"),
    ("notes: ~", 8, "Q1", "notes: expected a text, found nothing"),
    ("notes: \"{svm.x1\"", 8, "Q1", "no } closes \"{svm.x1\""),
    ("notes: \"{svn.x1}\"", 8, "Q1", "{svn.x1}: \"svn\" is no quantity here; svm is"),
    ("notes: !!int 3", 8, "Q1", "notes: YAML tags are not read here"),
    ("scale: two", 8, "Q1", "scale: expected a number, found \"two\""),
    ("scale: \"2\"", 8, "Q1", "scale: expected a number, found \"2\""),
    ("scale: -1", 8, "Q1", "scale: expected a number not below 0"),
    ("scale: 1e999", 8, "Q1", "beyond the largest double"),
    ("scale: -inf", 8, "Q1", "scale: expected a number, found \"-inf\""),
    ("scale: 0x10", 8, "Q1", "scale: expected a number, found \"0x10\""),
    ("loss:\n  margin: 1\n  marge: 2", 10, "Q1", "\"marge\" is no key here; margin is"),
    ("loss: {mean: yes}", 8, "Q1", "mean: expected true or false, found \"yes\""),
    ("loss: {family: two}", 8, "Q1", "\"two\" is no family here; expected one of multiclass"),
    ("loss: {family: structured, mean: true}", 8, "Q1", "mean belongs to the multiclass family"),
    ("table: carry on", 8, "Q1", "the first step has no table before it"),
    ("table: own", 8, "Q1", "expected lecture, carry on, a file (.json"),
    ("table: own.csv", 8, "Q1", "table: a table's file can't be read here"),
    ("select: x1", 8, "Q1", "select: expected an example and a class"),
    ("edits: \"] ]]\"", 8, "Q1", "edits: Key 2, \"]]\", is not a key"),
    ("checks:\n  - svm.x1 = 0\n  - svm.x1", 10, "Q1", "expected =, <, >, <=, >= or unchanged"),
    ("checks: [svm.x1 = 0 within]", 8, "Q1", "expected a number, found the end"),
    ("hides: [svm, all]", 8, "Q1", "hides 2: \"all\": \"all\" is no reading to hide here"),
    ("shows: [svn]", 8, "Q1", "shows 1: \"svn\" is no topic here; svm is"),
    ("shows: [svm]", 8, "Q1", "shows: svm needs labels, which the list leaves out"),
    ("shows: everything", 8, "Q1", "shows: expected all or a list of topics, found"),
    ("panel: Weight", 8, "Q1", "panel: \"Weight\" is no panel here; Weights is"),
    ("lines: [zeros]", 8, "Q1", "lines 1: \"zeros\" is no line of the plane here; zero is"),
    ("lines: zero", 8, "Q1", "lines: expected a list of lines of the plane, found \"zero\""),
    ("reveals: [C]", 8, "Q1", "C can't be hidden"),
    ("question: {ask: a}", 8, "Q1", "question: expected choices or an answer"),
    ("question: {answer: 1}", 8, "Q1", "question: the key \"ask\" is missing"),
    ("question: {ask: a, choices: [{text: b, right: true}]}", 8, "Q1", "2 to 9 choices, found 1"),
    (
      "question: {ask: a, choices: [{text: b}, {text: c, right: true}]}", 8, "Q1",
      "choices 1: expected right: true, or the feedback"
    ),
    ("question: {ask: a, choices: [], answer: 1}", 8, "Q1", "choices or an answer, not both"),
    ("question: {ask: a, choices: [], within: 1}", 8, "Q1", "belongs to answer, not to choices"),
    (
      "question: {ask: a, answer: 1 +}", 8, "Q1", "answer: \"1 +\": expected a number or a quantity"
    ),
    ("question: {ask: a, answer: 1, within: 0}", 8, "Q1", "within: expected a number above 0"),
    ("question: {ask: a, answer: 1, wrong: [2]}", 8, "Q1", "wrong 1: expected the keys number"),
  ])
  func `an error says where it is, what was expected and what was found`(
    step: String, line: Int, id: String?, text: String
  ) {
    let problem = problem(lessonText(step))
    #expect(problem?.line == line)
    #expect(problem?.step == id)
    #expect(problem?.text.contains(text) == true, "\(problem?.text ?? "no problem")")
  }

  @Test(arguments: [
    ("classes: [a, b]", 9, "the key \"examples\" is missing"),
    ("classes: [a]\nexamples: []", 9, "expected at least 2 classes"),
    ("classes: [a, a]\nexamples: []", 9, "a second class \"a\""),
    ("classes: [a, b]\nexamples: []", 10, "examples: expected at least one"),
    ("classes: [a, b]\nexamples:\n  - {name: x}", 11, "the key \"label\" is missing"),
    (
      "classes: [a, b]\nexamples:\n  - {name: x, label: c, scores: [1, 2]}", 11,
      "label: \"c\" is no class here; expected one of a, b"
    ),
    (
      "classes: [a, b]\nexamples:\n  - {name: x, label: a, scores: [1]}", 11,
      "expected 2 numbers, one a class, found 1"
    ),
    (
      "classes: [a, b]\nexamples:\n  - name: x\n    label: a\n    scores:\n      - 1\n      - .inf",
      15, "scores 2: expected a number, or -inf for a masked class, found \".inf\""
    ),
    (
      "classes: [a, b]\nexamples:\n  - {name: x, label: a, scores: [-inf, -inf]}", 11,
      "every class is masked"
    ),
    (
      "classes: [a, b]\nexamples:\n  - {name: x, label: a, scores: [1, 2]}\n"
        + "  - {name: x, label: a, scores: [1, 2]}", 12, "a second example \"x\""
    ),
    ("classes: [a, b]\nb: [1, 2]\nexamples: []", 10, "b: belongs to a table with W"),
    (
      "classes: [a, b]\nregularization: {lambda: 1}\nexamples: []", 10,
      "regularization: belongs to a table with W"
    ),
    (
      "classes: [a, b]\nW: [[1], [2]]\nregularization: {kind: l3}\nexamples: []", 11,
      "\"l3\" is no regularization here"
    ),
    (
      "classes: [a, b]\nW: [[1], [2]]\nregularization: {lambda: -1}\nexamples: []", 11,
      "lambda: expected a number not below 0"
    ),
    (
      "classes: [a, b]\nW: [[1], [2]]\nbias_trick: 1\nexamples: []", 11,
      "bias_trick: expected true or false"
    ),
    (
      "classes: [a, b]\nW: [[1], [2]]\nshape: [2]\nexamples: []", 11,
      "shape: expected [rows, columns]"
    ),
    (
      "classes: [a, b]\nW: [[1], [2]]\nshape: [2, 2]\nexamples: []", 11,
      "shape: a picture of 2×2 has 4 inputs, and x has 1"
    ),
    (
      "classes: [a, b]\nW: [[1], [2, 3]]\nexamples: []", 10,
      "expected 1 number, as many as in row 1"
    ),
    ("classes: [a, b]\nW: [[1]]\nexamples: []", 10, "W: expected 2 rows of numbers"),
    ("classes: [a, b]\nW: [[], []]\nexamples: []", 10, "W: expected 2 rows of numbers"),
    ("classes: [a, b]\nW: [[1], [2]]\nb: [1]\nexamples: []", 11, "expected 2 numbers, one a class"),
    ("classes: [a, b]\nW: [[1], [-inf]]\nexamples: []", 10, "W 2 1: expected a number"),
    (
      "classes: [a, b]\nW: [[1], [2]]\nexamples:\n  - {name: x, label: a, scores: [1, 2]}", 12,
      "\"scores\" is no key here; expected one of name, label, x"
    ),
    (
      "classes: [a, b]\nW: [[1], [2]]\nexamples:\n  - {name: x, label: a, x: [1, 2]}", 12,
      "expected 1 number, one a column of W, found 2"
    ),
    (
      "classes: [a, b]\nW: [[1e200], [2]]\nexamples:\n  - {name: x, label: a, x: [1e200]}", 12,
      "W x + b is beyond the largest double"
    ),
  ])
  func `a table's errors have their line too`(table: String, line: Int, text: String) {
    let indented = table.split(separator: "\n").map { "  \($0)\n" }.joined()
    let problem = problem(lessonText("table:\n\(indented)"))
    #expect(problem?.line == line)
    #expect(problem?.text.contains(text) == true, "\(problem?.text ?? "no problem")")
  }

  @Test(arguments: [
    ("", 1, "the file is empty"),
    ("# nothing\n", 1, "the file is empty"),
    ("a lesson", 1, "lesson: expected the keys title, chapters, found \"a lesson\""),
    ("title: T", 1, "the key \"chapters\" is missing"),
    ("title: T\nchapters: []", 1, "chapters: expected at least one"),
    ("title: T\nchapters:\n  - title: C\n    steps: []", 3, "steps: expected at least one"),
    ("title: T\n? [a]\n: 1", 2, "lesson: expected a key, found a list"),
    ("title: |\n  a\n  b\nchapters: []", 1, "title: expected one line"),
    ("title: a: b", 1, "this is not YAML: mapping values are not allowed"),
    ("title: T\nchapters: [", 3, "this is not YAML"),
    ("title: T\n---\ntitle: U", 2, "a second document begins here"),
    ("title: T\nchapters: \u{1}", 2, "this is not a text: control characters are not allowed"),
    ("title: \"\"\nchapters: []", 1, "title: expected a text, found \"\""),
  ])
  func `what is no lesson is refused in its line`(yaml: String, line: Int, text: String) {
    let problem = problem(yaml)
    #expect(problem?.line == line)
    #expect(problem?.text.contains(text) == true, "\(problem?.text ?? "no problem")")
  }

  @Test func `an id has no blanks and is the only one of its kind`() {
    #expect(
      problem(lessonText("", id: "Q 1"))?.text
        == "id: expected a name without blanks, found \"Q 1\"")
    let second = "      - {id: Q1, title: a, text: b}\n"
    let twice = problem(lessonText("") + second)
    #expect(twice?.step == "Q1")
    #expect(twice?.text == "id: a second step \"Q1\"; the first is in line 5")
  }

  @Test func `a description names line and step`() {
    let text = LessonProblem(line: 3, step: "Q1", text: "no").description
    #expect(text == "line 3, step Q1: no")
    #expect(LessonProblem(line: 3, text: "no").description == "line 3: no")
  }

  @Test func `all that a step may have is read`() throws {
    let lesson = try Lesson(
      yaml: lessonText(
        """
        table:
          classes: [cat.1, car]
          W: [[1, -2], [0, 3]]
          regularization: {kind: elastic, lambda: 0.1, beta: 0.5}
          bias_trick: true
          shape: [1, 2]
          examples:
            - {name: x1, label: car, x: [1, 1]}
        loss: {margin: 2, all classes: true, mean: true, squared: true}
        scale: 2
        select: x1 cat.1
        question: {ask: a, answer: score.x1.cat.1, within: 0.5}
        hints: [a, b]
        edits: "] type:4.4 Enter"
        explanation: b
        checks: [score.x1.cat.1 = -2]
        hides: []
        reveals: [svm, P.x1, exp.x1.car, changed]
        notes: c
        more: true
        """))
    let step = lesson.steps[0]
    #expect(step.start.model?.table.scores(0) == [-1, 3])
    let linear = try #require(step.start.model?.linear)
    #expect(linear.regularizer == Regularizer(.elasticNet, lambda: 0.1, beta: 0.5))
    #expect(linear.classifier.hasBiasTrick && linear.input(of: 0) == [1, 1])
    #expect(linear.shape == PictureShape(rows: 1, columns: 2))
    #expect(step.start.hinge?.margin == 2)
    #expect(step.start.hinge?.isSquared == true)
    #expect(step.start.scale == 2)
    #expect(step.start.selection == CellName(example: "x1", class: "cat.1"))
    #expect(step.isMore)
    #expect(step.hints.count == 2)
    #expect(step.edits.count == 5)
    #expect(step.checks[0].line == 23)
    #expect(step.hides == [])
    #expect(
      step.reveals
        == [
          .svm(.everything), .probability(.example("x1")), .exponential(.example("x1")),
          .changedSVM,
        ])
  }
}
