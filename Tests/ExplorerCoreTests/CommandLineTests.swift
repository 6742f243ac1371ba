import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct CommandLineTests {
  var state = ExplorerState.lecture

  private var text: String? { state.commandLine?.text }

  @Test mutating func `a line is typed, erased and left`() {
    expect(&state, .startCommand) { $0.mode = .command(CommandLine()) }
    for character in "quix" { _ = state.update(.typeCommand(character)) }
    _ = state.update(.eraseCommand)
    #expect(text == "qui")
    _ = state.update(.clearCommand)
    #expect(text?.isEmpty == true)
    expect(&state, .eraseCommand) { $0.mode = .table }
    _ = state.update(.startCommand)
    _ = state.update(.typeCommand("x"))
    expect(&state, .cancel) { $0.mode = .table }
  }

  @Test mutating func `an empty line runs nothing`() {
    expect(&state, .startCommand) { $0.mode = .command(CommandLine()) }
    _ = state.update(.typeCommand(" "))
    expect(&state, .runCommand) { $0.mode = .table }
    #expect(state.commandHistory.isEmpty)
  }

  @Test mutating func `without a line its actions do nothing`() {
    for action: Action in [
      .typeCommand("x"), .clearCommand, .completeCommand, .recallOlder, .recallNewer, .runCommand,
    ] {
      expect(&state, action)
    }
    expect(&state, .completionsFound(["a.csv"], of: ""))
  }

  @Test mutating func `a line has at most 1000 bytes and loses none of them`() {
    _ = state.update(.startCommand)
    _ = state.update(.paste(String(repeating: "x", count: 1000)))
    _ = state.update(.typeCommand("y"))
    _ = state.update(.paste("zz"))
    #expect(text == String(repeating: "x", count: 1000))
  }

  @Test mutating func `class add, rename and delete`() {
    #expect(state.run("class add dog") == [])
    #expect(state.message == .notice("class dog added"))
    #expect(state.table.classes.map(state.table.name) == ["cat", "car", "frog", "dog"])
    expectFreshLosses(state)
    _ = state.run("class add cat")
    #expect(state.message == .error("there is a class cat already"))
    state.select(0, 3)
    _ = state.run("class rename owl")
    #expect(state.message == .notice("class dog is called owl"))
    _ = state.run("class delete")
    #expect(state.message == .notice("class owl deleted"))
    #expect(state.table == .lecture && state.selection == Selection(example: 0, class: 2))
    _ = state.run("class delete cat")
    #expect(
      state.message == .error("cat is the label of 1 example; give it another label first"))
    _ = state.run("class delete owl")
    #expect(state.message == .error("no class owl in this table"))
    #expect(state.history.undos.count == 3)
  }

  @Test mutating func `example add, rename and delete`() {
    _ = state.run("example add")
    #expect(state.message == .notice("example x4 added, label cat"))
    #expect(state.table.scores(3) == [0, 0, 0])
    _ = state.run("example delete x2")
    #expect(state.message == .notice("example x2 deleted"))
    _ = state.run("example add")
    #expect(state.table.examples.map(state.table.name) == ["x1", "x3", "x4", "x5"])
    state.select(3, 0)
    _ = state.run("example rename mine")
    #expect(state.message == .notice("example x5 is called mine"))
    expectFreshLosses(state)
    for _ in 0..<3 { _ = state.run("example delete") }
    _ = state.run("example delete")
    #expect(state.message == .error("a table keeps at least 1 example"))
    _ = state.run("example delete x9")
    #expect(state.message == .error("no example x9 in this table"))
    expectFreshLosses(state)
  }

  @Test mutating func `label, scale, margin, help and quit`() {
    _ = state.run("label frog")
    #expect(state.table.label(0) == 2 && state.message == .notice("frog is the label of x1"))
    _ = state.run("label owl")
    #expect(state.message == .error("no class owl in this table"))
    _ = state.run("scale 0.5")
    _ = state.run("margin 2")
    #expect(state.scale == 0.5 && state.hinge.margin == 2 && state.history.undos.count == 3)
    _ = state.run("scale 0.5")
    _ = state.run("margin 2")
    #expect(state.history.undos.count == 3)
    expectFreshLosses(state)
    _ = state.run("help")
    #expect(state.mode == .overlay(.help(scroll: nil)))
    _ = state.update(.cancel)
    #expect(state.run("quit") == [.quit])
  }

  @Test mutating func `a mistake leaves everything as it was and says so`() {
    expect(&state, .startCommand) { $0.mode = .command(CommandLine()) }
    for character in "sclae 2" { _ = state.update(.typeCommand(character)) }
    expect(&state, .runCommand) {
      $0.mode = .table
      $0.message = .error("no command sclae; Tab completes, ? lists them")
    }
  }

  @Test mutating func `Tab completes a name and goes round what fits`() {
    complete("q", ["quit", "q!", "quit"])
    complete("w", ["w ", "what ", "wq "])
    complete("cl", ["class add ", "class delete ", "class rename ", "class add "])
    complete(
      "s", ["set ", "scale ", "seed ", "steps ", "sort ", "save ", "share", "show ", "set "])
    complete("label ca", ["label cat", "label car", "label cat"])
    complete("example delete x", ["example delete x1", "example delete x2"])
    complete("class add c", ["class add c"])
    #expect(state.message == .notice("nothing begins like that"))
    complete("zz", ["zz"])
    complete("sort s", ["sort svm", "sort softmax"])
    complete("set x2 f", ["set x2 frog "])
    complete("set x", ["set x1 ", "set x2 ", "set x3 "])
    complete("goto x", ["goto x1", "goto x2", "goto x3", "goto x1"])
    complete("filter ", ["filter label=", "filter predicted=", "filter wrong", "filter right"])
    complete("filter wrong p", ["filter wrong predicted="])
    complete("filter wrong predicted=f", ["filter wrong predicted=frog"])
    // A name that stands alone completes on to its argument.
    complete("lab", ["label ", "label cat", "label car", "label frog", "label cat"])
  }

  @Test mutating func `typing after Tab ends the round`() {
    complete("sc", ["scale "])
    _ = state.update(.typeCommand("2"))
    #expect(text == "scale 2" && state.commandLine?.completions == [])
  }

  @Test mutating func `files are looked for outside, for the line as it stood`() {
    _ = state.update(.startCommand)
    _ = state.update(.paste("open sc"))
    #expect(state.update(.completeCommand) == [.findCompletions(of: "sc")])
    _ = state.update(.completionsFound(["old.csv"], of: "s"))
    #expect(text == "open sc")
    _ = state.update(.completionsFound(["scores.csv", "scratch/"], of: "sc"))
    #expect(text == "open scores.csv")
    #expect(state.update(.completeCommand) == [] && text == "open scratch/")
    _ = state.update(.typeCommand("x"))
    #expect(state.update(.completeCommand) == [.findCompletions(of: "scratch/x")])
    _ = state.update(.completionsFound([], of: "scratch/x"))
    #expect(text == "open scratch/x" && state.message == .notice("no file begins like that"))
  }

  @Test mutating func `files are looked for after a short name too`() {
    _ = state.update(.startCommand)
    _ = state.update(.paste("w sc"))
    #expect(state.update(.completeCommand) == [.findCompletions(of: "sc")])
    _ = state.update(.completionsFound(["scores.csv"], of: "sc"))
    #expect(text == "w scores.csv")
  }

  @Test mutating func `older lines are recalled, and the one being typed comes back`() {
    for line in ["scale 2", "margin 2", "margin 2", "oops"] { _ = state.run(line) }
    _ = state.update(.startCommand)
    _ = state.update(.typeCommand("x"))
    let recalled = (0..<5).map { _ in
      _ = state.update(.recallOlder)
      return text
    }
    #expect(recalled == ["oops", "margin 2", "scale 2", "scale 2", "scale 2"])
    let newer = (0..<4).map { _ in
      _ = state.update(.recallNewer)
      return text
    }
    #expect(newer == ["margin 2", "oops", "x", "x"])
  }

  @Test mutating func `the line says what its command does`() {
    complete("scale ", ["scale "])
    #expect(state.commandLine?.usages.first == ":scale K  multiply W by K, at least 0")
    complete("zz", ["zz"])
    #expect(state.commandLine?.usages == [])
  }

  @Test mutating func `a theme is chosen by name, which Tab completes, for every table`() {
    complete("theme p", ["theme projector"])
    _ = state.update(.runCommand)
    #expect(state.theme == .projector && state.message == .notice("theme projector"))
    _ = state.update(.opened(.scores(.lecture), path: "a.csv"))
    #expect(state.theme == .projector)
  }

  @Test mutating func `training begins with the eta that the reader prefers, in every table`() {
    var preferences = Preferences()
    preferences.learningRate = 0.5
    state = ExplorerState(table: .lecture, preferences: preferences)
    #expect(state.look.training.rate == 0.5)
    _ = state.run("eta 2")
    #expect(state.look.training.rate == 2)
    _ = state.update(.opened(.scores(.lecture), path: "a.csv"))
    #expect(state.look.training.rate == 0.5)
  }

  @Test mutating func `the history of commands outlives the table`() {
    _ = state.run("scale 2")
    _ = state.update(.opened(.scores(.lecture), path: "a.csv"))
    #expect(state.commandHistory == [.command: ["scale 2"]])
  }

  /// Types a line and presses Tab once for each text that shall then stand there.
  private mutating func complete(
    _ line: String, _ texts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    _ = state.update(.startCommand)
    for character in line { _ = state.update(.typeCommand(character)) }
    for expected in texts {
      _ = state.update(.completeCommand)
      #expect(text == expected, sourceLocation: sourceLocation)
    }
  }
}
