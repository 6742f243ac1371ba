import Lessons
import Scores
import Testing

@testable import ExplorerCore

/// `:set` puts a number at a place that is named.
@Suite struct SettingTests {
  var state = ExplorerState(table: .lecture)

  @Test mutating func `a score is set wherever the selection is, as one undo`() {
    _ = state.run("set x2 car 4.4")
    #expect(state.table.score(1, 1) == 4.4)
    #expect(state.selection == Selection(example: 1, class: 1))
    expectFreshLosses(state)
    _ = state.update(.undo)
    #expect(state.table == .lecture)
    _ = state.run("set x2 car 4,9")
    #expect(state.message == .notice("car of x2 = 4.9 already") && state.history.undos.isEmpty)
  }

  @Test mutating func `it is kept in the journal`() {
    var state = ExplorerState(table: .lecture, document: .file("a.csv"))
    _ = state.update(.startCommand)
    for character in "set x1 cat 1" { _ = state.update(.typeCommand(character)) }
    let effects = state.update(.runCommand)
    let ids = (state.table.examples[0], state.table.classes[0])
    #expect(effects == [.journal([.table(.setScore(ids.0, ids.1, 1))])])
  }

  @Test mutating func `names may have blanks`() {
    _ = state.run("class rename big cat")
    _ = state.run("example rename my x")
    _ = state.run("set my x big cat -1")
    #expect(state.table.score(0, 0) == -1)
  }

  @Test(arguments: [
    ("set y car 1", "no example y in this table"), ("set x2 dog 1", "no class dog in this table"),
    ("set W cat 1 2", "a bare table has no W, b and x: open a classifier"),
    ("set W cat 2", "needs a class or an example and an input, like :set W cat 3 0.5"),
    ("set b cat 2", "a bare table has no W, b and x: open a classifier"),
  ])
  mutating func `a name that nothing has is said`(line: String, text: String) {
    _ = state.run(line)
    #expect(state.message == .error(text) && state.table == .lecture)
  }

  @Test func `numbers of W, b and x are set by name`() throws {
    var state = try ExplorerState.classifier()
    _ = state.run("set W dog 3 0.5")
    #expect(state.value(of: .weight(class: 1, input: 2)) == 0.5)
    #expect(state.weightsPlace == .weight(class: 1, input: 2))
    _ = state.run("set b ship -1")
    _ = state.run("set x x2 p4 7")
    #expect(state.value(of: .bias(class: 2)) == -1)
    #expect(state.value(of: .input(example: 1, input: 3)) == 7)
    expectFreshLosses(state)
    _ = state.run("set W dog 5 1")
    #expect(state.message == .error("there are inputs 1 to 4, not 5"))
    _ = state.run("set x1 cat 1")
    #expect(state.message == .error(ModelError.isComputed.description))
  }

  @Test mutating func `a hidden score stays as it is, and is not told`() {
    state.hidden.hide([.score(CellName(example: "x1", class: "cat"))], in: state.table)
    _ = state.run("set x1 cat 1")
    #expect(state.message == .error("hidden until you answer") && state.table == .lecture)
  }
}
