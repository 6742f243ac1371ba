import ExplorerRuntime
import Foundation
import Lessons
import ScoreFiles
import Testing

@Suite final class LessonSourceTests {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("\(UUID().uuidString).yaml").path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func text(_ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try LessonSource.file(path).text()
  }

  private func expect(_ problem: ScoreFileError.Problem, line: Int? = nil, exitCode: Int32) {
    let error = #expect(throws: ScoreFileError.self) {
      try LessonSource.file(self.path).text()
    }
    #expect(error == ScoreFileError(file: path, line: line, problem: problem))
    #expect(error?.exitCode == exitCode)
  }

  @Test func `a file's text is what stands in it, without a byte order mark`() throws {
    #expect(try text(Array("title: Δ\r\n".utf8)) == "title: Δ\r\n")
    #expect(try text([0xEF, 0xBB, 0xBF] + Array("title".utf8)) == "title")
    #expect(try text([]) == "")
    #expect(try text(Array(repeating: 0x0A, count: 1 << 20)).utf8.count == 1 << 20)
  }

  @Test func `the lecture is built in`() throws {
    let text = try LessonSource.lecture.text()
    #expect(text == Lesson.lectureText && text.hasPrefix("title: "))
  }

  @Test func `bytes that are no text are named by their line`() throws {
    _ = try? text(Array("a\nb\n\n".utf8) + [0xE9, 0x74, 0x0A])
    expect(.notUTF8, line: 4, exitCode: 65)
    _ = try? text([0x61, 0x0A, 0xE2, 0x82])
    expect(.notUTF8, line: 2, exitCode: 65)
    _ = try? text([0x74, 0, 0x0A, 0xFF])
    expect(.notText, line: 1, exitCode: 65)
  }

  @Test func `what is no file, or too long a one, is refused at once`() throws {
    expect(.missing, exitCode: 66)
    _ = try? text(Array(repeating: 0x0A, count: 1 << 20 + 1))
    expect(.tooBig(limit: 1 << 20), exitCode: 65)
    for make in [{ mkdir($0, 0o700) }, { mkfifo($0, 0o600) }] as [(String) -> Int32] {
      remove(path)
      #expect(make(path) == 0)
      expect(.notAFile(pipesAreRead: false), exitCode: 66)
    }
  }

  @Test func `a step's table may stand in a file beside the lesson`() throws {
    let table = "example,label,cat,dog\nx1,dog,3,1\n"
    let name = "\(UUID().uuidString).csv"
    let tablePath = (path as NSString).deletingLastPathComponent + "/" + name
    try Data(table.utf8).write(to: URL(fileURLWithPath: tablePath))
    defer { try? FileManager.default.removeItem(atPath: tablePath) }
    for file in [name, tablePath] {
      let lesson = try lesson(withTable: file)
      let read = try #require(lesson.steps[0].start.model?.table)
      #expect((0..<2).map(read.className) == ["cat", "dog"] && read.label(0) == 1)
      #expect(lesson.worked.problems == [])
    }
  }

  @Test(arguments: ["missing.csv", "missing.JSON"])
  func `a table's file that can't be read is an error of the line that names it`(
    file: String
  ) throws {
    let error = #expect(throws: LessonError.self) { try self.lesson(withTable: file) }
    let text = try #require(error?.description)
    #expect(text.hasPrefix("\(path):8: Q1: table: "), "\(text)")
    #expect(text.contains("no such file"), "\(text)")
  }

  private func lesson(withTable file: String) throws -> Lesson {
    let yaml = """
      title: T
      chapters:
        - title: C
          steps:
            - id: Q1
              title: S
              text: a
              table: \(file)
              checks: [svm.x1 = 3]
      """
    _ = try text(Array(yaml.utf8))
    return try Lesson(LessonSource.file(path))
  }
}
