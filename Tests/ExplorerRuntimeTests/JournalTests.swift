import ExplorerCore
import Foundation
import ScoreFiles
import Scores
import TestSupport
import Testing

@testable import ExplorerRuntime

/// A journal's text: what is written of changes makes the same table again.
@Suite struct JournalTests {
  private static let identity = FileIdentity(size: 87, seconds: 9, nanoseconds: 8, hash: 7)

  /// The text of a journal of the lecture's table.
  private func text(_ changes: [String]) -> String {
    var check = Journal.firstCheck
    let header = Journal(of: Self.identity, path: "/a/ü b\n.csv").header
    return ([header] + changes).map { Journal.line($0, check: &check) }.joined()
  }

  private func read(_ text: String) throws -> Journal? { try Journal(Array(text.utf8)) }

  @Test func `what is written is read, whatever is in a path`() throws {
    let journal = try #require(try read(text(["score 0 0 4.4", "label 0 1\tlabel 1 2"])))
    #expect(journal.path == "/a/ü b\n.csv")
    #expect(journal.identity.hasSameContents(as: Self.identity))
    #expect(journal.changes == ["score 0 0 4.4", "label 0 1\tlabel 1 2"])
  }

  @Test func `a journal that is cut short anywhere has the changes before`() throws {
    let changes = ["score 0 0 4.4", "rename-class 1 wagon", "score 2 2 -inf"]
    let bytes = Array(text(changes).utf8)
    for end in 0..<bytes.count {
      let kept = try Journal(Array(bytes[..<end]))?.changes ?? []
      #expect(changes.starts(with: kept))
      let zeros = bytes[..<end] + [UInt8](repeating: 0, count: bytes.count - end)
      #expect(changes.starts(with: try Journal(Array(zeros))?.changes ?? []))
    }
  }

  @Test func `a byte that is wrong before the last line is damage, never other changes`() throws {
    let changes = ["score 0 0 4.4", "rename-class 1 wagon", "score 2 2 1"]
    let bytes = Array(text(changes).utf8)
    for index in bytes.indices {
      for wrong: UInt8 in [0, 0x0A, 0x20, 0xFF, bytes[index] ^ 1] where wrong != bytes[index] {
        var damaged = bytes
        damaged[index] = wrong
        guard let kept = try? Journal(damaged)?.changes else { continue }
        #expect(changes.starts(with: kept) && kept.count < 3)
        #expect(index > bytes.count - 25, "only the last line")
      }
    }
  }

  @Test func `a line that is missing or comes twice is damage`() throws {
    let lines = text(["score 0 0 1", "score 0 0 2", "score 0 0 3"]).split(separator: "\n")
    for order in [[0, 2, 3], [0, 1, 1, 2, 3], [1, 2, 3], [0, 2, 1, 3]] {
      let text = order.map { lines[$0] + "\n" }.joined()
      #expect(throws: JournalDamage.self) { _ = try read(text) }
    }
  }

  @Test(arguments: [
    "", "score", "score 0", "score 0 0", "score 0 0 nan", "score 0 0 inf", "score 0 0 x",
    "score 9 0 1", "score 0 9 1", "score -1 0 1", "score 99999999999999999999 0 1", "label 0 3",
    "label 7 0", "rename-class 3 a", "rename-class 0 ", "rename-class 0 car", "rename-example 0 ",
    "delete-class 0", "delete-class 3", "delete-example 3", "add-class 3 4 dog",
    "add-class 0 0 cat", "add-class 3 3 cat", "add-example 3 9 0 x", "add-example 0 0 0 x",
    "add-example 3 0 9 x", "add-example 3 0 0 ", "oops 0 0 1",
    "delete-example 0\tdelete-example 1\tdelete-example 2", "delete-class 1\tdelete-class 2",
    "score 0 0 -inf\tscore 0 1 -inf\tscore 0 2 -inf",
  ])
  func `changes that the table can't take are refused`(change: String) throws {
    var journal = try #require(try read(text([change.isEmpty ? "x" : change])))
    #expect(throws: JournalDamage.self) { _ = try journal.replayed(on: .lecture) }
    journal = try #require(try read(text(["score 0 0 1"])))
    #expect(try journal.replayed(on: .lecture).table.score(0, 0) == 1)
  }

  @Test(arguments: [
    "detach", "detach -1", "detach inf", "detach 1e308", "detach 1\tdetach 1", "attach",
    "score 0 0 1", "add-class 3 3 owl", "add-example 3 0 0 y", "numbers 1 2 3\tadd-class 3 3 owl",
    "numbers 1 2 3 4 x\tadd-class 3 3 owl", "numbers 1 2 inf 4 5\tadd-class 3 3 owl",
    "numbers 0 1e308 1e308 0 0\tadd-class 3 3 owl", "numbers 0 0 1\tadd-example 3 0 0 y",
    "numbers 1 2 3 4 5\tadd-class 0 0 cat", "numbers 1 2 3 4\tadd-example 0 0 0 x",
    "numbers 1 2 3 4\tadd-example 3 4 0 y",
    "numbers 1.7e308 1.7e308 1.7e308 1.7e308\tadd-example 3 0 0 y",
    "numbers 1 2 3 4\tadd-example 3 0 0 y\tadd-example 4 0 0 z",
    "detach 1\tadd-class 3 3 owl\tattach\trename-class 3 ox",
    "detach 1\tadd-example 3 0 0 y\tattach\trename-example 3 z",
    "detach 1\tattach\tscore 0 0 1",
  ])
  func `changes that a classifier can't take are refused`(change: String) throws {
    let journal = try #require(try read(text([change])))
    let model = try slide()
    #expect(throws: JournalDamage.self) { _ = try journal.replayed(on: model) }
  }

  @Test(arguments: ["detach 1", "attach", "numbers 1 2\tattach"])
  func `a bare table has nothing to be detached from`(change: String) throws {
    let journal = try #require(try read(text([change])))
    #expect(throws: JournalDamage.self) { _ = try journal.replayed(on: .lecture) }
  }

  @Test func `what a classifier is detached at, and what comes into it, is said in few words`()
    throws
  {
    let model = try slide()
    let (table, linear) = (model.table, try #require(model.linear))
    var scribe = JournalScribe(base: model)
    var bare = model
    bare.apply(.detach(scale: 2))
    #expect(scribe.text(of: [.detach(scale: 2)], in: bare) == "detach 2.0")
    #expect(scribe.text(of: [.attach(linear, scale: 2)], in: model) == "attach")
    #expect(
      scribe.text(of: [.table(.insertExample(table.examples[2], at: 0))], in: model)
        == "numbers 10.0 20.0 -30.0 4.5\tadd-example 2 0 1 x3")
    #expect(
      scribe.text(of: [.table(.insertClass(table.classes[1], at: 2))], in: model)
        == "numbers 0.2 0.7 0.2 0.05 0.16\tadd-class 1 2 dog")
  }

  private func slide() throws -> Model {
    try ScoreFile.parse(Array(slideText.utf8), as: .json, path: "w.json").model
  }

  @Test(arguments: 0..<60)
  func `whatever is done to a table, its journal does again to the file`(seed: UInt64) throws {
    try walk(ExplorerState(table: .lecture, document: .file("a.csv")), [.csv], Self.lines, seed)
  }

  @Test(arguments: 0..<60)
  func `whatever is done to a classifier, its journal does again to the file`(
    seed: UInt64
  ) throws {
    let state = ExplorerState(Situation(try slide()), document: .file("a.json"))
    let lines = Self.lines + ["detach", "detach", "label dog", "scale 1", "scale 0"]
    try walk(state, [.json, .json, .csv], lines, seed)
  }

  private func walk(
    _ start: ExplorerState, _ formats: [FileFormat], _ lines: [String], _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    var state = start
    var (file, scribe) = (state.model, JournalScribe(base: state.model))
    var changes: [String] = []
    for _ in 0..<150 {
      for action in Self.actions(lines, using: &generator) {
        for effect in state.update(action) {
          guard case .journal(let edits) = effect else { continue }
          changes.append(scribe.text(of: edits, in: state.ownModel))
        }
      }
      guard state.entry == nil else { continue }
      let journal = try #require(try read(text(changes)))
      #expect(try journal.replayed(on: file) == state.model)
      if Int.random(in: 0..<25, using: &generator) == 0 {
        // Saved: the file has what is left, by place.
        let format = formats.randomElement(using: &generator) ?? .csv
        let path = "a.\(format.rawValue)"
        let held = state.model
        // A file without a place for W, b and x is a copy.
        if held.isComputed, format == .csv { continue }
        var options = ReadingOptions()
        options.labelsAre = format == .csv ? .names : nil
        let bytes = ScoreFile.bytes(of: state.model, as: format)
        file = try ScoreFile.parse(bytes, as: format, path: path, options).model
        #expect(file == held)
        (scribe, changes) = (JournalScribe(base: held), [])
        _ = state.update(.saved(path: path, revision: 0, holdsClassifier: held.isComputed))
      }
    }
  }

  private static let lines = [
    "class add dog", "class add a\\b\tc", "class delete", "class delete dog", "class rename ox",
    "example add", "example add 猫", "example delete", "example rename y z",
  ]

  private static func actions(
    _ lines: [String], using generator: inout SeededGenerator
  ) -> [Action] {
    func pick<T>(_ choices: [T]) -> T {
      choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
    switch Int.random(in: 0..<12, using: &generator) {
    case 0, 1: return [.move(pick([.up, .down, .left, .right]))]
    case 2, 3: return [.type(pick(Array("0123456789.-")))]
    case 4: return [.nudge(tenths: pick([1, -1, 10, -10]))]
    case 5: return [.makeLabel]
    case 6, 7: return [pick([.undo, .undo, .undo, .redo, .redo, .reset])]
    case 8: return [pick([.cancel, .keep, .doubleScale, .toggleMean])]
    default: return [.startCommand] + pick(lines).map(Action.typeCommand) + [.runCommand]
    }
  }
}
