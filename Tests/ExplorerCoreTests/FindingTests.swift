import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct FindingTests {
  var state = ExplorerState.lecture

  private mutating func search(_ text: String) {
    _ = state.update(.startSearch)
    for character in text { _ = state.update(.typeCommand(character)) }
    #expect(state.update(.runCommand) == [])
  }

  @Test mutating func `goto takes a row of the file, or a name`() {
    _ = state.run("sort svm")
    for (target, example) in [("2", 1), ("x3", 2), ("1", 0)] {
      _ = state.run("goto \(target)")
      #expect(state.selection.example == example && state.message == nil)
    }
    _ = state.run("example rename 77")
    _ = state.run("goto 2")
    _ = state.run("goto 77")
    #expect(state.selection.example == 0, "no row has that number")
    for (target, text) in [
      ("0", "no row 0: the table has 3"), ("4", "no row 4: the table has 3"),
      ("x9", "no example x9 in this table"), ("-1", "no example -1 in this table"),
    ] {
      _ = state.run("goto \(target)")
      #expect(state.message == .error(text) && state.selection.example == 0)
    }
  }

  @Test mutating func `goto says what hides a row`() {
    _ = state.run("filter wrong")
    _ = state.run("goto 2")
    #expect(state.message == .error("the filter hides row 2 (x2); :filter shows all"))
    #expect(state.selection.example == 0)
    expectFreshLosses(state)
  }

  @Test mutating func `a search goes round names and labels, in any case`() {
    search("CA")
    #expect(state.selection.example == 1 && state.message == nil, "x2 is a car")
    search("")
    #expect(state.selection.example == 0, "x1 is a cat")
    search("X3")
    #expect(state.selection.example == 2)
    search("")
    #expect(state.selection.example == 2 && state.message == .notice("X3 is nowhere else"))
    search("owl")
    #expect(state.message == .error("no name or label has owl") && state.selection.example == 2)
  }

  @Test mutating func `a search looks at what is shown, in its order`() {
    _ = state.run("sort svm")
    search("x")
    #expect(state.selection.example == 0)
    _ = state.run("filter wrong")
    search("car")
    #expect(
      state.message == .error("no name or label has car among those shown; :filter shows all"))
  }

  @Test mutating func `n and N go on to the next and the previous match`() {
    search("ca")
    var seen: [Int] = []
    for action: Action in [.nextMatch, .nextMatch, .previousMatch, .previousMatch] {
      _ = state.update(action)
      seen.append(state.selection.example)
    }
    #expect(seen == [0, 1, 0, 1], "x1 is a cat, x2 a car")
  }

  @Test mutating func `a search lasts until Esc, also one that finds nothing`() {
    expect(&state, .nextMatch) { $0.message = .notice("nothing is searched for; / searches") }
    search("car")
    #expect(state.look.searched == "car")
    expect(&state, .cancel) {
      $0.message = .notice("the search is over: n is the lecture's key again")
    }
    #expect(state.look.searched == nil)
    search("car")
    search("owl")
    expect(&state, .nextMatch) { $0.message = .error("no name or label has owl") }
    _ = state.update(.cancel)
    #expect(state.look.searched == nil)
  }

  @Test mutating func `searches have a history of their own, and Esc leaves them`() {
    _ = state.run("scale 2")
    expect(&state, .startSearch) { $0.mode = .command(CommandLine(.search)) }
    _ = state.update(.recallOlder)
    #expect(state.commandLine?.text.isEmpty == true)
    expect(&state, .cancel) { $0.mode = .table }
    expect(&state, .startSearch) { $0.mode = .command(CommandLine(.search)) }
    expect(&state, .runCommand) { $0.mode = .table }
    search("frog")
    _ = state.update(.startSearch)
    _ = state.update(.recallOlder)
    #expect(state.commandLine?.text == "frog")
    _ = state.update(.cancel)
    _ = state.update(.startSearch)
    _ = state.update(.typeCommand("c"))
    _ = state.update(.completeCommand)
    #expect(state.commandLine?.text == "cat")
  }

  @Test mutating func `e and E go through what is shown`() {
    _ = state.run("filter right")
    _ = state.update(.nextWrongPrediction)
    #expect(state.message == .notice("every prediction is right among those shown"))
    _ = state.run("filter label=frog label=car")
    _ = state.update(.nextWrongPrediction)
    #expect(state.selection == Selection(example: 2, class: 2))
  }
}
