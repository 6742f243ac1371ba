import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct FilterTests {
  var state = ExplorerState.lecture

  @Test(
    arguments: [
      ("wrong", ["x1", "x3"]), ("right", ["x2"]), ("label=cat", ["x1"]),
      ("label=cat label=car", ["x1", "x2"]), ("predicted=car", ["x1", "x2", "x3"]),
      ("predicted=car wrong label=frog", ["x3"]), ("wrong right", ["x1", "x2", "x3"]),
      ("  wrong   label=\"cat\" ", ["x1"]),
    ])
  mutating func `an example passes where one term of each kind holds`(
    terms: String, names: [String]
  ) {
    #expect(state.run("filter \(terms)") == [])
    #expect(state.shownNames == names)
    #expect(state.message == .notice("\(names.count) of 3 examples; :filter shows all"))
    expectFreshLosses(state)
    _ = state.run("filter")
    #expect(state.arrangement == nil && state.message == .notice("all 3 examples"))
  }

  @Test(
    arguments: [
      ("label=owl", "no class owl in this table"),
      ("predicted=frog", "no example passes predicted=frog"),
      ("label=car wrong", "no example passes label=car wrong"),
      (
        "cat",
        "cat is none of label=NAME predicted=NAME wrong right; blanks in a name need quotes: label=\"big cat\""
      ),
      ("label=", "label= needs a class's name"),
      ("label=\"cat", "label=\"cat has no closing quote"),
    ])
  mutating func `what leaves nothing or is no filter changes nothing`(line: String, text: String) {
    _ = state.run("filter wrong")
    _ = state.run("filter \(line)")
    #expect(state.message == .error(text))
    #expect(state.shownNames == ["x1", "x3"] && state.arrangement?.filter?.description == "wrong")
  }

  @Test func `names with blanks and quotes stand in quotes`() throws {
    let filter = try RowFilter(#"label="big ""old"" cat" wrong predicted=a"b"#)
    #expect(filter.terms == [.label(#"big "old" cat"#), .wrong, .predicted(#"a"b"#)])
    #expect(try RowFilter(filter.description).terms == filter.terms)
    let completed = RowFilter.completions(of: "wrong label=", classes: ["big cat", "dog"])
    #expect(completed == [#"wrong label="big cat""#, "wrong label=dog"])
    #expect(
      RowFilter.completions(of: #"label="big c"#, classes: ["big cat", "dog"])
        == [#"label="big cat""#])
  }

  @Test mutating func `a tie is no prediction`() {
    _ = state.run("scale 0")
    _ = state.run("filter predicted=car")
    #expect(state.message == .error("no example passes predicted=car"))
    _ = state.run("filter wrong")
    #expect(state.shownCount == 3)
  }

  @Test mutating func `the selected row stays selected while it is shown`() {
    state.select(2, 1)
    _ = state.run("filter wrong")
    #expect(state.selection == Selection(example: 2, class: 1))
    _ = state.run("filter right")
    #expect(state.selection == Selection(example: 1, class: 1))
  }

  @Test mutating func `an edit moves no row out of the filter, and counts in its means`() {
    _ = state.run("filter wrong")
    state.type(text: "9")
    _ = state.update(.keep)
    #expect(state.shownNames == ["x1", "x3"] && state.shownEvaluation?.correctCount == 1)
    expectFreshLosses(state)
    _ = state.update(.toggleSquared)
    expectFreshLosses(state)
  }

  @Test mutating func `an order is kept under a filter, and a filter under an order`() {
    _ = state.run("sort svm")
    _ = state.run("filter wrong")
    #expect(state.shownNames == ["x3", "x1"])
    _ = state.run("sort label")
    #expect(state.shownNames == ["x1", "x3"])
    _ = state.run("filter")
    #expect(state.shownNames == ["x1", "x2", "x3"] && state.arrangement?.key == .label)
    _ = state.run("sort none")
    #expect(state.arrangement == nil)
    _ = state.run("filter wrong")
    _ = state.run("sort svm")
    _ = state.run("sort none")
    #expect(state.shownNames == ["x1", "x3"] && state.arrangement?.key == nil)
  }

  @Test mutating func `an added row is shown at the end, whatever the filter`() {
    _ = state.run("filter label=frog")
    _ = state.run("example add")
    #expect(state.shownNames == ["x3", "x4"] && state.selection.example == 3)
    _ = state.run("example delete x1")
    #expect(state.table.exampleName(state.selection.example) == "x4")
    _ = state.update(.undo)
    #expect(state.shownNames == ["x3", "x4"], "it was hidden when it was deleted")
    #expect(state.table.exampleName(state.selection.example) == "x4")
    expectFreshLosses(state)
  }

  @Test mutating func `an example of a number that was used before is shown too`() {
    _ = state.run("example add")
    _ = state.run("filter label=frog")
    _ = state.update(.reset)
    _ = state.run("example add")
    #expect(state.shownNames == ["x3", "x4"])
    expectFreshLosses(state)
  }

  @Test mutating func `a filter whose last row is deleted is gone`() {
    _ = state.run("filter right")
    _ = state.run("example delete")
    #expect(state.arrangement == nil && state.shownNames == ["x1", "x3"])
    expectFreshLosses(state)
    _ = state.update(.undo)
    #expect(state.shownNames == ["x1", "x2", "x3"] && state.selection.example == 1)
  }

  @Test mutating func `undoing the edit of a hidden row leaves the selection where it is`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.run("filter label=frog")
    _ = state.update(.undo)
    #expect(state.table == .lecture && state.selection.example == 2)
    expectFreshLosses(state)
  }
}
