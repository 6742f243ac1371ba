import ExplorerCore
import ExplorerUI
import Lessons
import Scores
import TerminalCore

/// What keys typed into the explorer make of a situation. What they ask of the outside world (files,
/// quitting) is not done.
package func situation(after keys: [Key], from start: Situation) -> Situation {
  var state = ExplorerState(start, document: Document(title: "", path: nil))
  for key in keys {
    for action in KeyMap.meaning(of: key, in: state) { _ = state.update(action) }
  }
  return state.situation
}
