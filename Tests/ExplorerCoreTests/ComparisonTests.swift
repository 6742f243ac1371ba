import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// What a what-if is compared with.
@Suite struct ComparisonTests {
  @Test func `while nothing has changed there is nothing to compare`() {
    var state = ExplorerState.lecture
    #expect(state.comparison == nil)
    _ = state.update(.nudge(tenths: 1))
    #expect(state.comparison?.score == 3.2)
    #expect(state.comparison?.losses?.hinge.isClose(to: 2.9) == true)
    #expect(state.comparedWhole?.hinge.isClose(to: 15.8 / 3) == true)
    _ = state.update(.nudge(tenths: -1))
    #expect(state.comparison == nil, "the same number again")
    _ = state.update(.doubleScale)
    #expect(state.comparison?.score == 3.2 && state.comparedScale == 1)
    _ = state.update(.undo)
    #expect(state.comparison == nil)
  }

  @Test func `a changed loss and a number being typed are changes`() {
    var state = ExplorerState.lecture
    _ = state.update(.toggleSquared)
    #expect(state.comparison?.losses?.hinge.isClose(to: 2.9) == true)
    #expect(state.comparedHinge == .lecture)
    _ = state.update(.reset)
    state.type(text: "4")
    #expect(state.comparison?.score == 3.2)
    _ = state.update(.cancel)
    #expect(state.comparison == nil)
  }

  @Test func `the numbers before are those of the selected cell`() {
    var state = ExplorerState.lecture
    _ = state.update(.nudge(tenths: 10))
    _ = state.update(.move(.right))
    #expect(state.comparison?.score == 1.3 && state.comparison?.losses?.hinge == 0)
    _ = state.update(.move(.down))
    #expect(state.comparison?.score == 4.9)
  }

  @Test func `B compares with the present table, and again with the one that was opened`() {
    var state = ExplorerState.lecture
    _ = state.update(.compareFromHere)
    #expect(state.message?.text.hasPrefix("nothing has changed") == true)
    _ = state.update(.nudge(tenths: 10))
    _ = state.update(.compareFromHere)
    #expect(state.comparison == nil && state.message?.text.contains("this table now") == true)
    _ = state.update(.nudge(tenths: 10))
    #expect(state.comparison?.score == 4.2)
    _ = state.update(.undo)
    _ = state.update(.compareFromHere)
    #expect(state.message?.text.hasSuffix("as it was opened again") == true)
    #expect(state.comparison?.score == 3.2)
  }

  @Test func `of what is new there are no numbers before`() {
    var state = ExplorerState.lecture
    _ = state.run("example add x9")
    #expect(state.comparison != nil)
    #expect(state.comparison?.score == nil && state.comparison?.losses == nil)
    state.select(0, 0)
    _ = state.run("class add dog")
    #expect(state.comparison?.score == nil && state.comparison?.losses != nil)
    state.select(1, 1)
    _ = state.run("example delete x1")
    #expect(state.comparison?.score == (state.selection.class == 1 ? 4.9 : 1.3))
  }

  @Test func `after the answer of a step the table is compared with that before its edits`() throws
  {
    var state = try explorer()
    _ = state.finish(state.predict("2.9"))
    #expect(state.session?.card.phase == .done)
    #expect(state.comparison?.losses?.hinge.isClose(to: 2.9) == true)
    _ = state.update(.nextStep)
    _ = state.update(.previousStep)
    #expect(state.comparison?.losses?.hinge.isClose(to: 2.9) == true, "shown as it was left")
  }

  @Test func `of a large table the mean is compared once it is known`() throws {
    let rows = (0..<20_001).map { row in (0..<6).map { Double((row + 3 * $0) % 7) } }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.indices.map { $0 % 6 }),
      classNames: ["a", "b", "c", "d", "e", "f"])
    var state = ExplorerState(table: table)
    let effects = state.update(.laidOut(Viewport()))
    _ = state.update(.nudge(tenths: 1))
    #expect(state.comparison?.score == 0 && state.comparedWhole == nil)
    for case .work(let generation) in effects {
      let outcome = state.work(generation: generation).outcome
      _ = state.update(.worked(outcome, generation: generation))
    }
    #expect(state.comparedWhole == nil, "what came is of the edited table")
    _ = state.update(.undo)
    #expect(state.comparison == nil && state.comparedWhole != nil)
    _ = state.update(.nudge(tenths: 1))
    #expect(state.comparison != nil && state.comparedWhole != nil)
  }

  @Test func `a classifier is compared with its penalty`() throws {
    var state = try ExplorerState.classifier()
    _ = state.run("regularization l2")
    _ = state.run("lambda 0.5")
    #expect(state.comparison != nil && state.comparedWhole?.penalty == 0)
    _ = state.update(.compareFromHere)
    _ = state.update(.doubleScale)
    let penalty = state.model.linear?.penalty(at: 1)
    #expect(state.comparedWhole?.penalty == penalty.map { 0.5 * $0 })
  }
}

extension Double {
  fileprivate func isClose(to other: Double) -> Bool { abs(self - other) < 1e-9 }
}
