import LossEngine

/// Which examples each step of a training run takes: all of them, or minibatches of a size.
///
/// Minibatches go through all examples in an order that is drawn anew for each time through, by the
/// seed; what is left over at its end is a smaller minibatch. The order is the same on every machine.
public struct BatchOrder: Hashable, Sendable {
  public let exampleCount: Int
  /// How many examples a step takes; nil for all, in their order.
  public let size: Int?
  public let seed: UInt64

  /// - Parameters:
  ///   - exampleCount: N ≥ 1.
  ///   - size: 1 or more; a size of N or more takes all, in a drawn order.
  ///   - seed: what the orders are drawn by.
  public init(exampleCount: Int, size: Int? = nil, seed: UInt64 = 0) {
    precondition(exampleCount > 0, "a batch has at least one example")
    precondition(size.map { $0 > 0 } ?? true, "a batch has at least one example")
    (self.exampleCount, self.size, self.seed) = (exampleCount, size, seed)
  }

  /// The examples of a step, counted from 0; nil for all. It costs O(N), whatever the step is.
  public func examples(ofStep step: Int) -> [Int]? {
    guard let size else { return nil }
    let batches = (exampleCount + size - 1) / size
    let (round, batch) = (step / batches, step % batches)
    // A generator of its own for each time through, so that no step needs those before it.
    var generator = SplitMix64(seed: seed)
    generator = SplitMix64(seed: generator.next() &+ UInt64(round))
    var order = Array(0..<exampleCount)
    order.shuffle(by: &generator)
    return Array(order[(batch * size)..<min((batch + 1) * size, exampleCount)])
  }
}

extension LinearWeights {
  /// Small weights to begin a run from, the same for the same seed on every machine: each of W is one
  /// of −0.01, −0.00999, … 0.01, all equally likely, and b is 0. Five decimals each, so that first scores
  /// are sums that a reader can follow.
  public static func random(classCount: Int, inputCount: Int, seed: UInt64) -> LinearWeights {
    var generator = SplitMix64(seed: seed)
    let weights = (0..<classCount * inputCount).map { _ in
      Double(generator.below(2001) - 1000) / 100_000
    }
    return LinearWeights(weights: weights, bias: Array(repeating: 0, count: classCount))
  }
}
