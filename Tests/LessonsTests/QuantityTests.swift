import LossEngine
import Scores
import Testing

@testable import Lessons

/// The lecture's slide of W x + b.
private let slide = """
  table:
    classes: [a, b, c]
    W: [[.01, -.05, .1, .05], [.7, .2, .05, .16], [0, -.45, -.2, .03]]
    b: [0, .2, -.3]
    regularization: {beta: 2}
    examples:
      - {name: x, label: c, x: [-15, 22, -44, 56]}

  """

private func texts(_ step: String, _ places: [String]) throws -> [String] {
  let step = try worked(step).step
  return try places.map { step.text(of: try Prose(parsing: "{\($0)}")) }
}

@Suite struct QuantityTests {
  @Test func `W x + b has the decimals that it has by hand`() throws {
    // 0.03 · 56 and the others, as doubles, make 0.2800000000000002.
    #expect(try worked(slide).step.start.table.scores(0) == [-2.85, 0.86, 0.28])
    let long = 0.333333333333
    let fine = try worked(
      """
      table:
        classes: [a, b]
        W: [[\(long)], [3]]
        examples:
          - {name: x, label: a, x: [\(long)]}

      """)
    #expect(fine.step.start.table.scores(0) == [long * long, 0.999999999999])
  }

  @Test(arguments: [
    ("svm.x1", "2.9"), ("svm.x2", "0"), ("svm.x3", "12.9"), ("svm.mean", "5.27"),
    ("softmax.x1", "2.04"), ("softmax.x2", "0.0791"), ("softmax.x3", "6.16"),
    ("softmax.mean", "2.76"), ("svm.mean at 2", "9.53"), ("softmax.mean at 2", "5.15"),
    ("exp.x1.cat", "24.5"), ("exp.x1.car", "164.0"), ("exp.x1.frog", "0.18"),
    ("P.x1.cat", "0.130"), ("P.x1.car", "0.869"), ("P.x1.frog", "9.68e-4"),
    ("score.x1.cat", "3.2"), ("score.x1.frog", "-1.7"), ("score.x1.cat at 2", "6.4"),
    ("score.x2.frog", "2.0"), ("margin.x1.car", "2.9"), ("margin.x1.frog", "-3.9"),
    ("accuracy", "1/3"), ("C", "3"), ("N", "3"), ("k", "1"), ("margin", "1"),
    ("log(C)", "1.1"), ("log 10", "2.3"), ("svm.mean + 1", "6.27"), ("2.50", "2.50"), ("-1", "-1"),
    ("svm.x1 - svm.x3", "-10"), ("(svm.x1 + svm.x2 + svm.x3) / N", "5.27"), ("svm.x2 * 2", "0"),
  ])
  func `the lecture's numbers are written as on its slides`(place: String, text: String) throws {
    #expect(try texts("table: lecture", [place]) == [text])
  }

  @Test(arguments: [
    ("loss: {all classes: true}", "svm.mean", "6.27"),
    ("loss: {mean: true}", "svm.mean", "2.63"),
    ("loss: {squared: true}", "svm.mean", "30.6"),
    ("loss: {squared: true}", "svm.x3", "83.3"),
    ("loss: {family: structured}", "svm.x3", "6.6"),
    ("loss: {margin: 0.5}", "margin", "0.5"),
    ("scale: 2", "svm.mean", "9.53"), ("scale: 2", "svm.mean at 1", "5.27"),
    ("scale: 2", "k", "2"), ("scale: 2", "score.x1.cat", "6.4"),
  ])
  func `the loss and the scale are those of the step`(
    key: String, place: String, text: String
  ) throws {
    #expect(try texts(key, [place]) == [text])
  }

  @Test func `the slide's classifier makes its scores, and has R(W)`() throws {
    #expect(
      try texts(
        slide,
        [
          "score.x.a", "score.x.b", "score.x.c", "svm.x", "exp.x.a", "exp.x.b", "P.x.c",
          "softmax.x",
        ]) == ["-2.85", "0.86", "0.28", "1.58", "0.058", "2.36", "0.353", "1.04"])
    let step = try worked(slide).step
    func value(_ text: String) throws -> Double {
      try Expression(parsing: text).value(before: step.start, after: step.end)
    }
    #expect(abs(try value("L1.a") - 0.21) < 1e-15)
    #expect(abs(try value("L2.a") - 0.0151) < 1e-15)
    #expect(abs(try value("elastic.a") - (2 * 0.0151 + 0.21)) < 1e-15)
    #expect(try value("L2 at 2") == 4 * (try value("L2")))
    #expect(try value("L1 at 2") == 2 * (try value("L1")))
    #expect(abs(try value("L2.a + L2.b + L2.c - L2")) < 1e-15)
  }

  @Test(arguments: [
    ("weight.a.1", "0.01"), ("weight.a.2 at 2", "-0.05"), ("bias.c", "-0.3"), ("input.x.3", "-44"),
    ("lambda", "0.1"),
    ("R", "0.947"), ("R at 2", "3.79"), ("full.svm", "1.67"), ("full.softmax", "1.13"),
    // Class b is 0.58 above the label: x, and 2 λ W.
    ("gradient.b.1", "-14.86"), ("gradient.c.2", "-22.09"),
    ("gradient.a.1", "0.002"),
  ])
  func `the full loss of a classifier is made of its weights`(
    place: String, text: String
  ) throws {
    let full = slide.replacing("{beta: 2}", with: "{lambda: 0.1}").replacing(
      "W:", with: "bias_trick: true\n  W:")
    #expect(try texts(full, [place]) == [text])
  }

  @Test(arguments: [
    ("weight.x.1", "the table has no class \"x\""),
    ("weight.a.5", "the table has inputs 1 to 4, and no 5"),
    ("input.a.1", "the table has no example \"a\""), ("bias.x", "the table has no class \"x\""),
    ("gradient.b.9", "the table has inputs 1 to 4, and no 9"),
    ("R", "the table has no R(W); give it a regularization"),
  ])
  func `what a classifier doesn't have is a problem`(place: String, text: String) throws {
    let plain = slide.replacing("  regularization: {beta: 2}\n", with: "")
    let (_, problems) = try worked(plain + "notes: \"{\(place)}\"")
    #expect(problems.count == 1 && problems[0].contains(text), "\(problems)")
  }

  @Test func `the lecture's small and large softmax losses keep their digits`() throws {
    let step = """
      table:
        classes: [a, b, c]
        examples:
          - {name: p, label: a, scores: [10, -2, 3]}
          - {name: q, label: a, scores: [10, 9, 9]}
          - {name: r, label: a, scores: [10, -100, -100]}
          - {name: s, label: a, scores: [0, -inf, -inf]}
          - {name: t, label: b, scores: [800, -inf, 0]}
      """
    #expect(
      try texts(
        step,
        [
          "softmax.p", "softmax.q", "softmax.r", "softmax.s", "softmax.t", "P.s.a", "P.s.b",
          "P.r.a", "P.t.b", "exp.t.a", "svm.t", "margin.t.c", "score.t.b",
        ]) == [
          "9.18e-4", "0.551", "3.38e-48", "0", "∞", "1", "0", ">0.999", "0", "2.73e347", "∞", "∞",
          "-inf",
        ])
  }

  @Test(arguments: [
    ("svm.x9", "the table has no example \"x9\""), ("P.x1.dog", "the table has no class \"dog\""),
    ("score.x9.cat", "no example \"x9\""), ("L2", "the table has no W"),
    ("margin.x1.cat", "cat is the label of x1, which has no margin term"),
    ("svm.mean at 1e308", "beyond the largest double"),
    ("softmax.x1 at 1e308", "beyond the largest double"),
    ("1 / 0", "it is not a finite number"), ("log(0 - 1)", "it is not a finite number"),
    ("0 / 0", "it is not a finite number"), ("L2.dog", "the table has no W"),
    ("weight.cat.1", "the table has no W"), ("bias.cat", "the table has no W"),
    ("input.x1.1", "the table has no W"), ("full.svm", "the table has no W"),
    ("full.softmax", "the table has no W"), ("R", "the table has no W"),
    ("lambda", "the table has no W"), ("gradient.cat.1", "the table has no W"),
  ])
  func `what has no value is a question mark, and a problem`(place: String, text: String) throws {
    for key in ["notes", "explanation"] {
      let (step, problems) = try worked("\(key): \"{\(place)}\"")
      #expect(step.text(of: step.step.notes ?? step.step.explanation ?? Prose([])) == "?")
      #expect(problems.count == 1)
      #expect(problems.first?.hasPrefix("\(key): {") == true)
      #expect(problems.first?.contains(text) == true, "\(problems)")
    }
  }

  @Test func `an explanation is of the table after the edits, unless it says before`() throws {
    let step = try worked("select: x2 car\nedits: \"[ [ [ [ [\"\nexplanation: a").step
    let prose = try Prose(parsing: "{score.x2.car before} {score.x2.car} {softmax.x2}")
    #expect(step.text(of: prose, moment: .after) == "4.9 4.4 0.127")
    #expect(step.text(of: prose) == "4.9 4.9 0.0791")
  }

  @Test func `a number is that of the explorer's own evaluation, bit for bit`() throws {
    let step = try worked("scale: 3").step
    let evaluation = Situation(table: .lecture).evaluation(at: 3)
    for (text, value) in [
      ("svm.mean", evaluation.meanHingeLoss()), ("softmax.mean", evaluation.meanCrossEntropyLoss),
      ("svm.x3", evaluation.hingeLoss(of: 2)), ("softmax.x1", evaluation.crossEntropyLoss(of: 0)),
    ] {
      #expect(try Expression(parsing: text).value(before: step.start, after: step.end) == value)
    }
  }
}
