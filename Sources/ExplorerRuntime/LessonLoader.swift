import ExplorerCore
import ExplorerUI
import Lessons
import ScoreFiles
import TerminalCore

/// Where the lecture comes from when it is asked for, and where progress goes.
package struct LessonLoader: Sendable {
  package var source: LessonSource
  /// nil keeps no progress.
  package var store: ProgressStore?
  package var isPresented: Bool
  package var isInstant: Bool

  package init(
    source: LessonSource = .lecture, store: ProgressStore? = nil, isPresented: Bool = false,
    isInstant: Bool = false
  ) {
    (self.source, self.store) = (source, store)
    (self.isPresented, self.isInstant) = (isPresented, isInstant)
  }

  /// Reads the lesson and what was done of it.
  /// - Parameter id: the first step to show; nil: where the reader left off.
  private func open(from id: String?) throws(LessonError) -> (
    session: LessonSession, complaint: String?
  ) {
    let lesson = try Lesson(source).worked
    var position: Int?
    if let id {
      position = lesson.steps.firstIndex { $0.step.id.lowercased() == id.lowercased() }
      guard position != nil else { throw .noStep(id, among: lesson.lesson.steps.map(\.id)) }
    }
    let kept = isPresented ? nil : store?.read()
    let session = LessonSession(
      lesson, progress: kept?.progress ?? LessonProgress(), at: position,
      isPresented: isPresented, isInstant: isInstant)
    let count = lesson.problems.count
    let problem =
      count == 0
      ? nil : "this lesson has \(count) mistake\(count == 1 ? "" : "s"); lesson check names them"
    return (session, kept?.complaint ?? problem)
  }

  /// What opens the lesson in the explorer.
  package func opening(from id: String? = nil, showsList: Bool = false) throws(LessonError)
    -> Report
  {
    let (session, complaint) = try open(from: id)
    return .lessonOpened(session, complaint: complaint, showsList: showsList)
  }

  /// - Returns: why progress could not be kept.
  func keep(_ progress: LessonProgress) -> String? { store?.write(progress) }
}
