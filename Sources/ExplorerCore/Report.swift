import Lessons
import Scores

/// What the outside world says: what became of an effect, what the screen shows, that time passes.
package enum Report: Equatable, Sendable {
  /// What the next screen will show.
  case laidOut(Viewport)
  case worked(Work.Outcome, generation: Int)
  case completionsFound([String], of: String)

  // A lesson
  /// - Parameter showsList: whether its list is asked for, not its step.
  case lessonOpened(LessonSession, complaint: String?, showsList: Bool)
  /// Seconds on a clock that never goes back.
  case time(Double)
  case pauseOver(generation: Int)
  case editTyped(generation: Int)

  // Files
  /// A file is still being read.
  case reading(path: String, percent: Int?)
  case opened(Model, path: String)
  /// - Parameter holdsClassifier: whether W, b and x are in the file.
  case saved(path: String, revision: Int, holdsClassifier: Bool = false)
  case exported(path: String)
  /// - Parameter isCopy: whether it was to be an export.
  case fileExists(path: String, isCopy: Bool)
  case failed(String)
  case lostEditsFound(LostEdits)
  case recovered(Model, LostEdits)
}

extension Report {
  /// Whether it only tells how something goes on, so that the last message stays, and a run of nudges.
  var isInPassing: Bool {
    switch self {
    case .laidOut, .worked, .completionsFound, .time, .pauseOver, .editTyped, .reading: true
    case .lessonOpened, .opened, .saved, .exported, .fileExists, .failed, .lostEditsFound,
      .recovered:
      false
    }
  }

  /// Whether a number being typed stays open.
  var goesOnTyping: Bool {
    switch self {
    case .saved, .failed: true
    default: isInPassing
    }
  }
}
