import Lessons

// Which panel is in front, and what has the keys. In a lesson its card has them until F2 moves them.
extension ExplorerState {
  /// What has the keys when nothing lies on top. `mode` says what has them now, `look.focus` what gets
  /// them back. The edits of an answer are typed into the table.
  package var restingMode: Mode { look.focus == nil || isPlayingEdits ? .table : .panel }

  /// Brings a panel to the front. Another panel than the card gives up the keys when it goes behind, to
  /// the card if that comes.
  mutating func show(_ panel: Panel) {
    guard panel != .card || session != nil else { return }
    bench.look.panel = panel
    if look.zoom == .table { bench.look.zoom = .none }
    bench.look.viewport.companion = nil
    if let focus = look.focus, focus != .card, focus != panel {
      bench.look.focus = panel == .card ? .card : nil
    }
    mode = restingMode
  }

  /// F2: gives the keys to a panel, which comes to the front, or back to the table. Of two panels without
  /// the table, each gives them to the other.
  mutating func moveFocus(to panel: Panel) {
    if look.focus == panel {
      bench.look.focus = viewport.companion.map { $0 == panel ? self.panel : $0 }
    } else if viewport.companion == panel {
      bench.look.focus = panel
    } else {
      (bench.look.panel, bench.look.focus) = (panel, panel)
      if look.zoom == .table { bench.look.zoom = .none }
    }
    // The first column on the screen, which may be the largest product's.
    if look.focus == .weights, look.weights.column == nil {
      bench.look.weights.column = inputOrder.first
    }
    mode = restingMode
  }

  /// Changes what has all rows. A panel that is not on the screen gives up its keys; a lesson's card keeps
  /// them, and comes back when one of them changes it.
  mutating func zoom(_ zoom: Zoom) {
    if zoom == .table, look.focus != .card { bench.look.focus = nil }
    if zoom == .none, look.focus != .card, look.focus != panel { bench.look.focus = nil }
    bench.look.zoom = zoom
    bench.look.viewport.companion = nil
    mode = restingMode
  }

  /// Puts another panel beside the zoomed one; the keys go to it if they were there.
  mutating func showBeside(_ panel: Panel) {
    if let before = viewport.companion, before == look.focus { bench.look.focus = panel }
    bench.look.companion = panel
    bench.look.viewport.companion = panel
    mode = restingMode
  }

  /// Brings the lesson's card to the front, unless it is beside a zoomed panel.
  mutating func showCard() {
    if viewport.companion == .card { return }
    bench.look.panel = .card
    if look.zoom == .table { bench.look.zoom = .none }
  }

  /// `c`: puts the card away, and back.
  mutating func toggleCard() {
    guard let session else { return notice("no lecture is open; n opens it") }
    guard panel == .card else { return bringCardBack() }
    let others = [.terms, session.step.panel.map { Panel($0) }, model.linear.map { _ in .weights }]
    let shown = others.compactMap(\.self).first {
      Step.topics(ofPanel: $0.name).allSatisfy(session.topics.contains)
    }
    guard let shown else { return notice("this step has no panel but its card") }
    show(shown)
  }

  /// Shows the lesson's card, which has the keys then, so that no digit meant for it edits a score.
  mutating func bringCardBack() {
    guard session != nil else { return }
    bench.look.focus = .card
    show(.card)
  }
}
