import LossBatches
import LossEngine
import Testing

@Suite struct `The order of examples` {
  @Test func `takes every example once each time through, by the seed`() {
    let order = BatchOrder(exampleCount: 10, size: 4, seed: 7)
    let batches = (0..<6).map { order.examples(ofStep: $0) ?? [] }
    #expect(batches.map(\.count) == [4, 4, 2, 4, 4, 2])
    let rounds = [batches[..<3], batches[3...]].map { $0.flatMap(\.self) }
    #expect(rounds.map { $0.sorted() } == [Array(0..<10), Array(0..<10)])
    #expect(rounds[0] != rounds[1] && rounds[0] != Array(0..<10))
    #expect(BatchOrder(exampleCount: 10, size: 4, seed: 8).examples(ofStep: 0) != batches[0])
    #expect(BatchOrder(exampleCount: 10).examples(ofStep: 3) == nil)
  }

  @Test func `is the same on every machine, and so are random weights`() {
    let order = BatchOrder(exampleCount: 6, size: 6, seed: 1)
    #expect(order.examples(ofStep: 0) == [1, 3, 5, 0, 4, 2])
    let weights = LinearWeights.random(classCount: 2, inputCount: 2, seed: 1)
    #expect(weights.weights == [0.00133, 0.00492, 0.00942, -0.00111])
    #expect(weights.bias == [0, 0])
    let many = LinearWeights.random(classCount: 10, inputCount: 1000, seed: 2).weights
    #expect(many.min() == -0.01 && many.max() == 0.01)
    #expect(abs(many.reduce(0, +) / 10_000) < 0.0002)
  }
}
