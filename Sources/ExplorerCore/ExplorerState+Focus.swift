// Which panel is in front, and whether it has the keys.
extension ExplorerState {
  /// What has the keys when nothing lies on top. `mode` says what has them now, `look.hasFocus` what gets
  /// them back.
  var restingMode: Mode { look.hasFocus ? .panel : .table }

  /// Brings a panel to the front. The card gets the keys while it asks a question.
  mutating func show(_ panel: Panel) {
    guard panel != .card || session != nil else { return }
    bench.look.panel = panel
    bench.look.hasFocus = panel == .card && session?.isAsking == true
    mode = restingMode
  }

  /// F2: gives the keys to a panel, which comes to the front, or back to the table.
  mutating func moveFocus(to panel: Panel) {
    let hadFocus = panel == self.panel && mode == .panel
    bench.look.panel = panel
    bench.look.hasFocus = !hadFocus
    mode = restingMode
  }

  /// `c`: puts the card away, and back.
  mutating func toggleCard() {
    guard session != nil else { return notice("no lecture is open; n opens it") }
    show(panel == .card ? .terms : .card)
  }
}
