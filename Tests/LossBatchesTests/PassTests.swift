import LossBatches
import LossEngine
import TestSupport
import Testing

@Suite struct `A pass over examples` {
  /// Shapes N, D, C: smaller and larger than vectors, groups of rows and blocks.
  static let shapes = [
    (1, 1, 2), (60, 2, 3), (13, 7, 10), (97, 33, 5), (20, 5, 17), (1100, 4, 3), (20, 1100, 3),
  ]

  @Test(arguments: dataLosses, [5])
  func `gives what the exact loss and gradient are`(data: DataLoss, seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    for (n, d, c) in Self.shapes {
      let penalty = Penalty(.elasticNet(beta: 0.5), lambda: 0.25)
      let loss = FullLoss(data, penalty: penalty, hasBiasTrick: n > 50)
      let x = (0..<n * d).map { _ in Double(Float.random(in: -2...2, using: &generator)) }
      let labels = (0..<n).map { _ in Int.random(in: 0..<c, using: &generator) }
      let weights = LinearWeights(
        weights: (0..<c * d).map { _ in .random(in: -1...1, using: &generator) },
        bias: (0..<c).map { _ in .random(in: -1...1, using: &generator) })
      let inputs = LabeledInputs(.doubles(x), inputCount: d, labels: labels)
      let value = loss.value(weights, inputs)
      let gradient = loss.gradient(weights, inputs)
      compare(loss.pass(weights, inputs), value, gradient, within: 1e-12)
      let floats = LabeledInputs(.floats(x.map { Float($0) }), inputCount: d, labels: labels)
      compare(loss.pass(weights, floats), value, gradient, within: 1e-5)
    }
  }

  private func compare(
    _ pass: TrainingPass, _ value: FullLoss.Value, _ gradient: LinearWeights,
    within limit: Double
  ) {
    #expect(abs(pass.numbers.loss.data - value.data) <= limit * value.data)
    #expect(abs(pass.numbers.loss.penalty - value.penalty) <= limit * value.penalty)
    let exact = gradient.weights + gradient.bias
    let error = zip(pass.gradient.weights + pass.gradient.bias, exact).map { abs($0 - $1) }
    #expect(error.max()! <= limit * exact.map(abs).max()!)
    let size = exact.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(pass.numbers.gradientSize - size) <= limit * size)
  }

  @Test func `gives the slide's losses`() {
    let weights = LinearWeights(
      weights: [0.01, -0.05, 0.1, 0.05, 0.7, 0.2, 0.05, 0.16, 0, -0.45, -0.2, 0.03],
      bias: [0, 0.2, -0.3])
    let inputs = LabeledInputs(rows: [[-15, 22, -44, 56]], labels: [2])
    let svm = FullLoss(.hinge(.lecture), penalty: Penalty(.l2, lambda: 0.1))
    let numbers = svm.pass(weights, inputs).numbers
    #expect(abs(numbers.loss.data - 1.58) < 1e-14)
    #expect(abs(numbers.loss.penalty - 0.08166) < 1e-15)
    #expect(abs(numbers.smallestMargin + 0.58) < 1e-14)
    #expect(abs(numbers.weightSize - 0.8166.squareRoot()) < 1e-15)
    #expect(numbers.accuracy == 0)
    let trick = FullLoss(.softmax, hasBiasTrick: true).pass(weights, inputs).numbers
    #expect(abs(trick.loss.data - 1.0401905) < 1e-7)
    #expect(abs(trick.weightSize - (0.8166 + 0.13).squareRoot()) < 1e-15)
  }

  @Test func `keeps the digits of a loss and a gradient of next to nothing`() {
    let weights = LinearWeights(weights: [40, 0, -1], bias: [0, 0, 0])
    let inputs = LabeledInputs(rows: [[1]], labels: [0])
    let pass = FullLoss(.softmax).pass(weights, inputs)
    let exact = FullLoss(.softmax).value(weights, inputs).data
    #expect(abs(pass.numbers.loss.data - exact) < 1e-13 * exact)
    let label = FullLoss(.softmax).gradient(weights, inputs).weights[0]
    #expect(abs(pass.gradient.weights[0] - label) < -1e-13 * label)
  }

  @Test func `takes the examples that it is told to, in the same bits as a table of them alone`() {
    var generator = SeededGenerator(state: 3)
    let bytes = (0..<20 * 9).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let labels = (0..<20).map { $0 % 4 }
    let weights = LinearWeights.random(classCount: 4, inputCount: 9, seed: 1)
    let chosen = [19, 3, 4, 0, 11, 3, 8]
    let loss = FullLoss(.softmax, penalty: Penalty(.l2, lambda: 0.1))
    let part = loss.pass(
      weights, LabeledInputs(.bytes(bytes), inputCount: 9, labels: labels), examples: chosen)
    let alone = LabeledInputs(
      .floats(chosen.flatMap { bytes[$0 * 9..<$0 * 9 + 9].map { Float($0) } }), inputCount: 9,
      labels: chosen.map { labels[$0] })
    #expect(part == loss.pass(weights, alone))
  }

  @Test(arguments: dataLosses)
  func `is not finite where W x is beyond the inputs' type`(data: DataLoss) {
    let weights = LinearWeights(weights: [1e200, -1e200, 1e200, 1e200], bias: [0, 0])
    let inputs = LabeledInputs(rows: [[1e200, 1e200], [1, 0]], labels: [1, 0])
    #expect(!FullLoss(data).pass(weights, inputs).numbers.isFinite)
  }
}

/// Softmax, and every family of SVM losses with its options.
let dataLosses: [DataLoss] =
  [.softmax, .hinge(HingeLoss(family: .structured)), .hinge(HingeLoss(family: .oneVsAll))]
  + [false, true].flatMap { all in
    [false, true].flatMap { isSquared in
      [HingeLoss.Reduction.sum, .mean].map { reduction in
        .hinge(HingeLoss(sumsAllClasses: all, reduction: reduction, isSquared: isSquared))
      }
    }
  }
