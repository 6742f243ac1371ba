import LossBatches
import LossEngine
import TestSupport
import Testing

@Suite struct `A batch of examples` {
  @Test func `gives the lecture's losses`() throws {
    let scores = [3.2, 5.1, -1.7, 1.3, 4.9, 2.0, 2.2, 2.5, -3.1]
    let batch = try LossBatch(scores: scores, labels: [0, 1, 2], classCount: 3)
    #expect(abs(batch.meanHingeLoss() - 15.8 / 3) < 1e-14)
    #expect(abs(batch.meanCrossEntropyLoss() - 2.758654710918577) < 1e-14)

    let floats = try LossBatch(scores: scores.map { Float($0) }, labels: [0, 1, 2], classCount: 3)
    #expect(abs(floats.meanHingeLoss() - 15.8 / 3) < 1e-5)
    #expect(abs(floats.meanCrossEntropyLoss() - 2.758654710918577) < 1e-6)
  }

  @Test(arguments: Table.families, [231])
  func `is as near to the plain losses as it says`(_ family: Table.Family, seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for (exampleCount, classCount) in Table.sizes {
      let table = Table(exampleCount, classCount, family, using: &generator)
      try compare(table, table.scores)
      try compare(table, table.scores.map { Float($0) })
    }
  }

  @Test(arguments: [7])
  func `gives the same with any number of threads`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let table = Table(3000, 101, Table.families[0], using: &generator)
    let batch = try LossBatch(scores: table.scores, labels: table.labels, classCount: 101)
    var (one, three) = (LossGradients<Double>(), LossGradients<Double>())
    batch.evaluate(into: &one)
    batch.evaluate(into: &three, threads: 3)
    #expect(batch.meanHingeLoss(threads: 2) == batch.meanHingeLoss())
    #expect(batch.meanCrossEntropyLoss(threads: 2) == batch.meanCrossEntropyLoss())
    #expect(three.hinge == one.hinge)
    #expect(three.crossEntropy == one.crossEntropy)
    #expect(three.meanHingeLoss == one.meanHingeLoss)
    #expect(three.meanCrossEntropyLoss == one.meanCrossEntropyLoss)
  }

  @Test func `takes differences first, so that large scores keep the margin`() throws {
    func losses<Scalar: BatchScalar>(
      _ scores: [Scalar], _ labels: [Int], _ classCount: Int, margin: Scalar = 1
    ) throws -> [Double] {
      let batch = try LossBatch(scores: scores, labels: labels, classCount: classCount)
      var gradients = LossGradients<Scalar>()
      batch.evaluate(into: &gradients, margin: margin)
      return [batch.meanHingeLoss(margin: margin), gradients.meanHingeLoss]
    }
    #expect(try losses([1e8, 1e8] as [Float], [1], 2) == [1, 1])
    #expect(try losses([1e8, 10, 20] as [Float], [0], 3) == [0, 0])
    #expect(try losses([3.3, -1, 0.5] as [Float], [0], 3, margin: 0.1) == [0, 0])
    #expect(try losses([1e17, 1e17] as [Double], [1], 2) == [1, 1])
  }

  @Test(arguments: [0.1, 0.2, 0.3, 1], [63])
  func `loses exactly nothing where every label leads by more than the margin`(
    margin: Double, seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    for (exampleCount, classCount) in Table.sizes + [(63, 13)] {
      var table = Table(exampleCount, classCount, Table.families[0], using: &generator)
      for (i, label) in table.labels.enumerated() {
        table.scores[i * classCount + label] = 5 + margin * 1.01
      }
      try check(table.scores)
      try check(table.scores.map { Float($0) })

      func check<Scalar: BatchScalar>(_ scores: [Scalar]) throws {
        let batch = try LossBatch(scores: scores, labels: table.labels, classCount: classCount)
        var gradients = LossGradients<Scalar>()
        batch.evaluate(into: &gradients, margin: Scalar(margin))
        #expect(batch.meanHingeLoss(margin: Scalar(margin)) == 0)
        #expect(gradients.meanHingeLoss == 0 && gradients.hinge.allSatisfy { $0 == 0 })
      }
    }
  }

  @Test(arguments: [2, 5, 20])
  func `has a gradient of exactly 0 at a masked class`(classCount: Int) throws {
    try check(Double.self)
    try check(Float.self)

    func check<Scalar: BatchScalar>(_: Scalar.Type) throws {
      var scores = [Scalar](repeating: 0, count: classCount * 3)
      for i in 0..<3 { scores[i * classCount] = -.infinity }
      let batch = try LossBatch(scores: scores, labels: [1, 1, 1], classCount: classCount)
      var gradients = LossGradients<Scalar>()
      batch.evaluate(into: &gradients)
      for i in 0..<3 {
        #expect(gradients.crossEntropy[i * classCount] == 0)
        #expect(gradients.hinge[i * classCount] == 0)
      }
      let open = [Double](repeating: 0, count: classCount - 1)
      let loss = open.count == 1 ? 0 : Softmax.crossEntropyLoss(open.span, label: 0)
      #expect(abs(gradients.meanCrossEntropyLoss - loss) <= 100 * Double(Scalar.ulpOfOne))
      #expect(abs(batch.meanCrossEntropyLoss() - loss) <= 100 * Double(Scalar.ulpOfOne))
    }
    let batch = try LossBatch<Double>(scores: [-.infinity, 0, 0], labels: [1], classCount: 3)
    var gradients = LossGradients<Double>()
    batch.evaluate(into: &gradients)
    #expect(gradients.crossEntropy == [0, -0.5, 0.5])
  }

  @Test func `has an infinite loss where the label is masked out, and finite gradients`() throws {
    let batch = try LossBatch<Double>(
      scores: [1, -.infinity, 2, 3], labels: [1, 1], classCount: 2)
    #expect(batch.meanHingeLoss() == .infinity)
    #expect(batch.meanCrossEntropyLoss() == .infinity)
    var gradients = LossGradients<Double>()
    batch.evaluate(into: &gradients)
    #expect(gradients.hinge == [0.5, -0.5, 0, 0])
    #expect(gradients.crossEntropy.prefix(2) == [0.5, -0.5])
  }

  @Test
  func `stops at a margin below 0 or not finite, of which its kernels would make false losses`()
    async
  {
    await #expect(processExitsWith: .failure) {
      let batch = try LossBatch<Double>(scores: [1, 2], labels: [0], classCount: 2)
      _ = batch.meanHingeLoss(margin: -1)
    }
    await #expect(processExitsWith: .failure) {
      let batch = try LossBatch<Float>(scores: [1, 2], labels: [0], classCount: 2)
      var gradients = LossGradients<Float>()
      batch.evaluate(into: &gradients, margin: .infinity)
    }
  }

  @Test func `refuses what is not a batch, and names the place`() {
    func error(_ scores: [Float], _ labels: [Int], _ classCount: Int) -> ScoreError? {
      do {
        _ = try LossBatch(scores: scores, labels: labels, classCount: classCount)
        return nil
      } catch { return error }
    }
    #expect(error([], [], 2) == .noExamples)
    #expect(error([1], [0], 1) == .tooFewClasses(found: 1))
    #expect(error([1, 2, 3], [0], 2) == .ragged(example: 1, found: 1, expected: 2))
    #expect(error([1, 2, 3, 4], [0], 2) == .labelCount(found: 1, expected: 2))
    #expect(
      error([1, 2, 3, 4], [0, 2], 2) == .labelOutOfRange(example: 1, label: 2, classCount: 2))
    #expect(error([1, 2, 3, .nan], [0, 1], 2) == .notANumber(example: 1, classIndex: 1))
    #expect(error([1, .infinity], [0], 2) == .positiveInfinity(example: 0, classIndex: 1))
    #expect(error([-.infinity, -.infinity], [0], 2) == .everyClassMasked(example: 0))
  }
}

/// Random scores.
struct Table {
  /// A name, the size of scores, the lead of the label, and the share of masked classes.
  struct Family: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let size: Double
    var lead = 0.0
    var masked = 0.0
  }

  static let families = [
    Family(testDescription: "scores up to 5", size: 5),
    Family(testDescription: "labels that lead", size: 3, lead: 40),
    Family(testDescription: "labels far behind", size: 3, lead: -60),
    Family(testDescription: "scores up to 2000", size: 2000),
    Family(testDescription: "near ties", size: 1e-6),
    Family(testDescription: "masked classes", size: 5, masked: 0.3),
  ]

  static let sizes = [
    (1, 2), (3, 3), (65, 2), (70, 2), (130, 7), (200, 10), (65, 15), (90, 16), (64, 17), (33, 31),
    (40, 33), (20, 100), (3, 1000), (2, 3001),
  ]

  var scores: [Double] = []
  var labels: [Int] = []
  let classCount: Int

  init(
    _ exampleCount: Int, _ classCount: Int, _ family: Family,
    using generator: inout SeededGenerator
  ) {
    self.classCount = classCount
    for _ in 0..<exampleCount {
      let label = Int.random(in: 0..<classCount, using: &generator)
      labels.append(label)
      for j in 0..<classCount {
        let isMasked = j != label && Double.random(in: 0..<1, using: &generator) < family.masked
        let score = Double.random(in: -family.size...family.size, using: &generator)
        scores.append(isMasked ? -.infinity : j == label ? score + family.lead : score)
      }
    }
  }
}

/// Holds a batch of a table's scores against the plain losses of the same doubles or floats.
private func compare<Scalar: BatchScalar>(_ table: Table, _ scores: [Scalar]) throws {
  let (n, c) = (table.labels.count, table.classCount)
  let u = Double(Scalar.ulpOfOne) / 2
  let hinge = HingeLoss.lecture
  let batch = try LossBatch(scores: scores, labels: table.labels, classCount: c)
  var gradients = LossGradients<Scalar>()
  batch.evaluate(into: &gradients)

  var (hingeSum, crossEntropySum) = (0.0, 0.0)
  for (i, label) in table.labels.enumerated() {
    let row = scores[i * c..<(i + 1) * c].map { Double($0) }
    hingeSum += hinge.loss(row.span, label: label)
    let crossEntropyLoss = Softmax.crossEntropyLoss(row.span, label: label)
    crossEntropySum += crossEntropyLoss

    let hingeGradient = hinge.gradient(row.span, label: label)
    let crossEntropyGradient = Softmax.gradient(row.span, label: label)
    let bound = (Double(c) / 8 + 64) * (crossEntropyLoss + 1) * u
    for j in 0..<c {
      let found = Double(gradients.hinge[i * c + j]) * Double(n)
      #expect(
        abs(found - hingeGradient[j]) <= Double(c) * Double(c) * u, "SVM, \(i), \(j), C = \(c)")
      let entry = Double(gradients.crossEntropy[i * c + j]) * Double(n)
      #expect(abs(entry - crossEntropyGradient[j]) <= bound, "softmax, \(i), \(j), C = \(c)")
    }
  }
  let hingeLoss = hingeSum / Double(n)
  let hingeBound = (Double(c) / 8 + 150) * (hingeLoss + Double(c)) * u
  let crossEntropyLoss = crossEntropySum / Double(n)
  let crossEntropyBound = (Double(c) / 8 + 64) * (crossEntropyLoss + 1) * u
  #expect(abs(batch.meanHingeLoss() - hingeLoss) <= hingeBound)
  #expect(abs(gradients.meanHingeLoss - hingeLoss) <= hingeBound)
  #expect(abs(batch.meanCrossEntropyLoss() - crossEntropyLoss) <= crossEntropyBound)
  #expect(abs(gradients.meanCrossEntropyLoss - crossEntropyLoss) <= crossEntropyBound)
}
