import LossEngine
import TestSupport
import Testing

@testable import Scores

/// Changes of W, b, x and the penalty.
@Suite struct ClassifierEditTests {
  /// The same document, made anew from its numbers.
  private func fresh(_ model: LinearModel) throws -> LinearModel {
    let rows = model.table.classes.map(model.weights)
    let classifier = try LinearClassifier(
      weights: rows.map(\.row), bias: rows.map(\.bias),
      hasBiasTrick: model.classifier.hasBiasTrick)
    let inputs = try model.table.examples.map {
      try LinearModel.Input(model.input(of: $0), of: classifier)
    }
    let table = try ScoreTable(
      matrix: ScoreMatrix(
        rows: inputs.map { $0.scores(of: classifier) },
        labels: model.table.examples.indices.map(model.table.label)),
      classNames: model.table.classes.map(model.table.name))
    return LinearModel(
      table: table, classifier: classifier, inputs: inputs, regularizer: model.regularizer)
  }

  private func edit(
    _ model: LinearModel, _ random: inout SeededGenerator
  ) throws -> ClassifierEdit {
    let id = try #require(model.table.classes.randomElement(using: &random))
    let example = try #require(model.table.examples.randomElement(using: &random))
    let d = Int.random(in: 0..<model.classifier.inputCount, using: &random)
    let value = Double(Int.random(in: -9999...9999, using: &random)) / 100
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: .setBias(id, value)
    case 1: .setInput(example, input: d, value / 3)
    case 2: .setBiasTrick(Bool.random(using: &random))
    case 3: .setRegularizer(Regularizer(.l1, lambda: abs(value)))
    case 4: .setWeight(id, input: d, value / 7)
    default: .setWeight(id, input: d, value)
    }
  }

  @Test(arguments: 1...8)
  func `after any edits scores are bit for bit those of a fresh document, and undone as before`(
    seed: Int
  ) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let start = try #require(try Model.slide().linear)
    var model = start
    var inverses: [ClassifierEdit] = []
    for _ in 0..<40 {
      inverses.append(model.apply(try edit(model, &random)))
      let fresh = try fresh(model)
      for k in [0.5, 1, 2, 3.1] {
        for example in 0..<3 {
          let (edited, made) = (model.row(of: example, at: k), fresh.row(of: example, at: k))
          #expect(edited.scores.map(\.bitPattern) == made.scores.map(\.bitPattern))
          #expect(edited == made)
        }
      }
    }
    for inverse in inverses.reversed() { model.apply(inverse) }
    #expect(model == start)
  }

  @Test(arguments: 1...4)
  func `the edits from one model to another make it of it`(seed: Int) throws {
    var random = SeededGenerator(state: UInt64(seed))
    let start = try Model.slide()
    var end = start
    for _ in 0..<20 {
      let linear = try #require(end.linear)
      end.apply(.classifier(try edit(linear, &random)))
    }
    end.apply(.table(.deleteExample(end.table.examples[1])))
    var made = start
    for edit in start.edits(to: end) { made.apply(edit) }
    #expect(made == end && start.edits(to: start).isEmpty)
  }

  @Test func `the bias trick scales b with W and counts it in R(W)`() throws {
    var model = try #require(try Model.slide().linear)
    #expect(model.row(of: 0, at: 2).scores == [-5.7, 1.52, 0.86])
    let r = model.penalty(at: 1)
    let inverse = model.apply(.setBiasTrick(true))
    #expect(model.row(of: 0, at: 1).scores == [-2.85, 0.86, 0.28], "scores stay")
    #expect(model.row(of: 0, at: 2).scores == [-5.7, 1.72, 0.56])
    let withBias = model.penalty(at: 1)
    #expect(abs(withBias - (r + 0.2 * 0.2 + 0.3 * 0.3)) < 1e-15)
    model.apply(inverse)
    #expect(model.row(of: 0, at: 2).scores == [-5.7, 1.52, 0.86])
  }

  @Test func `R of k W is k² R(W) for L2, k R(W) for L1, and nothing without a penalty`() throws {
    let made = try Model.linear(
      weights: [[1, -3], [0, 0]], bias: [7, 7], inputs: [[1, 1]], labels: [0])
    var model = try #require(made.linear)
    for (kind, values) in [
      (Regularizer.Kind.none, [0.0, 0]), (.l2, [10, 40]), (.l1, [4, 8]), (.elasticNet, [9, 28]),
    ] {
      model.regularizer = Regularizer(kind, lambda: 0.1, beta: 0.5)
      #expect([1, 2].map(model.penalty) == values)
      #expect(model.regularizer.loss(ofPenalty: 10) == 1)
    }
    model.table.apply(.deleteClass(model.table.classes[0]))
    #expect(model.penalty(at: 1) == 0, "a deleted class has no row of W")
  }

  private static let refused: [(ClassifierEdit, String)] = {
    let (id, example) = (ClassID(index: 0), ExampleID(index: 0))
    let finite = "weights and inputs are finite numbers"
    return [
      (.setWeight(id, input: 0, .infinity), finite), (.setBias(id, .nan), finite),
      (.setInput(example, input: 0, -.infinity), finite),
      (.setRegularizer(Regularizer(.l2, lambda: -1)), "λ is a number of at least 0"),
      (.setRegularizer(Regularizer(.l2, lambda: .infinity)), "λ is a number of at least 0"),
      (
        .setRegularizer(Regularizer(.elasticNet, lambda: 1, beta: -1)),
        "β is a number of at least 0"
      ),
      (
        .setWeight(id, input: 0, 1e308),
        "the score of cat in x1 would be beyond the largest double"
      ),
    ]
  }()

  @Test(arguments: refused.indices)
  func `what no full loss is defined for is refused`(index: Int) throws {
    let (edit, reason) = Self.refused[index]
    let model = try #require(try Model.slide().linear)
    #expect(model.refusal(of: edit, at: 1) == reason)
    #expect(model.refusal(of: .setWeight(ClassID(index: 0), input: 0, 2), at: 1) == nil)
  }
}
