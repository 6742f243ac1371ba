import LossEngine

/// W and b of a run's start and of its last steps, of as many as fit 10⁷ numbers, at least of one.
package struct WeightHistory: Sendable {
  private let start: LinearWeights
  private let capacity: Int
  /// The weights of step i stand at i mod capacity.
  private var ring: [LinearWeights]
  /// The first step that all later ones are known from.
  private var oldest = 0

  package init(_ start: LinearWeights, numbers: Int = 10_000_000) {
    self.start = start
    capacity = max(1, numbers / (start.weights.count + start.bias.count))
    ring = [start]
  }

  /// Adds the weights of the step after the newest, or of an earlier one, whose later ones are gone.
  package mutating func add(_ weights: LinearWeights, step: Int) {
    let place = step % capacity
    if place < ring.count { ring[place] = weights } else { ring.append(weights) }
    oldest = max(oldest, step - capacity + 1)
  }

  /// The weights of a step that has been added; nil where there was no room to keep them.
  package subscript(step: Int) -> LinearWeights? {
    step == 0 ? start : step >= oldest ? ring[step % capacity] : nil
  }
}
