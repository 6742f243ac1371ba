import Lessons
import Scores
import Testing

@testable import ExplorerCore

/// What `:export` is asked to write, and the losses that it writes.
@Suite struct ExportTests {
  @Test(
    arguments: [
      ("b.json", .table, "b.json"), ("a b.csv", .table, "a b.csv"), ("x.npy", .table, "x.npy"),
      ("losses x.csv", .losses, "x.csv"), ("losses.csv", .losses, "losses.csv"),
      ("dir/losses.JSON", .losses, "dir/losses.JSON"), ("notes.md", .losses, "notes.md"),
      ("losses.npy", .table, "losses.npy"), ("my-losses.csv", .table, "my-losses.csv"),
      ("screen.svg", .screen, "screen.svg"), ("x.ansi", .screen, "x.ansi"),
      ("screen a b.txt", .screen, "a b.txt"), ("screen.csv", .table, "screen.csv"),
    ] as [(String, Exported, String)])
  func `a word before the file, or its name, says what is written`(
    argument: String, exported: Exported, path: String
  ) throws {
    #expect(try Command("export " + argument) == .export(exported, path))
  }

  @Test func `a format that can't hold it is refused, with those that can`() {
    var state = ExplorerState.lecture
    #expect(state.run("export losses x.npy") == [])
    let message = "the losses can be .csv, .tsv, .json and .md, not x.npy"
    #expect(state.message == .error(message))
    #expect(state.run("export screen x") == [] && state.message?.isError == true)
    #expect(state.run("export losses") == [.export(path: "losses", mayOverwrite: false)])
  }

  @Test func `Tab completes the words and the file after them`() {
    var state = ExplorerState.lecture
    _ = state.update(.startCommand)
    _ = state.update(.paste("export sc"))
    #expect(state.update(.completeCommand) == [.findCompletions(of: "sc")])
    _ = state.update(.completionsFound(["scores.csv"], of: "sc"))
    #expect(state.commandLine?.completions == ["export screen ", "export scores.csv"])
    #expect(state.commandLine?.text == "export screen ")
    _ = state.update(.typeCommand("x"))
    #expect(state.update(.completeCommand) == [.findCompletions(of: "x")])
    _ = state.update(.completionsFound(["x.svg"], of: "x"))
    #expect(state.commandLine?.text == "export screen x.svg")
  }

  @Test func `the losses are those shown, in their order`() {
    var state = ExplorerState.lecture
    _ = state.run("sort softmax")
    #expect(state.lossRows.map(\.name) == ["x3", "x1", "x2"])
    _ = state.run("filter wrong")
    let rows = state.lossRows
    #expect(rows.map(\.name) == ["x3", "x1"] && rows.map(\.label) == ["frog", "cat"])
    #expect(rows.map(\.prediction) == ["car", "car"])
    #expect(rows[0].svm == state.evaluation.hingeLoss(of: 2))
    #expect(rows[0].softmax == state.evaluation.crossEntropyLoss(of: 2))
  }

  @Test func `the SVM loss is the one in force, and a tie has no winner`() {
    var state = ExplorerState.lecture
    _ = state.run("scale 0")
    _ = state.update(.toggleSquared)
    #expect(state.lossRows.map(\.prediction) == ["tie", "tie", "tie"])
    #expect(state.lossRows[0].svm == state.evaluation.hingeLoss(of: 0, hinge: 1))
  }
}
