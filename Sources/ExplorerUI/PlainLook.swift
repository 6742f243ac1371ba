import ExplorerCore
import TerminalCore

/// What has changed in what is looked at: the selected cell, the panel in front, what has the keys.
func plainLookChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
  var lines: [String] = []
  let readings = Readings(state: new)
  let plane = planeChanges(from: old, to: new)
  let isOtherPoint = new.look.focus == .plane && !plane.isEmpty
  // An answer's edits select what they change, and are told themselves.
  let isAnswer = old.session?.card.phase != new.session?.card.phase
  if old.selection != new.selection, !isOtherPoint, !isAnswer,
    editedExample(from: old, to: new) == nil
  {
    lines.append(readings.plainCell)
  }
  lines += plane
  if new.look.focus == .weights, let place = new.weightsPlace,
    place != old.weightsPlace || old.look.focus != .weights
  {
    lines.append("\(plainName(of: place, new)): \(plainNumber(new.value(of: place)))")
  }
  if new.look.focus == .weights, old.selection.class != new.selection.class {
    lines += slopeWords(readings)
  }
  if old.panel != new.panel {
    // What has changed in a card that comes to the front has been told.
    if new.panel != .card || old.session?.card == new.session?.card { lines += plainPanel(new) }
  } else if new.panel != .card, isPanelTold(old, new) {
    let before = plainPanel(old)
    lines += plainPanel(new).filter { !before.contains($0) && !lines.contains($0) }
  }
  let isBehind = old.panel != new.panel && new.look.focus != new.panel
  if old.look.focus != new.look.focus, new.look.focus == nil, !lines.contains(readings.plainCell) {
    lines.append(readings.plainCell)
  }
  if old.look.focus != new.look.focus || isBehind { lines.append(plainFocus(new)) }
  return lines
}

/// What has the keys, and how something else gets them: "The keys go to Plane. F2 gives them to the table,
/// Esc to the card."
func plainFocus(_ state: ExplorerState) -> String {
  func name(_ panel: Panel?) -> String {
    panel.map { $0 == .card ? "the card" : $0.name } ?? "the table"
  }
  var named = [state.look.focus]
  var ways: [String] = []
  for key in [Key.function(2), .escape] {
    var later = state
    for times in ["", " twice"] {
      for action in KeyMap.actions(for: key, in: later) { _ = later.update(action) }
      guard !named.contains(later.look.focus) else { continue }
      named.append(later.look.focus)
      ways.append(
        "\(key.name)\(times)\(ways.isEmpty ? " gives them" : "") to \(name(named.last ?? nil))")
    }
  }
  return
    (["The keys go to \(name(state.look.focus))."]
    + (ways.isEmpty ? [] : [ways.joined(separator: ", ") + "."])).joined(separator: " ")
}

/// Whether the panel in front was told something by its own keys, or shows more than the table's numbers.
private func isPanelTold(_ old: ExplorerState, _ new: ExplorerState) -> Bool {
  old.look.differs(from: new.look) || old.training != new.training
    || new.panel == .picture && old.selection != new.selection
}
