import ExplorerCore
import ExplorerUI
import Foundation
import Lessons
import TerminalCore
import TestSupport
import Testing

@testable import ExplorerRuntime

/// Where a presentation is kept, and what a follower on a second terminal reads.
@Suite struct PresentationTests {
  private func kept(
    _ step: String, began: Double = 0, process: Int32? = getpid(), lesson: String? = nil
  ) -> PresentationStore.Kept {
    .init(lesson: lesson, place: PresentedPlace(step: step), began: began, process: process)
  }

  private func withStore(
    _ lesson: LessonSource = .lecture, _ body: (PresentationStore, String) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      try body(PresentationStore(lesson: lesson, folder: folder), folder)
    }
  }

  @Test func `a place is in a file that only the user can read, and stays when it is over`() throws
  {
    try withStore { store, folder in
      #expect(store.kept == nil && store.lastPlace == nil)
      let place = PresentedPlace(step: "Q5", revealed: 1, votes: ["Q5": [[1, 2, 3, 4]]])
      #expect(store.write(place) == nil && store.lastPlace == place)
      let path = folder + "/presenting.json"
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      #expect(store.kept?.isRunning == true && store.lastPlace?.step == "Q5")
      store.end()
      #expect(store.kept?.isRunning == false && store.lastPlace?.step == "Q5")
      #expect(PresentationStore(lesson: .file("/a.yaml"), folder: folder).lastPlace == nil)
    }
  }

  @Test func `the end of one presentation is not that of another`() throws {
    try withStore { store, _ in
      #expect(store.write(kept("Q5", process: getppid())) == nil)
      store.end()
      #expect(store.kept?.process == getppid())
    }
  }

  @Test func `what can't be kept is said, and what is kept there otherwise is none`() throws {
    #expect(
      PresentationStore(lesson: .lecture, folder: "/dev/null/x").write(PresentedPlace(step: "A"))?
        .hasPrefix("where the presentation is can't be told: ") == true)
    #expect(PresentationStore(lesson: .lecture, folder: nil).write(kept("Q5")) == nil)
    try withStore { store, folder in
      try Data("{}".utf8).write(to: URL(fileURLWithPath: folder + "/presenting.json"))
      #expect(store.kept == nil)
    }
  }

  @Test func `the loop tells each place and the end, and the next presentation resumes`() throws {
    try withStore { store, _ in
      let loader = LessonLoader(presentation: store, isPresented: true)
      let first = try loader.opening(from: "Q4")
      let keys = try KeyScript.parse("n Space q")
      let state = ExplorerState(table: .lecture)
      let size = Size(columns: 80, rows: 24)
      _ = play(keys, in: state, size: size, isUnicode: true, lessons: loader, first: first)
      #expect(store.kept?.place == PresentedPlace(step: "Q5", revealed: 1))
      #expect(store.kept?.isRunning == false)
      let again = LessonLoader(presentation: store, isPresented: true)
      let opening = try again.opening()
      let frame = play(
        [], in: state, size: size, isUnicode: true, lessons: again, first: opening)
      #expect(frame.lines.contains { $0.contains("last time Q5: :resume") })
      let resumed = play(
        try KeyScript.parse(": type:resume Enter"), in: state, size: size, isUnicode: true,
        lessons: again, first: opening)
      #expect(resumed.lines.contains { $0.contains("1/2 shown") || $0.contains("1 of 2 shown") })
    }
  }

  @Test func `a follower prints each place once, and on a terminal each minute`() throws {
    try withStore { store, _ in
      var pipe = PresentationFollower(store, repeatsClock: false)
      var terminal = PresentationFollower(store, repeatsClock: true)
      #expect(pipe.page(now: 0)?.first?.hasPrefix("No presentation runs; ") == true)
      #expect(pipe.page(now: 100) == nil)
      #expect(store.write(kept("Q5", began: 100)) == nil)
      let pageOfPipe = pipe.page(now: 100 + 12 * 60 + 5)
      let page = try #require(pageOfPipe)
      #expect(page[0] == "Q5 · The mean instead of the sum" && page[1].hasSuffix(" · 12 min"))
      #expect(page.contains { $0.hasPrefix("Space: the SVM loss: the mean (1 of ") })
      #expect(page.last?.hasPrefix("Next: Q6 · ") == true)
      #expect(pipe.page(now: 100 + 13 * 60) == nil)
      #expect(terminal.page(now: 100 + 59) != nil && terminal.page(now: 100 + 59.5) == nil)
      #expect(terminal.page(now: 100 + 60)?[1].hasSuffix(" · 1 min") == true)
      #expect(store.write(kept("Q5", began: 100, process: nil)) == nil)
      #expect(pipe.page(now: 2000)?.first?.hasPrefix("No presentation runs; ") == true)
    }
  }

  @Test func `numbers that no clock tells are no trouble`() throws {
    try withStore { store, _ in
      for began in [1e300, -1e300] {
        #expect(store.write(kept("Q5", began: began)) == nil)
        var follower = PresentationFollower(store, repeatsClock: true)
        #expect(follower.page(now: 0) != nil)
      }
    }
  }

  @Test func `a step or a lesson that is gone is said`() throws {
    try withStore { store, _ in
      var follower = PresentationFollower(store, repeatsClock: false)
      #expect(store.write(kept("Q99")) == nil)
      #expect(follower.page(now: 0) == ["The lesson has no step Q99 any more."])
      #expect(store.write(kept("Q5", lesson: "/nowhere/mine.yaml")) == nil)
      #expect(follower.page(now: 0)?.first?.contains("/nowhere/mine.yaml") == true)
    }
  }

  @Test func `every place of the lecture has its notes, and says what Space shows`() throws {
    let lesson = try Lesson(.lecture).worked
    for step in lesson.steps {
      for isAnswered in [false, true] {
        let place = PresentedPlace(step: step.step.id, isAnswered: isAnswered)
        let session = try #require(LessonSession(lesson, presentedAt: place) { _, _ in nil })
        let page = presenterNotes(session, minutes: 3)
        #expect(page.allSatisfy { displayWidth($0) <= 76 })
        let space = try #require(page.first { $0.hasPrefix("Space: ") })
        #expect(!space.contains("?") || step.step.question != nil)
        #expect(!isAnswered || space.contains("goes on") || space.contains("nothing more"))
      }
    }
  }
}
