import ExplorerRuntime
import Lessons
import LossEngine
import Scores
import TerminalCore
import Testing

/// A lesson's edits are keys typed into the explorer.
@Suite struct LessonPlayingTests {
  private func end(_ keys: String, from start: Situation) throws -> Situation {
    situation(start, after: try KeyScript.parse(keys))
  }

  @Test func `no keys change nothing, whatever the situation`() throws {
    let hinge = HingeLoss(
      family: .multiclass, margin: 0.1, sumsAllClasses: true, reduction: .mean, isSquared: true)
    let structured = HingeLoss(family: .structured, margin: 2)
    for start in [
      Situation(table: .lecture),
      Situation(table: .lecture, hinge: hinge, scale: 0.3, example: 2, class: 1),
      Situation(table: .lecture, hinge: structured, scale: 0, example: 1, class: 2),
    ] {
      #expect(try end("", from: start) == start)
    }
  }

  @Test func `keys mean what they mean on the screen`() throws {
    let start = Situation(table: .lecture, example: 1, class: 1)
    let nudged = try end("[ [ [ [ [", from: start)
    #expect(nudged.table.score(1, 1) == 4.4 && nudged.table != start.table)
    let typed = try end("Down type:4.4 Enter > a m", from: start)
    #expect(typed.table.score(1, 2) == 4.4 && typed.selection.class == 2)
    #expect(typed.scale == 2 && typed.hinge.sumsAllClasses && typed.hinge.reduction == .mean)
  }

  @Test func `a cell of a table with many examples is selected`() throws {
    let examples = (0..<12).map { "x\($0)" }
    let matrix = try ScoreMatrix(
      exampleCount: 12, classCount: 2, labels: Array(repeating: 0, count: 12)
    ) { example, _ in Double(example) }
    let table = try ScoreTable(matrix: matrix, classNames: ["a", "b"], exampleNames: examples)
    let start = Situation(table: table, example: 10, class: 1)
    #expect(try end("", from: start) == start)
    #expect(try end("]", from: start).table.score(10, 1) == 10.1)
  }
}
