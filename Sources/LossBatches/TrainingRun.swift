import LossEngine

/// A training run: its steps, what they gave, and the way back.
///
/// Runs of the same settings, inputs and start are the same to the bit, however they go back and forth.
/// Every step looks at all examples once for its numbers; one of a minibatch looks at those again for
/// its gradient.
public struct TrainingRun: Sendable {
  public let settings: TrainingSettings
  public let inputs: LabeledInputs
  /// W and b that the run began with.
  public let start: LinearWeights
  /// W and b after ``step`` steps. They are finite where those of the start are.
  public private(set) var weights: LinearWeights
  /// What was found of W at the start and after each step, of all examples: `step + 1` of them.
  public private(set) var history: [TrainingNumbers]
  /// Why it has ended; nil while it may go on. It goes on after a step back, too.
  public private(set) var end: TrainingEnd?
  private var gradient: LinearWeights
  private let order: BatchOrder
  private var past: WeightHistory
  /// The first step with the least loss.
  private var bestStep = 0

  /// - Parameters:
  ///   - settings: the loss, η and when to end.
  ///   - inputs: N examples of D inputs with labels in 0..<C.
  ///   - start: W (C×D) and b.
  public init(_ settings: TrainingSettings, _ inputs: LabeledInputs, from start: LinearWeights) {
    (self.settings, self.inputs, self.start, weights) = (settings, inputs, start, start)
    order = BatchOrder(
      exampleCount: inputs.exampleCount, size: settings.batchSize, seed: settings.seed)
    let pass = settings.loss.pass(start, inputs)
    (history, gradient) = ([pass.numbers], pass.gradient)
    past = WeightHistory(start)
    end = pass.numbers.isFinite ? endOfStep() : .diverged(largestRate: nil)
  }

  /// How many steps have been taken.
  public var step: Int { history.count - 1 }

  /// What was found of W as it is now.
  public var numbers: TrainingNumbers { history[step] }

  /// Takes a step, unless the run has ended.
  ///
  /// A step to numbers that are not finite is not taken: the run ends before it.
  /// - Returns: the numbers of the new W; nil where no step was taken.
  @discardableResult
  public mutating func advance() -> TrainingNumbers? {
    guard end == nil else { return nil }
    var next = weights
    next.add(direction, times: -settings.learningRate)
    let pass = settings.loss.pass(next, inputs)
    guard next.isFinite, pass.numbers.isFinite else {
      end = .diverged(largestRate: largestRate)
      return nil
    }
    (weights, gradient) = (next, pass.gradient)
    history.append(pass.numbers)
    if pass.numbers.loss.total < history[bestStep].loss.total { bestStep = step }
    past.add(next, step: step)
    end = endOfStep()
    return pass.numbers
  }

  /// Whether W of the step before is still known: of as many of the last steps as fit 10⁷ numbers.
  public var canGoBack: Bool { step > 0 && past[step - 1] != nil }

  /// Goes a step back, to the very bits that W and its numbers had, and forgets the step.
  /// - Returns: whether it did, see ``canGoBack``.
  @discardableResult
  public mutating func back() -> Bool {
    guard step > 0, let before = past[step - 1] else { return false }
    history.removeLast()
    move(to: before)
    return true
  }

  /// Goes back to the start and forgets all steps.
  public mutating func restart() {
    history.removeLast(step)
    past = WeightHistory(start)
    move(to: start)
  }

  private mutating func move(to known: LinearWeights) {
    weights = known
    gradient = settings.loss.pass(known, inputs).gradient
    let best = history.indices.min { history[$0].loss.total < history[$1].loss.total }
    bestStep = best ?? 0
    end = numbers.isFinite ? endOfStep() : .diverged(largestRate: nil)
  }

  /// The gradient that the next step follows.
  private var direction: LinearWeights {
    guard let examples = order.examples(ofStep: step) else { return gradient }
    return settings.loss.pass(weights, inputs, examples: examples).gradient
  }

  private func endOfStep() -> TrainingEnd? {
    let (total, first) = (numbers.loss.total, history[0])
    if total > 10 * first.loss.total { return .diverged(largestRate: largestRate) }
    let size = numbers.gradientSize
    if size == 0 || size < 1e-6 * first.gradientSize { return .smallGradient }
    if step >= settings.steps { return .steps }
    return step - bestStep >= 500 ? .noProgress : nil
  }

  /// See ``TrainingEnd/diverged(largestRate:)``.
  private var largestRate: Double? {
    let (loss, first) = (settings.loss, order.examples(ofStep: 0))
    let direction = loss.pass(start, inputs, examples: first).gradient
    return (1...60).lazy.map { Double(sign: .plus, exponent: -$0, significand: 1) }
      .map { settings.learningRate * $0 }
      .first { rate in
        var next = start
        next.add(direction, times: -rate)
        return loss.pass(next, inputs).numbers.loss.total < history[0].loss.total
      }
  }
}
