import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// The losses of libraries of a whole table.
@Suite struct LibraryLossesTests {
  @Test func `they are means over the table at this k, with today's margin`() throws {
    var state = ExplorerState.lecture
    func means() -> [Double] {
      _ = state.update(.laidOut(Viewport(needs: [.libraryLosses])))
      return state.libraryLosses?.means.map { (($0 ?? .nan) * 10_000).rounded() } ?? []
    }
    #expect(means() == [17556, 101_844, 27587, 27431, 31667, 27587, 31667, 31667])
    _ = state.run("margin 0.5")
    #expect(means().prefix(3) == [15889, 85122, 27587])
    _ = state.run("margin 1")
    _ = state.run("scale 2")
    #expect(means().prefix(3) == [31778, 340_489, 51545])
    _ = state.run("scale 1")
    _ = state.update(.nudge(tenths: 10))
    #expect(means()[0] == 16444, "an edit computes them anew")
  }

  @Test func `a large table leaves them to the worker`() throws {
    let rows = (0..<5000).map { [Double($0 % 7), 2.5, 1] }
    var state = try ExplorerState(
      table: ScoreTable(
        matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in 0 }), classNames: ["a", "b", "c"]))
    let effects = state.update(.laidOut(Viewport(needs: [.libraryLosses])))
    #expect(effects == [.work(generation: 1)] && state.libraryLosses == nil)
    let outcome = state.work(generation: 1).outcome
    _ = state.update(.worked(outcome, generation: 1))
    #expect(state.libraryLosses?.means.count == LibraryLoss.allCases.count)
  }

  @Test func `a refused example refuses the table`() throws {
    var state = ExplorerState.lecture
    state.type(text: "-inf")
    _ = state.update(.keep)
    _ = state.update(.laidOut(Viewport(needs: [.libraryLosses])))
    let means = try #require(state.libraryLosses?.means)
    #expect(means[4] == nil && means[6]?.isNaN == true && means[2] == .infinity)
  }
}
