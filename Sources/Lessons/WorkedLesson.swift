import Scores

/// A lesson with the tables of each step.
package struct WorkedLesson: Equatable, Sendable {
  package var lesson: Lesson
  package var steps: [WorkedStep]
  /// Checks that fail, names that no table has, edits that change nothing.
  package var problems: [LessonProblem]
}

/// A step with its tables before and after its edits.
package struct WorkedStep: Equatable, Sendable {
  package var step: Step
  package var start: Situation
  package var end: Situation
}

/// A mistake in a lesson.
package struct LessonProblem: Error, Hashable, Sendable {
  /// The line of the file, counted from 1.
  package var line: Int
  /// The id of the step, if the mistake is in one.
  package var step: String?
  package var text: String
}

extension LessonProblem: CustomStringConvertible {
  package var description: String {
    "line \(line)\(step.map { ", step \($0)" } ?? ""): \(text)"
  }
}
