import LossEngine
import Testing

@Suite struct LinearClassifierTests {
  @Test func `the four-pixel ship scores 60.75, its bias included`() throws {
    let weights = [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]]
    let pixels = [56.0, 231, 24, 2]
    let withBias = try LinearClassifier(weights: weights, bias: [1.1, 3.2, -1.2])
    #expect(try withBias.scores(of: pixels.span)[2] == 60.75)
    let without = try LinearClassifier(weights: weights, bias: [0, 0, 0])
    #expect(try without.scores(of: pixels.span)[2] == 61.95)
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
