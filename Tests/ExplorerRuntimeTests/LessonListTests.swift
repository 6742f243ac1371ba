import ExplorerCore
import ExplorerUI
import Lessons
import TerminalCore
import Testing

@testable import ExplorerRuntime

/// The list of the steps of a lesson that is as long as its file may be.
@Suite struct LessonListTests {
  private static func lesson(chapters: Int) throws -> WorkedLesson {
    let text = (0..<chapters).map { chapter in
      let steps = (0..<20).map { "      - {id: s\(chapter)-\($0), title: T, text: Read.}\n" }
      return "  - title: Chapter \(chapter)\n    steps:\n" + steps.joined()
    }
    return try Lesson(yaml: "title: Long\nchapters:\n" + text.joined()).worked
  }

  @Test func `8,000 steps are listed, searched and gone to in a moment`() throws {
    let session = LessonSession(try Self.lesson(chapters: 400))
    let start = ContinuousClock.now
    func lines(_ keys: String) throws -> [String] {
      play(
        try KeyScript.parse(keys), in: ExplorerState(table: .lecture),
        size: Size(columns: 80, rows: 24), isUnicode: true,
        first: .lessonOpened(session, complaint: nil, showsList: true)
      ).lines
    }
    #expect(try lines("Down Down").contains { $0.contains(" s0-2 ") })
    #expect(try lines("End").contains { $0.contains(" s399-19 ") })
    #expect(try lines("type:s399-19 Down Enter").contains { $0.contains("step 8000 of 8000") })
    // Where each line looks through all steps, a key takes ten seconds.
    #expect(start.duration(to: .now) < .seconds(5))
  }
}
