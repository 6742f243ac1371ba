import ExplorerCore
import Scores
import TerminalCore

/// The table as on the slides: a column for each example, a row for each class, and the losses below.
func drawTable(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let state = readings.state
  let rows = layout.examples.map(readings.row)
  let format = ScoreFormat(rows.flatMap { $0.readableScores(layout.classRows) })
  drawExampleNames(state, layout, on: &canvas)
  for (line, position) in layout.classRows.enumerated() {
    let row = layout.firstClassRow + line
    let isSelected = position == state.selection.class
    if line > 0, layout.classRows[line - 1] + 1 < position {
      canvas.write(canvas.glyphs.gap, row: row, column: 0, style: .notice)
    }
    canvas.write(
      state.table.className(position), row: row, column: 1,
      style: isSelected ? .strong : .text, width: layout.nameWidth - 2)
    for (index, shown) in rows.enumerated() {
      drawScore(
        state, shown, class: position, format, row: row, end: layout.numberEnd(index),
        width: layout.scoreWidth, on: &canvas)
    }
  }
  if layout.hasPenalties { drawPenalties(readings, layout, on: &canvas) }
  drawRule(readings, layout, on: &canvas)
  drawLosses(readings, rows, layout, on: &canvas)
}

/// R of each row of W, right of its scores.
private func drawPenalties(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  func draw(_ texts: [String], row: Int) {
    for (index, text) in texts.enumerated() {
      canvas.write(
        text, row: row, endingAt: layout.averageEnd + index * Layout.numberWidth, width: 8)
    }
  }
  draw(Readings.penaltyHeads, row: 1)
  for (line, position) in layout.classRows.enumerated() {
    draw(readings.rowPenalties(ofClass: position), row: layout.firstClassRow + line)
  }
}

/// A score with its mark, ending before the column `end`; in reverse if its cell is selected.
func drawScore(
  _ state: ExplorerState, _ shown: ShownRow, class position: Int, _ format: ScoreFormat, row: Int,
  end: Int, width: Int, on canvas: inout Canvas
) {
  let cell = Selection(example: shown.example, class: position)
  if let entry = state.entry, entry.place == .score(cell) {
    drawEntry(
      entry, mark: shown.mark(position).0, scale: state.scale, row: row, end: end, on: &canvas)
    return
  }
  let (text, style) = shown.score(position, format, width: width)
  canvas.write(text, row: row, endingAt: end, style: style, width: width)
  if cell == state.selection {
    canvas.frame.restyle(row: row, column: end - 8, width: 9) {
      // While the card has the keys, its choice is in reverse instead.
      $0 = state.mode == .panel && state.look.focus == .card ? .heading : .strong.selected
    }
  }
}

/// The number being typed, after the mark of its class; of a long one the end is shown.
private func drawEntry(
  _ entry: Entry, mark: String, scale: Double, row: Int, end: Int, on canvas: inout Canvas
) {
  let style = entry.isInForce ? Style.input : .unfinished
  let factor = scale == 1 ? "" : " ×\(NumberText.factor(scale))"
  let shownFactor = canvas.width(factor) > 4 ? "" : factor
  let room = 8 - canvas.width(shownFactor) - canvas.width(mark)
  let text = mark + canvas.ending(of: entry.text, width: room)
  canvas.frame.fill(row: row, column: end - 8, width: 9, style: style)
  let after = end - canvas.width(shownFactor)
  canvas.write(text, row: row, endingAt: after, style: style, width: 8)
  canvas.write(shownFactor, row: row, column: after, style: style)
  canvas.frame.cursor = Position(row: row, column: after)
}

private func drawExampleNames(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (table, visible) = (state.table, layout.viewport.examples)
  for (index, position) in layout.examples.enumerated() {
    let isSelected = position == state.selection.example
    canvas.write(
      table.exampleName(position), row: 1, endingAt: layout.numberEnd(index),
      style: isSelected ? .heading : .text, width: min(8, layout.cellWidth - 1))
  }
  if state.shows(.svm) || state.shows(.softmax) {
    canvas.write("avg", row: 1, endingAt: layout.averageEnd, style: .text, width: 8)
  }
  let after = state.shownCount - visible.upperBound
  func hidden(more: String) -> String {
    [
      visible.lowerBound > 0 ? "◀\(visible.lowerBound)" : nil, after > 0 ? "▶\(after)\(more)" : nil,
      hiddenClasses(state, layout).above.map { "▲\($0)" },
    ].compactMap(\.self).joined(separator: " ")
  }
  let width = layout.nameWidth - 1
  let text = canvas.glyphs.fitting([hidden(more: " more"), hidden(more: "")], width: width)
  canvas.write(text, row: 1, column: 1, style: .notice, width: width)
}

private func drawRule(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let state = readings.state
  var texts = arrangementTexts(state)
  if let below = hiddenClasses(state, layout).below { texts.insert("▼\(below) more", at: 0) }
  let width = layout.hasBox ? layout.boxColumn : canvas.size.columns
  for text in layout.hasBox ? [] : boxTexts(readings)
  where canvas.width((texts + [text]).joined(separator: "   ")) <= width - 4 {
    texts.append(text)
  }
  drawLine(
    row: layout.firstClassRow + layout.classRows.count, width: width, with: texts, on: &canvas)
}

/// What the box says besides the rows of losses, for a screen that has none: R(W), λ R(W), the full losses
/// and what W × 2k costs.
private func boxTexts(_ readings: Readings) -> [String] {
  let state = readings.state
  let shown = shownLosses(state)
  guard !shown.isEmpty else { return [] }
  func losses(_ factor: Readings.Factor) -> [String] {
    let means = readings.fullMeans(at: factor)
    let full = readings.isPenalized ? "full " : ""
    return shown.map { "\(full)\($0.loss.names[0]) \(means.losses[$0.index])" }
  }
  var texts: [String] = []
  if readings.regularizer != nil {
    texts = ["R \(readings.penalty().text)", "λR \(readings.regularizationLoss().text)"]
  }
  if readings.isPenalized { texts += losses(.k) }
  if state.shows(.twice) {
    let scale = NumberText.factor(readings.scale(.twiceK))
    texts.append("W × \(scale): \(losses(.twiceK).joined(separator: " "))")
  }
  return texts
}

/// A horizontal line with texts in it.
func drawLine(row: Int, width: Int, with texts: [String], on canvas: inout Canvas) {
  drawLine(row: row, column: 0, width: width, on: &canvas)
  guard !texts.isEmpty else { return }
  let text = texts.joined(separator: "   ")
  canvas.write(" \(text) ", row: row, column: 1, style: .notice, width: width - 2)
}

/// Texts that say how the examples are sorted and filtered.
func arrangementTexts(_ state: ExplorerState) -> [String] {
  guard let arrangement = state.arrangement else { return [] }
  let count = "shown \(state.shownCount) of \(state.table.exampleCount)"
  return [
    arrangement.key.map { "sorted by \($0.rawValue)" },
    arrangement.filter.map { state.isTurned ? "only \($0)" : "\(count): \($0)" },
  ].compactMap(\.self)
}

/// A horizontal line.
func drawLine(row: Int, column: Int, width: Int, on canvas: inout Canvas) {
  canvas.frame.fill(
    row: row, column: column, width: width, style: .rule, character: canvas.glyphs.horizontal)
}

/// The line beside what stands in `column`.
func drawLine(
  rows: Range<Int>, column: Int, style: Style = .rule, on canvas: inout Canvas
) {
  for row in rows {
    canvas.frame.fill(
      row: row, column: column, width: 1, style: style, character: canvas.glyphs.vertical)
  }
}

/// How many classes before and after those on the screen are not shown; nil for none.
private func hiddenClasses(_ state: ExplorerState, _ layout: Layout) -> (above: Int?, below: Int?) {
  let window = layout.viewport.classes
  // The rows pinned at the edges of the window are on the screen but not in the window.
  let above = window.lowerBound - layout.classRows.count { $0 < window.lowerBound }
  let below =
    state.table.classCount - window.upperBound
    - layout.classRows.count { $0 >= window.upperBound }
  return (above == 0 ? nil : above, below == 0 ? nil : below)
}
