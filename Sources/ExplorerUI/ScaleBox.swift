import ExplorerCore
import Scores
import TerminalCore

/// W × k beside W × 2k: what scaling W does to the table and to the selected example.
func drawScaleBox(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let state = readings.state
  let (left, bottom) = (layout.boxColumn, layout.panelRow)
  let line = canvas.glyphs("│")
  for row in 1..<bottom { canvas.frame.write(line, row: row, column: left, style: .rule) }
  let k = state.scale
  let hidesTwice = state.session?.hidesTwice == true
  // Two numbers of eight columns, and a blank between them.
  let (first, second) = (left + 19, canvas.size.columns)
  func write(_ names: [String], _ values: (String, String), row: Int, style: Style) {
    let room = 16 - canvas.width(values.0)
    let name = canvas.fitting(names, width: room)
    canvas.write(name, row: row, column: left + 2, style: style, width: room)
    canvas.write(values.0, row: row, endingAt: first, style: style, width: 8)
    canvas.write(values.1, row: row, endingAt: second, style: style, width: 8)
  }
  func pair(_ text: (Readings.Factor) -> String) -> (String, String) {
    (text(.k), hidesTwice ? "?" : text(.twiceK))
  }
  write([""], factorHeads(k, on: canvas), row: 1, style: .strong)
  let example = state.selection.example
  let fullName = state.table.exampleName(example)
  let name = canvas.width(fullName) <= 3 ? fullName : "this"
  let label = state.table.className(state.table.label(example))
  let inForce = readings.hinges.count - 1
  let names = hingeNames(state.hinge)

  var rows: [([String], (String, String), Style)] = readings.hinges.enumerated().map {
    index, hinge in
    (hingeNames(hinge), pair { readings.meanHinge(index, at: $0) }, .hinge)
  }
  rows += [
    (["softmax"], pair(readings.meanSoftmax), .softmax),
    (["accuracy"], pair(readings.accuracy), .text),
    (
      names.map { "\(name) \($0)" } + names.suffix(1),
      pair { readings.hinge(inForce, of: example, at: $0).text }, .hinge
    ),
    (
      ["\(name) softmax", "\(name) soft"],
      pair { readings.softmax(of: example, at: $0).text }, .softmax
    ),
    (
      ["\(name) P(\(label))", "\(name) P(y)"],
      pair { readings.labelProbability(of: example, at: $0).text }, .softmax
    ),
    (["R(W) L2"], pair(readings.regularization), .text),
  ]
  for (index, (names, values, style)) in rows.enumerated() where 2 + index < bottom {
    write(names, values, row: 2 + index, style: style)
  }
}

/// "W × 1" and "W × 2"; shorter where a longer factor would be cut.
private func factorHeads(_ k: Double, on canvas: Canvas) -> (String, String) {
  let (first, second) = (NumberText.factor(k), NumberText.factor(2 * k))
  let forms = ["W × ", "W×", "×"]
  let form = forms.first { max(canvas.width($0 + first), canvas.width($0 + second)) <= 8 } ?? "×"
  return (form + first, form + second)
}
