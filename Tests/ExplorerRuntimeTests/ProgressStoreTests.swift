import Foundation
import Lessons
import Testing

@testable import ExplorerRuntime

/// Progress is kept in real files, in a folder that goes with the test.
@Suite final class ProgressStoreTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("progress-\(UUID().uuidString)").path
  private var store: ProgressStore {
    ProgressStore(lesson: .lecture, folder: folder + "/state/own")
  }
  private var file: String { folder + "/state/own/lecture.json" }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func progress(_ ids: [String] = ["Q1", "Q2"], attempts: Int = 2) -> LessonProgress {
    var progress = LessonProgress()
    progress.step = ids.last
    for id in ids {
      var record = LessonProgress.Record()
      record.prediction = "2.9, or \"π/3\"\n"
      (record.isAnswered, record.attempts, record.hints) = (true, attempts, 1)
      record.seconds = 12.25
      progress.records[id] = record
    }
    return progress
  }

  private func put(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/state/own", withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: false, encoding: .utf8)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/state/own").sorted()
  }

  @Test func `nothing kept yet is no progress and no complaint`() {
    let (read, complaint) = store.read()
    #expect(read == LessonProgress() && complaint == nil)
    #expect(!FileManager.default.fileExists(atPath: folder), "reading makes nothing")
  }

  @Test func `what is written is read, from a folder for the user alone`() throws {
    #expect(store.write(progress()) == nil)
    #expect(store.write(progress(attempts: 3)) == nil)
    let (read, complaint) = store.read()
    #expect(read == progress(attempts: 3) && complaint == nil)
    #expect(try names() == ["lecture.json"])
    for path in [folder, folder + "/state", folder + "/state/own"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
    for old in [0o600, 0o644] {
      chmod(file, mode_t(old))
      #expect(store.write(progress(attempts: old)) == nil)
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `two lectures at once keep both their answers`() async throws {
    #expect(store.write(progress(["Q1"])) == nil)
    let base = store.read().progress
    // Both have read the same; each answers its own, and one clears what both had.
    var (first, second) = (base, base)
    first.records["Q2"] = progress(["Q2"]).records["Q2"]
    second.records["Q3"] = progress(["Q3"]).records["Q3"]
    second.records["Q1"] = nil
    #expect(store.write(first, since: base) == nil)
    #expect(store.write(second, since: base) == nil)
    #expect(Set(store.read().progress.records.keys) == ["Q2", "Q3"])
    #expect(store.write(first, since: first) == nil)
    #expect(Set(store.read().progress.records.keys) == ["Q2", "Q3"], "nothing has changed")

    let store = store
    let ids = (0..<2).map { copy in (0..<40).map { "\(copy)-\($0)" } }
    await withTaskGroup(of: Void.self) { group in
      for ids in ids {
        let records = progress(ids).records
        group.addTask {
          var own = LessonProgress()
          for id in ids {
            let before = own
            own.records[id] = records[id]
            #expect(store.write(own, since: before) == nil)
          }
        }
      }
    }
    #expect(Set(store.read().progress.records.keys) == Set(["Q2", "Q3"] + ids.joined()))
  }

  @Test func `steps that a changed lesson no longer has keep their records`() {
    #expect(store.write(progress(["gone", "Q1"])) == nil)
    var read = store.read().progress
    read.step = "Q2"
    read.records["Q2"] = LessonProgress.Record()
    #expect(store.write(read) == nil)
    #expect(Set(store.read().progress.records.keys) == ["gone", "Q1", "Q2"])
  }

  @Test(arguments: [
    "", "{", "[]", "null", "{\"records\": []}", "{\"records\": {\"Q1\": {\"attempts\": 1}}}",
    "\0\0\0\0", String(repeating: "[", count: 100_000), String(repeating: " ", count: 1 << 20 + 1),
    "{\"records\": \(record(attempts: "1e400"))}", "{\"records\": \(record(attempts: "NaN"))}",
    "{\"records\": \(record(attempts: "99999999999999999999"))}",
  ])
  func `a damaged file is kept aside, said in a line, and starts anew`(text: String) throws {
    for number in 1...3 {
      try put(text + (text == "" ? "" : String(repeating: " ", count: number)))
      let (read, complaint) = store.read()
      #expect(read == LessonProgress())
      let name = "lecture.json.damaged" + (number == 1 ? "" : "-\(number)")
      #expect(complaint?.hasPrefix("progress starts anew: ") == true)
      #expect(complaint?.hasSuffix("; it is kept as \(name)") == true)
      #expect(complaint?.contains("\n") == false)
      #expect(store.read().complaint == nil, "it is said once")
    }
    let kept = ["lecture.json.damaged", "lecture.json.damaged-2", "lecture.json.damaged-3"]
    #expect(try names() == kept)
    #expect(store.write(progress()) == nil)
    #expect(try names() == ["lecture.json"] + kept)
  }

  private static func record(
    attempts: String = "1", hints: String = "1", seconds: String = "1"
  ) -> String {
    """
    {"Q1": {"isCorrect": true, "isAnswered": true, "attempts": \(attempts), \
    "hints": \(hints), "seconds": \(seconds)}}
    """
  }

  @Test func `numbers that no reader can bring about become ones that count on`() throws {
    try put(
      "{\"records\": \(Self.record(attempts: "9223372036854775807", hints: "-3", seconds: "-1"))}")
    let record = try #require(store.read().progress.records["Q1"])
    #expect(record.isCorrect && record.isAnswered && record.prediction == nil)
    #expect(record.attempts == 1_000_000 && record.hints == 0 && record.seconds == 0)
    var odd = progress(["Q1"])
    odd.records["Q1"]?.seconds = .nan
    #expect(store.write(odd) == nil)
    #expect(store.read().progress.records["Q1"]?.seconds == 0)
  }

  @Test func `a folder or a pipe in the file's place stays, and is said`() throws {
    try put("")
    for make in [{ mkdir($0, 0o700) }, { mkfifo($0, 0o600) }] as [(String) -> Int32] {
      remove(file)
      #expect(make(file) == 0)
      let expected =
        "progress is not kept: \(file) is not a file but a folder, a pipe or a device"
      #expect(store.read().complaint == expected)
      #expect(store.write(progress()) == expected)
      #expect(try names() == ["lecture.json"])
    }
  }

  @Test func `a folder that can't be made is said in a line`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "".write(toFile: folder + "/state", atomically: false, encoding: .utf8)
    let complaint = try #require(store.write(progress()))
    #expect(complaint.hasPrefix("progress is not kept: can't be saved: Not a directory ("))
    let (read, other) = store.read()
    #expect(read == LessonProgress())
    #expect(other?.hasPrefix("progress starts anew: can't be read: Not a directory; ") == true)
    #expect(!(complaint + (other ?? "")).contains("\n"))
  }

  @Test func `more than is read is not written`() throws {
    #expect(store.write(progress(["Q1"])) == nil)
    var long = progress(["Q1"])
    long.records["Q1"]?.prediction = String(repeating: "9", count: 1 << 20)
    #expect(
      store.write(long)?.contains(": larger than 1 MB, which is the most that is read (") == true)
    #expect(store.read().progress == progress(["Q1"]))
  }

  @Test func `copies that write at the same time never leave half a file`() async throws {
    let store = store
    var few = progress(["Q1"])
    few.step = "Q200"
    let versions = [few, progress((1...200).map { "Q\($0)" })]
    #expect(store.write(versions[0]) == nil)
    await withTaskGroup(of: Void.self) { group in
      for version in versions {
        group.addTask { for _ in 0..<50 { #expect(store.write(version) == nil) } }
      }
      group.addTask {
        for _ in 0..<200 {
          let (read, complaint) = store.read()
          #expect(versions.contains(read) && complaint == nil)
        }
      }
    }
    #expect(try names() == ["lecture.json"])
  }

  @Test func `a lesson's file has a safe name of its own`() {
    func name(_ path: String) -> String { ProgressStore.fileName(of: .file(path)) }
    #expect(ProgressStore.fileName(of: .lecture) == "lecture.json")
    #expect(name("/none/my lesson.yaml") == "my-lesson-85ca6c06.json")
    #expect(name("/none/a.yaml") != name("/none/b/a.yaml"))
    #expect(name("none/a.yaml") != name("/none/a.yaml"))
    let long = String(repeating: "ä/../\n", count: 99)
    for path in ["", "/", "..", "/none/.yaml", "/none/lecture", "/none/x\u{1B}[2J", long] {
      #expect(name(path).wholeMatch(of: /[A-Za-z0-9_-]{0,40}-[0-9a-f]{8}\.json/) != nil)
    }
  }

  @Test func `one file is one lesson, however its path is written`() throws {
    try put("")
    let link = folder + "/link.yaml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    let names = [file, folder + "/state/../state/own/./lecture.json", link].map {
      ProgressStore.fileName(of: .file($0))
    }
    #expect(Set(names).count == 1 && names[0].hasPrefix("lecture-"))
  }

  @Test(arguments: [
    (["XDG_STATE_HOME": "/state", "HOME": "/home/me"], "/state/loss-explorer"),
    (["HOME": "/home/me"], "/home/me/.local/state/loss-explorer"),
    (["XDG_STATE_HOME": "", "HOME": "/home/me"], "/home/me/.local/state/loss-explorer"),
    (["XDG_STATE_HOME": "state", "HOME": "/home/me"], "/home/me/.local/state/loss-explorer"),
  ])
  func `progress is kept where XDG says`(environment: [String: String], folder: String) {
    let store = ProgressStore(
      lesson: .lecture, environment: { environment[$0] }, isFolder: { $0 == "/home/me" })
    #expect(store.path == folder + "/lecture.json")
  }

  @Test func `a home that is not there is not made`() {
    let store = ProgressStore(lesson: .lecture) { $0 == "HOME" ? folder + "/none" : nil }
    #expect(store.path == nil)
  }

  @Test func `without HOME the user's own home counts, and without any it is said`() {
    let path = ProgressStore(
      lesson: .lecture, environment: { _ in nil }, isFolder: { _ in true }
    ).path
    #expect(path?.hasSuffix("/.local/state/loss-explorer/lecture.json") == true)
    let homeless = ProgressStore(lesson: .lecture, folder: nil)
    #expect(homeless.read().complaint == nil)
    #expect(homeless.write(progress())?.contains("XDG_STATE_HOME") == true)
  }
}
