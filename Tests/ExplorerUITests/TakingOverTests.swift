import ExplorerCore
import LossEngine
import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerUI

/// Screens that take over what stays the same from the one before.
@Suite struct TakingOverTests {
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
    .toggleMean, .toggleAllClasses, .nudgeScale(tenths: 1), .showPanel(.terms),
    .showPanel(.softmax),
    .showPanel(.summary),
  ]
  /// What students and instructors press most.
  private static let edits: [Action] = [
    .nudge(tenths: 1), .nudge(tenths: -1), .nudge(tenths: 10), .move(.right), .move(.left),
  ]

  private func table(_ generator: inout SeededGenerator) throws -> ScoreTable {
    let rows = (0..<60).map { _ in
      (0..<12).map { _ in (Double.random(in: -50...50, using: &generator)).rounded() / 10 }
    }
    let labels = rows.map { _ in Int.random(in: 0..<12, using: &generator) }
    return try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: labels), classNames: (0..<12).map { "c\($0)" })
  }

  @Test(arguments: 0..<8)
  func `whatever is done, a screen after another one is as if it were the first`(seed: UInt64)
    throws
  {
    var generator = SeededGenerator(state: seed)
    let sizes = [(120, 40), (90, 40), (80, 24), (60, 18), (200, 60)].map {
      Size(columns: $0.0, rows: $0.1)
    }
    var state = ExplorerState(table: seed % 4 == 0 ? .lecture : try table(&generator))
    var (earlier, size, isUnicode): (Drawing?, Size, Bool) = (nil, sizes[0], true)
    for step in 0..<250 {
      if step % 50 == 49 { size = sizes.randomElement(using: &generator) ?? size }
      if step % 70 == 69 { isUnicode.toggle() }
      let some = step % 2 == 0 ? Self.actions : Self.edits
      var actions = [some.randomElement(using: &generator) ?? .keep]
      if step % 5 == 0 {
        actions = [.startCommand, .paste(Self.commands.randomElement(using: &generator) ?? "")]
        actions.append(.runCommand)
      }
      for action in actions { _ = state.update(action) }
      _ = state.update(.viewportChanged(Layout(state, size: size).viewport))
      let layout = Layout(state, size: size)
      let drawn = draw(state, layout, isUnicode: isUnicode, after: earlier)
      let new = draw(state, layout, isUnicode: isUnicode, after: nil).frame
      try #require(drawn.frame.lines == new.lines, "step \(step), after \(actions)")
      let hasSameCells = drawn.frame == new
      try #require(hasSameCells, "step \(step), after \(actions)")
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
        TurnedRows(state, layout, columns, TurnedMeans(Readings(state))))
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

  @Test func `an edit works out the terms that it changes`() throws {
    var generator = SeededGenerator(state: 1)
    var state = ExplorerState(table: try table(&generator))
    let size = Size(columns: 80, rows: 24)
    var drawn = draw(state, Layout(state, size: size), isUnicode: true, after: nil)
    /// How many lines of terms are new after some actions.
    func newLines(_ actions: Action...) -> Int {
      for action in actions { _ = state.update(action) }
      let old = drawn.parts.terms
      drawn = draw(state, Layout(state, size: size), isUnicode: true, after: drawn)
      let new = drawn.parts.terms
      return (0..<12).count { new?.line($0) !== old?.line($0) }
    }
    let label = state.table.label(0)
    let all = newLines(.move(.down))
    #expect(all > 4, "another example")
    #expect(newLines(.move(.up)) == all)
    for _ in 0..<12 where state.selection.class == label { _ = newLines(.move(.right)) }
    #expect(newLines(.nudge(tenths: 1)) <= 2, "a term, or two that change places")
    #expect(newLines(.nextPanel, .previousPanel) == 0)
    #expect(newLines(.toggleSquared) == all)
    #expect(newLines(.makeLabel) == all)
    #expect(newLines(.nudge(tenths: 1)) == all, "the label's score is in every term")
  }
}
