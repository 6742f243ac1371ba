import Foundation
import Scores
import Testing

@testable import ScoreFiles

@Suite(.serialized) final class FileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "ScoreFilesTests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @Test func whatIsSavedIsRead() throws {
    try ScoreFile.save(.lecture, to: path("t.csv"))
    #expect(try ScoreFile.read(path("t.csv")).table == .lecture)
    #expect(try files() == ["t.csv"])
  }

  @Test func savingKeepsThePermissions() throws {
    try write("old", to: "t.csv", permissions: 0o640)
    try ScoreFile.save(.lecture, to: path("t.csv"))
    #expect(try permissions("t.csv") == 0o640)
    #expect(try ScoreFile.read(path("t.csv")).table == .lecture)
    #expect(try files() == ["t.csv"])
  }

  @Test(arguments: ["old", nil])
  func savingFollowsALink(_ old: String?) throws {
    try FileManager.default.createDirectory(atPath: path("deep"), withIntermediateDirectories: true)
    if let old { try write(old, to: "deep/t.csv") }
    try FileManager.default.createSymbolicLink(
      atPath: path("first.csv"), withDestinationPath: path("deep/second.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: path("deep/second.csv"), withDestinationPath: "t.csv")
    try ScoreFile.save(.lecture, to: path("first.csv"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: path("deep/second.csv")) == "t.csv")
    #expect(try ScoreFile.read(path("deep/t.csv")).table == .lecture)
    #expect(try files() == ["deep", "deep/second.csv", "deep/t.csv", "first.csv"])
  }

  @Test func aFileThatMayNotBeOverwrittenStays() throws {
    try write("old", to: "t.csv")
    expect("there is such a file already", exitCode: 74) {
      try ScoreFile.save(.lecture, to: self.path("t.csv"), mayOverwrite: false)
    }
    #expect(try contents("t.csv") == "old")
    try ScoreFile.save(.lecture, to: path("new.csv"), mayOverwrite: false)
    #expect(try files() == ["new.csv", "t.csv"])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
  func aReadOnlyFolderAndAReadOnlyFileLeaveTheOldOne() throws {
    try write("old", to: "t.csv", permissions: 0o444)
    expect("can't be saved: Permission denied; what was there is unchanged", exitCode: 74) {
      try ScoreFile.save(.lecture, to: self.path("t.csv"))
    }
    try write("old", to: "u.csv")
    chmod(folder, 0o555)
    defer { chmod(folder, 0o755) }
    expect("can't be saved: Permission denied; what was there is unchanged", exitCode: 74) {
      try ScoreFile.save(.lecture, to: self.path("u.csv"))
    }
    #expect(try contents("t.csv") + contents("u.csv") == "oldold")
    #expect(try files() == ["t.csv", "u.csv"])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read anything"))
  func aFileThatMayNotBeReadSaysSo() throws {
    try write("old", to: "t.csv", permissions: 0)
    expect("can't be read: Permission denied", exitCode: 74) {
      _ = try ScoreFile.read(self.path("t.csv"))
    }
  }

  @Test func aPlaceThatIsNotThereSaysSo() throws {
    try write("", to: "f")
    for (place, reason) in [("no", "No such file or directory"), ("f", "Not a directory")] {
      expect("can't be saved: \(reason)", exitCode: 74) {
        try ScoreFile.save(.lecture, to: self.path("\(place)/t.csv"))
      }
    }
    expect("there is no such file", exitCode: 66) { _ = try ScoreFile.read(self.path("t.csv")) }
    expect("there is no such file", exitCode: 66) { _ = try ScoreFile.read("") }
  }

  @Test(arguments: ["folder.csv", "pipe.csv"])
  func foldersAndPipesAreNotFiles(_ name: String) throws {
    mkdir(path("folder.csv"), 0o755)
    mkfifo(path("pipe.csv"), 0o644)
    expect(
      "this is not a file but a folder, a pipe or a device; a pipe can be read as -", exitCode: 66
    ) { _ = try ScoreFile.read(self.path(name)) }
    expect("can't be saved: this is a folder, a pipe or a device; save to a file", exitCode: 74) {
      try ScoreFile.save(.lecture, to: self.path(name))
    }
    #expect(try files() == ["folder.csv", "pipe.csv"])
  }

  @Test func linksInACircleAreRefused() throws {
    try FileManager.default.createSymbolicLink(
      atPath: path("a.csv"), withDestinationPath: "b.csv")
    try FileManager.default.createSymbolicLink(atPath: path("b.csv"), withDestinationPath: "a.csv")
    #expect(throws: ScoreFileError(file: path("a.csv"), problem: .cannotSave(ELOOP))) {
      try ScoreFile.save(.lecture, to: self.path("a.csv"))
    }
  }

  @Test func theExamplesAreTables() throws {
    let examples = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Examples").path
    #expect(try ScoreFile.read(examples + "/lecture.csv").table == .lecture)
    for (name, labels) in [("cifar10", [3, 1, 6]), ("softmax-vs-svm", [0, 0, 0, 0, 0, 0])] {
      let table = try ScoreFile.read("\(examples)/\(name).csv").table
      #expect((0..<table.exampleCount).map(table.label) == labels)
      // As the program itself would save it.
      let saved = String(decoding: ScoreFile.bytes(of: .scores(table), as: .csv), as: UTF8.self)
      #expect(try String(contentsOfFile: "\(examples)/\(name).csv", encoding: .utf8) == saved)
    }
  }

  private func expect(_ message: String, exitCode: Int32, _ body: () throws -> Void) {
    let error = #expect(throws: ScoreFileError.self, performing: body)
    #expect(error.map { "\($0.problem)" } == message)
    #expect(error?.exitCode == exitCode)
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func write(_ text: String, to name: String, permissions: Int = 0o644) throws {
    try text.write(toFile: path(name), atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: path(name))
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  private func permissions(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  @Test func `a reading that was ended stops at the next rows, with nothing opened`() throws {
    let row = "x,a,1,2\n"
    let csv = Array(("example,label,a,b\n" + String(repeating: row, count: 1000)).utf8)
    let json = ScoreFile.bytes(
      of: try ScoreFile.parse(csv, as: .csv, path: "a.csv").model, as: .json)
    for (bytes, format) in [(csv, FileFormat.csv), (json, .json)] {
      let progress = ReadingProgress()
      #expect(progress.percent == nil)
      _ = try ScoreFile.parse(bytes, as: format, path: "a", progress: progress)
      #expect(progress.percent ?? 0 > 50)
      progress.cancel()
      let error = #expect(throws: ScoreFileError.self) {
        _ = try ScoreFile.parse(bytes, as: format, path: "a", progress: progress)
      }
      #expect(error?.problem == .cancelled)
    }
  }
}
