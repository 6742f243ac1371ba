import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// Screens of a large table while its losses are computed.
@Suite struct ComputingTests {
  private func large() throws -> ScoreTable {
    let count = 30_000
    let rows = (0..<count).map { [Double($0 % 7), 1.5, Double($0 % 3), 0] }
    return try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: Array(repeating: 1, count: count)),
      classNames: ["a", "b", "c", "d"])
  }

  @Test func `rows show their losses and the whole table says that it is computed`() throws {
    var state = ExplorerState(table: try large())
    let size = Size(columns: 80, rows: 24)
    let effects = state.update(.laidOut(Layout(state, size: size).viewport))
    let computing = draw(state, size: size, isUnicode: true).lines
    #expect(state.isComputing)
    let average = try #require(computing.first { $0.contains("average, W × 1") })
    #expect(average.contains("…") && !average.contains { $0.isNumber && $0 != "1" })

    for case .work(let generation) in effects {
      let outcome = state.work(generation: generation).outcome
      _ = state.update(.worked(outcome, generation: generation))
    }
    let done = draw(state, size: size, isUnicode: true).lines
    #expect(done.contains { $0.contains("average, W × 1") && !$0.contains("…") })
    #expect(computing.filter { !$0.contains("average") } == done.filter { !$0.contains("average") })
  }

  @Test func `the curves of before an edit stay, faint, until the new ones are there`() throws {
    var state = ExplorerState(table: try large())
    let size = Size(columns: 80, rows: 24)
    func update(_ action: Action) -> [Effect] {
      state.update(action) + state.update(.laidOut(Layout(state, size: size).viewport))
    }
    func work(_ effects: [Effect]) {
      for case .work(let generation) in effects {
        let report = Report.worked(
          state.work(generation: generation).outcome, generation: generation)
        work(state.update(report) + state.update(.laidOut(Layout(state, size: size).viewport)))
      }
    }
    func dots(_ style: Style) -> Int {
      draw(state, size: size, isUnicode: true).cells.count {
        $0.style == style && ("\u{2580}"..."\u{2588}").contains($0.scalar)
      }
    }
    work(update(.showPanel(.scale)))
    let drawn = dots(.hinge)
    #expect(drawn > 20 && dots(.faint) == 0)

    _ = update(.nudge(tenths: 1))
    #expect(dots(.hinge) == 0 && dots(.faint) >= drawn)
    #expect(draw(state, size: size, isUnicode: true).lines.contains { $0.hasSuffix("computing…") })
  }
}
