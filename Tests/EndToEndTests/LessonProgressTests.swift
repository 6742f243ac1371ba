import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// `loss-explorer lesson progress`.
@Suite(.serialized) struct LessonProgressTests {
  private static let progress = """
    {"step": "A1", "records": {
      "gone": {"isCorrect": true, "isAnswered": true, "attempts": 1, "hints": 0, "seconds": 1},
      "A1": {"prediction": "0", "isCorrect": true, "isAnswered": true, "attempts": 1, "hints": 0,
        "seconds": 12.34},
      "long-id": {"prediction": "4, \\"of course\\"", "isCorrect": false, "isAnswered": true,
        "attempts": 2, "hints": 1, "seconds": 5}}}
    """

  /// With a choice that CSV has to quote.
  private static let lesson = ExampleLesson.text().replacing(
    #"{text: "4","#, with: #"{text: '4, "of course"',"#)

  @Test func `progress is a record a step of the lesson`() throws {
    let (result, _) = try ExampleLesson.run(
      "progress", "--csv", lesson: Self.lesson, progress: Self.progress)
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(
      result.output == #"""
        id,prediction,correct,attempts,hints,seconds
        A1,0,yes,1,0,12.3
        long-id,"4, ""of course""",no,2,1,5.0
        end,,,0,0,0.0

        """#)
  }

  @Test func `progress is a table with the score`() throws {
    let (result, _) = try ExampleLesson.run(
      "progress", lesson: Self.lesson, progress: Self.progress)
    #expect(result.end == .exited(0) && result.errors == "")
    #expect(
      result.output == """
        Mine: 1 of 2 right at the first attempt

        id       prediction      correct  attempts  hints  seconds
        A1       0               yes             1      0     12.3
        long-id  4, "of course"  no              2      1      5.0

        """)
    let (none, _) = try ExampleLesson.run("progress")
    #expect(none.output.hasPrefix("Mine: 0 of 2 right at the first attempt, 2 not answered\n"))
  }

  @Test func `an answer that was shown is not answered, neither yes nor no`() throws {
    let shown = """
      {"records": {"A1": {"isCorrect": false, "isAnswered": true, "attempts": 0, "hints": 2,
        "seconds": 3}}}
      """
    let (csv, _) = try ExampleLesson.run("progress", "--csv", progress: shown)
    #expect(csv.output.contains("\nA1,,shown,0,2,3.0\n"))
    let (text, _) = try ExampleLesson.run("progress", progress: shown)
    #expect(
      text.output == """
        Mine: 0 of 2 right at the first attempt, 2 not answered

        id       prediction           correct  attempts  hints  seconds
        A1       shown, not answered                  0      2      3.0
        long-id

        """)
  }

  @Test func `damaged progress is said and kept aside`() throws {
    let (result, _) = try ExampleLesson.run("progress", progress: "{")
    #expect(result.end == .exited(65) && result.output == "")
    #expect(result.errors.contains("progress starts anew: "))
  }

  @Test func `the lecture's progress is lecture.json`() throws {
    try withTemporaryFolder { folder in
      let result = try Program.run(
        ["lesson", "progress", "--csv"], environment: ["XDG_STATE_HOME": folder])
      #expect(result.end == .exited(0))
      #expect(result.output.hasPrefix("id,prediction,correct,attempts,hints,seconds\n"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }
}
