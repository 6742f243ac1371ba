import ExplorerCore
import TerminalCore

/// A part of the screen to draw a panel in.
struct Area: Equatable {
  let rows: Range<Int>
  let columns: Range<Int>

  var width: Int { columns.count }
  var height: Int { rows.count }
  /// Panels keep one blank column on either side.
  var left: Int { columns.lowerBound + 1 }
}

/// A panel on the screen and its area.
struct ShownPanel {
  let view: PanelView
  let area: Area
  /// Whether it is beside a zoomed panel that takes no more columns than its picture needs.
  var isCompanion = false

  private static let columnsForTwo = 120
  /// The least columns of a card with another panel beside it, and of that panel.
  private static let (cardColumns, besideCard) = (80, 60)
  /// The least columns of a zoomed picture, and of its companion with the line between them.
  private static let (pictureColumns, companionColumns) = (40, 40)

  /// The panel in front. Zoomed, it may have a companion. Else on a wide screen its neighbour in the order
  /// of the tabs is beside it, and beside a card the panel that its step names, unless the panel in front
  /// takes the whole width.
  static func shown(_ state: ExplorerState, rows: Range<Int>, width: Int) -> [ShownPanel] {
    let front = PanelView.of(state.panel)
    if let pair = pair(front, state, rows: rows, width: width) { return pair }
    let isCard = front.panel == .card
    let narrow =
      isCard && PanelView.ofStep(state) != nil
      ? [front, PanelView.ofStep(state)].compactMap(\.self)
      : PanelView.offered(state).filter { !$0.isWide }
    guard width >= (isCard ? cardColumns + 1 + besideCard : columnsForTwo), narrow.count > 1,
      let index = narrow.firstIndex(where: { $0.panel == front.panel })
    else { return [ShownPanel(view: front, area: Area(rows: rows, columns: 0..<width))] }
    let first = min(index, narrow.count - 2)
    // One column is left for the line between them.
    let middle = isCard ? max(cardColumns, width / 2) : width / 2
    let halves = [0..<middle, middle + 1..<width]
    return zip(narrow[first...], halves).map {
      ShownPanel(view: $0, area: Area(rows: rows, columns: $1))
    }
  }
}

extension ShownPanel {
  /// A zoomed panel, about as wide as it is high, and its companion; nil where it has none or no room.
  fileprivate static func pair(
    _ front: PanelView, _ state: ExplorerState, rows: Range<Int>, width: Int
  ) -> [ShownPanel]? {
    let companions = front.companions(state)
    let chosen = companions.first { $0.panel == state.look.companion } ?? companions.first
    guard state.look.zoom == .panel, width >= pictureColumns + companionColumns, let chosen else {
      return nil
    }
    // A cell is twice as high as it is wide, and an axis takes some columns.
    let middle = min(width - companionColumns, max(pictureColumns, 2 * rows.count + 4))
    return [
      ShownPanel(view: front, area: Area(rows: rows, columns: 0..<middle)),
      ShownPanel(
        view: chosen, area: Area(rows: rows, columns: middle + 1..<width), isCompanion: true),
    ]
  }
}

/// The tabs and the panels on the screen.
func drawPanels(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  drawTabs(readings.state, layout, on: &canvas)
  for panel in layout.panels {
    canvas.rightEdge = panel.area.columns.upperBound
    if let refusal = panel.view.reason(readings.state) {
      // It was in front when what it shows went away.
      canvas.write(refusal, row: panel.area.rows.lowerBound, column: panel.area.left)
    } else if panel.view.hidesWhatItTells(readings.state) {
      panel.view.drawHidden(readings.state, panel.area, &canvas)
      canvas.write(Readings.unknown, row: panel.area.rows.lowerBound, column: panel.area.left)
    } else {
      panel.view.draw(readings, panel.area, &canvas)
    }
    canvas.rightEdge = canvas.size.columns
  }
  for panel in layout.panels.dropFirst() {
    drawLine(rows: layout.panelRows, column: panel.area.columns.lowerBound - 1, on: &canvas)
  }
}

/// The line of tabs above the panels: all panels that can be shown or, if two are on the screen, these.
private func drawTabs(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (row, shown) = (layout.panelRow, layout.panels)
  drawLine(row: row, column: 0, width: canvas.size.columns, on: &canvas)
  var views = shown.count > 1 ? shown.map(\.view) : PanelView.offered(state)
  var titles = views.map { canvas.glyphs.fitted($0.title(state), to: 16) }
  var column = 2
  let after = shown.count > 1 ? shown[1].area.columns.lowerBound + 2 : column
  func tabsEnd() -> Int {
    (shown.count > 1 ? titles.suffix(1) : titles[...]).reduce(after) { $0 + canvas.width($1) + 3 }
  }
  // The panel in front, its card and the progress have their room first; v lists the panels left out.
  let list = " v list "
  var room = canvas.size.columns - (progressTexts(state).last.map { canvas.width($0) + 4 } ?? 0)
  let isFront: (PanelView) -> Bool = { $0.panel == .card || $0.panel == state.panel }
  while shown.count < 2, tabsEnd() > room,
    let last = views.lastIndex(where: { !isFront($0) })
  {
    if views.count == PanelView.offered(state).count { room -= canvas.width(list) }
    views.remove(at: last)
    titles.remove(at: last)
  }
  let end = drawProgress(state, row: row, after: tabsEnd(), on: &canvas)
  if tabsEnd() > end, views[0].panel == .card {
    // The card tells its title too.
    titles[0] = canvas.glyphs.fitted(
      titles[0], to: max(4, canvas.width(titles[0]) - (tabsEnd() - end)))
  }
  // While the card has the keys its tab is in reverse; while the table has them, the selected cell is.
  let keys = state.look.focus ?? (state.panel == .card ? nil : state.panel)
  for (view, title) in zip(views, titles) {
    let place = shown.first { $0.view.panel == view.panel }
    if shown.count > 1, let place { column = place.area.columns.lowerBound + 2 }
    let hasKeys = view.panel == keys && (state.mode == .panel || view.panel != .card)
    let style = hasKeys ? Style.title.selected : place == nil ? .text : .title
    column = canvas.write(" \(title) ", row: row, column: column, style: style) + 1
  }
  let more = [list, " Tab ", layout.zoom == .panel ? " z table " : " z zoom "]
  for text in shown.isEmpty ? [" Z panel "] : more
  where shown.count < 2 && column + canvas.width(text) <= end {
    column = canvas.write(text, row: row, column: column, style: .faint) + 1
  }
}

/// The number of the lesson's step, at the end of the line of tabs; in a presentation also how many of
/// its items are shown.
/// - Parameter after: the column after the tabs.
/// - Returns: the column where it begins.
private func drawProgress(
  _ state: ExplorerState, row: Int, after column: Int, on canvas: inout Canvas
) -> Int {
  let texts = progressTexts(state)
  guard !texts.isEmpty else { return canvas.size.columns }
  let end = canvas.size.columns - 2
  let text = canvas.glyphs.fitting(texts, width: end - column - 2)
  canvas.write(" \(text) ", row: row, endingAt: end, style: .text, width: canvas.width(text) + 2)
  return end - canvas.width(text) - 2
}

/// The place in a lesson, and how much of the step has been presented: the longest wording first.
private func progressTexts(_ state: ExplorerState) -> [String] {
  guard let session = state.session else { return [] }
  let (step, count) = session.place
  let texts = ["step \(step) of \(count)", "\(step)/\(count)"]
  if session.isPresented, session.card.phase == .open, session.itemCount > 0 {
    let (shown, items) = (session.card.revealed, session.itemCount)
    let counted =
      !session.hasMore && !state.hidden.isEmpty
      // What shows ? still, later steps ask.
      ? ["all shown, ? later", "? later", "? later"]
      : ["\(shown) of \(items) shown", "\(shown)/\(items) shown", "\(shown)/\(items) shown"]
    return zip(counted, [texts[0], texts[0], texts[1]]).map { "\($0) · \($1)" }
  }
  return texts
}
