import ExplorerCore
import Scores
import TerminalCore

/// The box that compares W × k with W × 2k, for the table and for the selected example.
func drawScaleBox(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let state = readings.state
  let (left, bottom, glyphs) = (layout.boxColumn, layout.panelRow, canvas.glyphs)
  drawLine(rows: 1..<bottom, column: left, on: &canvas)
  // Two numbers of eight columns, and a blank between them.
  let (first, second) = (left + 19, canvas.size.columns)
  var row = 1
  func write(_ names: [String], _ style: Style, _ value: String, _ twice: String) {
    guard row < bottom else { return }
    let room = 16 - glyphs.width(value)
    let name = glyphs.fitting(names, width: room)
    canvas.write(name, row: row, column: left + 2, style: style, width: room)
    canvas.write(value, row: row, endingAt: first, style: style, width: 8)
    canvas.write(twice, row: row, endingAt: second, style: style, width: 8)
    row += 1
  }
  func write(_ names: [String], _ style: Style, _ text: (Readings.Factor) -> String) {
    write(names, style, text(.k), text(.twiceK))
  }
  let (head, headTwice) = factorHeads(state.scale, glyphs)
  write([], .strong, head, headTwice)
  let (means, twice) = (readings.means(at: .k), readings.means(at: .twiceK))
  let names = state.hinges.map(hingeNames) + [["softmax"]]
  for (index, names) in names.enumerated() {
    let style = index < state.hinges.count ? Style.hinge : .softmax
    write(names, style, means.losses[index], twice.losses[index])
  }
  write(["accuracy"], .text, means.shortAccuracy, twice.shortAccuracy)

  if state.model.isComputed { write(["R(W) L2"], .text) { readings.regularization(at: $0) } }

  let example = state.selection.example
  let label = state.table.className(state.table.label(example))
  if row < bottom {
    let head = "\(glyphs.shortened(state.table.exampleName(example))): label \(label)"
    canvas.write(head, row: row, column: left + 2, style: .heading, width: Layout.boxWidth - 3)
    row += 1
  }
  write(hingeNames(state.hinge), .hinge) {
    readings.hinge(state.hinges.count - 1, of: example, at: $0).text
  }
  write(["softmax"], .softmax) { readings.softmax(of: example, at: $0).text }
  write(["P(\(label))", "P(label)"], .softmax) {
    readings.labelProbability(of: example, at: $0).text
  }
}

/// "W × 1" and "W × 2", or shorter forms if these don't fit in eight columns.
private func factorHeads(_ k: Double, _ glyphs: Glyphs) -> (String, String) {
  let (first, second) = (NumberText.factor(k), NumberText.factor(2 * k))
  let forms = ["W × ", "W×", "×"]
  let form = forms.first { glyphs.widest([$0 + first, $0 + second], atLeast: 0) <= 8 } ?? "×"
  return (form + first, form + second)
}
