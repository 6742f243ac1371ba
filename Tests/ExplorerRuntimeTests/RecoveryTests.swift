import ExplorerCore
import Foundation
import ScoreFiles
import Scores
import TerminalCore
import Testing

@testable import ExplorerRuntime

/// Sessions on a scripted terminal that end well or badly, with real files and journals.
@Suite final class RecoveryTests {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("recovery-\(UUID().uuidString)").path
  var file: String { folder + "/t.csv" }
  var journals: String { folder + "/state/journal" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try ScoreFile.save(.lecture, to: file)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A session that ends when the keys do, as if its terminal were gone.
  func session(
    _ keys: String, on path: String? = nil, keeping: Bool = true
  ) throws -> ExplorerState {
    try loop(keys, on: path, keeping: keeping).state
  }

  func loop(
    _ keys: String, on path: String? = nil, keeping: Bool = true
  ) throws -> ExplorerLoop<ScriptedTerminal> {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
    return try run(on: terminal, path, keeping: keeping)
  }

  @discardableResult
  func run<Screen: Terminal>(
    on terminal: Screen, _ path: String? = nil, keeping: Bool = true
  ) throws -> ExplorerLoop<Screen> {
    let path = path ?? file
    var loop = ExplorerLoop(
      ExplorerState(table: try ScoreFile.read(path).table, document: .file(path)), on: terminal,
      file: OpenFile(journals: keeping ? journals : nil))
    loop.run()
    return loop
  }

  func names() -> [String] { names(inFolder: journals).sorted() }
  func names(inFolder folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  func lost(_ state: ExplorerState) -> LostEdits? {
    if case .overlay(.question(.recover(let lost))) = state.mode { lost } else { nil }
  }

  @Test func `edits of a session whose terminal went are offered, and y brings them back`() throws {
    let left = try session(
      "type:4.4 Enter Down ] ] y : type:class Space type:add Space type:ox Enter")
    let asked = try session("")
    #expect(lost(asked)?.count == 5 && lost(asked)?.fileHasChanged == false)
    #expect(asked.table == .lecture)
    let back = try session("y")
    #expect(back.table == left.table && back.isUnsaved)
    #expect(back.message?.text.contains("are back, not saved; u takes them out") == true)
    #expect(names().count == 1, "the new session's journal has them")
    #expect(try lost(session(""))?.count == 1)
    let undone = try session("y u")
    #expect(undone.table == .lecture && !undone.isUnsaved)
    #expect(try lost(session("")) == nil)
    #expect(names() == [], "all of it was undone")
  }

  @Test func `declined edits wait for :recover, and are not offered again`() throws {
    _ = try session("type:4.4 Enter")
    #expect(try session("n").table == .lecture)
    #expect(try lost(session("")) == nil)
    let back = try session(": type:recover Enter")
    #expect(back.table.score(0, 0) == 4.4)
    #expect(try lost(session(""))?.count == 1, "now it is in the last session's journal")
    let none = try session("y q d")
    #expect(none.table.score(0, 0) == 4.4)
    #expect(
      try session(": type:recover Enter").message?.text == "no lost edits of this file are kept")
  }

  @Test func `Esc decides later`() throws {
    _ = try session("type:4.4 Enter")
    _ = try session("Esc type:5 Enter q d")
    #expect(try session("y").table.score(0, 0) == 4.4)
  }

  @Test(arguments: ["type:4.4 Enter C-s", "type:4.4 Enter q d", "type:4.4 Enter q s", "q", "> a q"])
  func `what is saved or discarded leaves no journal`(keys: String) throws {
    _ = try session(keys)
    #expect(names() == [])
    #expect(try lost(session("")) == nil)
  }

  @Test(arguments: ["type:4.4 Enter C-c", "type:4.4 Enter q C-c C-c", "type:4.4 Enter n C-c"])
  func `quitting at once keeps it`(keys: String) throws {
    _ = try session(keys)
    #expect(try lost(session(""))?.count == 1)
  }

  @Test func `changes after a save are to the file as saved`() throws {
    let delete = ": type:example Space type:delete Enter"
    let left = try session("\(delete) ] C-s Down ] u u u")
    #expect(left.table == .lecture && left.isUnsaved)
    #expect(try ScoreFile.read(file).table.exampleCount == 2)
    let back = try session("y")
    #expect(back.table == .lecture)
  }

  @Test func `a table that gets its first file is kept from then on`() throws {
    let path = folder + "/new.csv"
    do {
      let keys = "type:4.4 Enter : type:save Space type:\(path) Enter Down type:1 Enter"
      let terminal = ScriptedTerminal(
        size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
      var loop = ExplorerLoop(
        ExplorerState(table: .lecture), on: terminal, file: OpenFile(journals: journals))
      loop.run()
    }
    #expect(try session("y", on: path).table.scores(0) == [4.4, 1, -1.7])
  }

  @Test func `an edit that is kept by opening the lecture is kept in the journal`() throws {
    _ = try session("type:4.4 n F2 type:5 Enter L Home Enter Down ] type:9")
    let back = try session("y")
    #expect(back.table.scores(0) == [4.4, 5.2, -1.7])
  }

  @Test func `two at once on one file don't disturb each other`() throws {
    let first = try loop("type:4.4 Enter")
    let second = try loop("type:5.5 Enter")
    #expect(lost(second.state) == nil && names().count == 2)
    #expect(try lost(session("")) == nil, "both live")
    withExtendedLifetime((first, second)) {}
  }

  @Test func `two that ended badly are offered one after the other, the newest first`() throws {
    do {
      let first = try loop("type:4.4 Enter")
      _ = try session("type:5.5 Enter")
      withExtendedLifetime(first) {}
    }
    #expect(try session("y q d").table.score(0, 0) == 5.5)
    #expect(try session("y q d").table.score(0, 0) == 4.4)
    #expect(try lost(session("")) == nil)
  }

  @Test func `edits of a file that has changed are not brought back unasked`() throws {
    _ = try session("type:4.4 Enter Down ]")
    try Data("example,label,cat,car\nx1,cat,1,2\n".utf8).write(to: URL(fileURLWithPath: file))
    let said = try session("")
    #expect(lost(said) == nil && said.message?.isError == true)
    #expect(said.message?.text.hasPrefix("t.csv has changed since 2 edits from ") == true)
    let back = try session(": type:recover Enter")
    #expect(back.table.scores(0) == [4.4, 5.2])
    #expect(back.message?.text.contains("check them; u takes them out") == true)
  }

  @Test func `edits that no longer fit say so and stay`() throws {
    _ = try session("Right Right type:4.4 Enter")
    try Data("example,label,cat,car\nx1,cat,1,2\n".utf8).write(to: URL(fileURLWithPath: file))
    let refused = try session(": type:recover Enter")
    #expect(refused.message?.text.contains("don't fit the file as it is now") == true)
    #expect(names().count == 1)
  }

  @Test func `a file that was touched or copied back is the same file`() throws {
    _ = try session("type:4.4 Enter")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try bytes.write(to: URL(fileURLWithPath: file), options: .atomic)
    #expect(try session("y").table.score(0, 0) == 4.4)
  }

  @Test func `a file has one journal, however its path is written`() throws {
    let link = folder + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    _ = try session("type:4.4 Enter", on: link)
    #expect(try session("y", on: folder + "/state/../t.csv").table.score(0, 0) == 4.4)
  }

  @Test func `a damaged journal is said and kept aside`() throws {
    _ = try session("type:4.4 Enter Down ] ]")
    let path = "\(journals)/\(try #require(names().first))"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let said = try session("")
    #expect(
      said.message?.text.hasPrefix("a journal of lost edits is damaged; it is kept as t-") == true)
    #expect(names().map { $0.hasSuffix(".damaged") } == [true])
    #expect(try session("").message == nil)
  }

  @Test func `old and empty journals of any file are cleared`() throws {
    _ = try session("type:4.4 Enter")
    let old = Date(timeIntervalSinceNow: -31 * 86400)
    for (name, text) in [("a-1.journal", "x"), ("b-2.journal.declined", "x"), ("c-3.journal", "")] {
      let path = "\(journals)/\(name)"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      if !text.isEmpty {
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
      }
    }
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(journals)/d-4.journal"))
    _ = try session("n")
    #expect(names().count == 2 && names().contains("d-4.journal"))
  }

  @Test func `nothing is kept or offered where nothing is to be`() throws {
    _ = try session("type:4.4 Enter", keeping: false)
    #expect(names(inFolder: folder) == ["t.csv"])
    _ = try session("type:4.4 Enter")
    #expect(try lost(session("", keeping: false)) == nil)
  }

  @Test func `opening another file offers its edits, and forgets those discarded`() throws {
    let other = folder + "/other.csv"
    try ScoreFile.save(.lecture, to: other)
    _ = try session("type:9 Enter", on: other)
    let asked = try session("type:4.4 Enter : type:open Space type:\(other) Enter d")
    #expect(lost(asked)?.count == 1 && asked.document.path == other)
    #expect(names().count == 1 && names()[0].hasPrefix("other-"))
  }

  @Test func `a lecture's tables and one without a file are not kept`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24),
      keys: try KeyScript.parse("type:4.4 Enter n F2 type:5 Enter : type:recover Enter"))
    var loop = ExplorerLoop(
      ExplorerState(table: .lecture), on: terminal, file: OpenFile(journals: journals))
    loop.run()
    #expect(names() == [])
    #expect(loop.state.message?.text == "nothing is kept of a table without a file")
  }

  @Test func `a change is kept before it is shown`() throws {
    let terminal = WatchedTerminal(batches: [
      [.key(.character("]")), .key(.character("]")), .key(.character("]"))],
      [.key(.character("]"))],
    ]) {
      let journal = self.names().first.map { self.journals + "/" + $0 }
      let text = try? journal.map { try String(contentsOfFile: $0, encoding: .utf8) }
      return text?.split(separator: "\n").count { $0.contains("score") } ?? 0
    }
    try run(on: terminal)
    #expect(terminal.seen == ["paint 0", "wait 0", "paint 3", "wait 3", "paint 4", "wait 4"])
    #expect(try lost(session(""))?.count == 4)
  }

  @Test func `the last change before the terminal went is kept too`() throws {
    let terminal = WatchedTerminal(batches: [[.key(.character("]")), .closed]]) { 0 }
    try run(on: terminal)
    #expect(try lost(session(""))?.count == 1)
  }

  @Test func `after a change it waits once to make it safe, and then for keys alone`() throws {
    let terminal = WatchedTerminal(batches: [[.key(.character("]"))], []]) { 0 }
    try run(on: terminal)
    #expect(terminal.timeouts == [nil, 1, nil])
  }

  @Test func `that a change is not kept is on the screen`() throws {
    try Data().write(to: URL(fileURLWithPath: folder + "/state"))
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("]"))
    try run(on: terminal)
    #expect(terminal.frame?.lines[22].contains("edits are not kept for recovery") == true)
    #expect(terminal.frame?.lines[0].contains("t.csv (edited) no recovery") == true)
  }

  @Test func `a file that has changed on disk is replaced only when asked for`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("type:4.4 Enter C-s"))
    let table = try ScoreFile.read(file).table
    let identity = FileIdentity(path: file)
    try Data("else".utf8).write(to: URL(fileURLWithPath: file))
    var loop = ExplorerLoop(
      ExplorerState(table: table, document: .file(file)), on: terminal,
      file: OpenFile(identity: identity))
    loop.run()
    #expect(loop.state.mode == .overlay(.question(.overwrite(path: file, exporting: nil))))
    #expect(terminal.frame?.lines[22].contains("t.csv has changed on disk since") == true)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "else")
  }

  @Test func `after y, and after its own saves, a file is replaced without asking`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("] C-s y ] C-s"))
    let table = try ScoreFile.read(file).table
    let identity = FileIdentity(path: file)
    try Data("else".utf8).write(to: URL(fileURLWithPath: file))
    var loop = ExplorerLoop(
      ExplorerState(table: table, document: .file(file)), on: terminal,
      file: OpenFile(identity: identity))
    loop.run()
    #expect(loop.state.message?.text == "saved to \(file)")
    #expect(try ScoreFile.read(file).table.score(0, 0) == 3.4)
  }

  @Test func `Esc at that question stays, also when quitting was wanted`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("] q s Esc C-s y ]"))
    let table = try ScoreFile.read(file).table
    let identity = FileIdentity(path: file)
    try Data("else".utf8).write(to: URL(fileURLWithPath: file))
    var loop = ExplorerLoop(
      ExplorerState(table: table, document: .file(file)), on: terminal,
      file: OpenFile(identity: identity))
    loop.run()
    #expect(loop.state.table.score(0, 0) == 3.4, "it went on after the save")
  }
}

/// Types keys in batches, and notes how much was kept at each paint and wait, and how long it may
/// wait. Its clock goes on by all of a wait.
private final class WatchedTerminal: Terminal {
  private(set) var seen: [String] = []
  private(set) var timeouts: [Double?] = []
  private var batches: ArraySlice<[Event]>
  private let kept: () -> Int
  let size = Size(columns: 80, rows: 24)
  let isUnicode = true
  let colorDepth = ColorDepth.full
  private(set) var now = 0.0
  var waker: (@Sendable () -> Void)? { nil }

  init(batches: [[Event]], kept: @escaping () -> Int) {
    (self.batches, self.kept) = (batches[...], kept)
  }

  func draw(_ frame: Frame) { seen.append("paint \(kept())") }

  func waitForEvents(timeout seconds: Double?) -> [Event] {
    seen.append("wait \(kept())")
    timeouts.append(seconds)
    now += seconds ?? 0
    return batches.popFirst() ?? [.closed]
  }

  func suspend() {}
  func repaint() {}

  func copy(_ text: String) {}
}
