import LossEngine
import Platform
import Scores
import TestSupport
import Testing

@testable import Lessons

/// A file of the repository.
func repositoryFile(_ path: String, from here: String = #filePath) throws -> String {
  let root = here.split(separator: "/").dropLast(3).joined(separator: "/")
  let file = try #require(fopen("/\(root)/\(path)", "r"))
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct ExampleTests {
  @Test func `the example lesson is right in all it states`() throws {
    let lesson = try Lesson(yaml: try repositoryFile("Examples/lessons/on-the-margin.yaml"))
    let worked = lesson.worked(playing: nudged)
    #expect(worked.problems == [])
    let texts = worked.steps.map { step in
      step.step.explanation.map { step.text(of: $0, moment: .after) }
    }
    #expect(texts[0] == "0: the lead is Δ, so nothing is missing. A nudge down costs 0.1.")
    #expect(texts[1]?.contains("stays 0.") == true)
    #expect(worked.steps[1].start == worked.steps[0].end)
  }

  @Test func `the lesson in the manual is the beginning of the example`() throws {
    let manual = try repositoryFile("Examples/lessons/README.md")
    let example = try repositoryFile("Examples/lessons/on-the-margin.yaml")
    let snippet = try #require(manual.split(separator: "```yaml\n").dropFirst().first)
      .prefix { $0 != "`" }
    #expect(snippet.count > 500)
    #expect(example.hasPrefix(snippet))
  }

  @Test func `the lecture reads, and nothing in it is wrong`() throws {
    let lesson = try Lesson(yaml: Lesson.lectureText)
    #expect(lesson.title == "Loss Functions")
  }
}
