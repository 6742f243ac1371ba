import LossEngine
import Scores
import TerminalCore

/// A lesson on a table of scores: chapters of steps, read from a YAML file.
package struct Lesson: Equatable, Sendable {
  package var title: String
  package var chapters: [Chapter]

  package var steps: [Step] { chapters.flatMap(\.steps) }

  package struct Chapter: Equatable, Sendable {
    package var title: String
    package var steps: [Step]
  }
}

/// A step of a lesson: a text, perhaps a question, and edits of the table that show the answer.
package struct Step: Equatable, Sendable {
  /// Identifies the step in progress files, so that progress survives changes of the lesson.
  package var id: String
  package var title: String
  package var text: Prose
  package var start: Start
  package var question: StepQuestion?
  package var hints: [Prose] = []
  /// The keys to type to show the answer on the table.
  package var edits: [Key] = []
  package var explanation: Prose?
  package var checks: [Check] = []
  /// nil: the quantities that the checks name.
  package var hides: [Hideable]?
  /// In their order; nil: the quantities that the checks name.
  package var reveals: [Hideable]?
  package var notes: Prose?
  /// Whether it goes beyond what one class has time for; the rest of the steps are the lesson's core.
  package var isMore = false
  /// The name of the panel that stands beside the card where two fit, and is named under it elsewhere.
  package var panel: String?
  /// What practice with other numbers draws; nil: it has none.
  package var variation: Variation?
  /// The lines that the panel Plane begins with; nil: its own.
  package var lines: Set<Lines>?
  /// The line of the file where the step begins, counted from 1.
  package var line: Int

  /// The panels that a step can name; those of `ofWeights` need a table with W.
  package static let panels =
    ["Terms", "Softmax", "Summary", "Scale", "Curve", "Gradient", "Libraries"]
    + ofWeights
  static let ofWeights = ["Weights", "Plane", "Picture", "Training"]

  /// Lines of the panel Plane.
  package enum Lines: String, CaseIterable, Sendable {
    /// Where the winner changes, where a score is 0, where the margin is not kept.
    case boundary, zero, band
  }

  /// What the step begins with; nil: as the step before ended.
  package struct Start: Equatable, Sendable {
    package var model: Model?
    package var hinge: HingeLoss?
    package var scale: Double?
    package var selection: CellName?
    /// What is on the screen from this step on.
    package var topics: Set<Topic>?
  }
}

/// A cell, given by the names of its example and its class.
package struct CellName: Hashable, Sendable {
  package var example: String
  package var `class`: String

  package init(example: String, class: String) {
    (self.example, self.class) = (example, `class`)
  }
}

/// The question of a step, which asks for a prediction.
package struct StepQuestion: Hashable, Sendable {
  package var ask: Prose
  package var kind: Kind

  package enum Kind: Hashable, Sendable {
    case choices([Choice])
    case number(NumberAnswer)
  }

  package struct Choice: Hashable, Sendable {
    package var text: Prose
    package var isRight: Bool
    package var feedback: Prose?
    /// It is right exactly where this holds; nil: the author's word is taken.
    package var claim: Check?
    /// What its feedback rests on.
    package var reasons: [Check] = []
  }

  package struct NumberAnswer: Hashable, Sendable {
    package var answer: Expression
    /// The largest error of a right number; nil: half a unit of its last digit.
    package var tolerance: Double?
    /// Whether a right number is the value rounded up, as where it is the least that is enough.
    package var isRoundedUp = false
    package var wrong: [WrongNumber]
    /// The feedback to wrong numbers that are not among `wrong`.
    package var feedback: Prose?
  }

  /// A wrong number that the author expects, and the feedback to it.
  package struct WrongNumber: Hashable, Sendable {
    package var number: Expression
    package var feedback: Prose
  }
}
