import ExplorerCore
import ExplorerUI
import ScoreFiles
import Scores
import TerminalCore

/// Runs the explorer on a terminal, the same for a real one and a scripted one: paint, wait for what
/// happens, carry it out with all its effects, until the explorer quits or the terminal is gone.
package struct ExplorerLoop<Screen: Terminal> {
  package private(set) var state: ExplorerState
  private let terminal: Screen
  private var isRunning = true

  package init(_ state: ExplorerState, on terminal: Screen) {
    (self.state, self.terminal) = (state, terminal)
  }

  package mutating func run() {
    paint()
    while isRunning {
      // All that is waiting comes at once: a held-down key never lags behind the paints.
      for event in terminal.waitForEvents(timeout: nil) where isRunning { handle(event) }
      if isRunning { paint() }
    }
  }

  private mutating func paint() {
    let size = terminal.size
    let viewport = Layout(state, size: size).viewport
    if viewport != state.viewport { perform(.viewportChanged(viewport)) }
    if case .overlay(.help(let scroll)) = state.mode {
      let last = lastHelpScroll(size: size, isUnicode: terminal.isUnicode)
      if scroll > last { perform(.scrollHelp(by: last - scroll)) }
    }
    terminal.draw(draw(state, size: size, isUnicode: terminal.isUnicode))
  }

  private mutating func handle(_ event: Event) {
    switch event {
    case .key(let key):
      for action in KeyMap.actions(for: key, in: state) { perform(action) }
    case .paste(let text): perform(.paste(text))
    case .resized: break  // the next paint asks for the size
    case .closed: isRunning = false
    }
  }

  private mutating func perform(_ action: Action) {
    for effect in state.update(action) {
      switch effect {
      case .quit: isRunning = false
      case .suspend: terminal.suspend()
      case .open(let path): perform(opening(path))
      case .save(let path, let revision, let mayOverwrite):
        perform(saving(path, revision: revision, mayOverwrite: mayOverwrite))
      case .findCompletions(let path):
        perform(.completionsFound(fileCompletions(of: path), of: path))
      }
    }
  }

  private func opening(_ path: String) -> Action {
    do throws(ScoreFileError) {
      return .opened(try ScoreFile.read(path), path: path)
    } catch { return .failed(error.description) }
  }

  private func saving(_ path: String, revision: Int, mayOverwrite: Bool) -> Action {
    do throws(ScoreFileError) {
      try ScoreFile.save(state.table, to: path, mayOverwrite: mayOverwrite)
      return .saved(path: path, revision: revision)
    } catch {
      return error.problem == .exists ? .fileExists(path: path) : .failed(error.description)
    }
  }
}

/// The screen after some keys, typed into the explorer without a terminal.
package func play(_ keys: [Key], in state: ExplorerState, size: Size, isUnicode: Bool) -> Frame {
  let terminal = ScriptedTerminal(size: size, keys: keys, isUnicode: isUnicode)
  var loop = ExplorerLoop(state, on: terminal)
  loop.run()
  return terminal.frame ?? Frame(size: size)
}
