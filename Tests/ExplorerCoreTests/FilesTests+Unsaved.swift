import Scores
import Testing

@testable import ExplorerCore

/// Tables that no file holds, or not as a whole.
extension FilesTests {
  @Test mutating func `a table without a file is saved under a name that is asked for`() {
    state = .lecture
    expect(&state, .save) {
      $0.mode = .command(CommandLine(text: "save "))
      $0.message = .notice("give the file a name that ends in .csv, .tsv, .json or .npy")
    }
    _ = state.update(.paste("b.csv"))
    let effect = Effect.save(path: "b.csv", revision: 0, mayOverwrite: false)
    expect(&state, .runCommand, asks: [effect]) { $0.mode = .table }
    expect(&state, .saved(path: "b.csv", revision: 0)) {
      $0.path = "b.csv"
      $0.message = .notice("saved to b.csv")
    }
  }

  @Test mutating func `quitting asks about a table that was piped in, and s for its name`() {
    state = ExplorerState(table: .lecture, document: .standardInput)
    expect(&state, .quit, asks: [.quit])
    _ = state.update(.nudge(tenths: 1))
    expect(&state, .quit) { $0.mode = .overlay(.question(.quitUnsaved)) }
    let effect = Effect.save(path: "b.csv", revision: 1, mayOverwrite: false)
    expect(&state, .answer(.save)) {
      $0.mode = .command(CommandLine(text: "save "))
      $0.message = .notice("give the file a name that ends in .csv, .tsv, .json or .npy")
    }
    _ = state.update(.paste("b.csv"))
    expect(&state, .runCommand, asks: [effect]) { $0.mode = .table }
    expect(&state, .saved(path: "b.csv", revision: 1), asks: [.quit]) {
      ($0.path, $0.isUnsaved) = ("b.csv", false)
      $0.message = .notice("saved to b.csv")
    }
  }

  @Test(arguments: [[Action.cancel], [.clearCommand, .eraseCommand]])
  func `without a name it does not quit, and no later save does`(ways: [Action]) {
    let others: [[Action]] = [
      [.clearCommand, .paste("scale 1"), .runCommand], [.clearCommand, .runCommand],
    ]
    for way in [ways] + others {
      var state = ExplorerState(table: .lecture, document: .standardInput)
      for action in [.nudge(tenths: 1), .quit, .answer(.save)] + way { _ = state.update(action) }
      #expect(state.mode == .table && state.isUnsaved)
      #expect(state.update(.saved(path: "b.csv", revision: 1)) == [])
    }
  }

  @Test mutating func `what the file has no place for stays unsaved, and does not quit`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.quit)
    _ = state.update(.answer(.save))
    let omitted = ["labels", "class names", "example names"]
    expect(&state, .saved(path: "dir/a.csv", revision: 1, omitted: omitted)) {
      $0.message = .error(
        "not all is saved: dir/a.csv has no place for labels, class names and example names; "
          + "a .json file has")
    }
    expect(&state, .quit) { $0.mode = .overlay(.question(.quitUnsaved)) }
    _ = state.update(.cancel)
    // Not even the table as it was opened is in the file.
    _ = state.update(.undo)
    #expect(state.isUnsaved)
    save()
    expect(&state, .saved(path: "b.npy", revision: 0, omitted: ["labels"])) {
      $0.message = .error("only a copy: b.npy has no place for labels; a .json file has")
    }
    expect(&state, .exported(path: "b.npy", omitted: ["labels"])) {
      $0.message = .notice("a copy is in b.npy, which has no place for labels")
    }
  }

  @Test mutating func `that nothing is kept for recovery stands until the table is saved`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.journalFailed("no room"))
    #expect(state.message == .error("no room; save them") && state.journalComplaint == "no room")
    _ = state.update(.undo)
    #expect(state.message?.isError == false && state.journalComplaint == "no room")
    save()
    #expect(state.journalComplaint == nil)
    _ = state.update(.journalFailed("no room"))
    _ = state.update(.opened(.lecture, path: "b.csv"))
    #expect(state.journalComplaint == nil)
  }
}
