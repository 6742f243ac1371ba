import ExplorerCore
import Foundation
import ScoreFiles
import Scores
import TerminalCore
import Testing

@testable import ExplorerRuntime

/// Tables that came from a pipe or from two files, and journals without a place.
extension RecoveryTests {
  @Test func `a journal that can't be written is said until the table is saved`() throws {
    try Data().write(to: URL(fileURLWithPath: folder + "/state"))
    let complaint = "edits are not kept for recovery: Not a directory"
    let said = try session("type:4.4 Enter")
    #expect(said.message?.text == complaint + "; save them")
    #expect(said.journalComplaint == complaint)
    let after = try session("type:4.4 Enter Down type:1 Enter")
    #expect(after.message == nil && after.table.score(0, 1) == 1)
    #expect(after.journalComplaint == complaint)
    #expect(try session("type:4.4 Enter C-s").journalComplaint == nil)
    #expect(try session("type:5 Enter C-s ]").journalComplaint == complaint)
    // It is said once more to whom it costs edits.
    #expect(try loop("type:6 Enter C-c").lostEdits == complaint)
    #expect(try loop("type:6 Enter").lostEdits == complaint)
    for keys in ["type:6 Enter q d", "type:6 Enter q s", "type:5 Enter C-s C-c", "C-c"] {
      #expect(try loop(keys).lostEdits == nil)
    }
  }

  @Test func `without a home folder it is said that edits are not kept`() throws {
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse("]"))
    var loop = ExplorerLoop(
      ExplorerState(table: .lecture, document: .file(file)), on: terminal,
      file: OpenFile(hasNoHome: true))
    loop.run()
    #expect(loop.state.journalComplaint?.contains("XDG_STATE_HOME can name another") == true)
  }

  /// A session on a table that was piped in.
  private func piped(_ keys: String, _ text: String) throws -> ExplorerState {
    let opened = try ScoreFile.parse(Array(text.utf8), as: .csv, path: "-")
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
    var loop = ExplorerLoop(
      ExplorerState(Situation(opened.model), document: .standardInput), on: terminal,
      file: OpenFile(origin: opened.origin, journals: journals))
    loop.run()
    return loop.state
  }

  @Test func `a table that was piped in is known again by its contents`() throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let left = try piped("type:4.4 Enter C-c", text)
    #expect(left.isUnsaved && names().count == 1)
    #expect(try lost(piped("", text + "x4,cat,1,2,3\n")) == nil)
    #expect(try lost(session("")) == nil, "nor is it that of a file of the same contents")
    #expect(try lost(piped("", text))?.fileHasChanged == false)
    let path = folder + "/new.csv"
    let back = try piped("y C-s type:\(path) Enter", text)
    #expect(back.document.path == path && !back.isUnsaved && names() == [])
    #expect(try ScoreFile.read(path).table == left.table)
    _ = try piped("type:4.4 Enter q d", text)
    #expect(names() == [])
  }

  @Test func `labels of a file of their own are saved to it, and kept in the journal`() throws {
    let (array, labels) = (folder + "/s.npy", folder + "/y.txt")
    try ScoreFile.save(.lecture, to: array)
    try Data("0\n1\n2\n".utf8).write(to: URL(fileURLWithPath: labels))
    var options = ReadingOptions()
    options.labelsFile = labels
    func session(_ keys: String) throws -> ExplorerState {
      let opened = try ScoreFile.read(array, options)
      let terminal = ScriptedTerminal(
        size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
      var loop = ExplorerLoop(
        ExplorerState(Situation(opened.model), document: .file(array)), on: terminal,
        file: OpenFile(origin: opened.origin, journals: journals))
      loop.run()
      return loop.state
    }
    let rename = ": type:class Space type:rename Space type:ox Enter"
    let left = try session("Down y C-s ] Down y C-s \(rename) C-s q")
    #expect(try String(contentsOfFile: labels, encoding: .utf8) == "2\n1\n2\n")
    #expect(left.isUnsaved && left.mode == .overlay(.question(.quitUnsaved)))
    // What has no place in the files is in the journal.
    let back = try session("y")
    #expect(back.table == left.table && back.isUnsaved)
    #expect(try lost(session("")) != nil)
    #expect(try !session("y u u").isUnsaved)
  }
}
