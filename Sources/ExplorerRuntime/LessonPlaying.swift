import ExplorerCore
import ExplorerUI
import Lessons
import Scores
import TerminalCore

/// The situation after some keys were typed into the explorer. Effects outside the state (opening files,
/// quitting) are left out.
package func situation(after keys: [Key], from start: Situation) -> Situation {
  var state = ExplorerState(start, document: Document(title: "", path: nil))
  for key in keys {
    for action in KeyMap.meaning(of: key, in: state) { _ = state.update(action) }
  }
  return state.situation
}
