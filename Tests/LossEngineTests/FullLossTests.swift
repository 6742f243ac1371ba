import LossEngine
import TestSupport
import Testing

@Suite struct FullLossTests {
  private let slideWeights = LinearWeights(
    weights: [0.01, -0.05, 0.1, 0.05, 0.7, 0.2, 0.05, 0.16, 0, -0.45, -0.2, 0.03],
    bias: [0, 0.2, -0.3])
  private let slideInput = LabeledInputs(rows: [[-15, 22, -44, 56]], labels: [2])

  @Test func `the slide's W, x and b lose 1.58 by the SVM and 1.04 by softmax`() {
    let svm = FullLoss(.hinge(.lecture), penalty: Penalty(.l2, lambda: 0.1))
    let value = svm.value(slideWeights, slideInput)
    #expect(value.data == 1.58)
    // R(W) = 0.0151 + 0.5581 + 0.2434.
    expect(value.penalty, within: 4, ulpsOf: 0.08166)
    #expect(value.total == value.data + value.penalty)
    let softmax = FullLoss(.softmax).value(slideWeights, slideInput)
    #expect(shown(softmax.data, 2) == "1.04")
    #expect(softmax.penalty == 0)
  }

  @Test func `the bias trick penalizes b and leaves the data loss`() {
    let plain = FullLoss(.softmax, penalty: Penalty(.l2, lambda: 0.5))
    let trick = FullLoss(.softmax, penalty: plain.penalty, hasBiasTrick: true)
    let (without, with) = (
      plain.value(slideWeights, slideInput), trick.value(slideWeights, slideInput)
    )
    #expect(with.data == without.data)
    expect(with.penalty - without.penalty, within: 8, ulpsOf: 0.5 * (0.04 + 0.09))
    let gradients = [plain, trick].map { $0.gradient(slideWeights, slideInput) }
    #expect(gradients[0].weights == gradients[1].weights)
    expect(gradients[1].bias[1] - gradients[0].bias[1], within: 4, ulpsOf: 0.2)
  }

  @Test func `the slide's SVM gradient is x for each class that violates, and −2x for the label`() {
    let gradient = FullLoss(.hinge(.lecture)).gradient(slideWeights, slideInput)
    // s = −2.85, 0.86, 0.28: the cat's term is below 0, the car's 1.58.
    #expect(gradient.weights == [0, 0, 0, 0, -15, 22, -44, 56, 15, -22, 44, -56])
    #expect(gradient.bias == [0, 1, -1])
  }

  @Test func `a margin that is 0 in decimals has no gradient`() {
    // Scores 0.3 and 1.3, whose difference is not 1 in doubles.
    let weights = LinearWeights(weights: [0.1, 0.5], bias: [0, -0.2])
    let inputs = LabeledInputs(rows: [[3]], labels: [1])
    let loss = FullLoss(.hinge(.lecture))
    #expect(loss.value(weights, inputs).data == 0)
    #expect(loss.gradient(weights, inputs) == LinearWeights(zeros: 2, inputCount: 1))
  }

  @Test(arguments: [DataLoss.softmax] + allHinges().map { .hinge($0) }, [29])
  func `every entry of the gradient agrees with its central difference`(
    data: DataLoss, seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    for penalty in [
      Penalty.none, Penalty(.l2, lambda: 0.3), Penalty(.l1, lambda: 0.2),
      Penalty(.elasticNet(beta: 0.7), lambda: 0.4),
    ] {
      for hasBiasTrick in [false, true] {
        let loss = FullLoss(data, penalty: penalty, hasBiasTrick: hasBiasTrick)
        let (weights, inputs) = generator.smoothCase(data, examples: 7, classes: 4, inputs: 3)
        let gradient = loss.gradient(weights, inputs)
        for entry in weights.entries {
          let check = loss.centralDifference(of: entry, gradient: gradient, weights, inputs)
          #expect(abs(check.slope - check.gradient) < 1e-8, "\(loss) \(entry)")
        }
      }
    }
  }

  @Test func `a gradient sums more than one block of examples`() {
    let rows = (0..<130).map { [Double($0)] }
    let inputs = LabeledInputs(rows: rows, labels: rows.map { _ in 0 })
    let zeros = LinearWeights(zeros: 2, inputCount: 1)
    let gradient = FullLoss(.hinge(.lecture)).gradient(zeros, inputs)
    #expect(gradient == LinearWeights(weights: [-64.5, 64.5], bias: [-1, 1]))
  }

  @Test func `digits agree until the relative error says otherwise`() {
    #expect(CentralDifference(slope: 2, gradient: 2).agreeingDigits == 15)
    #expect(CentralDifference(slope: 0, gradient: 0).relativeError == 0)
    #expect(CentralDifference(slope: 1.0009, gradient: 1).agreeingDigits == 3)
    #expect(CentralDifference(slope: 1, gradient: -1).agreeingDigits == 0)
    #expect(CentralDifference(slope: .nan, gradient: 1).agreeingDigits == 0)
  }

  @Test func `bytes and floats are inputs like doubles`() {
    let loss = FullLoss(.softmax)
    let weights = LinearWeights(weights: [0.25, -0.5, 0, 1], bias: [0, 0.5])
    let values: [LabeledInputs.Values] = [
      .doubles([0, 3, 2, 1]), .floats([0, 3, 2, 1]), .bytes([0, 3, 2, 1]),
    ]
    let gradients = values.map {
      loss.gradient(weights, LabeledInputs($0, inputCount: 2, labels: [0, 1]))
    }
    #expect(gradients[1] == gradients[0] && gradients[2] == gradients[0])
  }
}

extension SeededGenerator {
  /// Weights and inputs at which no loss has a kink within a thousandth, and no weight is near 0.
  fileprivate mutating func smoothCase(
    _ data: DataLoss, examples: Int, classes: Int, inputs count: Int
  ) -> (LinearWeights, LabeledInputs) {
    while true {
      let weights = LinearWeights(
        weights: row(of: classes * count, in: -1...1), bias: row(of: classes, in: -1...1))
      let inputs = LabeledInputs(
        rows: (0..<examples).map { _ in row(of: count, in: -2...2) },
        labels: (0..<examples).map { _ in .random(in: 0..<classes, using: &self) })
      let rows = LinearClassifier(weights).scoreRows(of: inputs)
      let hasKink = zip(rows, inputs.labels).contains { row, label in
        guard case .hinge(let hinge) = data else { return false }
        let terms = hinge.terms(row, label: label).map(\.value).sorted(by: >)
        return terms.contains { abs($0) < 1e-3 } || terms[0] - terms[1] < 1e-3
      }
      let isAwayFromZero = (weights.weights + weights.bias).allSatisfy { abs($0) > 1e-3 }
      if !hasKink && isAwayFromZero { return (weights, inputs) }
    }
  }
}

extension LinearWeights {
  fileprivate var entries: [Entry] {
    (0..<classCount).flatMap { c in
      (0..<inputCount).map { .weight(classIndex: c, input: $0) } + [.bias(classIndex: c)]
    }
  }
}
