import Lessons
import Scores

/// An action of the user, whichever key or script it comes from.
package enum Action: Equatable, Sendable {
  package enum Direction: Hashable, Sendable { case up, down, left, right }
  package enum Edge: Hashable, Sendable { case rowStart, rowEnd, pageUp, pageDown }

  // Moving
  case move(Direction)
  case jump(Edge)
  case nextWrongPrediction, previousWrongPrediction
  case nextMatch, previousMatch
  case goToLabel, goToWinner

  // Typing a number
  case type(Character)
  case editPresentNumber
  case startMargin, startLambda
  case backspace
  case keep
  case keepAndMoveToNextCell
  case cancel
  case paste(String)

  // Changing the table, the losses and the scale
  /// In tenths: 1 is +0.1, -10 is -1. A λ that is being typed is doubled or halved instead.
  case nudge(tenths: Int)
  case makeLabel
  /// Steps the selected example down the SVM loss in force, or softmax.
  case stepScores(isOfSoftmax: Bool)
  case doubleScale, halveScale, resetScale
  case nudgeScale(tenths: Int)
  case toggleAllClasses, toggleMean, toggleSquared, nextFamily
  case nextRegularization
  case undo, redo, reset
  /// Changes are compared with the table as it is now, or again as it was opened.
  case compareFromHere

  // Looking
  case showPanel(Panel)
  /// Brings a panel to the front and gives it the keys, or gives them back to the table.
  case moveFocus(to: Panel)
  /// Gives the panel in front the rows of the table, or the table those of the panels, or takes them back.
  case zoom(Zoom)
  /// Opens the list of panels, and chooses one in it.
  case showPanels
  case choosePanel(Panel)
  case changeScaleLook(ScaleLook.Change)
  case changeCurveLook(CurveLook.Change)
  /// Chooses the loss of a library so many rows further down.
  case chooseLibraryLoss(step: Int)
  case changeWeightsLook(WeightsLook.Change)
  case train(TrainingLook.Action)
  case changePictureLook(PictureLook.Change)
  case changePlaneLook(PlaneLook.Change)
  /// Chooses the panel beside the zoomed one in front.
  case showBeside(Panel)
  case scrollHelp(by: Int)
  case turn
  case showHelp
  /// Shows why a key does nothing here.
  case explain(String)

  // A lesson: moving
  case nextStep, previousStep
  /// The present step with other numbers, or the review of what is due.
  case practise
  case filterList
  // A presenter's
  case advance, goBack, toggleAll, blank
  case vote, countHands, eraseVote, leaveVote
  case typeVote(Character)
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
  /// Shows the answer or a presenter's next item; hides the last item again.
  case reveal, hideLast
  /// Types the rest of the edits that show an answer without pauses.
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
  /// Paints the whole screen anew, after others have written to the terminal.
  case repaint
}

extension Action {
  /// Whether a number that is being typed stays open; any other action keeps it first.
  var goesOnTyping: Bool {
    switch self {
    case .type, .backspace, .keep, .keepAndMoveToNextCell, .cancel, .paste, .suspend, .repaint,
      .quitAtOnce, .hurry, .explain:
      true
    default: false
    }
  }

  /// The same of a λ, which `]` and `[` double and halve.
  var goesOnTypingLambda: Bool { if case .nudge = self { true } else { goesOnTyping } }

  /// Whether a training run goes on beside it: it only looks, and changes no number.
  var goesOnTraining: Bool {
    switch self {
    case .move, .jump, .nextWrongPrediction, .previousWrongPrediction, .nextMatch, .previousMatch,
      .goToLabel, .goToWinner, .compareFromHere, .showPanel, .moveFocus, .zoom, .showPanels,
      .choosePanel,
      .scrollHelp, .turn, .showHelp, .explain, .toggleCard, .scrollCard, .startCommand,
      .startSearch,
      .typeCommand, .eraseCommand, .clearCommand, .completeCommand, .recallOlder, .recallNewer,
      .cancel, .suspend, .repaint:
      true
    case .showBeside: true
    case .changePlaneLook(let change): change != .grab
    default: false
    }
  }

  /// Whether a point of the panel Plane that is grabbed stays so; any other action drops it first.
  var keepsGrab: Bool {
    switch self {
    case .changePlaneLook(let change): change.keepsGrab
    case .cancel, .suspend, .repaint, .hurry, .explain: true
    // Only a command that is run drops it.
    case .startCommand, .startSearch, .typeCommand, .eraseCommand, .clearCommand, .completeCommand,
      .recallOlder, .recallNewer:
      true
    default: false
    }
  }

  /// Whether a run of nudges goes on, which one undo takes back as a whole.
  var goesOnNudging: Bool {
    switch self {
    case .nudge, .hurry, .repaint: true
    default: false
    }
  }
}
