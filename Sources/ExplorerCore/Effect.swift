import Lessons
import Scores

/// What the explorer asks the outside world to do; results come back as a `Report`.
package enum Effect: Equatable, Sendable {
  case cancelReading
  case open(path: String)
  /// - Parameter mayOverwrite: whether another file may be replaced, or the table's own after another
  ///   program has changed it.
  case save(path: String, revision: Int, mayOverwrite: Bool)
  /// Writes a copy, which doesn't become the table's own file.
  case export(path: String, mayOverwrite: Bool)
  /// Keeps changes of a file's model in the journal until the file is saved.
  case journal([ModelEdit])
  /// Brings back lost edits; reports `recovered` if there are any.
  case recover
  /// Stops offering the lost edits; only `recover` will find them.
  case declineLostEdits
  case findCompletions(of: String)
  /// Reports `worked`, unless newer work is asked for first.
  case work(generation: Int)
  case openLesson(showsList: Bool)
  case saveProgress(LessonProgress)
  /// Reports `pauseOver` after some seconds.
  case pause(seconds: Double, generation: Int)
  /// Types one of the keys that show the step's answer, then reports `editTyped`.
  case typeEdit(Int, generation: Int)
  case suspend
  case quit
}
