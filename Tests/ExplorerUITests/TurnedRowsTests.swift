import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerUI

/// Screens that take over the rows of a turned table, and the line of keys, from the one before.
@Suite struct TurnedRowsTests {
  private static let commands = [
    "sort svm", "sort none", "filter wrong", "filter", "goto 30", "goto 2", "example add",
    "example rename é\u{301}x", "example rename 猫", "example delete", "class add dog",
    "class delete dog", "class rename ox", "label dog", "scale 3", "scale 1", "margin 2",
  ]
  private static let actions: [Action] = [
    .move(.up), .move(.down), .move(.left), .move(.right), .move(.down), .jump(.pageDown),
    .jump(.pageUp), .nudge(tenths: 1), .nudge(tenths: -10), .type("7"), .type("-"), .keep, .cancel,
    .makeLabel, .toggleSquared, .nextFamily, .undo, .redo, .reset, .turn, .showHelp, .cancel,
    .doubleScale, .halveScale, .nextPanel, .nextWrongPrediction, .startCommand, .typeCommand("s"),
  ]

  private func table(_ generator: inout SeededGenerator) throws -> ScoreTable {
    let rows = (0..<60).map { _ in
      (0..<12).map { _ in (Double.random(in: -50...50, using: &generator)).rounded() / 10 }
    }
    let labels = rows.map { _ in Int.random(in: 0..<12, using: &generator) }
    return try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: (0..<12).map { "c\($0)" })
  }

  @Test(arguments: 0..<6)
  func `whatever is done, a screen after another one is as if it were the first`(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(state: seed)
    var state = ExplorerState(table: try table(&generator))
    var (earlier, size): (Drawing?, Size) = (nil, Size(columns: 120, rows: 40))
    for step in 0..<250 {
      if step % 50 == 49 { size = Size(columns: size.columns == 120 ? 90 : 120, rows: 40) }
      var actions = [Self.actions.randomElement(using: &generator) ?? .keep]
      if step % 5 == 0 {
        actions = [.startCommand, .paste(Self.commands.randomElement(using: &generator) ?? "")]
        actions.append(.runCommand)
      }
      for action in actions { _ = state.update(action) }
      _ = state.update(.viewportChanged(Layout(state, size: size).viewport))
      let layout = Layout(state, size: size)
      let drawn = draw(state, layout, isUnicode: true, after: earlier)
      #expect(drawn.frame == draw(state, layout, isUnicode: true, after: nil).frame)
      earlier = drawn
    }
  }

  @Test func `an edit or a step draws the rows that it changes`() throws {
    var generator = SeededGenerator(state: 1)
    var state = ExplorerState(table: try table(&generator))
    let size = Size(columns: 120, rows: 40)
    func rows() throws -> TurnedRows {
      _ = state.update(.viewportChanged(Layout(state, size: size).viewport))
      let layout = Layout(state, size: size)
      let columns = try #require(layout.turnedColumns)
      return try #require(
        TurnedRows(state, layout, columns, TurnedMeans(Readings(state)), isUnicode: true))
    }
    let first = try rows()
    let (selected, means) = (1, first.same(in: first).count - 2)
    func changed(_ new: TurnedRows, since old: TurnedRows) -> [Int] {
      new.same(in: old).enumerated().filter { $1 == nil }.map(\.offset)
    }
    _ = state.update(.nudge(tenths: -10))
    let edited = try rows()
    #expect(changed(edited, since: first) == [selected, means, means + 1])
    _ = state.update(.move(.down))
    let moved = try rows()
    #expect(changed(moved, since: edited) == [selected, selected + 1])
    _ = state.update(.move(.right))
    let beside = try rows()
    #expect(changed(beside, since: moved) == [0, selected + 1], "heads, and the selected row")
    _ = state.update(.jump(.rowEnd))
    #expect(try rows().same(in: beside).allSatisfy { $0 == nil }, "other classes")
  }
}
