import Lessons
import Scores

/// What the user meant, whichever key or script said it, and what the outside reports back. What is
/// large stands apart, so that an action of a key is small.
package enum Action: Equatable, Sendable {
  package enum Direction: Hashable, Sendable { case up, down, left, right }
  package enum Edge: Hashable, Sendable { case rowStart, rowEnd, pageUp, pageDown }

  // Moving
  case move(Direction)
  case jump(Edge)
  case nextWrongPrediction, previousWrongPrediction

  // Typing a score or a margin
  case type(Character)
  case editPresentScore
  case startMargin
  case backspace
  case keep
  case keepAndMoveToNextCell
  case cancel
  case paste(String)

  // Changing the table, the losses and the scale
  /// In tenths: 1 is +0.1, −10 is −1.
  case nudge(tenths: Int)
  case makeLabel
  case doubleScale, halveScale, resetScale
  case nudgeScale(tenths: Int)
  case toggleAllClasses, toggleMean, toggleSquared, nextFamily
  case undo, redo, reset

  // Looking
  case nextPanel, previousPanel
  case showPanel(Panel)
  case scrollHelp(by: Int)
  case turn
  case showHelp
  case viewportChanged(Viewport)

  // A lesson: moving
  case nextStep, previousStep
  case moveFocus
  case toggleCard
  case scrollCard(by: Int)
  case showList
  case moveInList(by: Int)
  case searchList(Character)
  case eraseSearch
  case goFromList
  case clearFromList

  // A lesson: answering
  case answerWith(Character)
  case eraseAnswer
  case moveInCard(by: Int)
  case recordPrediction
  case takeHint
  /// The answer, or a presenter's next item; and the last item hidden again.
  case reveal, hideLast
  /// A key came while edits play.
  case hurry
  /// A key that means nothing to the card.
  case explainFocus

  // A lesson: what the outside reports
  /// - Parameter showsList: whether its list is asked for, not its step.
  indirect case lessonOpened(LessonSession, complaint: String?, showsList: Bool)
  /// Seconds on a clock that never goes back.
  case time(Double)
  case pauseOver(generation: Int)
  case editTyped(generation: Int)
  /// The first line that the screen shows of the card.
  case cardScrolled(to: Int)

  // The command line
  case startCommand
  case startSearch
  case typeCommand(Character)
  case eraseCommand
  case clearCommand
  case completeCommand
  case recallOlder, recallNewer
  case runCommand
  case completionsFound([String], of: String)

  // Files and leaving
  case save
  case answer(Answer)
  case quit, quitAtOnce, suspend
  /// A file is still being read.
  case reading(path: String, percent: Int?)
  indirect case opened(ScoreTable, path: String)
  indirect case evaluated(Losses, generation: Int)
  case saved(path: String, revision: Int)
  case exported(path: String)
  /// - Parameter isCopy: whether it was to be an export.
  case fileExists(path: String, isCopy: Bool)
  case failed(String)
  case lostEditsFound(LostEdits)
  indirect case recovered(ScoreTable, LostEdits)
}

extension Action {
  /// Whether a number being typed stays open; anything else keeps it, then does what it does.
  var goesOnTyping: Bool {
    switch self {
    case .type, .backspace, .keep, .keepAndMoveToNextCell, .cancel, .paste, .viewportChanged,
      .completionsFound, .saved, .failed, .suspend, .quitAtOnce, .pauseOver, .editTyped, .hurry:
      true
    default: false
    }
  }

  /// Whether a run of nudges goes on: one undo takes it back as a whole.
  var goesOnNudging: Bool {
    switch self {
    case .nudge, .pauseOver, .editTyped, .hurry: true
    default: false
    }
  }
}

/// What stands in the lower half of the screen.
package enum Panel: Int, CaseIterable, Sendable {
  /// The card of a lesson's step; only in a lesson.
  case card
  case terms, softmax, summary
}

/// What a question is answered with.
package enum Answer: Hashable, Sendable { case save, discard, yes, no }

/// The part of the table that a screen shows: examples by place, classes by position.
package struct Viewport: Hashable, Sendable {
  package var examples: Range<Int>
  package var classes: Range<Int>
  /// Whether the summary of the whole table is on the screen too.
  package var showsSummary: Bool

  package init(
    examples: Range<Int> = 0..<0, classes: Range<Int> = 0..<0, showsSummary: Bool = false
  ) {
    (self.examples, self.classes, self.showsSummary) = (examples, classes, showsSummary)
  }
}

/// What the explorer asks of the outside world; the answer comes back as an action.
package enum Effect: Equatable, Sendable {
  case cancelReading
  case open(path: String)
  /// - Parameter mayOverwrite: whether a file may be replaced that is not this table's own, or no
  ///   longer what it was.
  case save(path: String, revision: Int, mayOverwrite: Bool)
  /// Writes a copy, which doesn't become the table's own file.
  case export(path: String, mayOverwrite: Bool)
  /// Changes of the table that a file holds, now made: to keep until it is saved.
  case journal([TableEdit])
  /// Ends with `recovered`, if there are lost edits.
  case recover
  /// Lost edits stay where only `recover` finds them.
  case declineLostEdits
  case findCompletions(of: String)
  /// Ends with `evaluated`, for the latest generation only.
  case evaluate(generation: Int)
  case openLesson(showsList: Bool)
  case saveProgress(LessonProgress)
  /// Ends with `pauseOver`.
  case pause(seconds: Double, generation: Int)
  /// Types one of the keys that show the step's answer, then reports `editTyped`.
  case typeEdit(Int, generation: Int)
  case suspend
  case quit
}
