import Lessons
import Scores

/// What the explorer asks of the outside world; the answer comes back as a report.
package enum Effect: Equatable, Sendable {
  case cancelReading
  case open(path: String)
  /// - Parameter mayOverwrite: whether a file may be replaced that is not this table's own, or no
  ///   longer what it was.
  case save(path: String, revision: Int, mayOverwrite: Bool)
  /// Writes a copy, which doesn't become the table's own file.
  case export(path: String, mayOverwrite: Bool)
  /// Changes of the model that a file holds, now made: to keep until it is saved.
  case journal([ModelEdit])
  /// Ends with `recovered`, if there are lost edits.
  case recover
  /// Lost edits stay where only `recover` finds them.
  case declineLostEdits
  case findCompletions(of: String)
  /// Ends with `worked`, for the latest generation only.
  case work(generation: Int)
  case openLesson(showsList: Bool)
  case saveProgress(LessonProgress)
  /// Ends with `pauseOver`.
  case pause(seconds: Double, generation: Int)
  /// Types one of the keys that show the step's answer, then reports `editTyped`.
  case typeEdit(Int, generation: Int)
  case suspend
  case quit
}
