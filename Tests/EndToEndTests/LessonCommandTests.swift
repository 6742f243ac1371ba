import Foundation
import TerminalTestSupport
import Testing

/// `loss-explorer lesson …`.
@Suite(.serialized) struct LessonCommandTests {
  @Test func `the lecture and every example hold`() throws {
    let lecture = try Program.run("lesson", "check")
    #expect(lecture.end == .exited(0) && lecture.errors == "")
    #expect(
      lecture.output.wholeMatch(
        of: /lecture: \d+ steps, \d+ checks hold, \d+ variants of \d+ steps too\n/) != nil)
    let folder = examples + "/lessons"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    let result = try Program.run(["lesson", "check"] + files)
    #expect(result.end == .exited(0) && result.errors == "")
    if !files.isEmpty {
      #expect(result.output.split(separator: "\n").count == files.count)
    }
  }

  @Test func `a lesson that holds is said in a line`() throws {
    let (result, file) = try ExampleLesson.run("check")
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(result.output == "\(file): 3 steps, 2 checks hold\n")
  }

  @Test func `a wrong number is named with its line, what is stated and what is so`() throws {
    let (result, file) = try ExampleLesson.run("check", lesson: ExampleLesson.text(sum: "3.5"))
    #expect(result.end == .exited(65))
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("\(file):33: long-id: ") == true)
    #expect(result.output.contains("computed 3, expected 3.5"))
    #expect(!result.output.contains("hold"))
  }

  @Test func `what is no lesson is named with its line`() throws {
    for text in ["", "title: [", "title: x\nchapters: 7\n", "- a\n", "title: x\nchapter: []\n"] {
      let (result, file) = try ExampleLesson.run("check", lesson: text)
      #expect(result.end == .exited(65))
      #expect(result.output.hasPrefix("\(file):"))
      #expect(result.output.split(separator: "\n").count == 1)
      for command in ["list", "notes", "progress"] {
        let (other, file) = try ExampleLesson.run(command, lesson: text)
        #expect(other.end == .exited(65) && other.output == "")
        #expect(other.errors.hasPrefix("loss-explorer: \(file):"))
      }
    }
    let (nul, file) = try ExampleLesson.run("check", lesson: "title: x\n\0")
    #expect(nul.end == .exited(65) && nul.output == "")
    #expect(nul.errors.hasPrefix("loss-explorer: \(file), line 2: "))
  }

  @Test func `each missing file is named, and the others are checked`() throws {
    try withFile("mine.yaml", ExampleLesson.text()) { file in
      let result = try Program.run("lesson", "check", file + "1", file, file + "2")
      #expect(result.end == .exited(66))
      #expect(result.output == "\(file): 3 steps, 2 checks hold\n")
      #expect(
        result.errors == """
          loss-explorer: \(file)1: there is no such file
          loss-explorer: \(file)2: there is no such file

          """)
    }
    for command in ["list", "notes", "progress"] {
      let result = try Program.run("lesson", command, "/nonexistent/x.yaml")
      #expect(result.end == .exited(66) && result.output == "")
    }
  }

  @Test func `standard input is no lesson, nor are a folder and too long a file`() throws {
    let input = try Program.run("lesson", "check", "-")
    #expect(input.end == .exited(66) && input.errors.hasPrefix("loss-explorer: standard input: "))
    #expect(try Program.run("lesson", "list", "/tmp").end == .exited(66))
    let (long, _) = try ExampleLesson.run(
      "check", lesson: String(repeating: "#", count: 1 << 20 + 1))
    #expect(long.end == .exited(65) && long.errors.contains("larger than 1 MB"))
  }

  @Test func `list shows chapters, and steps under each other`() throws {
    let (result, _) = try ExampleLesson.run("list")
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(
      result.output == """
        Mine

        First
          A1       a number   Two \u{FFFD}[2J dogs

        Second
          long-id  2 choices  Sums
          end                 The end

        """)
    #expect(try Program.run("lesson", "list").end == .exited(0))
  }

  @Test func `notes are wrapped, with their numbers`() throws {
    let (result, _) = try ExampleLesson.run("notes")
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(
      result.output == """
        Mine

        A1  Two \u{FFFD}[2J dogs
          The lead of cat is 1, which is exactly the margin, so that nothing is
          missing.

            as it stands

        """)
    let (wrong, _) = try ExampleLesson.run("notes", lesson: ExampleLesson.text(sum: "4"))
    #expect(wrong.end == .exited(65) && wrong.output == "")
  }

  @Test(arguments: ["check", "list", "progress", "notes"])
  func `help shows how it is used`(command: String) throws {
    let result = try Program.run("lesson", command, "--help")
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(result.output.contains("USAGE: loss-explorer lesson \(command)"))
  }
}
