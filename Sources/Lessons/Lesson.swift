import LossEngine
import Scores
import TerminalCore

/// A course through questions on a table of scores: chapters of steps, read from a YAML file.
package struct Lesson: Hashable, Sendable {
  package var title: String
  package var chapters: [Chapter]

  package init(title: String, chapters: [Chapter]) {
    (self.title, self.chapters) = (title, chapters)
  }

  package var steps: [Step] { chapters.flatMap(\.steps) }

  /// Steps that belong together.
  package struct Chapter: Hashable, Sendable {
    package var title: String
    package var steps: [Step]

    package init(title: String, steps: [Step]) {
      (self.title, self.steps) = (title, steps)
    }
  }
}

/// One step of a lesson: what is read, what is asked, what the table then shows.
package struct Step: Hashable, Sendable {
  /// Names the step in progress files, so that a changed lesson keeps what was answered.
  package var id: String
  package var title: String
  package var text: Prose
  package var start: Start
  package var question: StepQuestion?
  package var hints: [Prose] = []
  /// The keys that show the answer on the table.
  package var edits: [Key] = []
  package var explanation: Prose?
  package var checks: [Check] = []
  /// nil: what the checks name.
  package var hides: [Hideable]?
  /// nil: what the checks name, in their order.
  package var reveals: [Hideable]?
  package var notes: Prose?
  /// Where the step begins in its file, counted from 1.
  package var line: Int

  package init(id: String, title: String, text: Prose, start: Start, line: Int) {
    (self.id, self.title, self.text, self.start) = (id, title, text, start)
    self.line = line
  }

  /// What the step's table, losses and scale are to begin with; nil carries on from the step before.
  package struct Start: Hashable, Sendable {
    package var table: LessonTable?
    package var hinge: HingeLoss?
    package var scale: Double?
    package var selection: CellName?

    package init() {}
  }
}

/// A cell by the names of its example and its class.
package struct CellName: Hashable, Sendable {
  package var example: String
  package var `class`: String

  package init(example: String, class: String) {
    (self.example, self.class) = (example, `class`)
  }
}

/// What is to be predicted.
package struct StepQuestion: Hashable, Sendable {
  package var ask: Prose
  package var kind: Kind

  package init(ask: Prose, kind: Kind) {
    (self.ask, self.kind) = (ask, kind)
  }

  package enum Kind: Hashable, Sendable {
    case choices([Choice])
    case number(NumberAnswer)
  }

  package struct Choice: Hashable, Sendable {
    package var text: Prose
    package var isRight: Bool
    package var feedback: Prose?

    package init(text: Prose, isRight: Bool, feedback: Prose?) {
      (self.text, self.isRight, self.feedback) = (text, isRight, feedback)
    }
  }

  package struct NumberAnswer: Hashable, Sendable {
    package var answer: Expression
    /// How far a typed number may be off; nil: as far as rounding to the digits typed allows.
    package var tolerance: Double?
    package var wrong: [WrongNumber]
    /// What is said of every other wrong number.
    package var feedback: Prose?

    package init(
      answer: Expression, tolerance: Double?, wrong: [WrongNumber], feedback: Prose?
    ) {
      (self.answer, self.tolerance, self.wrong) = (answer, tolerance, wrong)
      self.feedback = feedback
    }
  }

  package struct WrongNumber: Hashable, Sendable {
    package var number: Expression
    package var feedback: Prose

    package init(number: Expression, feedback: Prose) {
      (self.number, self.feedback) = (number, feedback)
    }
  }
}
