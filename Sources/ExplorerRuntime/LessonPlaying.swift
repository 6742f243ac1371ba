import ExplorerCore
import ExplorerUI
import Lessons
import Scores
import TerminalCore

/// What keys typed into the explorer make of a situation; what they ask of the outside world (files,
/// quitting) is not done.
package func situation(after keys: [Key], from start: Situation) -> Situation {
  var state = state(of: start)
  for key in keys {
    for action in KeyMap.actions(for: key, in: state) { _ = state.update(action) }
  }
  return Situation(
    table: state.table, weights: start.weights, hinge: state.hinge, scale: state.scale,
    example: state.selection.example, class: state.selection.class)
}

/// The explorer in a situation.
private func state(of start: Situation) -> ExplorerState {
  var state = ExplorerState(table: start.table)
  func perform(_ actions: [Action]) {
    for action in actions { _ = state.update(action) }
  }
  func run(_ command: String) {
    perform([.startCommand] + command.map(Action.typeCommand) + [.runCommand])
  }
  run("margin \(NumberText.factor(start.hinge.margin))")
  if start.hinge.sumsAllClasses { perform([.toggleAllClasses]) }
  if start.hinge.reduction == .mean { perform([.toggleMean]) }
  if start.hinge.isSquared { perform([.toggleSquared]) }
  while state.hinge.family != start.hinge.family { perform([.nextFamily]) }
  run("scale \(NumberText.factor(start.scale))")
  let isTurned = state.isTurned
  if isTurned { perform([.turn]) }
  perform(
    Array(repeating: .move(.right), count: start.example)
      + Array(repeating: .move(.down), count: start.class))
  if isTurned { perform([.turn]) }
  return state
}
