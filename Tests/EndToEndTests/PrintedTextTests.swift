import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// Texts of the user's, wherever the program prints them.
@Suite(.serialized) struct PrintedTextTests {
  /// Every control but NUL, which no argument can have, and every mark that reorders text.
  private static let controls: [Unicode.Scalar] =
    [0x01...0x1F, 0x7F...0x9F, 0x061C...0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069]
    .flatMap { ($0 as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init) }
    .filter { $0 != "\t" }  // which does no harm
  private static let name = "é" + String(String.UnicodeScalarView(controls)) + "|"

  /// A table whose names hold all of them, and a lesson whose texts do.
  private func withFiles(_ body: (_ table: String, _ lesson: String) throws -> Void) throws {
    let name = Self.name.replacing("\"", with: "\"\"")
    try withFile("t.csv", "example,label,\"\(name)\",b\n\"\(name)\",b,1,2\n") { table in
      // A lesson's title and ids are of one line.
      let escapes = Self.controls.filter { !Character($0).isNewline }.map {
        "\\U" + String(format: "%08X", $0.value)
      }.joined()
      let lesson = ExampleLesson.text()
        .replacing("title: Mine", with: "title: \"Mine \(escapes)\"")
        .replacing("id: end", with: "id: \"end\(escapes)\"")
        .replacing("as it stands", with: "as it stands é")
      try withFile("l.yaml", lesson) { try body(table, $0) }
    }
  }

  private func commands(_ table: String, _ lesson: String) -> [[String]] {
    let (evil, folder) = (Self.name, (table as NSString).deletingLastPathComponent)
    return ["table", "json", "csv", "markdown"].map { ["evaluate", table, "--format", $0] }
      + ["check", "list", "notes", "progress"].map { ["lesson", $0, lesson] }
      + [
        ["lesson", "progress", lesson, "--csv"], ["play", table], ["play", table, "--ascii"],
        ["evaluate", table, "--scale", "1e308"],
        ["evaluate", table, evil], ["evaluate", "\(folder)/\(evil)"], ["--\(evil)"],
        ["evaluate", "--format", evil], ["evaluate", "--scale", evil], ["play", "--size", evil],
        ["play", "--keys", evil], ["play", "--lesson", "\(folder)/\(evil)"],
        ["play", "--from", evil], ["lecture", "--from", evil], ["lesson", "check", evil],
        ["lesson", evil], ["evaluate", table, "--label-column", evil],
        ["explore", "\(folder)/\(evil)"], ["evaluate", table, "--labels", "\(folder)/\(evil)"],
        ["evaluate", table, "--no-header", "--classes", "\(evil),\(evil)"],
      ]
  }

  @Test func `none of it controls a terminal`() throws {
    try withFiles { table, lesson in
      for arguments in commands(table, lesson) {
        let program = try PseudoTerminalProcess(Program.path, arguments)
        _ = try program.waitForEnd()
        let text = try #require(String(validating: program.output, as: UTF8.self), "\(arguments)")
        #expect(!text.isEmpty)
        // The terminal makes CR LF of a line feed.
        let found = text.unicodeScalars.filter {
          Self.controls.contains($0) && $0 != "\r" && $0 != "\n"
        }
        #expect(found.isEmpty, "\(arguments) printed \(found.map(\.value))")
      }
    }
  }

  @Test(arguments: ["C", "POSIX"])
  func `in a locale other than UTF-8 all that is printed is ASCII, but data for other programs`(
    locale: String
  ) throws {
    try withFiles { table, lesson in
      for arguments in commands(table, lesson) {
        let program = try PseudoTerminalProcess(
          Program.path, arguments, environment: ["LC_ALL": locale])
        _ = try program.waitForEnd()
        #expect(program.output.allSatisfy { $0 < 0x80 }, "\(arguments)")
        let result = try Program.run(arguments, environment: ["LC_ALL": locale])
        let isData =
          arguments.contains("csv") || arguments.contains("json")
          || arguments.contains("--csv")
        let isASCII = (result.output + result.errors).utf8.allSatisfy { $0 < 0x80 }
        #expect(isASCII != isData, "\(arguments): \(result.errors)")
      }
    }
  }

  @Test func `other programs get names as they are`() throws {
    try withFiles { table, _ in
      let result = try Program.run("evaluate", table, "--format", "csv")
      #expect(result.output.contains(Self.name.replacing("\"", with: "\"\"")))
    }
  }

  @Test func `a home that is not there is not made`() throws {
    try withTemporaryFolder { folder in
      let home = folder + "/none"
      let program = try PseudoTerminalProcess(
        Program.path, ["lecture"], environment: ["HOME": home, "XDG_STATE_HOME": nil])
      try program.read(until: "no home folder")
      try program.press("Space q")
      _ = try program.waitForEnd()
      #expect(!FileManager.default.fileExists(atPath: home))
    }
  }

  @Test func `the journal is the user's own, whatever the umask`() throws {
    try withFile("t.csv", example("lecture.csv")) { file in
      let state = (file as NSString).deletingLastPathComponent + "/state"
      let program = try PseudoTerminalProcess(
        "/bin/sh", ["-c", "umask 0; exec \"$0\" \"$1\"", Program.path, file],
        environment: ["XDG_STATE_HOME": state])
      try program.read(until: "quit")
      try program.press("]", until: "edited")
      try program.press("C-c")
      _ = try program.waitForEnd()
      let folder = state + "/loss-explorer/journal"
      let name = try #require(FileManager.default.contentsOfDirectory(atPath: folder).first)
      for (path, mode) in [("\(folder)/\(name)", 0o600), (folder, 0o700)] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == mode)
      }
    }
  }
}
