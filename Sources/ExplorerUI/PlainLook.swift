import ExplorerCore

/// What has changed in what is looked at: the selected cell, the panel in front, what has the keys.
func plainLookChanges(from old: ExplorerState, to new: ExplorerState) -> [String] {
  var lines: [String] = []
  let readings = Readings(state: new)
  if old.selection != new.selection, editedExample(from: old, to: new) == nil {
    lines.append(readings.plainCell)
  }
  if new.look.focus == .weights, let place = new.weightsPlace,
    place != old.weightsPlace || old.look.focus != .weights
  {
    lines.append("\(new.name(of: place)): \(new.value(of: place))")
  }
  if old.look.focus != new.look.focus {
    lines.append("The keys go to: \(new.look.focus.map(\.name) ?? "table").")
  }
  if old.panel != new.panel {
    if old.session?.card.phase == new.session?.card.phase { lines += plainPanel(new) }
  } else if new.panel != .card, isPanelTold(old, new) {
    let before = plainPanel(old)
    lines += plainPanel(new).filter { !before.contains($0) }
  }
  return lines
}

/// Whether the panel in front was told something by its own keys, or shows more than the table's numbers.
private func isPanelTold(_ old: ExplorerState, _ new: ExplorerState) -> Bool {
  old.look.differs(from: new.look) || old.training != new.training
    || new.panel == .picture && old.selection != new.selection
}
