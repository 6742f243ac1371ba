import LossEngine
import Scores
import Testing

@testable import ExplorerCore

@Suite struct FilesTests {
  var state = ExplorerState.file

  @Test mutating func `the lecture's table is never unsaved`() {
    state = .lecture
    expect(&state, .nudge(tenths: 1)) {
      $0.set(0, 0, 3.3)
      $0.undos = 1
    }
    expect(&state, .quit, asks: [.quit])
  }

  @Test mutating func `scores, labels and names of a file's table make it unsaved`() {
    for change: Action in [.nudge(tenths: 1), .makeLabel] {
      state = .file
      state.select(0, 1)
      _ = state.update(change)
      #expect(state.isUnsaved)
    }
    for line in ["class rename dog", "example rename y", "class add dog", "example delete"] {
      state = .file
      _ = state.run(line)
      #expect(state.isUnsaved, "\(line)")
    }
  }

  @Test mutating func `options, scale and looks leave a file's table saved`() {
    for action: Action in [.doubleScale, .toggleMean, .nextFamily, .turn, .showPanel(.card)] {
      _ = state.update(action)
    }
    _ = state.run("margin 2")
    #expect(!state.isUnsaved)
    expect(&state, .quit, asks: [.quit])
  }

  @Test mutating func `undo back to what is saved is saved, and redo is not`() {
    expect(&state, .nudge(tenths: 1)) {
      $0.set(0, 0, 3.3)
      ($0.undos, $0.isUnsaved) = (1, true)
    }
    expect(&state, .undo) {
      $0.table = .lecture
      ($0.undos, $0.redos, $0.isUnsaved) = (0, 1, false)
      $0.message = .notice("undone: cat of x1 = 3.3")
    }
    _ = state.update(.redo)
    #expect(state.isUnsaved)
    // Another change is not the one that was undone.
    _ = state.update(.undo)
    _ = state.update(.makeLabel)
    state.select(0, 1)
    _ = state.update(.nudge(tenths: 1))
    #expect(state.isUnsaved)
  }

  @Test mutating func `undo back to what was saved in the middle is saved`() {
    _ = state.update(.nudge(tenths: 1))
    save()
    // The same cell again: saving has ended the run.
    _ = state.update(.nudge(tenths: 1))
    #expect(state.isUnsaved)
    _ = state.update(.undo)
    #expect(state.selectedScore == 3.3 && !state.isUnsaved)
    _ = state.update(.undo)
    #expect(state.selectedScore == 3.2 && state.isUnsaved)
    _ = state.update(.redo)
    #expect(!state.isUnsaved)
  }

  @Test mutating func `reset to the opened table is as saved as that was`() {
    _ = state.update(.doubleScale)
    expect(&state, .reset) {
      ($0.scale, $0.undos) = (1, 2)
      $0.message = .notice("the table as it was opened; u takes that back")
    }
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.reset)
    #expect(!state.isUnsaved)
    _ = state.update(.undo)
    #expect(state.isUnsaved)
    save()
    _ = state.update(.reset)
    #expect(state.isUnsaved && state.table == .lecture)
  }

  @Test mutating func `saving goes to the table's own file, which it may replace`() {
    _ = state.update(.nudge(tenths: 1))
    let effect = Effect.save(path: "dir/a.csv", revision: 1, mayOverwrite: false)
    expect(&state, .save, asks: [effect])
    expect(&state, .saved(path: "dir/a.csv", revision: 1)) {
      $0.isUnsaved = false
      $0.message = .notice("saved to dir/a.csv")
    }
    #expect(state.document.title == "a.csv")
  }

  @Test mutating func `a change made while a file is written is not saved`() {
    _ = state.update(.save)
    _ = state.update(.nudge(tenths: 1))
    expect(&state, .saved(path: "dir/a.csv", revision: 0)) {
      $0.message = .notice("saved to dir/a.csv")
    }
    #expect(state.isUnsaved)
  }

  @Test mutating func `saving to another file makes that one the table's`() {
    state = .lecture
    let effect = Effect.save(path: "b.csv", revision: 0, mayOverwrite: false)
    #expect(state.run("save b.csv") == [effect])
    expect(&state, .saved(path: "b.csv", revision: 0)) {
      $0.path = "b.csv"
      $0.message = .notice("saved to b.csv")
    }
    _ = state.update(.nudge(tenths: 1))
    #expect(state.isUnsaved)
  }

  @Test mutating func `a file of another's name is replaced only when asked`() {
    #expect(state.run("save b.csv") == [.save(path: "b.csv", revision: 0, mayOverwrite: false)])
    expect(&state, .fileExists(path: "b.csv", exporting: nil)) {
      $0.mode = .overlay(.question(.overwrite(path: "b.csv", exporting: nil)))
    }
    expect(&state, .answer(.save))
    expect(&state, .answer(.discard))
    let effect = Effect.save(path: "b.csv", revision: 0, mayOverwrite: true)
    expect(&state, .answer(.yes), asks: [effect]) { $0.mode = .table }
    _ = state.update(.fileExists(path: "b.csv", exporting: nil))
    expect(&state, .cancel) { $0.mode = .table }
  }

  @Test mutating func `an export is a copy: the table keeps its file and what is unsaved`() {
    _ = state.update(.nudge(tenths: 1))
    #expect(state.run("export b.json") == [.export(path: "b.json", mayOverwrite: false)])
    expect(&state, .fileExists(path: "b.json", exporting: .table)) {
      $0.mode = .overlay(.question(.overwrite(path: "b.json", exporting: .table)))
    }
    let effect = Effect.export(path: "b.json", mayOverwrite: true)
    expect(&state, .answer(.yes), asks: [effect]) { $0.mode = .table }
    expect(&state, .exported(path: "b.json")) {
      $0.message = .notice("a copy is in b.json")
    }
    #expect(state.isUnsaved && state.document.path == "dir/a.csv")
    #expect(state.run("export") == [] && state.message?.isError == true)
  }

  @Test(arguments: [(ScorePrecision.single, "float32"), (.half, "float16")])
  func `a table of floats as text is said to lose their type, in JSON and NPY it does not`(
    precision: ScorePrecision, name: String
  ) throws {
    let layout = EncodedScores.Layout(precision: precision, exampleCount: 1, classCount: 2)
    let bytes = [UInt8](repeating: 0, count: 2 * precision.size)
    let zeros = EncodedScores(StableBytes(copying: bytes), layout: layout)
    let table = try ScoreTable(encoded: zeros, labels: [0], classNames: ["a", "b"])
    var state = ExplorerState(table: table)
    for (path, format) in [("b.csv", "CSV"), ("b.TSV", "TSV")] {
      let lost =
        "\(path); \(format) keeps no \(name): read back as float64, its losses differ in late digits"
      _ = state.update(.exported(path: path))
      #expect(state.message == .notice("a copy is in " + lost))
      _ = state.update(.saved(path: path, revision: 0))
      #expect(state.message == .notice("saved to " + lost))
    }
    for table in [table, .lecture] {
      let path = table.precision == .double ? "b.csv" : "b.json"
      state = ExplorerState(table: table)
      _ = state.update(.exported(path: path))
      #expect(state.message == .notice("a copy is in \(path)"))
      _ = state.update(.saved(path: path, revision: 0))
      #expect(state.message == .notice("saved to \(path)"))
    }
  }

  @Test mutating func `what looks wrong about a file that was opened is said`() {
    _ = state.update(.opened(.scores(.lecture), path: "b.csv", notes: ["it is odd", "very"]))
    #expect(state.message == .error("it is odd; very"))
  }

  @Test(arguments: ["wq", "x"])
  mutating func `wq and x leave once the table is saved`(command: String) {
    _ = state.update(.nudge(tenths: 1))
    #expect(
      state.run(command) == [.save(path: "dir/a.csv", revision: 1, mayOverwrite: false)])
    #expect(state.update(.saved(path: "dir/a.csv", revision: 1)) == [.quit])
  }

  @Test(arguments: ["wq", "x"])
  mutating func `wq and x stay where the table is not saved`(command: String) {
    _ = state.update(.nudge(tenths: 1))
    _ = state.run(command)
    _ = state.update(.failed("no room"))
    #expect(state.update(.saved(path: "dir/a.csv", revision: 1)).withoutJournal == [])
    // A table that has no file yet leaves once it has a name; without one, a later save is but a save.
    for (way, effects) in [([.cancel, .startCommand], []), ([.clearCommand], [.quit])]
      as [([Action], [Effect])]
    {
      state = .lecture
      _ = state.update(.nudge(tenths: 1))
      #expect(state.run(command) == [] && state.mode == .command(CommandLine(text: "save ")))
      for action in way + [.paste("w b.csv"), .runCommand] { _ = state.update(action) }
      #expect(state.update(.saved(path: "b.csv", revision: 1)).withoutJournal == effects)
    }
  }

  @Test mutating func `x leaves a table without a file that nobody has changed, as vi does`() {
    state = .lecture
    #expect(state.run("x") == [.quit])
  }

  @Test mutating func `x leaves at once what has not changed, wq saves it first`() {
    #expect(state.run("x") == [.quit])
    #expect(state.run("wq") == [.save(path: "dir/a.csv", revision: 0, mayOverwrite: false)])
  }

  @Test mutating func `wq asks about what changed while the file was written`() {
    _ = state.run("wq")
    _ = state.update(.nudge(tenths: 1))
    #expect(state.update(.saved(path: "dir/a.csv", revision: 0)).withoutJournal == [])
    #expect(state.mode == .overlay(.question(.quitUnsaved)))
  }

  @Test mutating func `q! leaves without a question`() {
    _ = state.update(.nudge(tenths: 1))
    #expect(state.run("q!") == [.quit])
  }

  @Test mutating func `quitting unsaved asks: save, discard or stay`() {
    _ = state.update(.nudge(tenths: 1))
    let question = Mode.overlay(.question(.quitUnsaved))
    expect(&state, .quit) { $0.mode = question }
    expect(&state, .answer(.yes))
    expect(&state, .cancel) { $0.mode = .table }
    expect(&state, .quit) { $0.mode = question }
    expect(&state, .answer(.discard), asks: [.quit]) { $0.mode = .table }
    _ = state.update(.quit)
    let effect = Effect.save(path: "dir/a.csv", revision: 1, mayOverwrite: false)
    expect(&state, .answer(.save), asks: [effect]) { $0.mode = .table }
    expect(&state, .saved(path: "dir/a.csv", revision: 1), asks: [.quit]) {
      $0.isUnsaved = false
      $0.message = .notice("saved to dir/a.csv")
    }
  }

  @Test mutating func `a save that fails before quitting stays`() {
    _ = state.update(.nudge(tenths: 1))
    _ = state.update(.quit)
    _ = state.update(.answer(.save))
    expect(&state, .failed("no room")) { $0.message = .error("no room") }
    _ = state.update(.save)
    expect(&state, .saved(path: "dir/a.csv", revision: 1)) {
      $0.isUnsaved = false
      $0.message = .notice("saved to dir/a.csv")
    }
  }

  @Test mutating func `opening over unsaved changes asks`() {
    expect(&state, .startCommand) { $0.mode = .command(CommandLine()) }
    _ = state.update(.paste("open b.csv"))
    expect(&state, .runCommand, asks: [.open(path: "b.csv")]) { $0.mode = .table }
    _ = state.update(.nudge(tenths: 1))
    let question = Mode.overlay(.question(.openUnsaved(path: "b.csv")))
    #expect(state.run("open b.csv") == [] && state.mode == question)
    expect(&state, .answer(.discard), asks: [.open(path: "b.csv")]) { $0.mode = .table }
    _ = state.run("open b.csv")
    _ = state.update(.answer(.save))
    expect(&state, .saved(path: "dir/a.csv", revision: 1), asks: [.open(path: "b.csv")]) {
      $0.isUnsaved = false
      $0.message = .notice("saved to dir/a.csv")
    }
  }

  @Test mutating func `another table starts anew`() throws {
    state.select(2, 2)
    for action: Action in [.nudge(tenths: 1), .doubleScale, .toggleMean] {
      _ = state.update(action)
    }
    let matrix = try ScoreMatrix(rows: [[1, 2]], labels: [1])
    let table = try ScoreTable(matrix: matrix, classNames: ["no", "yes"])
    expect(&state, .opened(.scores(table), path: "b.csv")) {
      ($0.table, $0.path, $0.isUnsaved) = (table, "b.csv", false)
      ($0.scale, $0.hinge, $0.undos) = (1, .lecture, 0)
      $0.selection = Selection(example: 0, class: 0)
      $0.message = .notice("opened b.csv")
    }
    expect(&state, .reset) { $0.message = .notice("the table is as it was opened") }
  }

  @Test mutating func `an answer without a question does nothing`() {
    for answer: Answer in [.save, .discard, .yes, .no] { expect(&state, .answer(answer)) }
  }

  /// Saves as the outside world would.
  mutating func save() {
    for effect in state.update(.save) {
      guard case .save(let path, let revision, _) = effect else { continue }
      _ = state.update(.saved(path: path, revision: revision))
    }
    #expect(!state.isUnsaved)
  }
}
