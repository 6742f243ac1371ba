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
  func write(_ names: [String], _ value: String, _ twice: String, style: Style) {
    let room = 16 - glyphs.width(value)
    let name = glyphs.fitting(names, width: room)
    canvas.write(name, row: row, column: left + 2, style: style, width: room)
    canvas.write(value, row: row, endingAt: first, style: style, width: 8)
    canvas.write(twice, row: row, endingAt: second, style: style, width: 8)
    row += 1
  }
  func write(_ names: [String], _ style: Style, _ text: (Readings.Factor) -> String) {
    guard row < bottom else { return }
    write(names, text(.k), text(.twiceK), style: style)
  }
  let (head, headTwice) = factorHeads(state.scale, on: canvas)
  write([], head, headTwice, style: .strong)
  let example = state.selection.example
  let fullName = state.table.exampleName(example)
  let name = canvas.width(fullName) <= 3 ? fullName : "this"
  let label = state.table.className(state.table.label(example))
  let inForce = readings.hinges.count - 1
  let names = hingeNames(state.hinge)

  for (index, hinge) in readings.hinges.enumerated() {
    write(hingeNames(hinge), .hinge) { readings.meanHinge(index, at: $0) }
  }
  write(["softmax"], .softmax) { readings.meanSoftmax(at: $0) }
  write(["accuracy"], .text) { readings.accuracy(at: $0) }
  write(names.map { "\(name) \($0)" } + names.suffix(1), .hinge) {
    readings.hinge(inForce, of: example, at: $0).text
  }
  write(["\(name) softmax", "\(name) soft"], .softmax) {
    readings.softmax(of: example, at: $0).text
  }
  write(["\(name) P(\(label))", "\(name) P(y)"], .softmax) {
    readings.labelProbability(of: example, at: $0).text
  }
  if state.model.isComputed { write(["R(W) L2"], .text) { readings.regularization(at: $0) } }
}

/// "W × 1" and "W × 2", or shorter forms if these don't fit in eight columns.
private func factorHeads(_ k: Double, on canvas: Canvas) -> (String, String) {
  let (first, second) = (NumberText.factor(k), NumberText.factor(2 * k))
  let forms = ["W × ", "W×", "×"]
  let form = forms.first { max(canvas.width($0 + first), canvas.width($0 + second)) <= 8 } ?? "×"
  return (form + first, form + second)
}
