import LossEngine
import TestSupport
import Testing

@testable import Scores

/// A bare table, or a classifier whose table of scores is computed.
@Suite struct ModelTests {
  private static let slide = Result { try Model.slide() }

  private func slide() throws -> Model { try Self.slide.get() }

  @Test func `at W × 1 a classifier's scores and losses are those of the slide`() throws {
    let model = try slide()
    #expect(model.row(of: 0, at: 1).scores == [-2.85, 0.86, 0.28])
    #expect(model.table.scores(0) == [-2.85, 0.86, 0.28])
    let losses = Situation(model).evaluation(at: 1, examples: 0..<1)
    #expect(losses.hingeLoss(of: 0) == 1.58)
    #expect(abs(losses.crossEntropyLoss(of: 0) - 1.0401905694301088) < 1e-15)
  }

  private static let scaled: [(k: Double, scores: [Double])] = [
    (0, [0, 0.2, -0.3]), (0.5, [-1.425, 0.53, -0.01]), (1, [-2.85, 0.86, 0.28]),
    (2, [-5.7, 1.52, 0.86]), (4, [-11.4, 2.84, 2.02]),
  ]

  @Test(arguments: scaled)
  func `k multiplies W and leaves b as it is`(k: Double, scores: [Double]) throws {
    let row = try slide().row(of: 0, at: k)
    #expect(row.scores == scores)
    #expect(row.unscaled == scores && row.scale == 1, "k is in the scores")
  }

  @Test func `of a bare table k multiplies every score`() throws {
    let row = Model.scores(try slide().table).row(of: 0, at: 2)
    #expect(row.scores == [-5.7, 1.72, 0.56] && row.scale == 2)
  }

  @Test func `a margin of computed scores that is 0 by hand is 0 at every k`() throws {
    let model = try Model.linear(
      weights: [[0.1], [0.2]], bias: [1, 0.1], inputs: [[1]], labels: [0])
    // 1.2 against 0.5 at W × 2, 1.3 against 0.7 at W × 3.
    for (k, margin) in [(2.0, 0.7), (3, 0.6)] {
      let losses = Situation(model, hinge: HingeLoss(margin: margin)).evaluation(at: k)
      #expect(losses.hingeLoss(of: 0, hinge: 1) == 0)
    }
  }

  @Test func `a margin of scores with rounding errors has a tolerance, and one of decimals none`()
    throws
  {
    // A weight of 16 digits: its product may have rounding errors in the last one.
    let label = 0.9999999999999991
    let model = try Model.linear(
      weights: [[label], [0]], bias: [0, 0], inputs: [[1]], labels: [0])
    #expect(Situation(model).evaluation(at: 1).hingeLoss(of: 0) == 0)
    let bare = Situation(.scores(model.table)).evaluation(at: 1)
    #expect(bare.hingeLoss(of: 0) == 1 - label)
  }

  @Test func `scores can't be put into a classifier, and the refusal says the way out`() throws {
    var model = try slide()
    let (example, label) = (model.table.examples[0], model.table.classes[0])
    let made = (
      model.table.makeExample(named: "x4", label: label), model.table.makeClass(named: "d")
    )
    for edit: TableEdit in [
      .setScore(example, label, 1), .insertExample(made.0, at: 3), .insertClass(made.1, at: 3),
    ] {
      let error = #expect(throws: ModelError.self) { try model.check(edit) }
      #expect(
        error?.description
          == "scores are W x + b; :detach them, or edit W in Weights")
      try Model.scores(model.table).check(edit)
    }
    for edit: TableEdit in [
      .setLabel(example, label), .renameClass(label, "ox"), .renameExample(example, "y"),
      .deleteExample(example),
    ] {
      try model.check(edit)
    }
    let error = #expect(throws: ModelError.self) { try model.check(.renameClass(label, "dog")) }
    #expect(error?.description == "there is a class dog already")
  }

  @Test func `classes and examples that go leave the others with their W, b and x`() throws {
    var model = try slide()
    let before = model
    let edits: [TableEdit] = [
      .setLabel(model.table.examples[1], model.table.classes[1]),
      .deleteClass(model.table.classes[0]), .deleteExample(model.table.examples[0]),
      .renameExample(model.table.examples[2], "mine"),
    ]
    let inverses = edits.map { model.apply(.table($0)) }
    #expect(model.row(of: 0, at: 1).scores == [2.09, -1.68])
    #expect(model.row(of: 0, at: 2).scores == [3.98, -3.06])
    #expect(model.isComputed && model.table.exampleName(1) == "mine")
    for inverse in inverses.reversed() { model.apply(inverse) }
    #expect(model == before)
  }

  @Test(arguments: [0, 0.5, 1, 2])
  func `detaching makes a bare table of the scores as they are shown`(k: Double) throws {
    var model = try slide()
    model.apply(.table(.deleteExample(model.table.examples[1])))
    model.apply(.table(.renameClass(model.table.classes[1], "ox")))
    let before = model
    let inverse = model.apply(.detach(scale: k))
    #expect(!model.isComputed && model != before)
    for position in 0..<2 {
      #expect(model.table.scores(position) == before.row(of: position, at: k).scores)
      #expect(model.table.exampleName(position) == before.table.exampleName(position))
      #expect(model.table.label(position) == before.table.label(position))
    }
    #expect(model.table.className(1) == "ox")
    let detached = model
    let again = model.apply(inverse)
    #expect(model == before)
    model.apply(again)
    #expect(model == detached)
  }

  @Test func `a table that was edited after it was detached comes back as it was`() throws {
    var model = try slide()
    let attached = model
    let inverse = model.apply(.detach(scale: 2))
    let owl = model.table.makeClass(named: "owl")
    let add = model.apply(.table(.insertClass(owl, at: 3)))
    let added = model
    // Undone and done again, a class that was made after detaching is still known.
    let addAgain = model.apply(add)
    let detachAgain = model.apply(inverse)
    #expect(model == attached)
    model.apply(detachAgain)
    model.apply(addAgain)
    #expect(model == added && model.table.className(3) == "owl")
  }

  @Test func `an example comes in with its x, a class with its W and b`() throws {
    var model = try #require(try slide().linear)
    let whole = model
    for edit: TableEdit in [
      .setLabel(model.table.examples[2], model.table.classes[0]),
      .deleteClass(model.table.classes[1]), .deleteExample(model.table.examples[1]),
    ] {
      model.table.apply(edit)
    }
    let input = try LinearModel.Input([1, 2, 3, 4], of: model.classifier)
    let example = model.insertExample(named: "x2", label: model.table.classes[0], input, at: 1)
    let dog = try model.insertClass(
      named: "dog", weights: [0.7, 0.2, 0.05, 0.16], bias: 0.2, at: 1)
    model.table.apply(.setLabel(model.table.examples[2], dog))
    #expect(model == whole && model.input(of: example) == [1, 2, 3, 4])
    for k in [0, 1, 2, 0.3] {
      for position in 0..<3 {
        #expect(model.scores(of: position, at: k) == whole.scores(of: position, at: k))
      }
    }
    #expect(throws: ClassifierError.self) {
      try model.insertClass(named: "owl", weights: [1], bias: 0, at: 0)
    }
    #expect(model == whole)
  }

  @Test func `a bare table and a classifier of the same scores are different models`() throws {
    let model = try slide()
    #expect(model != .scores(model.table))
  }

  @Test func `the first score beyond doubles is found at every k`() throws {
    let model = try Model.linear(
      weights: [[1], [-1e150]], bias: [1e308, 0], inputs: [[1], [1e5], [1e150]],
      labels: [0, 0, 0])
    #expect(model.firstOverflow(at: 1) == nil && model.firstOverflow(at: 0) == nil)
    #expect(model.firstOverflow(at: 1e9) == Selection(example: 2, class: 1))
    #expect(model.firstOverflow(at: 1e155) == Selection(example: 1, class: 1))
    #expect(model.firstOverflow(at: 1e308) == Selection(example: 0, class: 0))
    #expect(model.firstOverflow(at: 1e155, ofExample: 0) == nil)
    #expect(model.firstOverflow(at: 1e155, ofExample: 1) == 1)
  }

  @Test(arguments: 0..<200)
  func `no k that carries a score beyond doubles is let through, and no other refused`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    func number() -> Double {
      Double.random(in: -9...9, using: &generator)
        * [1, 1e100, 1e153, 1e-200].randomElement(using: &generator)!
    }
    let model = try Model.linear(
      weights: (0..<3).map { _ in [number(), number()] }, bias: (0..<3).map { _ in number() },
      inputs: (0..<4).map { _ in [number(), number()] }, labels: [0, 1, 2, 0])
    for _ in 0..<50 {
      let k =
        [1, 3, 1e5, 1e155, 1e308].randomElement(using: &generator)!
        * Double.random(in: 0...1, using: &generator)
      let first = (0..<4).lazy.compactMap { example in
        model.row(of: example, at: k).scores.firstIndex { !$0.isFinite }
          .map { Selection(example: example, class: $0) }
      }.first
      #expect(model.firstOverflow(at: k) == first)
    }
  }
}

extension Model {
  /// The classifier of the slide on softmax and SVM, with two more inputs.
  static func slide() throws -> Model {
    try linear(
      weights: [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]],
      bias: [0, 0.2, -0.3], inputs: [[-15, 22, -44, 56], [1, 2, 3, 4], [10, 20, -30, 4.5]],
      labels: [2, 0, 1])
  }

  static func linear(
    weights: [[Double]], bias: [Double], inputs: [[Double]], labels: [Int]
  ) throws -> Model {
    let classifier = try LinearClassifier(weights: weights, bias: bias)
    let inputs = try inputs.map { try LinearModel.Input($0, of: classifier) }
    let rows = inputs.map { $0.scores(of: classifier) }
    let names = ["cat", "dog", "ship"].prefix(bias.count)
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: Array(names))
    return .linear(LinearModel(table: table, classifier: classifier, inputs: inputs))
  }
}
