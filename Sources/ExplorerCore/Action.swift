import Lessons
import Scores

/// What the user meant, whichever key or script said it.
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
  case showPanel(Panel)
  /// The keys go to a panel, which comes to the front; or back to the table if it has them.
  case moveFocus(to: Panel)
  /// The panel in front takes the rows of the table, and gives them back.
  case zoom
  /// The list of panels, and a choice in it.
  case showPanels
  case choosePanel(Panel)
  case changeScaleLook(ScaleLook.Change)
  case scrollHelp(by: Int)
  case turn
  case showHelp
  /// A key that means nothing here.
  case explain(String)

  // A lesson: moving
  case nextStep, previousStep
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

  // The command line
  case startCommand
  case startSearch
  case typeCommand(Character)
  case eraseCommand
  case clearCommand
  case completeCommand
  case recallOlder, recallNewer
  case runCommand

  // Files and leaving
  case save
  case answer(Answer)
  case quit, quitAtOnce, suspend
}

extension Action {
  /// Whether a number being typed stays open; anything else keeps it, then does what it does.
  var goesOnTyping: Bool {
    switch self {
    case .type, .backspace, .keep, .keepAndMoveToNextCell, .cancel, .paste, .suspend, .quitAtOnce,
      .hurry:
      true
    default: false
    }
  }

  /// Whether a run of nudges goes on: one undo takes it back as a whole.
  var goesOnNudging: Bool {
    switch self {
    case .nudge, .hurry: true
    default: false
    }
  }
}
