import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// A classifier of so many scores that its losses are computed beside the keys.
@Suite struct LargeClassifierTests {
  var state: ExplorerState

  init() throws {
    let classifier = try LinearClassifier(weights: [[1.5], [-0.5], [0.3]], bias: [0.1, 2, 1])
    let inputs = try (0..<6_000).map {
      try LinearModel.Input([Double($0 % 41) / 4 - 3], of: classifier)
    }
    let matrix = try ScoreMatrix(
      rows: inputs.map { $0.scores(of: classifier) }, labels: (0..<6_000).map { $0 % 3 })
    let table = try ScoreTable(matrix: matrix, classNames: ["a", "b", "c"])
    state = ExplorerState(
      Situation(.linear(LinearModel(table: table, classifier: classifier, inputs: inputs))),
      document: .file("w.json"))
    settle(state.update(.laidOut(Viewport())))
  }

  /// Does what the outside world does for `evaluate`.
  private mutating func settle(_ effects: [Effect]) {
    for case .work(let generation) in effects {
      let outcome = state.work(generation: generation).outcome
      settle(state.update(.worked(outcome, generation: generation)))
    }
  }

  @Test mutating func `another k, detaching and undo ask for the losses, and get them`() {
    expectFreshLosses(state)
    let steps: [(inout ExplorerState) -> [Effect]] = [
      { $0.run("scale 2") }, { $0.run("detach") }, { $0.update(.undo) }, { $0.update(.undo) },
      { $0.update(.redo) }, { $0.update(.redo) }, { $0.update(.reset) },
    ]
    for step in steps {
      let effects = step(&state)
      #expect(state.isComputing || state.model.isComputed == false)
      settle(effects)
      #expect(!state.isComputing)
      expectFreshLosses(state)
    }
  }

  @Test mutating func `labels and names that change meanwhile are in the losses that come`() {
    let effects = state.update(.doubleScale)
    #expect(effects == [.work(generation: 2)])
    let outcome = state.work(generation: 2).outcome
    _ = state.run("label b")
    _ = state.run("goto 77")
    _ = state.run("label c")
    _ = state.run("example rename y")
    _ = state.update(.type("4"))
    #expect(state.message?.isError == true && state.isComputing)
    _ = state.update(.worked(outcome, generation: 2))
    #expect(!state.isComputing)
    expectFreshLosses(state)
  }
}
