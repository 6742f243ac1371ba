import LossBatches
import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// Training the classifier on the screen.
@Suite struct TrainingTests {
  var state: ExplorerState

  init() throws {
    // Inputs of about 1, of which η = 0.1 goes down.
    let inputs: [[Double]] = [[0.5, 0.4], [-0.4, 0.3], [0.7, -0.6]]
    let classifier = try LinearClassifier(
      weights: [[1, 2], [2, -4], [3, -1]], bias: [0, 0.5, -0.5])
    let made = try inputs.map { try LinearModel.Input($0, of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: made.map { $0.scores(of: classifier) }, labels: [0, 1, 2]),
      classNames: ["a", "b", "c"])
    let model = Model.linear(LinearModel(table: table, classifier: classifier, inputs: made))
    state = ExplorerState(Situation(model), document: .file("w.json"))
    _ = state.update(.moveFocus(to: Panel("Training")))
  }

  private var linear: LinearModel {
    get throws { try #require(state.model.linear) }
  }

  /// The run that the state should be in, made anew.
  private func run(_ data: DataLoss, steps: Int, rate: Double = 0.1) throws -> TrainingRun {
    let linear = try #require(state.bench.opened.model.linear)
    var run = TrainingRun(
      TrainingSettings(loss: linear.fullLoss(data), learningRate: rate), linear.labeledInputs,
      from: linear.weights(at: 1))
    for _ in 0..<steps { run.advance() }
    return run
  }

  /// Carries out an action and the steps that it asks for, as the loop of a script does.
  @discardableResult
  private mutating func perform(_ action: Action) -> [Effect] {
    var (left, all) = (state.update(action), [Effect]())
    while !left.isEmpty {
      let effect = left.removeFirst()
      all.append(effect)
      guard case .train(let generation) = effect,
        let work = state.trainingWork(generation: generation)
      else { continue }
      left += state.update(.trained(work.outcome(), generation: generation))
    }
    return all
  }

  @Test mutating func `steps go down the full loss in force, and the table follows`() throws {
    for _ in 0..<3 { perform(.train(.step(by: 1))) }
    #expect(try linear.weights(at: 1) == run(.hinge(.lecture), steps: 3).weights)
    #expect(state.training?.run.step == 3)
    expectFreshLosses(state)
    perform(.train(.step(by: 10)))
    #expect(try linear.weights(at: 1) == run(.hinge(.lecture), steps: 13).weights)
  }

  @Test
  mutating func `a run of softmax ends by itself, as one undo, and is kept in the journal once`()
    throws
  {
    _ = state.update(.changeWeightsLook(.toggleLoss))
    _ = state.run("steps 50")
    let effects = perform(.train(.toggleRun))
    let expected = try run(.softmax, steps: 50)
    #expect(try linear.weights(at: 1) == expected.weights)
    #expect(
      effects.filter { if case .journal = $0 { true } else { false } }
        == [.journal([.classifier(.setClassifier(try linear.classifier))])])
    #expect(state.message?.text.hasPrefix("50 steps, total ") == true && !state.isTraining)
    #expect(state.history.undos.map(\.title) == ["trained softmax, 50 steps"])
    _ = state.update(.undo)
    #expect(state.model == state.bench.opened.model && !state.isUnsaved)
    expectFreshLosses(state)
    _ = state.update(.redo)
    #expect(try linear.weights(at: 1) == expected.weights)
  }

  @Test mutating func `it goes back to the very bits, and to its start`() throws {
    perform(.train(.step(by: 10)))
    perform(.train(.step(by: -1)))
    perform(.train(.step(by: -1)))
    #expect(try linear.weights(at: 1) == run(.hinge(.lecture), steps: 8).weights)
    perform(.train(.step(by: 1)))
    #expect(try linear.weights(at: 1) == run(.hinge(.lecture), steps: 9).weights)
    perform(.train(.toStart))
    #expect(state.table == state.bench.opened.table)
    #expect(state.training?.earlier.map(\.totals.count) == [10])
    #expect(state.history.undos == [] && !state.isUnsaved, "nothing is left to undo")
    expectFreshLosses(state)
    perform(.train(.step(by: 1)))
    #expect(state.history.undos.map(\.title) == ["trained SVM, 1 step"])
    #expect(state.training?.number == 2, "the first one stays in the plot as run 1")
  }

  @Test mutating func `k is multiplied into W first, and comes back with one undo`() throws {
    perform(.doubleScale)
    let before = state.table.scores(0)
    perform(.train(.step(by: 1)))
    #expect(state.scale == 1)
    let start = try #require(state.training?.run.start)
    #expect(start.weights == [2, 4, 4, -8, 6, -2] && start.bias == [0, 0.5, -0.5])
    _ = state.update(.undo)
    #expect(state.scale == 2 && state.table.scores(0) == before)
    expectFreshLosses(state)
  }

  @Test mutating func `another loss from the same start is a run beside the first`() throws {
    perform(.train(.step(by: 10)))
    perform(.train(.toStart))
    perform(.changeWeightsLook(.toggleLoss))
    perform(.train(.step(by: 10)))
    let training = try #require(state.training)
    #expect(training.number == 2 && training.isOfSoftmax)
    #expect(training.earlier.map(\.isOfSoftmax) == [false])
    #expect(training.earlier.map(\.number) == [1])
    #expect(training.run.start == (try run(.softmax, steps: 0)).start)
  }

  @Test mutating func `its numbers are of the present W and loss, or told to be old`() throws {
    perform(.train(.step(by: 3)))
    #expect(state.isAsTrained)
    let revision = state.history.revision
    for (action, isAsTrained) in [
      (Action.undo, false), (.redo, true), (.changeWeightsLook(.toggleLoss), false),
      (.changeWeightsLook(.toggleLoss), true), (.toggleSquared, false), (.toggleSquared, true),
      (.train(.scaleRate(exponent: 1)), true), (.doubleScale, false), (.halveScale, true),
    ] {
      perform(action)
      #expect(state.isAsTrained == isAsTrained, "\(action)")
    }
    #expect(state.history.revision == revision)
    _ = state.run("train zero")
    #expect(!state.isAsTrained)
  }

  @Test mutating func `as opened again it is not edited, however it came about`() throws {
    perform(.train(.step(by: 3)))
    _ = state.run("train zero")
    let opened = try #require(state.bench.opened.model.linear)
    _ = state.bench.apply(.model(.classifier(.setClassifier(opened.classifier))))
    #expect(state.isUnsaved)
    perform(.reset)
    #expect(state.message?.text == "the table is as it was opened" && !state.isUnsaved)
  }

  @Test mutating func `a key that ends a run says at which step`() throws {
    _ = state.update(.train(.toggleRun))
    _ = state.update(.changeWeightsLook(.toggleLoss))
    #expect(state.message == .notice("stopped at step 0; training lowers the full softmax loss"))
    _ = state.update(.train(.toggleRun))
    _ = state.update(.train(.toggleRun))
    #expect(state.message == nil, "Enter is the key for it")
  }

  @Test mutating func `an edit while it runs ends it first, and what was on its way is dropped`()
    throws
  {
    let effects = state.update(.train(.toggleRun))
    guard case .train(let generation)? = effects.last else {
      Issue.record("no steps are asked for")
      return
    }
    let work = try #require(state.trainingWork(generation: generation))
    #expect(state.isTraining)
    _ = state.update(.move(.down))
    #expect(state.isTraining, "looking goes on")
    _ = state.update(.makeLabel)
    #expect(!state.isTraining)
    let kept = state.model
    #expect(state.update(.trained(work.outcome(), generation: generation)) == [])
    #expect(state.model == kept)
    expectFreshLosses(state)
  }

  @Test mutating func `a step that leads away says which η goes down`() throws {
    _ = state.run("eta 1000")
    _ = state.run("lambda 1")
    perform(.train(.toggleRun))
    let message = try #require(state.message)
    #expect(
      message.isError && message.text.hasPrefix("diverged at step 1: η = 1000 is too large, "))
    #expect(message.text.hasSuffix(" goes down; u or Home brings W back"))
    let rate = try #require(message.text.split(separator: " ").dropFirst(10).first)
    #expect(rate.filter { ("1"..."9").contains($0) }.count == 1, "a rate to type: \(rate)")
    expectFreshLosses(state)
  }

  @Test mutating func `W can be made zero, or random by a seed, as one undo`() throws {
    _ = state.run("train zero")
    #expect(try linear.classifier.weights.allSatisfy { $0 == 0 })
    _ = state.run("train random 7")
    let first = try linear.classifier.weights
    #expect(Set(first).count == 6 && first.allSatisfy { abs($0) <= 0.01 })
    _ = state.run("train random 8")
    #expect(try linear.classifier.weights != first)
    for _ in 0..<3 { _ = state.update(.undo) }
    #expect(state.model == state.bench.opened.model)
  }

  @Test(arguments: [
    "eta 0", "eta -1", "eta x", "batch 0", "batch x", "seed -1", "steps 0", "train", "train up",
  ])
  mutating func `a wrong setting changes nothing, and says so`(line: String) {
    _ = state.run(line)
    #expect(state.message?.isError == true && state.look.training == TrainingLook())
  }

  @Test mutating func `a batch of all examples or more is no batch`() {
    for line in ["batch 100", "batch 3", "batch all"] {
      _ = state.run(line)
      #expect(state.look.training.batchSize == nil)
      #expect(state.message == .notice("each step takes all 3 examples"))
    }
    _ = state.run("batch 2")
    #expect(state.look.training.batchSize == 2)
    for line in ["eta 0", "eta -1"] {
      _ = state.run(line)
      #expect(state.message?.text.contains("above 0") == true)
    }
  }

  @Test mutating func `saving at W × 2 says that k is not in the file`() {
    perform(.doubleScale)
    _ = state.update(.saved(path: "w.json", revision: 0, holdsClassifier: true))
    #expect(state.message == .notice("saved to w.json; W × 2 stays out of it"))
    perform(.halveScale)
    _ = state.update(.saved(path: "w.json", revision: 0, holdsClassifier: true))
    #expect(state.message == .notice("saved to w.json"))
  }

  @Test func `a bare table has no W to train`() {
    var bare = ExplorerState(table: .lecture)
    _ = bare.update(.train(.toggleRun))
    #expect(bare.message == .error("a bare table has no W: open a classifier"))
  }
}
