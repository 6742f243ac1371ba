import ExplorerCore
import ExplorerRuntime
import Foundation
import ScoreFiles
import Scores
import TerminalCore
import TestSupport
import Testing

/// Whole sessions on a scripted terminal, with real files.
@Suite struct SessionTests {
  private func session(
    _ keys: String, _ state: ExplorerState = ExplorerState(table: .lecture),
    origin: FileOrigin? = nil
  ) throws -> ExplorerState {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
    var loop = ExplorerLoop(state, on: terminal, file: OpenFile(origin: origin))
    loop.run()
    return loop.state
  }

  private func lines(_ keys: String) throws -> [String] {
    play(
      try KeyScript.parse(keys), in: ExplorerState(table: .lecture),
      size: Size(columns: 80, rows: 24), isUnicode: true
    ).lines
  }

  private func read(_ path: String) throws -> ScoreTable { try ScoreFile.read(path).table }

  private func opened(_ path: String) throws -> ExplorerState {
    ExplorerState(table: try read(path), document: .file(path))
  }

  @Test func `question 1: car falls to 4.4, softmax moves, SVM stays, undo brings all back`() throws
  {
    let before = try lines("Right Down")
    let after = try lines("Right Down type:4.4 Enter")
    #expect(before[6].contains(" 0 ") && after[6].contains(" 0 "))
    #expect(before[7].contains("0.0791") && after[7].contains("0.127"))
    let undone = try lines("Right Down type:4.4 Enter u")
    #expect(undone[1...9] == before[1...9])
  }

  @Test func `keys that come faster than the screen is painted mean the same`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Examples/classifiers/nine-points.json").standardized.path
    let state = ExplorerState(Situation(try ScoreFile.read(path).model), document: .file(path))
    let keys = try KeyScript.parse("F8 F2 + + Enter Left Left Left Enter")
    let slow = ScriptedTerminal(size: Size(columns: 80, rows: 24), keys: keys)
    let fast = BurstTerminal(keys)
    var models: [Model] = []
    for terminal in [slow, fast] as [any Terminal] {
      func run(_ terminal: some Terminal) -> Model {
        var loop = ExplorerLoop(state, on: terminal)
        loop.run()
        return loop.state.model
      }
      models.append(run(terminal))
    }
    #expect(models[0] == models[1] && models[0] != state.model)
  }

  @Test func `doubling W shows W × 2 beside W × 4`() throws {
    let lines = try lines(">")
    #expect(lines[1].hasSuffix("W × 2    W × 4"))
    #expect(lines[2].contains("9.53"))
  }

  @Test func `a table is saved, opened and saved again by commands`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/mine.csv"
      let saved = try session("type:7 Enter : type:save Space type:\(path) Enter")
      #expect(saved.document.path == path && !saved.isUnsaved)
      #expect(saved.message?.text == "saved to \(path)")

      let changed = try session(
        ": type:open Space type:\(path) Enter Down type:-0.5 Enter C-s")
      #expect(changed.table.scores(0) == [7, -0.5, -1.7])
      #expect(try read(path) == changed.table)
    }
  }

  @Test func `saving leaves alone what was not edited, also of a file that was opened later`()
    throws
  {
    let text = "example,label,\"cat\",dog\r\nx,cat,3.20,1\r\ny,dog,2e0,3"
    let edited = "example,label,\"cat\",dog\r\nx,cat,5.0,1.0\r\ny,dog,2e0,3"
    try withTemporaryFolder { folder in
      let path = "\(folder)/mine.csv"
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      let opened = try ScoreFile.read(path)
      let state = ExplorerState(table: opened.table, document: .file(path))
      _ = try session("type:9 Enter C-s u C-s", state, origin: opened.origin)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      let (open, copy) = (": type:open Space type:\(path) Enter", "\(folder)/copy.csv")
      let end = try session("\(open) type:5 Enter : type:export Space type:\(copy) Enter")
      #expect(try String(contentsOfFile: copy, encoding: .utf8) == edited)
      #expect(end.document.path == path && end.isUnsaved)
      _ = try session("\(open) type:5 Enter C-s")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == edited)
      // A lesson's table has nothing of the file.
      _ = try session("\(open) n F2 : type:save Space type:\(copy) Enter y")
      #expect(try read(copy).classCount > 2)
    }
  }

  @Test func `the end of a file's name says how it is saved`() throws {
    try withTemporaryFolder { folder in
      for name in ["a.tsv", "a.json"] {
        let path = "\(folder)/\(name)"
        let end = try session("type:7 Enter : type:save Space type:\(path) Enter")
        #expect(try read(path) == end.table && !end.isUnsaved)
      }
      let end = try session(": type:save Space type:\(folder)/a.xls Enter")
      #expect(end.message?.text.contains("expected it to end in .csv, .tsv, .json, .npy") == true)
    }
  }

  @Test func `quitting an unsaved file asks, and s saves before it quits`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/mine.csv"
      try ScoreFile.save(.lecture, to: path)
      #expect(try session("type:9 Enter q Esc type:8 Enter", opened(path)).isUnsaved)
      #expect(try read(path).score(0, 0) == 3.2)
      let end = try session("type:9 Enter q s type:1 Enter", opened(path))
      #expect(end.table.score(0, 0) == 9, "nothing is typed after it quit")
      #expect(try read(path).score(0, 0) == 9)
    }
  }

  @Test func `another file is only replaced when asked for`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/there.csv"
      try "something else".write(toFile: path, atomically: true, encoding: .utf8)
      let asked = try session(": type:save Space type:\(path) Enter Esc")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "something else")
      #expect(asked.document.path == nil)
      _ = try session(": type:save Space type:\(path) Enter y")
      #expect(try read(path) == .lecture)
    }
  }

  @Test func `a file that can't be opened leaves everything as it was and says why`() throws {
    let end = try session("type:9 Enter : type:open Space type:/nonexistent.csv Enter")
    #expect(end.message?.isError == true)
    #expect(end.table.score(0, 0) == 9)
  }

  @Test func `names of files are completed`() throws {
    try withTemporaryFolder { folder in
      try ScoreFile.save(.lecture, to: "\(folder)/scores.csv")
      let end = try session(": type:open Space type:\(folder)/sc Tab Enter")
      #expect(end.document.path == "\(folder)/scores.csv")
    }
  }

  @Test func `a suspended explorer goes on with what it had`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("type:9 C-z . 5 Enter"))
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run()
    #expect(terminal.suspendCount == 1)
    #expect(loop.state.table.score(0, 0) == 9.5)
  }

  @Test func `Ctrl-L paints anew while a number is typed`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("type:9 C-l . 5 Enter"))
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run()
    #expect(terminal.repaintCount == 1)
    #expect(loop.state.table.score(0, 0) == 9.5)
  }

  @Test func `an answer to a paste and a resize arrive as events`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), events: [.paste("4.25 left over"), .resized, .key(.enter)])
    var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal)
    loop.run()
    #expect(loop.state.table.score(0, 0) == 4.25)
  }
}

/// A terminal on which all keys are pressed before the second paint.
final class BurstTerminal: Terminal {
  private var events: [Event]
  let size = Size(columns: 80, rows: 24)
  let isUnicode = true
  let colorDepth = ColorDepth.full
  let now = 0.0
  var waker: (@Sendable () -> Void)? { nil }

  init(_ keys: [Key]) { events = keys.map(Event.key) }

  func draw(_ frame: Frame) {}
  func copy(_ text: String) {}

  func waitForEvents(timeout seconds: Double?) -> [Event] {
    defer { events = [.closed] }
    return events
  }

  func suspend() {}
  func repaint() {}
}
