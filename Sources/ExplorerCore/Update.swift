import LossEngine
import Scores

extension ExplorerState {
  /// Carries out one action: the only way the state changes.
  /// - Returns: what the outside world has to do for it, in order.
  package mutating func update(_ action: Action) -> [Effect] {
    switch action {
    case .viewportChanged(let viewport):
      self.viewport = viewport
      return []
    case .completionsFound(let found, let text):
      showCompletions(found, of: text)
      return []
    default: message = nil
    }
    if entry != nil, !action.goesOnTyping { keepEntry() }
    if !action.goesOnNudging { history.isNudging = false }
    switch action {
    case .move(let direction): move(direction)
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
    case .cancel: cancel()
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
    case .showPanel(let panel): self.panel = panel
    case .scrollHelp(let rows): scrollHelp(by: rows)
    case .turn: isTurned.toggle()
    case .showHelp: mode = .overlay(.help(scroll: 0))

    case .startCommand: mode = .command(CommandLine())
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
    case .fileExists(let path): mode = .overlay(.question(.overwrite(path: path)))
    case .failed(let text): fail(text)
    case .viewportChanged, .completionsFound: break
    }
    return []
  }

  mutating func fail(_ text: String) {
    afterSaving = nil
    message = .error(text)
  }

  /// Esc: back to the table, with nothing changed.
  private mutating func cancel() {
    switch mode {
    case .edit(let entry): cancelEntry(entry)
    case .table, .command, .overlay: mode = .table
    }
  }

  private mutating func selectPanel(step: Int) {
    let count = Panel.allCases.count
    panel = Panel(rawValue: (panel.rawValue + step + count) % count) ?? .terms
  }

  /// The view clamps the far end: only it knows how many rows fit.
  private mutating func scrollHelp(by rows: Int) {
    guard case .overlay(.help(let scroll)) = mode else { return }
    mode = .overlay(.help(scroll: max(0, scroll + rows)))
  }
}
