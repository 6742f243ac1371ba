import Testing

@testable import Lessons

private func problems(_ checks: [String], _ step: String = "table: lecture") throws -> [String] {
  let lines = checks.map { "\n  - \($0)" }.joined()
  return try worked("\(step)\nchecks:\(lines)").problems
}

@Suite struct CheckTests {
  @Test(arguments: [
    "svm.mean = 5.27", "svm.mean = 5.3", "svm.mean = 15.8 / 3", "svm.mean = 5.2667",
    "svm.x1 = 2.9", "2.9 = svm.x1", "svm.x2 = 0", "C = 3", "svm.x1 * 10 = 29",
    "svm.mean = 5 within 0.3", "svm.mean > 5", "svm.x2 <= 0", "svm.x1 >= 2.9", "svm.x2 >= -0",
    "softmax.x2 = 7.91e-2", "softmax.x2 < softmax.x1", "softmax.x1 unchanged",
    "score.x1.frog = -1.7", "-1.7 = score.x1.frog", "svm.mean at 2 = 9.53", "accuracy = 1 / 3",
    "accuracy = 0.333", "svm.x1 = 29000000001 / 10000000000",
  ])
  func `what is true passes`(check: String) throws {
    #expect(try problems([check]) == [])
  }

  @Test(arguments: [
    ("svm.mean = 5.26", "computed 5.266666666666667, expected 5.26 (±0.005)"),
    ("svm.mean = 5.28", "expected 5.28 (±0.005)"), ("svm.mean = 5", "expected 5"),
    ("svm.mean = 5.2666", "(±5e-5)"), ("svm.x1 = 3", "expected 3"),
    ("svm.mean = 5 within 0.2", "expected 5 (±0.2)"), ("svm.mean < 5", "expected less than 5"),
    ("svm.x2 > 0", "expected more than 0"), ("svm.x2 < 0", "expected less than 0"),
    ("svm.x1 >= 3", "expected at least 3"), ("svm.x1 <= 2", "expected at most 2"),
    ("softmax.x2 = 8.01e-2", "(±5e-5)"), ("svm.x9 = 0", "no example \"x9\""),
    ("svm.x1 = L2", "no W"), ("svm.x9 unchanged", "no example \"x9\""),
    ("svm.x1 = 290000001 / 100000000", "expected 2.90000001"),
    ("accuracy = 0.334", "computed 0.3333333333333333, expected 0.334 (±0.0005)"),
  ])
  func `what is false is named with both numbers`(check: String, text: String) throws {
    let problems = try problems([check])
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("\(check) — ") == true)
    #expect(problems.first?.contains(text) == true, "\(problems)")
  }

  @Test func `the smallest numbers are compared by their own size`() throws {
    let table = """
      table:
        classes: [a, b, c]
        examples: [{name: r, label: a, scores: [10, -100, -100]}]
      """
    let right = ["softmax.r = 3.38e-48", "softmax.r = 3.4e-48", "softmax.r = 3e-48"]
    #expect(try problems(right + ["softmax.r = softmax.mean"], table) == [])
    let wrong = [
      "softmax.r = 3.37e-48", "softmax.r = 4e-48", "softmax.r = 0", "softmax.r = 2 * softmax.r",
      "softmax.r = softmax.r at 2",
    ]
    #expect(try problems(wrong, table).count == wrong.count)
  }

  @Test func `before and after are told apart, and unchanged means every bit`() throws {
    let edits = "select: x2 car\nedits: \"[ [ [ [ [\""
    let right = [
      "svm.x2 unchanged", "svm.mean unchanged", "softmax.x2 = 0.0791",
      "softmax.x2 after = 0.1273", "softmax.x2 before = 0.0791", "score.x2.car after = 4.4",
      "softmax.x2 after > softmax.x2",
    ]
    #expect(try problems(right, edits) == [])
    let problems = try problems(["softmax.x2 unchanged", "svm.x2 after = 0.1"], edits)
    #expect(problems.count == 2)
    #expect(problems[0].hasPrefix("softmax.x2 unchanged — it changes from 0.0791317"))
    #expect(problems[0].contains(" to 0.127308330"))
    #expect(problems[1] == "svm.x2 after = 0.1 — computed 0, expected 0.1 (±0.05)")
  }

  @Test func `the ship that scores 61.95 on many copies of the slide is found`() throws {
    let table = """
      table:
        classes: [cat, dog, ship]
        W: [[.2, -.5, .1, 2], [1.5, 1.3, 2.1, 0], [0, .25, .2, -.3]]
        b: [1.1, 3.2, -1.2]
        examples: [{name: x1, label: cat, x: [56, 231, 24, 2]}]
      """
    #expect(
      try problems(
        ["score.x1.ship = 60.75", "score.x1.cat = -96.8", "score.x1.dog = 437.9"], table)
        == [])
    #expect(
      try problems(["score.x1.ship = 61.95"], table) == [
        "score.x1.ship = 61.95 — computed 60.75, expected 61.95 (±0.005)"
      ])
  }
}
