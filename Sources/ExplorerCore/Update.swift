import LossEngine
import Scores

extension ExplorerState {
  /// Carries out one action: the only way the state changes.
  /// - Returns: what the outside world has to do for it, in order.
  package mutating func update(_ action: Action) -> [Effect] {
    let effects = carryOut(action)
    summarize()
    let (before, after) = (tellJournal(), askForLosses())
    return before.isEmpty && after.isEmpty ? effects : before + effects + after
  }

  private mutating func carryOut(_ action: Action) -> [Effect] {
    switch action {
    case .evaluated(let losses, let generation):
      takeLosses(losses, generation: generation)
      return []
    case .viewportChanged(let viewport):
      self.viewport = viewport
      return []
    case .completionsFound(let found, let text):
      showCompletions(found, of: text)
      return []
    case .reading(let path, let percent):
      mode = .overlay(.reading(path: path, percent: percent))
      return []
    case .time(let now):
      lesson?.now = now
      return []
    case .cardScrolled(let line):
      changeCard { $0.scroll = line }
      return []
    case .pauseOver(let generation): return playEdit(generation: generation)
    case .editTyped(let generation): return noteTyped(generation: generation)
    default: message = nil
    }
    if entry != nil, !action.goesOnTyping { keepEntry() }
    if !action.goesOnNudging { history.isNudging = false }
    switch action {
    case .move(let direction): move(direction)
    case .jump(.pageUp) where panel == .card: scrollCard(by: -5)
    case .jump(.pageDown) where panel == .card: scrollCard(by: 5)
    case .jump(let edge): jump(edge)
    case .nextWrongPrediction: selectWrongPrediction(step: 1)
    case .previousWrongPrediction: selectWrongPrediction(step: -1)

    case .type(let character): type(character)
    case .editPresentScore: editPresentScore()
    case .startMargin: startEntry(.margin, text: "")
    case .backspace: erase()
    case .keep: keepEntry()
    case .keepAndMoveToNextCell:
      keepEntry()
      moveToNextCell()
    case .cancel: return cancel()
    case .paste(let text): paste(text)

    case .nudge(let tenths): nudgeScore(tenths: tenths)
    case .makeLabel: makeLabel(table.classes[selection.class])
    case .doubleScale: setScale(scale == 0 ? 1 : scale * 2)
    case .halveScale: setScale(scale / 2)
    case .resetScale: setScale(1)
    case .nudgeScale(let tenths): setScale(ShortestDecimal.sum(scale, tenths, tenToThe: -1))
    case .toggleAllClasses: changeOption("all classes") { $0.sumsAllClasses.toggle() }
    case .toggleMean:
      changeOption("mean") { $0.reduction = $0.reduction == .mean ? .sum : .mean }
    case .toggleSquared: changeOption("squared") { $0.isSquared.toggle() }
    case .nextFamily: selectNextFamily()
    case .undo: undo()
    case .redo: redo()
    case .reset: reset()

    case .nextPanel: selectPanel(step: 1)
    case .previousPanel: selectPanel(step: -1)
    case .showPanel(let panel): show(panel)
    case .scrollHelp(let rows): scrollHelp(by: rows)
    case .turn: isTurned.toggle()
    case .showHelp: mode = .overlay(.help(scroll: 0))

    case .nextStep: return nextStep()
    case .previousStep: return previousStep()
    case .moveFocus: moveFocus()
    case .toggleCard: toggleCard()
    case .scrollCard(let lines): scrollCard(by: lines)
    case .showList: return showList()
    case .moveInList(let step): moveInList(by: step)
    case .searchList(let character): searchList { $0.append(character) }
    case .eraseSearch: searchList { $0 = String($0.dropLast()) }
    case .goFromList: return goFromList()
    case .clearFromList: return clearFromList()
    case .answerWith(let character): answer(character)
    case .eraseAnswer: eraseAnswer()
    case .moveInCard(let step): moveInCard(by: step)
    case .recordPrediction: return recordPrediction()
    case .takeHint: return takeHint()
    case .reveal: return reveal()
    case .hideLast: hideLast()
    case .hurry: return hurry()
    case .explainFocus: message = .notice("the card has the keys; F2 gives them to the table")
    case .lessonOpened(let session, let complaint, let showsList):
      return openLesson(session, complaint: complaint, showsList: showsList)

    case .startCommand: mode = .command(CommandLine())
    case .startSearch: mode = .command(CommandLine(.search))
    case .typeCommand(let character): editCommand { $0.append(character) }
    case .eraseCommand: eraseCommand()
    case .clearCommand: editCommand { $0 = "" }
    case .completeCommand: return completeCommand()
    case .recallOlder: recall(step: 1)
    case .recallNewer: recall(step: -1)
    case .runCommand: return runCommand()

    case .save: return save(to: nil)
    case .answer(let answer): return self.answer(answer)
    case .quit: return quit()
    case .quitAtOnce: return [.quit]
    case .suspend: return [.suspend]
    case .opened(let table, let path): open(table, path: path)
    case .saved(let path, let revision): return noteSaved(path: path, revision: revision)
    case .exported(let path): message = .notice("a copy is in \(path)")
    case .fileExists(let path, let isCopy):
      mode = .overlay(.question(.overwrite(path: path, isCopy: isCopy)))
    case .lostEditsFound(let lost): offer(lost)
    case .recovered(let table, let lost): recover(table, lost)
    case .failed(let text): fail(text)
    case .viewportChanged, .completionsFound, .time, .cardScrolled, .pauseOver, .editTyped,
      .evaluated, .reading:
      break
    }
    return []
  }

  mutating func fail(_ text: String) {
    if case .overlay(.reading) = mode { mode = restingMode }
    afterSaving = nil
    message = .error(text)
  }

  /// Esc: back to the table, with nothing changed.
  private mutating func cancel() -> [Effect] {
    switch mode {
    case .overlay(.reading(let path, _)):
      mode = restingMode
      message = .notice("\(path) is not opened; nothing has changed")
      return [.cancelReading]
    case .edit(let entry): cancelEntry(entry)
    case .card: clearAnswer()
    case .table, .command, .overlay:
      afterSaving = nil
      mode = restingMode
    }
    return []
  }

  private mutating func selectPanel(step: Int) {
    let index = panels.firstIndex(of: panel) ?? 0
    show(panels[(index + step + panels.count) % panels.count])
  }

  /// The view clamps the far end: only it knows how many rows fit.
  private mutating func scrollHelp(by rows: Int) {
    guard case .overlay(.help(let scroll)) = mode else { return }
    mode = .overlay(.help(scroll: max(0, scroll + rows)))
  }
}
