import LossEngine

/// How a linear classifier is trained: plain gradient descent, W ← W − η ∇L, and when it ends.
public struct TrainingSettings: Hashable, Sendable {
  public var loss: FullLoss
  /// η, finite and > 0.
  public var learningRate: Double
  /// How many examples a step takes; nil for all.
  public var batchSize: Int?
  /// What minibatches are drawn by.
  public var seed: UInt64
  /// How many steps a run has at most.
  public var steps: Int

  public init(
    loss: FullLoss, learningRate: Double, batchSize: Int? = nil, seed: UInt64 = 0,
    steps: Int = 1000
  ) {
    precondition(
      learningRate > 0 && learningRate.isFinite, "η is finite and above 0, unlike \(learningRate)")
    (self.loss, self.learningRate) = (loss, learningRate)
    (self.batchSize, self.seed, self.steps) = (batchSize, seed, steps)
  }
}

/// Why a run has ended.
public enum TrainingEnd: Hashable, Sendable {
  /// It has taken as many steps as ``TrainingSettings/steps`` allows.
  case steps
  /// The gradient is below 10⁻⁶ of its first size, or is 0.
  case smallGradient
  /// 500 steps have not gone below the least loss before them.
  case noProgress
  /// The loss is ten times what it began with, or no finite number. The rate is the largest that a
  /// first step would have lowered the loss with, found by halving η; nil where none of 60 halvings does.
  case diverged(largestRate: Double?)
}
