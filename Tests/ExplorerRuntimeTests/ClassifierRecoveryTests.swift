import ExplorerCore
import Foundation
import ScoreFiles
import Scores
import TerminalCore
import Testing

@testable import ExplorerRuntime

/// Sessions on a classifier's file that end badly, and the next ones on it.
@Suite final class ClassifierRecoveryTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("recovery-\(UUID().uuidString)").path
  private var file: String { folder + "/w.json" }
  private var journals: String { folder + "/state/journal" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(slideText.utf8).write(to: URL(fileURLWithPath: file))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A session that ends when the keys do, as if its terminal were gone.
  private func session(_ keys: String, on path: String? = nil) throws -> ExplorerState {
    let path = path ?? file
    let terminal = ScriptedTerminal(
      size: Size(columns: 80, rows: 24), keys: try KeyScript.parse(keys))
    let opened = try ScoreFile.read(path)
    var loop = ExplorerLoop(
      ExplorerState(Situation(opened.model), document: .file(path)), on: terminal,
      file: OpenFile(origin: opened.origin, journals: journals))
    loop.run()
    return loop.state
  }

  /// The keys that run a line after `:`.
  private static func line(_ text: String) -> String {
    ": " + text.split(separator: " ").map { "type:\($0)" }.joined(separator: " Space ") + " Enter "
  }

  private static let detach = line("detach")
  private static let (deleteExample, deleteClass) = (line("example delete"), line("class delete"))
  private static let save = "C-s "

  private func names() -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: journals)) ?? []
  }

  @Test(arguments: [
    // A classifier still
    line("class rename ox") + line("label dog") + deleteExample,
    "Right " + line("label dog") + "Left " + deleteClass,
    deleteExample + "u " + line("example rename y"),
    // Detached, at W × 1 and W × 2, edited before and after
    detach + "type:4.4 Enter", "> " + detach, "> " + detach + "Down ] ] ]",
    deleteExample + "> " + detach + line("class add owl") + line("label owl"),
    line("class rename ox") + detach + line("example add") + "type:5 Enter",
    // W, b, x and the penalty, undone, reset, and before and after detaching
    "F7 F2 type:2.5 Enter Down Right ] ] End 3 Enter Up Up Up type:-7 Enter",
    "F7 F2 D type:0.1 Enter F F o", "F7 F2 ] ] u Right ] u C-r", "F7 F2 ] o D 2 Enter r u",
    "F7 F2 ] o F " + detach + "u ] u", "F7 F2 ] " + detach + deleteExample + "u u",
    "Right " + line("label dog") + "Left F7 F2 ] " + deleteClass + "] u u",
    // Training, zeros and random numbers
    "F10 F2 ] ] [ }", "> F10 F2 Enter", line("train zero") + line("train random 7"),
    "F10 F2 } u " + line("label dog"), "F10 F2 } " + detach + "] u u " + line("label dog"),
    // Undone, done again, and reset
    "> " + detach + "u " + line("label dog"), "> " + detach + "] u u C-r C-r",
    detach + "] " + line("class add owl") + "u u u C-r C-r C-r",
    detach + "type:4 Enter r " + line("label dog"), detach + "type:4 Enter r u",
    line("example rename y") + detach + line("class add owl") + "u u",
  ])
  func `what was done to a classifier is offered, and y brings it back`(keys: String) throws {
    let left = try session(keys)
    let back = try session("y")
    #expect(back.model == left.model && back.isUnsaved)
    #expect(back.message?.text.contains("u takes them out") == true)
    let undone = try session("y u")
    #expect(try undone.model == ScoreFile.read(file).model && !undone.isUnsaved)
    #expect(try session("").mode == .table, "all of it was undone")
  }

  @Test(arguments: [
    detach + "u", "> " + detach + "] u u", detach + "] r", line("label dog") + detach + "u u",
    deleteExample + save + "> " + detach + "u", line("example rename y") + save + detach + "u",
    line("class rename ox") + save + detach + "] u u", detach + save + "] u",
  ])
  func `what was undone is not offered`(keys: String) throws {
    _ = try session(keys)
    #expect(try session("").mode == .table && names() == [])
  }

  @Test(arguments: [
    // What the file no longer has comes back with its x, its W and its b.
    deleteExample + save + "u", deleteExample + save + "u " + line("label dog"),
    "Right " + line("label dog") + "Left " + deleteClass + save + "u",
    "Right " + line("label dog") + "Left " + deleteClass + deleteExample + save + "u u u",
    deleteExample + save + detach + "u u",
    deleteExample + save + detach + "] r",
    // It holds a bare table now, or a classifier again.
    detach + save + "] ", detach + save + "u " + line("label dog") + "C-s " + detach + "]",
    // It holds the bare table, which was attached to its W, b and x again.
    detach + save + "u ", "> " + detach + "] ] " + save + "u u " + line("label dog"),
    detach + save + "u " + deleteExample + line("class rename ox") + detach + "type:4 Enter",
    deleteExample + detach + save + "u u ", detach + line("class add owl") + save + "r ",
  ])
  func `changes after a save are to the file as saved`(keys: String) throws {
    let left = try session(keys)
    let back = try session("y")
    #expect(back.model == left.model && back.isUnsaved)
    // The same once more, from the journal of the session that took it back.
    #expect(try session("y").model == back.model)
  }

  @Test(arguments: ["csv", "npy"])
  func `saved where W, b and x have no place, it keeps its own file and journal`(
    format: String
  ) throws {
    let path = "\(folder)/t.\(format)"
    let left = try session(Self.line("label dog") + Self.line("save \(path)") + "q s ")
    #expect(left.document.path == file && FileManager.default.fileExists(atPath: path))
    #expect(try ScoreFile.read(file).model == left.model, "q still asked")
    let later = try session(Self.line("label cat") + Self.line("save \(path)") + "y ")
    #expect(later.message?.text.hasPrefix("only a copy: \(path) has no place for W, b") == true)
    #expect(try session("y").model == later.model)
  }

  @Test func `a table that was detached is wholly in a CSV file`() throws {
    let path = folder + "/t.csv"
    let left = try session(Self.detach + Self.line("save \(path)") + "u " + Self.line("label dog"))
    #expect(left.document.path == path && left.isUnsaved && left.model.isComputed)
    #expect(try session("y", on: path).model == left.model)
  }

  @Test func `a detached table is saved to its JSON file as a bare one, and back again`() throws {
    _ = try session("> " + Self.detach + Self.save)
    let bare = try ScoreFile.read(file).model
    #expect(!bare.isComputed && bare.table.scores(0) == [-5.7, 1.52, 0.86])
    try Data(slideText.utf8).write(to: URL(fileURLWithPath: file))
    let saved = try session("> " + Self.detach + Self.save + "u " + Self.save)
    #expect(!saved.isUnsaved)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == slideText)
  }

  @Test func `lost edits come back to a table that was detached meanwhile`() throws {
    let left = try session(Self.line("label dog"))
    let back = try session("Esc " + Self.detach + "] " + Self.line("recover"))
    #expect(back.model == left.model)
    #expect(try session("Esc " + Self.line("recover")).model == left.model)
  }

  @Test func `a command that was refused leaves nothing that lost edits could meet`() throws {
    let delete = Self.deleteExample + Self.save + "u"
    let left = try session(delete)
    let back = try session(
      "Esc " + Self.line("example add") + Self.line("class add owl") + Self.save
        + Self.line("recover"))
    #expect(back.model == left.model)
  }
}

/// The classifier of the slide on softmax and SVM, with two more inputs.
let slideText = """
  {"classes": ["cat", "dog", "ship"],
   "W": [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]],
   "b": [0, 0.2, -0.3],
   "examples": [{"name": "x1", "label": "ship", "x": [-15, 22, -44, 56]},
                {"name": "x2", "label": "cat", "x": [1, 2, 3, 4]},
                {"name": "x3", "label": "dog", "x": [10, 20, -30, 4.5]}]}
  """
