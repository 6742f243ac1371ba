import Lessons

/// A lesson that is open: where the reader is in it, and what was done so far.
package struct LessonSession: Equatable, Sendable {
  package let lesson: WorkedLesson
  /// For an instructor: nothing is asked, a step's losses are revealed one at a time.
  package let isPresented: Bool
  /// Whether a step's edits play without pauses.
  package let isInstant: Bool
  package internal(set) var position: Int
  package internal(set) var progress: LessonProgress
  package internal(set) var card = Card()
  /// Seconds on a clock of the outside world.
  var now = 0.0

  /// - Parameter position: the first step to show; nil: where `progress` left off.
  package init(
    _ lesson: WorkedLesson, progress: LessonProgress = LessonProgress(), at position: Int? = nil,
    isPresented: Bool = false, isInstant: Bool = false
  ) {
    (self.lesson, self.progress) = (lesson, progress)
    (self.isPresented, self.isInstant) = (isPresented, isInstant)
    let resumed = lesson.steps.firstIndex { $0.step.id == progress.step }
    self.position = position ?? resumed ?? 0
  }

  package var worked: WorkedStep { lesson.steps[position] }
  package var step: Step { worked.step }
  package var record: LessonProgress.Record? { record(of: step) }

  /// What was done in a step; nothing when presenting.
  package func record(of step: Step) -> LessonProgress.Record? {
    isPresented ? nil : progress.records[step.id]
  }

  /// Whether the step has something to predict, or to show.
  package var hasAnswer: Bool {
    step.question != nil || step.explanation != nil || !step.edits.isEmpty
  }

  /// Whether an answer is asked for now.
  package var isAsking: Bool { !isPresented && step.question != nil && card.phase == .open }

  /// The choices to predict from; empty where a number is to be typed, or nothing asked.
  package var choices: [StepQuestion.Choice] {
    if case .choices(let choices) = step.question?.kind { choices } else { [] }
  }

  /// How many steps with a question were predicted right at the first attempt, and how many there are.
  package var score: (right: Int, questions: Int) {
    let asked = lesson.steps.map(\.step).filter { $0.question != nil }
    return (asked.count { record(of: $0)?.isCorrect == true }, asked.count)
  }

  /// What the step keeps from the reader now.
  var hidden: Hidden {
    guard card.phase == .open else { return .nothing }
    let table = worked.start.table
    var hidden = isPresented ? Hidden.everyLoss() : .nothing
    hidden.hide(worked.hides, in: table)
    if isPresented {
      for item in reveals.prefix(card.revealed) { hidden.reveal(item, in: table) }
      // Where the answer is a change of k, what W costs may be revealed before, but what W × 2 costs
      // is what the class is asked.
      if worked.start.scale != worked.end.scale { hidden.hide(.otherScale) }
    }
    return hidden
  }

  /// What a presenter reveals, one at a time: what the step names and hides.
  package var reveals: [Hideable] {
    let table = worked.start.table
    var hidden = Hidden.everyLoss()
    hidden.hide(worked.hides, in: table)
    return worked.reveals.filter { hidden.hides($0, in: table) }
  }

  /// Whether a presenter's last item shows all the rest, with the answer if there is one. A step that
  /// only tells, and lists what it hides, keeps that for the steps that ask.
  package var showsRest: Bool { hasAnswer || worked.hides.isEmpty }

  /// How many items a presenter has to reveal.
  package var itemCount: Int { reveals.count + (showsRest ? 1 : 0) }

  /// A text of the present step, with the numbers before its edits. A presenter's text does not tell
  /// what the table hides; in a lesson that is read its author says what it tells.
  package func text(of prose: Prose) -> String {
    worked.text(of: prose, hiding: isPresented ? hidden : .nothing)
  }
}

/// What stands on the card of the step being read.
package struct Card: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    /// The answer isn't known yet.
    case open
    /// The edits play; so many of them are done.
    case playing(Int)
    /// The answer is shown.
    case done
  }

  package internal(set) var phase = Phase.open
  /// The chosen choice, from 0.
  package internal(set) var choice: Int?
  /// The number typed so far.
  package internal(set) var typed = ""
  /// Whether something is chosen or typed.
  var isBegun: Bool { choice != nil || !typed.isEmpty }
  /// What was said of the last wrong prediction.
  package internal(set) var feedback: String?
  /// How many hints are shown.
  package internal(set) var hints = 0
  /// How many items a presenter has revealed.
  package internal(set) var revealed = 0
  /// The first line shown of a long card, and whether it moves to keep the choice in sight.
  package internal(set) var scroll = 0
  package internal(set) var followsChoice = false
  /// When the step came on the screen.
  var startedAt = 0.0
  /// Edits play without pauses from now on.
  var isHurried = false
  /// Tells the edits being played from those of a step that was left.
  var generation = 0
}
