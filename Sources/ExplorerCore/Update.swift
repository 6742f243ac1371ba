import LossEngine
import Scores

extension ExplorerState {
  /// Carries out one action of the user.
  /// - Returns: what the outside world has to do, in order.
  package mutating func update(_ action: Action) -> [Effect] {
    let running = isTraining ? training : nil
    carryOut(action)
    if let running, !isTraining, action != .train(.toggleRun) { sayStopped(running) }
    return takeEffects()
  }

  /// Takes a report of the outside world.
  /// - Returns: what the outside world has to do, in order.
  package mutating func update(_ report: Report) -> [Effect] {
    take(report)
    return takeEffects()
  }

  /// The effects of the update: first the journal, so that changes are kept before anything else happens,
  /// and last the work.
  private mutating func takeEffects() -> [Effect] {
    askForWork()
    tellPlace()
    bench.keepLosses(isTyping: isChanging)
    defer { effects = [] }
    return (own?.tellJournal() ?? []) + bench.tellJournal() + effects
  }

  private mutating func carryOut(_ action: Action) {
    if action != .repaint { message = nil }
    if action != .reveal { disarmSpace() }
    if action != .clearFromList { disarmForgetting() }
    if action != .leaveVote, isVoting { lesson?.card.votes.isLeaving = false }
    if action != .practise, action != .repaint { lesson?.offersReview = false }
    if let entry,
      !(entry.place == .lambda ? action.goesOnTypingLambda : action.goesOnTyping)
    {
      keepEntry()
    }
    if isTraining, !action.goesOnTraining {
      stopTraining()
      if action == .train(.toggleRun) { return }
    }
    if look.plane.grabbed != nil, !action.keepsGrab { dropPoint() }
    if !action.goesOnNudging { bench.history.isNudging = false }
    switch action {
    case .move(let direction) where look.focus == .weights: moveInWeights(direction)
    case .jump(let edge) where look.focus == .weights: jumpInWeights(edge)
    case .move(let direction): bench.move(direction)
    case .jump(.pageUp) where panel == .card: scrollCard(by: -4)
    case .jump(.pageDown) where panel == .card: scrollCard(by: 4)
    case .jump(let edge): bench.jump(edge)
    case .nextWrongPrediction: selectWrongPrediction(step: 1)
    case .previousWrongPrediction: selectWrongPrediction(step: -1)
    case .goToLabel: selection.class = table.label(selection.example)
    case .goToWinner: selectWinner()
    case .nextMatch: searchOn(step: 1)
    case .previousMatch: searchOn(step: -1)

    case .type(let character): type(character)
    case .editPresentNumber: editPresentNumber()
    case .startMargin: startEntry(.margin, text: "")
    case .startLambda: startLambda()
    case .backspace: erase()
    case .keep: keepEntry()
    case .keepAndMoveToNextCell:
      keepEntry()
      if look.focus == .weights { moveInWeights(.right) } else { bench.moveToNextCell() }
    case .cancel: cancel()
    case .paste(let text): paste(text)

    case .nudge(let tenths): nudgeNumber(tenths: tenths)
    case .makeLabel: makeLabel(table.classes[selection.class])
    case .stepScores(let isOfSoftmax): stepScores(isOfSoftmax: isOfSoftmax)
    case .doubleScale: setScale(scale == 0 ? 1 : scale * 2)
    case .halveScale: setScale(scale / 2)
    case .resetScale: setScale(1)
    case .nudgeScale(let tenths): setScale(ShortestDecimal.sum(scale, tenths, tenToThe: -1))
    case .toggleAllClasses: changeOption("all classes") { $0.sumsAllClasses.toggle() }
    case .toggleMean:
      changeOption("mean") { $0.reduction = $0.reduction == .mean ? .sum : .mean }
    case .toggleSquared: changeOption("squared") { $0.isSquared.toggle() }
    case .nextFamily: selectNextFamily()
    case .nextRegularization: selectNextRegularization()
    case .undo: undo()
    case .redo: redo()
    case .reset: reset()
    case .compareFromHere: compareFromHere()

    case .showPanel(let panel): show(panel)
    case .zoom(let zoom): self.zoom(look.zoom == zoom ? .none : zoom)
    case .showPanels: mode = .overlay(.panels(chosen: panel))
    case .choosePanel(let panel): mode = .overlay(.panels(chosen: panel))
    case .changeScaleLook(let change): self.change(change)
    case .changeCurveLook(let change): self.change(change)
    case .chooseLibraryLoss(let step): chooseLibraryLoss(step: step)
    case .changeWeightsLook(let change): self.change(change)
    case .train(let action): train(action)
    case .changePictureLook(let change): self.change(change)
    case .changePlaneLook(let change): self.change(change)
    case .showBeside(let panel): showBeside(panel)
    case .scrollHelp(let rows): scrollHelp(by: rows)
    case .turn: bench.look.isTurned.toggle()
    case .showHelp: mode = .overlay(.help(scroll: nil))

    case .nextStep: nextStep()
    case .previousStep: previousStep()
    case .practise: practise()
    case .filterList: filterList()
    case .advance: advance()
    case .goBack: goBack()
    case .toggleAll: toggleAll()
    case .blank: mode = .overlay(.blank)
    case .vote: vote()
    case .typeVote(let digit): typeVote(digit)
    case .countHands: countHands()
    case .eraseVote: eraseVote()
    case .leaveVote: leaveVote()
    case .moveFocus(let panel): moveFocus(to: panel)
    case .explain(let text): notice(text)
    case .toggleCard: toggleCard()
    case .scrollCard(let lines): scrollCard(by: lines)
    case .showList: showList()
    case .moveInList(let step): moveInList(by: step)
    case .searchList(let character): searchList { $0.append(character) }
    case .eraseSearch: searchList { $0 = String($0.dropLast()) }
    case .goFromList: goFromList()
    case .clearFromList: clearFromList()
    case .answerWith(let character): answer(character)
    case .eraseAnswer: eraseAnswer()
    case .moveInCard(let step): moveInCard(by: step)
    case .recordPrediction: recordPrediction()
    case .takeHint: takeHint()
    case .reveal: reveal()
    case .hideLast: hideLast()
    case .hurry: hurry()

    case .startCommand: mode = .command(CommandLine())
    case .startSearch: mode = .command(CommandLine(.search))
    case .typeCommand(let character): commandLine?.edit { $0.append(character) }
    case .eraseCommand: eraseCommand()
    case .clearCommand: commandLine?.edit { $0 = "" }
    case .completeCommand: completeCommand()
    case .recallOlder: recall(step: 1)
    case .recallNewer: recall(step: -1)
    case .runCommand: runCommand()

    case .save: save(to: nil)
    case .answer(let answer): self.answer(answer)
    case .quit: quit()
    case .quitAtOnce: effects.append(.quit)
    case .suspend: effects.append(.suspend)
    case .repaint: effects.append(.repaint)
    }
  }

  private mutating func take(_ report: Report) {
    if !report.isInPassing {
      message = nil
      disarmSpace()
      bench.history.isNudging = false
    }
    if entry != nil, !report.goesOnTyping { keepEntry() }
    if look.plane.grabbed != nil, !report.goesOnTyping { dropPoint() }
    switch report {
    case .laidOut(let viewport): takeUp(viewport)
    case .worked(let outcome, let generation): take(outcome, generation: generation)
    case .trained(let outcome, let generation): takeSteps(outcome, generation: generation)
    case .completionsFound(let found, let text): showCompletions(found, of: text)

    case .lessonOpened(let session, let complaint, let showsList):
      openLesson(session, complaint: complaint, showsList: showsList)
    case .drawnAgain(let worked, let position, let seed): show(worked, at: position, seed: seed)
    case .time(let now): self.now = now
    case .progressWritten(let complaint):
      if let complaint, progressComplaint == nil { complain(complaint) }
      progressComplaint = complaint
    case .pauseOver(let generation): playEdit(generation: generation)
    case .editTyped(let generation): noteTyped(generation: generation)

    case .reading(let path, let percent):
      mode = .overlay(.reading(path: path, percent: percent))
    case .opened(let model, let path, let notes): open(model, path: path, notes)
    case .saved(let path, let revision, let holdsClassifier, let labels, let omitted):
      guard omitted.isEmpty else { return noteIncomplete(path: path, omitted) }
      noteSaved(path: path, revision: revision, holdsClassifier: holdsClassifier, labels)
    case .exported(let path, let omitted, let exported): noteExported(path, omitted, exported)
    case .fileExists(let path, let exported):
      mode = .overlay(.question(.overwrite(path: path, exporting: exported)))
    case .shared(let sharing): sharing.line == nil ? complain(sharing.note) : notice(sharing.note)
    case .failed(let text): fail(text)
    case .journalFailed(let text):
      journalComplaint = text
      fail("\(text); save them")
    case .lostEditsFound(let lost): offer(lost)
    case .recovered(let model, let lost): recover(model, lost)
    }
  }

  /// Notes what is on the screen. Only the layout knows how far a text can scroll, so that its clamped
  /// scroll replaces the state's.
  private mutating func takeUp(_ viewport: Viewport) {
    bench.look.viewport = viewport
    guard let line = viewport.textLine else { return }
    if case .overlay(.help) = mode {
      mode = .overlay(.help(scroll: line))
    } else if session?.card.scroll != line {
      changeCard { $0.scroll = line }
    }
  }

  mutating func fail(_ text: String) {
    if case .overlay(.reading) = mode { mode = restingMode }
    afterSaving = nil
    complain(text)
  }

  /// Esc: leaves what is on top, undoing what was typed there.
  private mutating func cancel() {
    switch mode {
    case .overlay(.reading(let path, _)):
      mode = restingMode
      notice("\(path) is not opened; nothing has changed")
      effects.append(.cancelReading)
    case .edit(let entry): cancelEntry(entry)
    case .panel where look.plane.grabbed != nil: putPointBack()
    case .panel where look.focus == .card && session?.card.isBegun == true: clearAnswer()
    case .panel, .table:
      if look.searched != nil {
        bench.look.searched = nil
        notice("the search is over: n is the lecture's key again")
      } else if look.zoom != .none {
        zoom(.none)
      } else {
        bringCardBack()
      }
    case .command, .overlay:
      afterSaving = nil
      mode = restingMode
    }
  }

  /// The layout clamps the far end, as only it knows how many rows fit.
  private mutating func scrollHelp(by rows: Int) {
    guard case .overlay(.help(let scroll)) = mode else { return }
    mode = .overlay(.help(scroll: max(0, (scroll ?? 0) + rows)))
  }
}
