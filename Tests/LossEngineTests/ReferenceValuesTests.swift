import Foundation
import Testing

@testable import LossEngine

/// The numbers of Fixtures/reference-values.json; its first line says how they were made.
struct ReferenceValues: Decodable {
  struct Example: Decodable {
    let svm, svmAllClasses, svmMean, svmSquared, crammerSinger, oneVsAll, softmaxLoss: Double
    let exp, probabilities, svmGradient, softmaxGradient: [Double]
  }
  struct Means: Decodable {
    let svm, svmAllClasses, svmMean, svmSquared, crammerSinger, oneVsAll, softmaxLoss: Double
  }
  struct Scale: Decodable {
    let scale: Double
    let examples: [Example]
    let mean: Means
  }
  struct Table: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let scores: [[Double]]
    let labels: [Int]
    let byScale: [Scale]
    var testDescription: String { name }
  }
  struct Penalties: Decodable {
    let l2, l1, elasticNet: Double
    enum CodingKeys: String, CodingKey {
      case l2, l1
      case elasticNet = "elasticNetBeta0.5"
    }
  }
  struct Classifier: Decodable {
    let weights: [[Double]]
    let input: [Double]
    let bias: [Double]?
    let penalties: Penalties
    let label: Int?
    let scores: [Double]?
    let svm, softmaxLoss: Double?
    enum CodingKeys: String, CodingKey {
      case label, scores, svm, softmaxLoss
      case weights = "W"
      case input = "x"
      case bias = "b"
      case penalties = "R"
    }
  }
  let tables: [Table]
  let classifiers: [Classifier]

  static let all: ReferenceValues = {
    let url = Bundle.module.url(
      forResource: "reference-values", withExtension: "json", subdirectory: "Fixtures")!
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // swift-format-ignore: NeverUseForceTry
    return try! decoder.decode(ReferenceValues.self, from: Data(contentsOf: url))
  }()
}

@Suite struct ReferenceValuesTests {
  static let hinges:
    [(hinge: HingeLoss, loss: KeyPath<ReferenceValues.Example, Double> & Sendable)] = [
      (.lecture, \.svm), (HingeLoss(sumsAllClasses: true), \.svmAllClasses),
      (HingeLoss(reduction: .mean), \.svmMean), (HingeLoss(isSquared: true), \.svmSquared),
      (HingeLoss(family: .structured), \.crammerSinger), (HingeLoss(family: .oneVsAll), \.oneVsAll),
    ]

  @Test(arguments: ReferenceValues.all.tables)
  func `every value of an example is the one of exact arithmetic`(table: ReferenceValues.Table) {
    for reference in table.byScale {
      for (i, expected) in reference.examples.enumerated() {
        let row = table.scores[i].map { scaled($0, by: reference.scale) }
        let label = table.labels[i]

        for (hinge, loss) in Self.hinges {
          expect(
            hinge.loss(row.span, label: label), within: 4, ulpsOf: expected[keyPath: loss],
            "\(hinge)")
        }
        #expect(HingeLoss.lecture.gradient(row.span, label: label) == expected.svmGradient)

        expect(
          Softmax.crossEntropyLoss(row.span, label: label), within: 4,
          ulpsOf: expected.softmaxLoss)
        let exponentials = Softmax.exponentials(row.span)
        let probabilities = Softmax.probabilities(row.span)
        let gradient = Softmax.gradient(row.span, label: label)
        for j in row.indices {
          expect(exponentials[j], within: 1, ulpsOf: expected.exp[j])
          expect(probabilities[j], within: 4, ulpsOf: expected.probabilities[j])
          expect(gradient[j], within: 4, ulpsOf: expected.softmaxGradient[j])
        }
      }
    }
  }

  @Test(arguments: ReferenceValues.all.tables)
  func `the means of a table are those of exact arithmetic`(table: ReferenceValues.Table) throws {
    let matrix = try ScoreMatrix(rows: table.scores, labels: table.labels)
    for reference in table.byScale {
      let evaluation = Evaluation(
        matrix, hinges: Self.hinges.map(\.hinge), scale: reference.scale)
      let expected = reference.mean
      let means = [
        expected.svm, expected.svmAllClasses, expected.svmMean, expected.svmSquared,
        expected.crammerSinger, expected.oneVsAll,
      ]
      for (i, mean) in means.enumerated() {
        expect(evaluation.meanHingeLoss(hinge: i), within: 4, ulpsOf: mean)
      }
      expect(evaluation.meanCrossEntropyLoss, within: 4, ulpsOf: expected.softmaxLoss)
    }
  }

  @Test func `a linear classifier's sums are those of exact arithmetic`() throws {
    for classifier in ReferenceValues.all.classifiers {
      guard let bias = classifier.bias, let expected = classifier.scores else { continue }
      let sums = try LinearClassifier(weights: classifier.weights, bias: bias)
        .weightedSums(of: classifier.input.span)
      for c in bias.indices {
        expect(sums[c].scaled(by: 1, plus: bias[c], times: 1), within: 1, ulpsOf: expected[c])
      }
    }
  }

  @Test func `penalties on weights are those of exact arithmetic`() {
    for classifier in ReferenceValues.all.classifiers {
      let weights = classifier.weights.flatMap(\.self)
      let expected = classifier.penalties
      expect(Regularization.l2.value(weights.span), within: 1, ulpsOf: expected.l2)
      expect(Regularization.l1.value(weights.span), within: 1, ulpsOf: expected.l1)
      expect(
        Regularization.elasticNet(beta: 0.5).value(weights.span), within: 1,
        ulpsOf: expected.elasticNet)
    }
  }

  @Test func `the losses of a linear classifier's scores are those of exact arithmetic`() {
    for classifier in ReferenceValues.all.classifiers {
      guard let scores = classifier.scores, let label = classifier.label,
        let svm = classifier.svm, let softmaxLoss = classifier.softmaxLoss
      else { continue }
      // These scores are W x + b rounded, so the losses inherit their error.
      let largest = scores.reduce(1) { max($0, abs($1)) }
      expect(
        HingeLoss.lecture.loss(scores.span, label: label), within: 4, ulpsOf: svm, at: largest)
      expect(
        Softmax.crossEntropyLoss(scores.span, label: label), within: 4, ulpsOf: softmaxLoss,
        at: largest)
    }
  }
}
