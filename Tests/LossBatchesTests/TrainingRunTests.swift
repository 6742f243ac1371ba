import LossBatches
import LossEngine
import TestSupport
import Testing

@Suite struct `A training run` {
  @Test func `takes the two steps that are worked out by hand`() throws {
    let loss = FullLoss(.hinge(.lecture), penalty: Penalty(.l2, lambda: 0.5))
    let inputs = LabeledInputs(rows: [[1], [-1]], labels: [0, 1])
    var run = TrainingRun(
      TrainingSettings(loss: loss, learningRate: 0.25), inputs,
      from: LinearWeights(zeros: 2, inputCount: 1))
    // All scores are 0, so each example loses Δ = 1; ∂L/∂W = −1, 1.
    #expect(run.numbers.loss == FullLoss.Value(data: 1, penalty: 0))
    #expect(run.numbers.gradientSize == 2.0.squareRoot())
    #expect(run.numbers.smallestMargin == 0 && run.numbers.accuracy == 0)

    let advanced = run.advance()
    let first = try #require(advanced)
    #expect(run.weights == LinearWeights(weights: [0.25, -0.25], bias: [0, 0]))
    #expect(first.loss == FullLoss.Value(data: 0.5, penalty: 0.0625))
    #expect(first.smallestMargin == 0.5 && first.accuracy == 1)
    #expect(first.weightSize == 0.125.squareRoot())

    // ∂L/∂W = −1 + 2 · 0.5 · 0.25 = −0.75, and 0.75.
    let advancedAgain = run.advance()
    let second = try #require(advancedAgain)
    #expect(run.weights == LinearWeights(weights: [0.4375, -0.4375], bias: [0, 0]))
    #expect(second.loss == FullLoss.Value(data: 0.125, penalty: 0.19140625))
    #expect(run.step == 2 && run.history[1] == first && run.end == nil)
  }

  @Test(arguments: [nil, 4])
  func `goes back to the very bits and forward to them again`(batchSize: Int?) {
    let settings = TrainingSettings(
      loss: FullLoss(.softmax, penalty: Penalty(.l1, lambda: 0.01)), learningRate: 0.3,
      batchSize: batchSize, seed: 9)
    let start = LinearWeights.random(classCount: 3, inputCount: 2, seed: 5)
    var run = TrainingRun(settings, Self.points(30, seed: 2), from: start)
    var weights = [run.weights]
    for _ in 0..<25 {
      run.advance()
      weights.append(run.weights)
    }
    let history = run.history
    for step in (5..<25).reversed() {
      run.back()
      #expect(run.weights == weights[step] && run.history == Array(history[...step]))
    }
    for _ in 5..<25 { run.advance() }
    #expect(run.weights == weights[25] && run.history == history)
    run.restart()
    let wentBack = run.back()
    #expect(run.weights == start && run.step == 0 && !run.canGoBack && !wentBack)
    while run.step < 25 { run.advance() }
    #expect(run.weights == weights[25] && run.history == history)
  }

  @Test(arguments: dataLosses)
  func `lowers every loss and separates points that can be`(data: DataLoss) {
    var run = TrainingRun(
      TrainingSettings(loss: FullLoss(data), learningRate: 0.1, steps: 200),
      Self.points(60, seed: 4), from: LinearWeights(zeros: 3, inputCount: 2))
    while run.advance() != nil {}
    #expect(run.numbers.loss.total < run.history[0].loss.total / 2)
    #expect(run.numbers.accuracy == 1 && run.numbers.smallestMargin > 0)
  }

  @Test func `ends after its steps, and goes on after a step back`() {
    var run = Self.softmaxRun(learningRate: 0.1, lambda: 0, steps: 3)
    while run.advance() != nil {}
    #expect(run.end == .steps && run.step == 3)
    run.back()
    #expect(run.end == nil)
    run.advance()
    #expect(run.end == .steps && run.step == 3)
  }

  @Test func `ends where the gradient has become small`() {
    var run = Self.softmaxRun(learningRate: 0.5, lambda: 1, steps: 10_000)
    while run.advance() != nil {}
    #expect(run.end == .smallGradient)
    #expect(run.numbers.gradientSize < 1e-6 * run.history[0].gradientSize)
    #expect(run.history[run.step - 1].gradientSize >= 1e-6 * run.history[0].gradientSize)
  }

  @Test func `ends at once where the gradient is 0`() {
    let satisfied = LinearWeights(weights: [2, -2], bias: [0, 0])
    let run = TrainingRun(
      TrainingSettings(loss: FullLoss(.hinge(.lecture)), learningRate: 1),
      LabeledInputs(rows: [[1], [-1]], labels: [0, 1]), from: satisfied)
    #expect(run.end == .smallGradient)
  }

  @Test func `ends after 500 steps that bring no new best`() throws {
    // L1 alone moves W from 0.75 to 0.25 and −0.25 and back.
    let loss = FullLoss(.hinge(HingeLoss(margin: 0)), penalty: Penalty(.l1, lambda: 1))
    var run = TrainingRun(
      TrainingSettings(loss: loss, learningRate: 0.5, steps: 10_000),
      LabeledInputs(rows: [[0]], labels: [0]),
      from: LinearWeights(weights: [0.75, -0.75], bias: [0, 0]))
    while run.advance() != nil {}
    #expect(run.end == .noProgress && run.step == 501)
    #expect(run.numbers.loss.total == 0.5 && run.history[1].loss.total == 0.5)
  }

  @Test func `diverges, and names the largest halved rate that goes down`() throws {
    var run = Self.softmaxRun(learningRate: 8, lambda: 1, steps: 1000)
    while run.advance() != nil {}
    guard case .diverged(let largest) = run.end else {
      Issue.record("it ended by \(String(describing: run.end))")
      return
    }
    let rate = try #require(largest)
    #expect(run.numbers.loss.total > 10 * run.history[0].loss.total)
    #expect(rate < 8 && (8 / rate).significand == 1)
    func total(rate: Double) -> Double {
      let settings = TrainingSettings(loss: run.settings.loss, learningRate: rate)
      var other = TrainingRun(settings, run.inputs, from: run.start)
      return other.advance()?.loss.total ?? .infinity
    }
    #expect(total(rate: rate) < run.history[0].loss.total)
    #expect(2 * rate == 8 || total(rate: 2 * rate) >= run.history[0].loss.total)
  }

  @Test func `stays where its numbers are finite`() {
    var run = Self.softmaxRun(learningRate: 1e308, lambda: 1, steps: 1000)
    while run.advance() != nil {}
    #expect(run.weights.isFinite && run.numbers.isFinite)
    #expect(run.history.allSatisfy { $0.isFinite })
    // 60 halvings of such a rate are far too large still.
    #expect(run.end == .diverged(largestRate: nil))
  }

  @Test func `knows W of as many last steps as fit, and of the start`() {
    let start = LinearWeights(zeros: 2, inputCount: 2)
    var history = WeightHistory(start, numbers: 3 * 6 + 1)
    func weights(_ step: Int) -> LinearWeights {
      LinearWeights(weights: [Double(step), 0, 0, 0], bias: [0, 0])
    }
    for step in 1...10 { history.add(weights(step), step: step) }
    #expect((0...10).filter { history[$0] != nil } == [0, 8, 9, 10])
    #expect(history[8] == weights(8) && history[10] == weights(10) && history[0] == start)
    history.add(weights(-9), step: 9)
    #expect(history[9] == weights(-9) && history[8] == weights(8))
    history.add(weights(-10), step: 10)
    #expect(history[10] == weights(-10))
  }

  private static func softmaxRun(learningRate: Double, lambda: Double, steps: Int) -> TrainingRun {
    TrainingRun(
      TrainingSettings(
        loss: FullLoss(.softmax, penalty: Penalty(.l2, lambda: lambda), hasBiasTrick: true),
        learningRate: learningRate, steps: steps),
      points(30, seed: 1), from: LinearWeights(zeros: 3, inputCount: 2))
  }

  /// Points around three corners of a triangle, which a line can part from the others.
  private static func points(_ count: Int, seed: UInt64) -> LabeledInputs {
    var generator = SeededGenerator(state: seed)
    let corners = [[1.0, 0], [-0.5, 0.87], [-0.5, -0.87]]
    let labels = (0..<count).map { $0 % 3 }
    let rows = labels.map { label in
      corners[label].map { $0 + .random(in: -0.25...0.25, using: &generator) }
    }
    return LabeledInputs(rows: rows, labels: labels)
  }
}
