import TestSupport
import Testing

@testable import Lessons

@Suite struct SafetyTests {
  private func text(of yaml: String) -> String {
    do throws(LessonProblem) {
      _ = try Lesson(yaml: yaml)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func `aliases are refused before they are expanded`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...40 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    // Keys are compared: these would take for ever.
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(text(of: bomb).hasPrefix("line 1: \"&a0\" would be the anchor"))
      #expect(text(of: bomb + "? *a40\n: 1\n").hasPrefix("line 1: \"&a0\" would be the anchor"))
    }
    #expect(time < .seconds(10))
    #expect(text(of: "title: *a\n").hasPrefix("line 1: \"*a\" would be a YAML alias"))
    #expect(text(of: lessonText("notes:\n  *a")).hasPrefix("line 9: \"*a\" would be a YAML alias"))
  }

  @Test(arguments: ["title: &a T\nchapters: []", "title: T\nchapters: &a []", "&a title: T"])
  func `an anchor is refused, even if nothing uses it`(yaml: String) {
    #expect(text(of: yaml).contains("\"&a\" would be the anchor of a YAML alias"))
  }

  // An ampersand may begin an anchor: such a text is looked at more closely.
  @Test(arguments: ["*d", "*d & e"])
  func `an asterisk in a text is no alias`(notes: String) throws {
    let lesson = try Lesson(
      yaml: lessonText(
        """
        hints: ['*a', "*b", 2 *c, "{k * 2}"]
        notes: |
          \(notes)
        checks: [k*2 = 2]
        """))
    #expect(lesson.steps[0].hints[0].parts == [.text("*a")])
    #expect(lesson.steps[0].notes?.parts == [.text(notes)])
    #expect(lesson.steps[0].checks.count == 1)
    // Letters that no text needs may be in one.
    #expect(text(of: lessonText("notes: \u{E000}*\nhints: [*a]")).contains("\"*a\" would be"))
  }

  @Test func `a megabyte is read and no more`() {
    let lesson = lessonText("")
    let limit = YAMLDocument.sizeLimit
    let comment = "#" + String(repeating: "x", count: limit - lesson.utf8.count - 1)
    #expect(text(of: lesson + comment) == "")
    #expect(text(of: lesson + comment + "x").contains("larger than 1 MB"))
  }

  // On the main thread, as in the program: 1000 levels, where libyaml stops, take 2 MB of stack.
  @Test(arguments: ["[", "{", "- ", "? ", "{? ", "[[{a: "])
  @MainActor func `deep nesting ends in an error, not in a crash`(opening: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      for count in [100, 999, 5000, 100_000] {
        #expect(text(of: "title: T\nchapters:\n " + String(repeating: opening, count: count)) != "")
      }
    }
    #expect(time < .seconds(20))
  }

  @Test(arguments: [("[", "]"), ("{a: ", "}"), ("{? ", "}")])
  @MainActor func `nesting that is closed again ends well, too`(opening: String, closing: String) {
    for count in [100, 490, 990, 5000] {
      let nest = String(repeating: opening, count: count) + String(repeating: closing, count: count)
      #expect(text(of: "title: T\nchapters: " + nest) != "")
    }
  }

  @Test(arguments: [7])
  func `no mangled lesson traps`(seed: UInt64) throws {
    let seeds = [
      Array(try repositoryFile("Examples/lessons/on-the-margin.yaml").utf8),
      Array(try repositoryFile("Examples/lessons/README.md").utf8),
    ]
    var random = SeededGenerator(state: seed)
    for round in 0..<2000 {
      var bytes = seeds[round % 8 == 7 ? 1 : 0]
      for _ in 0..<Int.random(in: 1...6, using: &random) { mangle(&bytes, &random) }
      let yaml = String(decoding: bytes, as: UTF8.self)
      do throws(LessonProblem) {
        let worked = try Lesson(yaml: yaml).worked(playing: nudged)
        for step in worked.steps {
          _ = (step.hides, step.reveals, step.text(of: step.step.text))
          _ = step.judgement(ofNumber: "5.27")
        }
      } catch {
        #expect(error.line >= 1)
      }
    }
  }

  private func mangle(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let tokens = [
      "*", "&a ", "- ", ": ", "\n", "  ", "\"", "'", "{", "}", "[", "]", "|", ">", "#", "at 1e308",
      "-inf", "1e999", "after", "svm.mean", "(", "!!int ", "---\n", "\t", "0", "nan",
      "score.x1.cat",
    ]
    let place = Int.random(in: 0...bytes.count, using: &random)
    let count = min(Int.random(in: 1...30, using: &random), bytes.count - place)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.removeSubrange(place..<place + count)
    case 1:
      bytes.insert(
        contentsOf: tokens.randomElement(using: &random)?.utf8.map(\.self) ?? [], at: place)
    case 2:
      bytes.insert(
        contentsOf: Array(bytes[place..<place + count]),
        at: Int.random(in: 0...bytes.count, using: &random))
    default:
      if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
    }
  }
}
