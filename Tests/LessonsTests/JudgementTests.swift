import Testing

@testable import Lessons

private func judgement(_ typed: String, of answer: String, _ more: String = "") throws -> Judgement
{
  let step = try worked("question: {ask: a, answer: \(answer)\(more)}").step
  return step.judgement(ofNumber: typed)
}

@Suite struct JudgementTests {
  @Test(arguments: [
    ("5.27", "svm.mean"), ("5.267", "svm.mean"), (" 5.2667 ", "svm.mean"),
    ("05.27", "svm.mean"), ("+5.27", "svm.mean"), ("5.27e0", "svm.mean"), ("52.7e-1", "svm.mean"),
    ("0.527E+1", "svm.mean"), ("2.9", "svm.x1"), ("2.90", "svm.x1"), ("12.9", "svm.x3"),
    ("0", "svm.x2"), ("0.0", "svm.x2"), ("-0", "svm.x2"), ("3", "C"),
    ("9", "10 - 1"), ("-1.7", "score.x1.frog"), (".0791", "softmax.x2"),
    ("7.91e-2", "softmax.x2"), ("4.17e-8", "4.1737e-8"), ("0.333", "accuracy"),
    ("5.26", "5.255"), ("5.25", "5.255"),
    ("83.2", "83.25"), ("83.3", "83.25"), ("83.25", "83.25"),
    ("60.8", "60.75"), ("100", "100.3"), ("1.23e5", "123456"), ("2005", "2005.4"),
    ("2.3", "log(10)"), ("0.13", "P.x1.cat"), ("0.18", "exp.x1.frog"),
    ("2.9", "2.8999999999999995"),
  ])
  func `the value rounded to three digits or more is right`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .right)
  }

  @Test(arguments: [
    // −log 0.130, log 7.69, 24.5 / (24.5 + 164.0 + 0.18), 15.8 / 3 not rounded, 2018.3 / 3.
    ("2.0402", "softmax.x1"), ("2.0399", "softmax.x1"), ("0.12985", "P.x1.cat"),
    ("5.2666666", "svm.mean"), ("672.8", "2018.3 / 3"),
  ])
  func `what comes of working with the numbers on the screen is right`(
    typed: String, answer: String
  ) throws {
    #expect(try judgement(typed, of: answer) == .right)
  }

  @Test(arguments: [
    ("13%", "P.x1.cat"), ("13.0 %", "P.x1.cat"), ("12.998%", "P.x1.cat"), ("100%", "1"),
  ])
  func `a percentage is a number of hundredths`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .right)
    #expect(Judgement.canBecomeNumber(typed.filter { $0 != " " }))
  }

  @Test(arguments: ["%", "1%%", "%1", "1%2"])
  func `a percent sign is nowhere but at the end`(typed: String) throws {
    #expect(!Judgement.canBecomeNumber(typed))
    #expect(try judgement(typed, of: "0.01") == .notANumber)
  }

  @Test(arguments: [
    ("2.8", "svm.x1"), ("2.89", "svm.x1"), ("12.8", "svm.x3"), ("12.89", "svm.x3"),
    ("4.7", "svm.x1 at 2"), ("5.28", "svm.mean"), ("5.273", "svm.mean"),
    ("0", "svm.mean"),
    ("0", "softmax.x2"), ("0.0", "softmax.x2"), ("1e400", "svm.mean"), ("2.91", "svm.x1"),
    ("2.904", "svm.x1"), ("83.21", "83.25"), ("2004", "2005.4"), ("12.9%", "P.x1.frog"),
    ("0.1", "svm.x2"), ("100", "123"), ("1e-99999999999999999999", "svm.mean"),
    ("5.27", "softmax.x9"), ("1", "1 / 0"),
  ])
  func `everything else is wrong`(typed: String, answer: String) throws {
    let judgement = try judgement(typed, of: answer)
    #expect(judgement == .wrong(feedback: nil) || (typed == "1e400" && judgement == .notANumber))
  }

  @Test(arguments: [
    ("5.26", "svm.mean"), ("12.9%", "P.x1.cat"), ("0.129", "P.x1.cat"),
    ("-1.69", "0 - 1.699987"),
  ])
  func `further digits are to be rounded, not cut, which counts as no attempt`(
    typed: String, answer: String
  ) throws {
    #expect(try judgement(typed, of: answer) == .cut)
  }

  @Test(arguments: [("2.03", "softmax.x1"), ("2.05", "softmax.x1"), ("0.131", "P.x1.cat")])
  func `a loss of rounded probabilities may miss by its last digit, and is no attempt`(
    typed: String, answer: String
  ) throws {
    #expect(try judgement(typed, of: answer) == .near)
  }

  @Test(arguments: [("2.02", "softmax.x1"), ("2.06", "softmax.x1"), ("0.127", "P.x1.cat")])
  func `what misses by more is wrong`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .wrong(feedback: nil))
  }

  @Test(arguments: [
    ("5", "svm.mean"), ("5.3", "svm.mean"), ("0.08", "softmax.x2"), ("2", "2.04"),
    ("0.079", "softmax.x2"), ("4.2e-8", "4.1737e-8"), ("13", "svm.x3"), ("83", "83.25"),
    ("61", "60.75"), ("2.0", "softmax.x1"), ("0.33", "accuracy"), ("3", "svm.x1"),
    ("2", "log(10)"),
    // Far from it, so that to be told so doesn't tell that it is near.
    ("6", "svm.mean"), ("99", "svm.mean"), ("0.5", "softmax.x2"),
  ])
  func `fewer digits than the screen shows are too few`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .tooFewDigits)
  }

  @Test(arguments: [("7", "svm.x1"), ("2", "svm.x1"), ("4", "1.5"), ("1", "0.25 * 10")])
  func `an answer of few digits asks for no more than was typed, unless it is that rounded`(
    typed: String, answer: String
  ) throws {
    #expect(try judgement(typed, of: answer) == .wrong(feedback: nil))
  }

  @Test(arguments: [
    ("-4.5", "svm.x3"), ("-1", "svm.mean"), ("-5.27", "svm.mean"),
    ("-0.3", "softmax.x1"),
  ])
  func `a loss below 0 is wrong however rough it is`(typed: String, answer: String) throws {
    #expect(
      try judgement(typed, of: answer)
        == .wrong(feedback: Prose([.text("A loss is never below 0.")])))
  }

  @Test(arguments: [("-4", "score.x1.cat * 1.234"), ("2", "0 - 5.2789")])
  func `the wrong sign is wrong however rough it is`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .wrong(feedback: nil))
  }

  @Test(arguments: ["", "-", "x", "1e", "-inf", "nan", "0x1", "5,27", "1/3", "1 2", "."])
  func `what is no number is no wrong one either`(typed: String) throws {
    #expect(try judgement(typed, of: "svm.mean") == .notANumber)
  }

  @Test func `within replaces the rounding`() throws {
    for typed in ["5", "5.2", "5.26", "5.56"] {
      #expect(try judgement(typed, of: "svm.mean", ", within: 0.3") == .right)
    }
    for typed in ["4.9", "5.6"] {
      #expect(try judgement(typed, of: "svm.mean", ", within: 0.3") == .wrong(feedback: nil))
    }
  }

  @Test func `what is to be rounded up is right if it is`() throws {
    func judge(_ typed: String, _ answer: String = "margin / 2.9") throws -> Judgement {
      try judgement(typed, of: answer, ", rounded: up")
    }
    for typed in ["0.345", "0.3449", "0.34483", "0.34482758620689657"] {
      #expect(try judge(typed) == .right, "\(typed)")
    }
    for typed in ["0.344", "0.346", "0.3448"] {
      #expect(try judge(typed) == .wrong(feedback: nil), "\(typed)")
    }
    for typed in ["0.4", "0.35", "0.34", "3.5"] {
      #expect(try judge(typed) == .tooFewDigits)
    }
    #expect(try judge("0.50", "1 / 2") == .right && judge("0.51", "1 / 2") != .right)
    #expect(throws: LessonProblem.self) { try judgement("1", of: "2", ", rounded: down") }
    #expect(throws: LessonProblem.self) { try judgement("1", of: "2", ", rounded: up, within: 1") }
  }

  @Test(arguments: [("margin / 2.9", "0.345"), ("1 / 3", "0.334"), ("1 / 2", "0.5")])
  func `an answer that is asked rounded up is shown rounded up`(
    answer: String, shown: String
  ) throws {
    let step = try worked("question: {ask: a, answer: \(answer), rounded: up}").step
    guard case .number(let number)? = step.step.question?.kind else {
      Issue.record("no number")
      return
    }
    #expect(step.text(ofAnswer: number).hasPrefix(shown))
    #expect(step.judgement(ofNumber: step.text(ofAnswer: number)) == .right)
  }

  @Test func `a known wrong number has its own feedback`() throws {
    let more =
      ", feedback: other, wrong: [{number: svm.x3, feedback: sum}, {number: 5, feedback: five}]"
    func judge(_ typed: String) throws -> Judgement {
      try judgement(typed, of: "svm.mean", more)
    }
    #expect(try judge("12.9") == .wrong(feedback: Prose([.text("sum")], line: 8)))
    #expect(try judge("13") == .wrong(feedback: Prose([.text("sum")], line: 8)))
    #expect(try judge("5") == .wrong(feedback: Prose([.text("five")], line: 8)))
    #expect(try judge("7.00") == .wrong(feedback: Prose([.text("other")], line: 8)))
    #expect(try judge("5.27") == .right)
  }
}

/// The mistakes that every SVM loss, softmax loss and probability has.
@Suite struct CommonMistakeTests {
  @Test(arguments: [
    ("3.9", "svm.x1", "you have counted a term for the label"),
    ("-1.0", "svm.x1", "Clamp each term at 0"),
    ("1.9", "svm.x1", "The margin of 1 is missing"),
    ("1.45", "svm.x1", "summed, not averaged"),
    ("6.6", "svm.x3", "That is the largest term alone"),
    ("5.9", "svm.x1", "not the other way round"),
    ("15.8", "svm.mean", "That is the sum"),
    ("6.27", "svm.mean", "you have counted a term for the label"),
    ("2.63", "svm.mean", "the average is over the examples"),
    ("-2.04", "softmax.x1", "The log of a probability is below 0"),
    ("0.886", "softmax.x1", "log to base 10"), ("2.94", "softmax.x1", "log to base 2"),
    ("0.130", "softmax.x1", "That is the probability"), ("0.870", "softmax.x1", "not 1 − p"),
    ("-3.2", "softmax.x1", "divided by the sum"),
    ("24.5", "P.x1.cat", "divide it by the sum"), ("0.149", "P.x1.cat", "own exp in it too"),
    ("0.485", "P.x1.cat", "Those are the scores"),
    ("5.8", "svm.x1 at 2", "you have counted a term for the label"),
  ])
  func `a usual mistake is named`(typed: String, answer: String, feedback: String) throws {
    guard case .wrong(let prose) = try judgement(typed, of: answer, ", feedback: other") else {
      Issue.record("\(try judgement(typed, of: answer))")
      return
    }
    let text = try worked("question: {ask: a, answer: 1}").step.text(of: #require(prose))
    #expect(text.contains(feedback), "\(text)")
  }

  @Test func `what comes to the true value is no mistake`() throws {
    // x2 costs 0, clamped or not counted; of two classes the largest term is the sum.
    #expect(try judgement("0", of: "svm.x2") == .right)
    let step = """
      table: {classes: [a, b], examples: [{name: x, label: a, scores: [1, 2]}]}
      question: {ask: a, answer: svm.x}
      """
    let mistakes = try worked(step).step.commonMistakes(Expression(parsing: "svm.x"))
    #expect(!mistakes.isEmpty && mistakes.allSatisfy { $0.value != 2 })
  }

  @Test func `the author's own feedback comes first`() throws {
    let more = ", wrong: [{number: 3.9, feedback: mine}]"
    #expect(
      try judgement("3.9", of: "svm.x1", more) == .wrong(feedback: Prose([.text("mine")], line: 8)))
  }
}
