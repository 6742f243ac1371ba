import LossEngine
import Scores
import Testing

@testable import ExplorerCore
@testable import Lessons

/// Steps of an example down a gradient of its losses.
@Suite struct GradientStepTests {
  var state = ExplorerState.lecture

  @Test mutating func `g steps down the SVM loss, in decimals, as one change`() {
    expect(&state, .stepScores(isOfSoftmax: false)) {
      $0.set(0, 0, 3.3)
      $0.set(0, 1, 5.0)
      $0.undos = 1
      $0.message = .notice("x1 a step down SVM, η = 0.1: 2.9 → 2.7")
    }
    expect(&state, .undo) {
      $0.set(0, 0, 3.2)
      $0.set(0, 1, 5.1)
      ($0.undos, $0.redos) = (0, 1)
      $0.message = .notice("undone: x1 a step down SVM, η = 0.1")
    }
  }

  @Test mutating func `G steps down softmax by η times its gradient, through k`() throws {
    _ = state.run("eta 0.5")
    _ = state.run("scale 2")
    let gradient = state.scoreGradient(isOfSoftmax: true)
    let before = state.table.scores(0)
    let loss = state.evaluation.crossEntropyLoss(of: 0)
    _ = state.update(.stepScores(isOfSoftmax: true))
    for (position, score) in state.table.scores(0).enumerated() {
      #expect(abs(score - (before[position] - 0.5 * gradient[position] / 2)) < 1e-14)
    }
    #expect(state.evaluation.crossEntropyLoss(of: 0) < loss)
    expectFreshLosses(state)
  }

  @Test
  mutating func `the losses of the steps so far follow undo and redo, and end with other changes`()
  {
    func hinges() -> [Double] { state.gradientSteps.map(\.hinge) }
    for _ in 0..<3 { _ = state.update(.stepScores(isOfSoftmax: false)) }
    #expect(hinges().map { ($0 * 10).rounded() } == [29, 27, 25, 23])
    _ = state.update(.undo)
    #expect(hinges().count == 3)
    _ = state.update(.undo)
    _ = state.update(.undo)
    #expect(hinges().isEmpty)
    _ = state.update(.redo)
    #expect(hinges().count == 2)
    _ = state.update(.toggleSquared)
    #expect(hinges().isEmpty, "they are of another loss")
    _ = state.update(.toggleSquared)
    #expect(hinges().count == 2)
    _ = state.update(.move(.right))
    #expect(hinges().isEmpty, "they are of another example")
    _ = state.update(.move(.left))
    _ = state.update(.nudge(tenths: 1))
    #expect(hinges().isEmpty)
  }

  @Test mutating func `a step is refused with the reason`() throws {
    _ = state.run("scale 0")
    expect(&state, .stepScores(isOfSoftmax: true)) {
      $0.message = .error("at W × 0 no score changes a loss; = makes it W × 1")
    }
    _ = state.run("scale 1")
    _ = state.update(.move(.right))
    expect(&state, .stepScores(isOfSoftmax: false)) {
      $0.message = .notice("all of SVM's gradient is 0 here: no step")
    }
    state.hidden.hide([.softmax(.mean)], in: state.table)
    expect(&state, .stepScores(isOfSoftmax: true)) {
      $0.message = .error("gradients are hidden until you answer")
    }
  }

  @Test mutating func `a step beyond the largest double is refused as a whole`() {
    // The slope is 2 s here, so that a step of η = 1e10 goes beyond doubles.
    _ = state.apply(.table(.setScore(state.table.examples[0], state.table.classes[1], 1e300)))
    _ = state.update(.toggleSquared)
    _ = state.run("eta 1e10")
    let before = state.table
    _ = state.update(.stepScores(isOfSoftmax: false))
    #expect(state.table == before && state.message?.isError == true)
    expectFreshLosses(state)
  }

  @Test func `computed scores are stepped by training W, and that is said`() throws {
    var state = try ExplorerState.classifier()
    expect(&state, .stepScores(isOfSoftmax: false)) {
      $0.message = .error("scores are W x + b: Training steps W down, Weights edits it")
    }
  }

  @Test func `a table of floats takes a step as floats`() throws {
    let layout = EncodedScores.Layout(precision: .single, exampleCount: 1, classCount: 2)
    let zeros = EncodedScores(
      StableBytes(copying: [UInt8](repeating: 0, count: 8)), layout: layout)
    let table = try ScoreTable(encoded: zeros, labels: [0], classNames: ["a", "b"])
    var state = ExplorerState(table: table)
    _ = state.update(.stepScores(isOfSoftmax: false))
    #expect(state.table.scores(0) == [0.1, -0.1].map { Double(Float($0)) })
  }
}
