import ExplorerCore
import Foundation
import Lessons
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

@testable import ExplorerRuntime

/// Progress that version 0.1 kept, whose steps of the same ids asked other things.
@Suite struct OldProgressTests {
  /// What each step's record says, and what is still to be told of it.
  private static let records: [(id: String, record: String, state: LessonProgress.Record.State?)] =
    [
      // Choices that are no more, right and wrong.
      (
        "cifar",
        #""attempts" : 1, "isCorrect" : true, "prediction" : "x3 is bad because frog is highest""#,
        .seen
      ),
      ("Q1", #""attempts" : 3, "isCorrect" : false, "prediction" : "Both rise""#, .seen),
      // A number that was right and is wrong now, and one of more words than a number has.
      ("x1", #""attempts" : 1, "isCorrect" : true, "prediction" : "2.9""#, .seen),
      ("mean", #""attempts" : 1, "isCorrect" : false, "prediction" : "It doubles""#, .seen),
      ("Q3", #""attempts" : 1, "isCorrect" : true, "prediction" : "4""#, .seen),
      // What is still asked.
      (
        "Q2", #""attempts" : 1, "isCorrect" : true, "prediction" : "0, and there is no most""#,
        .right
      ),
      ("x3", #""attempts" : 2, "isCorrect" : false, "prediction" : "6.6""#, .wrong),
      ("pixels", #""attempts" : 0, "isCorrect" : false"#, .seen),
      ("loss", #""attempts" : 1, "isCorrect" : true, "prediction" : "5.27""#, .seen),
      // A step that is no more.
      ("hinge", #""attempts" : 1, "isCorrect" : true, "prediction" : "0""#, .right),
    ]

  private static var file: String {
    let records = records.map { id, record, _ in
      "    \"\(id)\" : { \"hints\" : 7, \"isAnswered\" : true, \"seconds\" : 12.5, \(record) }"
    }
    return """
      {
        "records" : {
      \(records.joined(separator: ",\n"))
        },
        "step" : "Q1"
      }

      """
  }

  /// The session that opens with the file, in a folder that is removed afterwards.
  private func opened<R>(_ body: (LessonSession, ProgressStore) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      let store = ProgressStore(lesson: .lecture, folder: folder)
      let path = try #require(store.path)
      try Self.file.write(toFile: path, atomically: false, encoding: .utf8)
      let report = try LessonLoader(store: store).opening()
      guard case .lessonOpened(let session, nil, _) = report else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return try body(session, store)
    }
  }

  @Test func `what a step no longer asks is seen, and what it still asks is right or wrong`() throws
  {
    try opened { session, _ in
      for (id, _, state) in Self.records {
        #expect(session.progress.records[id]?.state == state, "\(id)")
        #expect(session.progress.records[id]?.isAnswered == true)
      }
      #expect(session.step.id == "Q1" && session.score.right == 1)
    }
  }

  @Test(arguments: records.map(\.id).filter { $0 != "hinge" })
  func `the card tells a prediction only of what it asks`(id: String) throws {
    let state = Self.records.first { $0.id == id }?.state
    try opened { session, _ in
      let at = LessonSession(
        session.lesson, progress: session.progress, at: try LectureTests.position(id))
      let frame = play(
        [], in: ExplorerState(table: .lecture), size: Size(columns: 80, rows: 40),
        isUnicode: true, first: .lessonOpened(at, complaint: nil, showsList: false))
      let text = frame.lines.joined(separator: "\n")
      #expect(text.contains("You predicted") == (state != .seen))
      #expect(text.contains("✗ You predicted at first: 6.6") == (id == "x3"))
      #expect(text.contains("✓ You predicted: 0, and there is no most") == (id == "Q2"))
    }
  }

  @Test func `the lesson goes on with it, and keeps it as seen`() throws {
    try opened { session, store in
      let loader = LessonLoader(store: store)
      let terminal = ScriptedTerminal(
        size: Size(columns: 80, rows: 24),
        keys: try KeyScript.parse("L Tab Tab Tab Esc n type:9.9 Enter Space n p p p"))
      var loop = ExplorerLoop(ExplorerState(table: .lecture), on: terminal, lessons: loader)
      loop.run(.lessonOpened(session, complaint: nil, showsList: false))
      let kept = store.read().progress.records
      #expect(kept["Q1-far"]?.attempts == 1)
      #expect(kept["hinge"]?.prediction == "0", "of a step that is no more all is kept")
      #expect(Lesson.fits(kept, of: loop.state))
    }
  }
}

extension Lesson {
  /// Whether what is kept says of each step of the open lesson what the lesson says.
  fileprivate static func fits(
    _ kept: [String: LessonProgress.Record], of state: ExplorerState
  ) -> Bool {
    guard let lesson = state.lesson else { return false }
    var progress = LessonProgress()
    progress.records = kept
    return lesson.lesson.fitting(progress).records.allSatisfy { id, record in
      lesson.progress.records[id] == record
    }
  }
}
