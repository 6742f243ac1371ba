import TestSupport
import Testing

@testable import LossEngine

@Suite struct LinearClassifierTests {
  /// The slide with four classes' weights and the one with four pixels: W, b, x and W x + b.
  private static let slides = [
    (
      W: [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]],
      b: [0, 0.2, -0.3], x: [-15.0, 22, -44, 56],
      scores: [
        0: [0, 0.2, -0.3], 0.5: [-1.425, 0.53, -0.01], 1: [-2.85, 0.86, 0.28],
        2: [-5.7, 1.52, 0.86],
      ] as [Double: [Double]]
    ),
    (
      W: [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]],
      b: [1.1, 3.2, -1.2], x: [56.0, 231, 24, 2],
      scores: [
        0: [1.1, 3.2, -1.2], 0.5: [-47.85, 220.55, 29.775], 1: [-96.8, 437.9, 60.75],
        2: [-194.7, 872.6, 122.7],
      ]
    ),
  ]

  @Test(arguments: [0, 1], [0, 0.5, 1, 2])
  func `scores are those of the slides, digit by digit, and a scale leaves the bias alone`(
    slide: Int, scale: Double
  ) throws {
    let slide = Self.slides[slide]
    let classifier = try LinearClassifier(weights: slide.W, bias: slide.b)
    #expect(try classifier.scores(of: slide.x.span, scale: scale) == slide.scores[scale])
  }

  @Test func `many copies of the slide print 61.95 for the ship, which leaves out its bias`() throws
  {
    let slide = Self.slides[1]
    let without = try LinearClassifier(weights: slide.W, bias: [0, 0, 0])
    #expect(try without.scores(of: slide.x.span)[2] == 61.95)
  }

  @Test func `scores of short decimals are their exact sums, of which integers tell`() throws {
    var generator = SeededGenerator(state: 6)
    func tenths(_ size: Int) -> Int { Int.random(in: -size...size, using: &generator) }
    for count in [1, 2, 4, 40, 1000] {
      for _ in 0..<40 {
        let (w, x) = ((0..<count).map { _ in tenths(2000) }, (0..<count).map { _ in tenths(2000) })
        let (b, k) = (tenths(100), abs(tenths(30)))
        let classifier = try LinearClassifier(
          weights: [w.map { Double($0) / 1000 }], bias: [Double(b) / 10])
        let input = x.map { Double($0) / 10 }
        let sum = zip(w, x).reduce(0) { $0 + $1.0 * $1.1 } * k + b * 10_000
        let score = try classifier.scores(of: input.span, scale: Double(k) / 10)
        #expect(score == [Double(sum) / 100_000])
      }
    }
  }

  @Test func `where rounding errors reach the last decimal, the doubles themselves are summed`()
    throws
  {
    let classifier = try LinearClassifier(weights: [[12_345_678.9, -12_345_678.8]], bias: [0])
    let input = [12_345_678.7, 12_345_678.6]
    let score = try classifier.scores(of: input.span)
    let sum = try classifier.weightedSums(of: input.span)[0]
    #expect(score == [sum.scaled(by: 1, plus: 0, times: 1)])
  }

  @Test func `it is known which scores are exact sums of decimals`() throws {
    func isDecimal(_ weights: [[Double]], _ input: [Double], _ k: Double = 1) throws -> [Bool] {
      let classifier = try LinearClassifier(weights: weights, bias: weights.map { _ in 0.1 })
      let sums = try classifier.weightedSums(of: input.span)
      return classifier.decimals(of: sums, scale: k).map { $0 != nil }
    }
    let weights = [[0.5, -0.25], [12_345_678.9, -12_345_678.8]]
    #expect(try isDecimal(weights, [1.5, 2]) == [true, true])
    #expect(try isDecimal(weights, [12_345_678.7, 12_345_678.6]) == [true, false])
    #expect(try isDecimal(weights, [1.5, 2], 1.0 / 3) == [false, false])
    #expect(try isDecimal([.init(repeating: 1, count: 1000)], .init(repeating: 1, count: 1000))[0])
    #expect(try !isDecimal([.init(repeating: 1, count: 1001)], .init(repeating: 1, count: 1001))[0])
  }

  @Test func `a sum that is 0 by hand is 0 without a sign`() throws {
    for sign in [1.0, -1] {
      let classifier = try LinearClassifier(
        weights: [[0.1, 0.2, -0.3].map { $0 * sign }], bias: [0])
      let ones = [1.0, 1, 1]
      let score = try classifier.scores(of: ones.span)[0]
      #expect(score == 0 && score.sign == .plus)
    }
  }

  @Test func `terms that cancel leave what a plain sum loses`() throws {
    let classifier = try LinearClassifier(weights: [[1e16, 1, -1e16]], bias: [0])
    let ones = [1.0, 1, 1]
    #expect(try classifier.scores(of: ones.span) == [1])
  }

  @Test func `what is no classifier or no input of it is refused with its place`() throws {
    #expect(throws: ClassifierError.noWeights) { try LinearClassifier(weights: [], bias: []) }
    #expect(throws: ClassifierError.ragged(row: 1, found: 1, expected: 2)) {
      try LinearClassifier(weights: [[1, 2], [3]], bias: [0, 0])
    }
    #expect(throws: ClassifierError.biasCount(found: 1, expected: 2)) {
      try LinearClassifier(weights: [[1], [2]], bias: [0])
    }
    let classifier = try LinearClassifier(weights: [[1, 2]], bias: [0])
    #expect(throws: ClassifierError.inputCount(found: 1, expected: 2)) {
      let short = [1.0]
      return try classifier.scores(of: short.span)
    }
  }
}
