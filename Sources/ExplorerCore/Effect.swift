import Lessons
import Scores

/// What the explorer asks the outside world to do; results come back as a `Report`.
package enum Effect: Equatable, Sendable {
  case cancelReading
  case open(path: String)
  /// - Parameter mayOverwrite: whether another file may be replaced, or the table's own after another
  ///   program has changed it.
  case save(path: String, revision: Int, mayOverwrite: Bool)
  /// Writes a file that doesn't become the table's own.
  case export(path: String, mayOverwrite: Bool, of: Exported = .table)
  /// Keeps changes of a file's model in the journal until the file is saved.
  case journal([ModelEdit])
  /// Sends a command that opens this to the clipboard, and keeps it for the end; reports `shared`.
  case share
  /// Brings back lost edits; reports `recovered` if there are any.
  case recover
  /// Stops offering the lost edits; only `recover` will find them.
  case declineLostEdits
  case findCompletions(of: String)
  /// Reports `worked`, unless newer work is asked for first.
  case work(generation: Int)
  /// Takes some steps of the training run; reports `trained`.
  case train(generation: Int)
  case openLesson(showsList: Bool)
  /// Reports `drawnAgain` for a step of the lesson, or a failure.
  case drawAgain(Int, seed: UInt64)
  /// Reports `progressWritten`, if progress is kept.
  case saveProgress(LessonProgress)
  /// Keeps where the presentation is; reports `progressWritten` if that fails.
  case tellPlace(PresentedPlace)
  /// Reports `pauseOver` after some seconds.
  case pause(seconds: Double, generation: Int)
  /// Types one of the keys that show the step's answer, then reports `editTyped`.
  case typeEdit(Int, generation: Int)
  case suspend
  case repaint
  case quit
}

/// What the outside world tells the explorer: the results of effects, the layout of the screen, the time.
package enum Report: Equatable, Sendable {
  /// The next screen is laid out.
  case laidOut(Viewport)
  case worked(Work.Outcome, generation: Int)
  case trained(TrainingWork.Outcome, generation: Int)
  case completionsFound([String], of: String)

  // A lesson
  /// - Parameter showsList: whether to show the list of steps instead of the present step.
  case lessonOpened(LessonSession, complaint: String?, showsList: Bool)
  case drawnAgain(WorkedStep, position: Int, seed: UInt64)
  /// The time in seconds by a monotonic clock.
  case time(Double)
  /// - Parameter complaint: why the progress is not kept; nil if it is.
  case progressWritten(complaint: String?)
  case pauseOver(generation: Int)
  case editTyped(generation: Int)

  // Files
  /// A file is still being read.
  case reading(path: String, percent: Int?)
  /// - Parameter notes: what looks wrong about the file though it could be read.
  case opened(Model, path: String, notes: [String] = [])
  /// - Parameters:
  ///   - holdsClassifier: whether W, b and x are in the file.
  ///   - labels: the path of the file of labels, where that was saved too.
  ///   - omitted: what the file has no place for: "labels", "class names".
  case saved(
    path: String, revision: Int, holdsClassifier: Bool = false, labels: String? = nil,
    omitted: [String] = [])
  case exported(path: String, omitted: [String] = [], of: Exported = .table)
  /// - Parameter exporting: what `:export` was to write; nil: the table was to be saved.
  case fileExists(path: String, exporting: Exported?)
  /// What was to be shared, or why it can't be.
  case shared(Sharing)
  case failed(String)
  /// Changes are not kept for recovery, until the table is saved.
  case journalFailed(String)
  case lostEditsFound(LostEdits)
  case recovered(Model, LostEdits)
}

extension Report {
  /// Whether it comes by itself, not as an answer to the last key: the message in the status line and a
  /// run of nudges then go on.
  var isInPassing: Bool {
    switch self {
    case .laidOut, .worked, .trained, .completionsFound, .time, .progressWritten, .pauseOver,
      .editTyped,
      .reading:
      true
    case .lessonOpened, .drawnAgain, .opened, .saved, .exported, .fileExists, .shared, .failed,
      .journalFailed,
      .lostEditsFound, .recovered:
      false
    }
  }

  /// Whether a number being typed stays open.
  var goesOnTyping: Bool {
    switch self {
    case .saved, .failed, .journalFailed: true
    default: isInPassing
    }
  }
}
