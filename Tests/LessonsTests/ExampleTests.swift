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

  @Test func `the lesson on temperature is right in all it states, with other numbers too`() throws
  {
    let lesson = try Lesson(yaml: try repositoryFile("Examples/lessons/temperature.yaml"))
    let worked = lesson.worked(playing: nudged)
    #expect(worked.problems == [])
    #expect(worked.variantProblems(count: 200, playing: nudged) == [])
    #expect(worked.steps.allSatisfy { !$0.topics.contains(.svm) && $0.step.variation != nil })
  }

  @Test func `the lesson in the manual is the beginning of the example`() throws {
    let manual = try repositoryFile("Examples/lessons/README.md")
    let example = try repositoryFile("Examples/lessons/on-the-margin.yaml")
    let snippet = try #require(manual.split(separator: "```yaml\n").dropFirst().first)
      .prefix { $0 != "`" }
    #expect(snippet.count > 500)
    #expect(example.hasPrefix(snippet))
  }

  @Test(arguments: [
    "", "Examples/lessons/on-the-margin.yaml", "Examples/lessons/temperature.yaml",
  ])
  func `an equals sign stands only before what is not rounded`(file: String) throws {
    let text = file.isEmpty ? Lesson.lectureText : try repositoryFile(file)
    for worked in try Lesson(yaml: text).worked(playing: nudged).steps {
      for (prose, moment) in worked.step.texts {
        for (sign, place) in zip(prose.parts, prose.parts.dropFirst()) {
          guard case .text(let before) = sign, case .place(let expression, _) = place,
            let sign = before.reversed().first(where: { $0 != " " }), "=≈".contains(sign)
          else { continue }
          let shown = worked.text(of: expression, moment: moment)
          let value = try worked.number(expression, moment: moment)
          let isExact = Double(shown).map { abs($0 - value) <= 1e-12 * abs(value) } ?? true
          #expect(isExact == (sign == "="), "\(worked.step.id): \(before.suffix(30))\(shown)")
        }
      }
    }
  }

  @Test func `the lecture reads, and nothing in it is wrong`() throws {
    let lesson = try Lesson(yaml: Lesson.lectureText)
    #expect(lesson.title == "Loss Functions")
  }
}

extension Step {
  /// Everything that can be read in it, and the moment that its numbers are of.
  fileprivate var texts: [(Prose, Quantity.Moment)] {
    var texts = [text, notes].compactMap(\.self) + hints
    if let question {
      texts.append(question.ask)
      switch question.kind {
      case .choices(let choices):
        texts += choices.flatMap { [$0.text, $0.feedback].compactMap(\.self) }
      case .number(let number):
        texts += number.wrong.map(\.feedback) + [number.feedback].compactMap(\.self)
      }
    }
    return texts.map { ($0, .before) } + [explanation].compactMap(\.self).map { ($0, .after) }
  }
}
