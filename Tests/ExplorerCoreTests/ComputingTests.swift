import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// Tables so large that their losses are computed beside the keys.
@Suite struct ComputingTests {
  private static let table: ScoreTable = {
    let count = 20_001
    let rows = (0..<count).map { row -> [Double] in
      (0..<5).map { index -> Double in
        let number: Int = (row * 7 + index * 13) % 41
        return Double(number) / 4 - 3
      }
    }
    let labels = (0..<count).map { $0 % 5 }
    do {
      return try ScoreTable(
        matrix: ScoreMatrix(rows: rows, labels: labels), classNames: ["a", "b", "c", "d", "e"])
    } catch { fatalError("\(error)") }
  }()

  /// A state whose losses are there.
  private var settled: ExplorerState {
    var state = ExplorerState(table: Self.table)
    settle(&state, state.update(.laidOut(Viewport())))
    return state
  }

  /// Does what the outside world does for `evaluate`.
  private func settle(_ state: inout ExplorerState, _ effects: [Effect]) {
    for case .work(let generation) in effects {
      let outcome = state.work(generation: generation).outcome
      // What came may be what other work waited for.
      settle(&state, state.update(.worked(outcome, generation: generation)))
    }
  }

  @Test func `a large table asks once for its losses`() {
    var state = ExplorerState(table: Self.table)
    #expect(state.isComputing)
    let effects = state.update(.laidOut(Viewport()))
    #expect(effects == [.work(generation: 1)])
    #expect(state.update(.move(.down)) == [], "asked already")
    settle(&state, effects)
    #expect(!state.isComputing)
    expectFreshLosses(state)
  }

  @Test func `an edit of one score asks for nothing`() {
    var state = settled
    #expect(state.update(.nudge(tenths: 1)) == [] && !state.isComputing)
    expectFreshLosses(state)
  }

  @Test func `edits while it is computed are in the losses that come`() {
    var state = settled
    let scaled = state.update(.doubleScale)
    #expect(state.isComputing)
    let work = state.work(generation: 2)
    #expect(scaled == [.work(generation: 2)])
    for _ in 0..<3 { _ = state.update(.nudge(tenths: 10)) }
    _ = state.update(.move(.down))
    _ = state.update(.makeLabel)
    _ = state.update(.worked(work.outcome, generation: 2))
    #expect(!state.isComputing)
    expectFreshLosses(state)
  }

  @Test func `losses of an older request are dropped`() {
    var state = settled
    _ = state.update(.doubleScale)
    let old = state.work(generation: 2).outcome
    let new = state.update(.toggleSquared)
    #expect(new == [.work(generation: 3)])
    _ = state.update(.worked(old, generation: 2))
    #expect(state.isComputing)
    settle(&state, new)
    expectFreshLosses(state)
  }

  @Test func `a row more or less while it is computed asks anew`() {
    var state = settled
    _ = state.update(.doubleScale)
    let old = state.work(generation: 2).outcome
    let added = state.run("example add")
    #expect(added == [.work(generation: 3)])
    _ = state.update(.worked(old, generation: 2))
    let undone = state.update(.undo)
    #expect(undone == [.work(generation: 4)])
    settle(&state, added)
    #expect(state.isComputing)
    settle(&state, undone)
    expectFreshLosses(state)
  }

  @Test func `what needs the losses says that they are computed`() {
    var state = settled
    _ = state.update(.doubleScale)
    _ = state.update(.nextWrongPrediction)
    #expect(state.message?.text == "computing…; try again in a moment")
  }

  @Test func `nothing is found by losses that are being computed`() {
    var state = settled
    _ = state.run("filter wrong")
    let scaled = state.update(.doubleScale)
    #expect(state.shownEvaluation == nil && state.arrangement != nil)
    for line in ["sort svm", "sort softmax", "filter right", "filter predicted=a"] {
      _ = state.run(line)
      #expect(state.message?.text == "computing…; try again in a moment")
    }
    _ = state.run("sort label")
    _ = state.update(.laidOut(Viewport(needs: [.summary])))
    #expect(state.summary == nil && state.arrangement?.key == .label)
    _ = state.update(.nudge(tenths: 10))
    settle(&state, scaled)
    expectFreshLosses(state)
    #expect(state.summary == TableSummary(state.table, state.evaluation))
  }

  @Test func `a table as it was opened is known by what was edited`() {
    var state = settled
    settle(&state, state.update(.reset))
    #expect(state.message?.text == "the table is as it was opened")
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.undo)
    _ = state.update(.reset)
    #expect(state.message?.text == "the table is as it was opened")
    _ = state.update(.nudge(tenths: 1))
    settle(&state, state.update(.reset))
    #expect(state.table == Self.table)
    expectFreshLosses(state)
  }

  @Test func `a scale that overflows somewhere is found, and none that doesn't`() {
    var state = settled
    _ = state.run("scale 1e307")
    #expect(state.scale == 1e307)
    _ = state.run("scale 1e308")
    #expect(
      state.scale != 1e308 && state.message?.text.contains("beyond the largest double") == true)
  }
}
