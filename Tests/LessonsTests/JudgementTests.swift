import Testing

@testable import Lessons

private func judgement(_ typed: String, of answer: String, _ more: String = "") throws -> Judgement
{
  let step = try worked("question: {ask: a, answer: \(answer)\(more)}").step
  return step.judgement(ofNumber: typed)
}

@Suite struct JudgementTests {
  @Test(arguments: [
    ("5.27", "svm.mean"), ("5.3", "svm.mean"), ("5.267", "svm.mean"), (" 5.2667 ", "svm.mean"),
    ("05.27", "svm.mean"), ("+5.27", "svm.mean"), ("5.27e0", "svm.mean"), ("52.7e-1", "svm.mean"),
    ("0.527E+1", "svm.mean"), ("2.9", "svm.x1"), ("2.90", "svm.x1"), ("12.9", "svm.x3"),
    ("13", "svm.x3"), ("0", "svm.x2"), ("0.0", "svm.x2"), ("-0", "svm.x2"), ("3", "C"),
    ("9", "10 - 1"), ("-1.7", "score.x1.frog"), ("0.079", "softmax.x2"), (".0791", "softmax.x2"),
    ("7.9e-2", "softmax.x2"), ("4.2e-8", "4.1737e-8"), ("4.17e-8", "4.1737e-8"),
    ("0.33", "accuracy"), ("2.0", "softmax.x1"), ("5.3", "5.25"), ("5.2", "5.25"),
    ("100", "100.3"), ("2.9", "2.8999999999999995"),
  ])
  func `the value rounded to the digits typed is right`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .right)
  }

  @Test(arguments: [
    ("5.26", "svm.mean"), ("5.28", "svm.mean"), ("5.2", "svm.mean"), ("5.270", "svm.mean"),
    ("-5.27", "svm.mean"), ("6", "svm.mean"), ("0", "svm.mean"), ("0", "softmax.x2"),
    ("0.0", "softmax.x2"), ("4.2e-7", "4.1737e-8"), ("1e400", "svm.mean"), ("2.91", "svm.x1"),
    ("0.1", "svm.x2"), ("100", "123"), ("1e-99999999999999999999", "svm.mean"),
    ("5.27", "softmax.x9"), ("1", "1 / 0"),
  ])
  func `everything else is wrong`(typed: String, answer: String) throws {
    let judgement = try judgement(typed, of: answer)
    #expect(judgement == .wrong(feedback: nil) || (typed == "1e400" && judgement == .notANumber))
  }

  @Test(arguments: [
    ("5", "svm.mean"), ("0.08", "softmax.x2"), ("4e-8", "4.1737e-8"), ("2", "2.04"),
  ])
  func `one digit that fits is too few`(typed: String, answer: String) throws {
    #expect(try judgement(typed, of: answer) == .tooFewDigits)
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
    for typed in ["0.345", "0.35", "0.3449", "0.34483", "0.34482758620689657"] {
      #expect(try judge(typed) == .right, "\(typed)")
    }
    for typed in ["0.34", "0.344", "0.346", "0.36", "0.3448", "0.3", "3.5"] {
      #expect(try judge(typed) == .wrong(feedback: nil), "\(typed)")
    }
    #expect(try judge("0.4") == .tooFewDigits)
    #expect(try judge("0.50", "1 / 2") == .right && judge("0.51", "1 / 2") != .right)
    #expect(throws: LessonProblem.self) { try judgement("1", of: "2", ", rounded: down") }
    #expect(throws: LessonProblem.self) { try judgement("1", of: "2", ", rounded: up, within: 1") }
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
    #expect(try judge("7") == .wrong(feedback: Prose([.text("other")], line: 8)))
    #expect(try judge("5.27") == .right)
  }
}
