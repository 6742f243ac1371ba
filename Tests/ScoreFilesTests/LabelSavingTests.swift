import Foundation
import Scores
import Synchronization
import TestSupport
import Testing

@testable import ScoreFiles

/// Labels that came from a file of their own are saved to it.
@Suite struct LabelSavingTests {
  /// Opens files of three examples in a folder.
  private func withFiles(
    _ scores: [UInt8], as name: String, _ labels: [UInt8], classes: String? = "cat,car,frog,ox",
    _ body: (_ path: String, _ labels: String, OpenedModel) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let (path, labelPath) = ("\(folder)/\(name)", "\(folder)/labels")
      try Data(scores).write(to: URL(fileURLWithPath: path))
      try Data(labels).write(to: URL(fileURLWithPath: labelPath))
      try body(path, labelPath, try open(path, labelPath, classes: classes))
    }
  }

  private func open(_ path: String, _ labels: String, classes: String?) throws -> OpenedModel {
    var options = ReadingOptions()
    options.labelsFile = labels
    options.classNames = classes?.split(separator: ",").map(String.init)
    return try ScoreFile.read(path, options)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static let csv = Array("cat,car,frog,ox\n1.0,2,3,4\n5,6,7,8\n9,8,7,6\n".utf8)

  @Test(arguments: NPYFixtures.labels)
  func `NumPy's labels keep their type, and all bytes but those of the label`(
    name: String
  ) throws {
    let (scores, labels) = (
      try NPYFixtures.bytes("little-f4-c"), try NPYFixtures.bytes(name)
    )
    try withFiles(scores, as: "s.npy", labels) { path, labelPath, opened in
      var table = opened.table
      table.apply(.setLabel(table.examples[1], table.classes[3]))
      let saved = try ScoreFile.save(.scores(table), to: path, origin: opened.origin)
      #expect(saved.omitted == [] && saved.labels?.path == labelPath)
      let after = try bytes(labelPath)
      #expect(try bytes(path) == scores)
      #expect(after.count == labels.count)
      #expect(after.indices.count { after[$0] != labels[$0] } == 1)
      #expect(try open(path, labelPath, classes: "cat,car,frog,ox").table == table)
      // Without an example both arrays are shorter.
      table.apply(.deleteExample(table.examples[0]))
      try ScoreFile.save(
        .scores(table), to: path, origin: opened.origin, knownLabels: saved.labels?.identity)
      let again = try open(path, labelPath, classes: "cat,car,frog,ox").table
      #expect((0..<2).map(again.label) == (0..<2).map(table.label))
      #expect((0..<2).map(again.scores) == (0..<2).map(table.scores))
    }
  }

  @Test func `an index that is too large for the type makes it int64`() throws {
    var parser = NPYHeaderParser(try NPYFixtures.bytes("labels-i1"), file: "l")
    let header = try parser.header()
    let old = try NPYFixtures.bytes("labels-i1")
    for (labels, isSame) in [([127, 0, 1], true), ([128, 0, 1], false)] {
      let new = NPYFile.bytes(ofLabels: labels, like: old, header)
      #expect(try NPYFile.labels(in: new, name: "l", classCount: 200) == labels)
      #expect((new.count == old.count) == isSame)
    }
  }

  @Test(arguments: [
    ("frog\r\n\"cat\"\r\n car\r\n", "frog\r\nox\r\n car\r\n", " car"),
    ("\u{FEFF}2\n00\n1", "\u{FEFF}2\n3\n1", "car"), ("2\ncat\n1\n", "2\nox\n1\n", "car"),
  ])
  func `lines of text stay as they are but for the label, a name or an index like the others`(
    before: String, after: String, second: String
  ) throws {
    let classes = "cat,\(second),frog,ox"
    try withFiles(
      try NPYFixtures.bytes("big-f8-fortran"), as: "s.npy", Array(before.utf8), classes: classes
    ) { path, labelPath, opened in
      var table = opened.table
      let inverse = table.apply(.setLabel(table.examples[1], table.classes[3]))
      let saved = try ScoreFile.save(.scores(table), to: path, origin: opened.origin)
      #expect(try bytes(labelPath) == Array(after.utf8))
      // Changed back, it is what it was.
      table.apply(inverse)
      try ScoreFile.save(
        .scores(table), to: path, origin: opened.origin, knownLabels: saved.labels?.identity)
      #expect(try bytes(labelPath) == Array(before.utf8))
    }
  }

  @Test func `a CSV file without labels keeps its columns, and JSON its objects`() throws {
    let json = """
      {"classes": ["cat", "car", "frog", "ox"], "examples": [{"name": "a", "scores": [1, 2, 3, 4]},
       {"name": "b", "scores": [5, 6, 7, 8]}, {"name": "c", "scores": [9, 8, 7, 6]}]}
      """
    for (name, text) in [("s.csv", Self.csv), ("s.json", Array(json.utf8))] {
      try withFiles(text, as: name, Array("cat\ncar\nox\n".utf8), classes: nil) {
        path, labelPath, opened in
        var table = opened.table
        table.apply(.setLabel(table.examples[2], table.classes[2]))
        try ScoreFile.save(.scores(table), to: path, origin: opened.origin)
        #expect(try bytes(path) == text && bytes(labelPath) == Array("cat\ncar\nfrog\n".utf8))
        #expect(try open(path, labelPath, classes: nil).table == table)
      }
    }
  }

  @Test func `what was not relabelled leaves the file of labels alone`() throws {
    try withFiles(Self.csv, as: "s.csv", Array("cat\ncar\nox\n".utf8), classes: nil) {
      path, labelPath, opened in
      try Data("else".utf8).write(to: URL(fileURLWithPath: labelPath))
      var table = opened.table
      table.apply(.setScore(table.examples[2], table.classes[2], 0))
      let saved = try ScoreFile.save(.scores(table), to: path, origin: opened.origin)
      #expect(saved.labels == nil)
      #expect(try bytes(labelPath) == Array("else".utf8))
    }
  }

  @Test func `if one file can't be replaced, neither is`() throws {
    let labels = Array("cat\ncar\nox\n".utf8)
    for failing in 1...2 {
      try withFiles(Self.csv, as: "s.csv", labels, classes: nil) { path, labelPath, opened in
        let calls = Mutex(0)
        var system = SystemCalls.real
        system.rename = { old, new in
          let call = calls.withLock { calls in
            calls += 1
            return calls
          }
          errno = EIO
          return call == failing ? -1 : SystemCalls.real.rename(old, new)
        }
        var table = opened.table
        table.apply(.setLabel(table.examples[2], table.classes[2]))
        table.apply(.setScore(table.examples[2], table.classes[2], 0))
        let error = #expect(throws: ScoreFileError.self) {
          try ScoreFile.save(.scores(table), to: path, origin: opened.origin, system: system)
        }
        #expect(error?.file == (failing == 1 ? labelPath : path))
        let after = (try bytes(path), try bytes(labelPath))
        #expect(after.0 == Self.csv && after.1 == labels)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count == 2)
      }
    }
  }

  @Test func `a file of labels that another program has changed is not replaced unasked`() throws {
    try withFiles(Self.csv, as: "s.csv", Array("cat\ncar\nox\n".utf8), classes: nil) {
      path, labelPath, opened in
      let known = FileIdentity(path: path)
      try Data("ox\nox\nox\n".utf8).write(to: URL(fileURLWithPath: labelPath))
      var table = opened.table
      table.apply(.setLabel(table.examples[2], table.classes[2]))
      func save(mayOverwrite: Bool) throws {
        try ScoreFile.save(
          .scores(table), to: path, origin: opened.origin, mayOverwrite: mayOverwrite,
          known: known)
      }
      let error = #expect(throws: ScoreFileError.self) { try save(mayOverwrite: false) }
      #expect(error == ScoreFileError(file: labelPath, problem: .exists))
      #expect(try bytes(labelPath) == Array("ox\nox\nox\n".utf8))
      try save(mayOverwrite: true)
      #expect(try bytes(labelPath) == Array("cat\ncar\nfrog\n".utf8))
    }
  }

  @Test func `what an array and its labels have no place for is said, and not held`() throws {
    let labels = Array("frog\ncat\ncar\n".utf8)
    try withFiles(try NPYFixtures.bytes("little-f8-c"), as: "s.npy", labels) {
      path, labelPath, opened in
      var table = opened.table
      table.apply(.setLabel(table.examples[1], table.classes[3]))
      table.apply(.setScore(table.examples[1], table.classes[3], 7))
      let kept = table
      table.apply(.renameClass(table.classes[3], "owl"))
      table.apply(.renameExample(table.examples[0], "first"))
      let saved = try ScoreFile.save(.scores(table), to: path, origin: opened.origin)
      #expect(saved.omitted == ["class names", "example names"])
      #expect(saved.held == .scores(kept))
      #expect(try open(path, labelPath, classes: "cat,car,frog,ox").table == kept)
    }
  }

  @Test func `another array has no file of labels, but fits the old one if no label changed`()
    throws
  {
    let labels = Array("frog\ncat\ncar\n".utf8)
    try withFiles(try NPYFixtures.bytes("little-f8-c"), as: "s.npy", labels) {
      path, labelPath, opened in
      var table = opened.table
      table.apply(.setScore(table.examples[1], table.classes[3], 7))
      let copy = path + ".npy"
      let first = try ScoreFile.save(.scores(table), to: copy, origin: opened.origin)
      table.apply(.setLabel(table.examples[1], table.classes[3]))
      let second = try ScoreFile.save(.scores(table), to: copy, origin: opened.origin)
      #expect(first.omitted == [] && second.omitted == ["labels"])
      let after = try bytes(labelPath)
      #expect(after == labels)
    }
    #expect(
      try withTemporaryFolder {
        try ScoreFile.save(.lecture, to: $0 + "/l.npy").omitted
      } == ["labels", "class names"])
  }
}
