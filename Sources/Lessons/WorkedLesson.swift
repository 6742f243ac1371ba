import LossEngine
import Scores
import TerminalCore

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
  /// What is on the screen; the rest has not been introduced yet, or has no place in the step.
  package var topics = Set<Topic>.all
  /// What later steps ask of the same table: hidden until they are answered, also with this answer.
  package var askedLater: [LaterQuestion] = []
  /// What earlier steps reveal of the same examples or the same table.
  package var revealedBefore: [Hideable] = []
}

/// Something that a later step asks.
package struct LaterQuestion: Equatable, Sendable {
  /// The id of that step.
  package let step: String
  package let items: [Hideable]
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

extension Lesson {
  /// Works out the tables of every step and checks everything that the lesson states.
  /// - Parameter play: gives the situation after some keys were typed in another.
  package func worked(playing play: (Situation, [Key]) -> Situation) -> WorkedLesson {
    var worked = WorkedLesson(lesson: self, steps: [], problems: [])
    for step in steps {
      let (start, selectProblem) = step.start.situation(after: worked.steps.last?.end)
      let end = step.edits.isEmpty ? start : play(start, step.edits)
      let topics = step.start.topics ?? worked.steps.last?.topics ?? .all
      let workedStep = WorkedStep(step: step, start: start, end: end, topics: topics)
      worked.steps.append(workedStep)
      if let selectProblem {
        worked.problems.append(workedStep.problem("select: \(selectProblem)"))
      }
      worked.problems += workedStep.problems()
    }
    for position in worked.steps.indices {
      worked.steps[position].askedLater = worked.steps[position].questions(
        among: worked.steps[(position + 1)...])
      worked.steps[position].revealedBefore = worked.steps[position].revealed(
        by: worked.steps[..<position])
    }
    return worked
  }
}

extension Step.Start {
  /// The situation that the step begins with, and the error if there is no cell to select.
  fileprivate func situation(after previous: Situation?) -> (Situation, Mistake?) {
    var situation = previous ?? Situation(table: .lecture)
    if let model {
      situation = Situation(model, hinge: situation.hinge, scale: situation.scale)
    }
    if let hinge { situation.hinge = hinge }
    if let scale { situation.scale = scale }
    guard let selection else { return (situation, nil) }
    do {
      let example = try situation.position(ofExample: selection.example)
      let `class` = try situation.position(ofClass: selection.class)
      situation.selection = Selection(example: example, class: `class`)
      return (situation, nil)
    } catch {
      return (situation, error)
    }
  }
}
