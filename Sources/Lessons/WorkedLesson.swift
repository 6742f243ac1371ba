import Scores

/// A lesson with the tables of each step worked out: where it starts and where its edits end.
package struct WorkedLesson: Equatable, Sendable {
  package var lesson: Lesson
  package var steps: [WorkedStep]
  /// What is wrong with it: checks that fail, names that no table has, keys that change nothing.
  package var problems: [LessonProblem]

  package init(lesson: Lesson, steps: [WorkedStep], problems: [LessonProblem]) {
    (self.lesson, self.steps, self.problems) = (lesson, steps, problems)
  }
}

/// A step and its tables.
package struct WorkedStep: Equatable, Sendable {
  package var step: Step
  package var start: Situation
  package var end: Situation

  package init(step: Step, start: Situation, end: Situation) {
    (self.step, self.start, self.end) = (step, start, end)
  }
}

/// What is wrong with a lesson, and where.
package struct LessonProblem: Error, Hashable, Sendable {
  /// Counted from 1.
  package var line: Int
  /// The step it is in, if it is in one.
  package var step: String?
  package var text: String

  package init(line: Int, step: String? = nil, text: String) {
    (self.line, self.step, self.text) = (line, step, text)
  }
}

extension LessonProblem: CustomStringConvertible {
  package var description: String {
    "line \(line)\(step.map { ", step \($0)" } ?? ""): \(text)"
  }
}
