import ExplorerCore
import ExplorerUI
import Lessons
import ScoreFiles
import Scores
import TerminalCore

/// Opens the lesson when the reader asks for it, and keeps the progress in it.
package struct LessonLoader: Sendable {
  package let source: LessonSource
  /// nil: no progress is kept.
  let store: ProgressStore?
  let isPresented: Bool
  let isInstant: Bool

  package init(
    source: LessonSource = .lecture, store: ProgressStore? = nil, isPresented: Bool = false,
    isInstant: Bool = false
  ) {
    (self.source, self.store) = (source, store)
    (self.isPresented, self.isInstant) = (isPresented, isInstant)
  }

  /// Reads the lesson and the progress in it, and gives the report that opens it in the explorer.
  /// - Parameter id: the first step to show; nil: where the reader left off.
  package func opening(
    from id: String? = nil, showsList: Bool = false
  ) throws(LessonError) -> Report {
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
      ? nil : "this lesson has \(counted(count, "mistake")); lesson check names them"
    return .lessonOpened(session, complaint: kept?.complaint ?? problem, showsList: showsList)
  }

  /// - Returns: why progress could not be kept.
  func keep(_ progress: LessonProgress) -> String? { store?.write(progress) }
}
