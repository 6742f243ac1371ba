import Lessons
import Scores

/// What the outside world tells the explorer: the results of effects, the layout of the screen, the time.
package enum Report: Equatable, Sendable {
  /// The next screen is laid out.
  case laidOut(Viewport)
  case worked(Work.Outcome, generation: Int)
  case completionsFound([String], of: String)

  // A lesson
  /// - Parameter showsList: whether to show the list of steps instead of the present step.
  case lessonOpened(LessonSession, complaint: String?, showsList: Bool)
  /// The time in seconds by a monotonic clock.
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
  /// - Parameter isCopy: whether a copy was to be written (`:export`).
  case fileExists(path: String, isCopy: Bool)
  case failed(String)
  case lostEditsFound(LostEdits)
  case recovered(Model, LostEdits)
}

extension Report {
  /// Whether it comes by itself, not as an answer to the last key: the message in the status line and a
  /// run of nudges then go on.
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
