import Platform
import TestSupport
import Testing

@testable import LossEngine

/// Rows of many classes, worked on several at a time, against the same one by one.
@Suite struct LanesTests {
  @Test(arguments: [8])
  func `e to several powers at once is e to each`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<20_000 {
      let x = generator.row(of: 4, in: -708...0)
      let errors = x.map { $0 * 0x1p-55 }
      let powers = Lanes(x).exponential(error: Lanes(errors))
      for lane in 0..<4 {
        expect(powers[lane], within: 2, ulpsOf: exp(x[lane]) + exp(x[lane]) * errors[lane])
      }
    }
    let ends = Lanes(0, -0x1p-60, -710, -.infinity)
    let none = Lanes(0, 0, .nan, .nan)
    let powers = ends.exponential(error: none)
    #expect(powers[0] == 1 && powers[1] == 1)
    #expect((0...0x1p-1000).contains(powers[2]) && (0...0x1p-1000).contains(powers[3]))
  }

  @Test(arguments: HingeLoss.Family.allCases, [ScorePrecision.double, .single])
  func `an SVM loss of many classes is made of its terms`(
    family: HingeLoss.Family, precision: ScorePrecision
  ) {
    var generator = SeededGenerator(state: 9)
    for round in 0..<400 {
      let count = Int.random(in: 8...40, using: &generator)
      let size = [1, 10, 1e300, 1.5e308][round % 4]
      var row = generator.row(of: count, in: -1...1).map { $0 * size }
      // Terms that are 0 to a reader, and classes masked out.
      if round % 4 < 2 { row = row.map { (10 * $0).rounded() / 10 } }
      let label = Int.random(in: 0..<count, using: &generator)
      if round % 5 == 0 { row[(label + 1) % count] = -.infinity }
      if round % 25 == 0 { row[label] = -.infinity }
      let hinge = HingeLoss(
        family: family, margin: 0.3, sumsAllClasses: round % 2 == 0,
        isSquared: round % 3 == 0)
      let stored = ScoreRow(row, precision: precision)
      let terms = row.indices.filter { hinge.enters($0, label: label) }.map {
        MarginTerm(classIndex: $0, value: hinge.marginTerm($0, stored, label: label))
      }
      #expect(hinge.terms(stored, label: label) == terms)
      let violations = terms.map(\.violation)
      var sum = DoubleDouble()
      for violation in violations { sum += hinge.squares ? violation * violation : violation }
      let expected = family == .structured ? violations.max() ?? 0 : sum.value
      expect(hinge.loss(stored, label: label), within: 1, ulpsOf: expected)
    }
  }

  @Test func `terms that are 0 to a reader are 0 side by side`() {
    let row = (0..<17).map { Double($0 % 4 - 7) / 10 } + [0.6]
    #expect(HingeLoss.lecture.terms(row.span, label: 17).contains { $0.value > -0.01 })
    #expect(HingeLoss.lecture.loss(row.span, label: 17) == 0)
  }

  @Test(arguments: [10])
  func `a softmax loss of many classes is that of their exponentials`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for round in 0..<200 {
      let count = Int.random(in: 8...40, using: &generator)
      var row = generator.row(of: count, in: -5...5)
      let label = Int.random(in: 0..<count, using: &generator)
      if round % 3 == 0 { row[(label + 1) % count] = -.infinity }
      let sum = row.reduce(0) { $0 + exp($1) }
      let loss = Softmax.crossEntropyLoss(row.span, label: label)
      #expect(abs(loss - log(sum / exp(row[label]))) < 1e-14)
      #expect(abs(Softmax.probabilities(row.span)[label] - exp(-loss)) < 1e-15)
    }
  }
}
