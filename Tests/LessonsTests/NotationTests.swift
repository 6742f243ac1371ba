import Testing

@testable import Lessons

private func error(_ body: () throws(Mistake) -> Void) -> String {
  do throws(Mistake) {
    try body()
    return ""
  } catch {
    return error.description
  }
}

@Suite struct NotationTests {
  @Test(arguments: [
    ("1 + 2 * 3 - 4 / 5", "1 + 2 * 3 - 4 / 5"),
    ("(1 + 2) * 3", "(1 + 2) * 3"),
    ("1 - (2 - 3)", "1 - (2 - 3)"),
    ("1-2-3", "1 - 2 - 3"),
    ("8 / (4 / 2)", "8 / (4 / 2)"),
    ("-3.20", "-3.20"),
    ("-svm.x1", "0 - svm.x1"),
    ("log C", "log(C)"),
    ("log(C-1)", "log(C - 1)"),
    ("svm.mean at 2 after/3", "svm.mean at 2 after / 3"),
    ("softmax.x2 after at 0.5", "softmax.x2 at 0.5 after"),
    ("margin.x1.car", "margin.x1.car"),
    ("margin * k", "margin * k"),
    ("score.x-1.cat.v2", "score.x-1.cat.v2"),
    ("L2.cat + L1 + elastic", "L2.cat + L1 + elastic"),
    ("3.38e-48*2E+1", "3.38e-48 * 2E+1"),
  ])
  func `expressions are read as they are written`(text: String, meaning: String) throws {
    #expect(try Expression(parsing: text).description == meaning)
  }

  @Test(arguments: [
    ("", "expected a number or a quantity, found the end"),
    ("1 +", "expected a number or a quantity, found the end"),
    ("(1", "expected a closing parenthesis, found the end"),
    ("1 2", "expected the end, found \"2\""),
    ("2.9x", "expected a number, found \"2.9x\""),
    ("1.2.3", "expected a number"),
    ("1e999", "expected a number"),
    ("svm", "svm needs an example or mean"),
    ("svm.", "svm. needs an example or mean"),
    ("svm.x1.cat", "svm.x1.cat names more than an example"),
    ("score.x1", "score.x1 needs an example and a class"),
    ("score..cat", "needs an example and a class"),
    ("sofmax.x1", "\"sofmax\" is no quantity here; softmax is"),
    ("p.x1.cat", "\"p\" is no quantity here; expected one of score"),
    ("accuracy.x1", "accuracy is of the whole table"),
    ("after", "expected a number or a quantity, found \"after\""),
    ("svm.x1 at", "expected a number, found the end"),
    ("svm.x1 at -1", "expected a number, found \"-1\""),
    ("svm.x1 before after", "expected the end, found \"after\""),
    ("L2.", "expected a class after L2."),
    ("log", "expected a number or a quantity, found the end"),
    ("∑", "expected a number or a quantity, found \"∑\""),
  ])
  func `an error says what was expected`(text: String, message: String) {
    let found = error { () throws(Mistake) in _ = try Expression(parsing: text) }
    #expect(found.contains(message), "\(found)")
  }

  @Test func `depth and size are bounded`() throws {
    #expect(throws: Never.self) {
      try Expression(parsing: String(repeating: "1+", count: 150) + "1")
    }
    for text in [
      String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000),
      String(repeating: "log ", count: 100_000), String(repeating: "1+", count: 100_000) + "1",
    ] {
      let found = error { () throws(Mistake) in _ = try Expression(parsing: text) }
      #expect(found.contains("an expression of more than 200 parts"))
    }
  }

  @Test(arguments: [
    ("svm.x1 = 0 within", "expected a number"),
    ("svm.x1 < 0 within 1", "within belongs to ="),
    ("svm.x1 == 0", "expected a number or a quantity, found \"= 0\""),
    ("svm.x1 after unchanged", "unchanged follows one quantity"),
    ("1 unchanged", "unchanged follows one quantity"),
    ("svm.x1 = 0 = 0", "expected the end"),
    ("svm.x1 unchanged = 0", "expected the end"),
  ])
  func `a check's errors say what was expected`(text: String, message: String) {
    let found = error { () throws(Mistake) in _ = try Check(parsing: text, line: 1) }
    #expect(found.contains(message), "\(found)")
  }

  @Test func `a text has places, and braces that are doubled`() throws {
    let svm = Expression.quantity(Quantity(.svm(example: "x1")))
    let cases: [(String, [Prose.Part])] = [
      ("a {svm.x1} b", [.text("a "), .place(svm), .text(" b")]),
      ("{svm.x1}{svm.x1}", [.place(svm), .place(svm)]),
      ("{{svm.x1}} }", [.text("{svm.x1} }")]),
      ("{{{svm.x1}}}", [.text("{"), .place(svm), .text("}")]),
    ]
    for (text, parts) in cases { #expect(try Prose(parsing: text).parts == parts, "\(text)") }
    #expect(error { () throws(Mistake) in _ = try Prose(parsing: "{}") }.contains("{}"))
    #expect(try Prose(parsing: "{svm.x1, 9}").parts == [.place(svm, width: 9)])
    for width in ["", "0", "41", "a"] {
      #expect(
        error { () throws(Mistake) in _ = try Prose(parsing: "{C, \(width)}") }
          .contains("expected a width from 1 to 40 after the comma, found \"\(width)\""))
    }
  }

  @Test(arguments: [
    ("entropy", Hideable.entropy), ("svm", .svm(.everything)), ("svm.x1", .svm(.example("x1"))),
    ("svm.mean", .svm(.mean)), ("softmax", .softmax(.everything)),
    ("softmax.mean", .softmax(.mean)), ("P", .probability(.everything)),
    ("P.x1", .probability(.example("x1"))), ("P.x1.cat", .probability(.example("x1"))),
    ("exp", .exponential(.everything)), ("exp.x1.cat", .exponential(.example("x1"))),
    ("margin.x1.cat", .svm(.example("x1"))), ("changed", .changedSVM),
    ("score.x1.cat", .score(CellName(example: "x1", class: "cat"))),
    ("accuracy", .accuracy), ("L1", .regularization), ("elastic", .regularization),
  ])
  func `what is hidden is named as quantities are`(text: String, item: Hideable) throws {
    #expect(try Hideable(parsing: text) == item)
  }

  @Test(arguments: ["k", "N", "margin", "score", "score.x1", "svm.x1 after", "L2 at 2", "x", ""])
  func `what can't be hidden is refused`(text: String) {
    #expect(error { () throws(Mistake) in _ = try Hideable(parsing: text) } != "")
  }
}
