import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// W × k beside W × 2k: what scaling W does to the table and to the selected example.
func drawScaleBox(_ state: ExplorerState, _ layout: Layout, on canvas: inout Canvas) {
  let (left, bottom) = (layout.boxColumn, layout.panelRow)
  let line = canvas.glyphs("│")
  for row in 1..<bottom { canvas.frame.write(line, row: row, column: left, style: .rule) }
  let k = state.scale
  // Two numbers of eight columns, and a blank between them.
  let (first, second) = (left + 19, canvas.size.columns)
  func write(_ names: [String], _ values: (String, String), row: Int, style: Style) {
    let room = 16 - canvas.width(values.0)
    let name = canvas.fitting(names, width: room)
    canvas.write(name, row: row, column: left + 2, style: style, width: room)
    canvas.write(values.0, row: row, endingAt: first, style: style, width: 8)
    canvas.write(values.1, row: row, endingAt: second, style: style, width: 8)
  }
  func pair(_ text: (Evaluation) -> String) -> (String, String) {
    (text(state.evaluation), state.doubled.map(text) ?? "—")
  }
  write([""], factorHeads(k, on: canvas), row: 1, style: .strong)
  let example = state.selection.example
  let fullName = state.table.exampleName(example)
  let name = canvas.width(fullName) <= 3 ? fullName : "this"
  let label = state.table.className(state.table.label(example))
  let texts = LossTexts(state)
  let inForce = state.hinges.count - 1
  let names = hingeNames(state.hinge)

  var rows: [([String], (String, String), Style)] = state.hinges.enumerated().map { index, hinge in
    (hingeNames(hinge), pair { NumberText.loss($0.meanHingeLoss(hinge: index)) }, .hinge)
  }
  rows += [
    (["softmax"], pair { texts.softmax($0.meanCrossEntropyLoss) }, .softmax),
    (["accuracy"], pair(accuracyText), .text),
    (
      names.map { "\(name) \($0)" } + names.suffix(1),
      pair { NumberText.loss($0.hingeLoss(of: example, hinge: inForce)) }, .hinge
    ),
    (
      ["\(name) softmax", "\(name) soft"], pair { texts.softmax(of: example, in: $0) }, .softmax
    ),
    (
      ["\(name) P(\(label))", "\(name) P(y)"],
      pair { texts.labelProbability(of: example, in: $0).text }, .softmax
    ),
    (["R(W) L2"], (regularization(k), regularization(2 * k)), .text),
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

/// R(k·W) = k² R(W) for the L2 norm; a bare table has no W to put a number to.
private func regularization(_ k: Double) -> String {
  let square = k * k
  guard square.isFinite, square >= .leastNormalMagnitude || k == 0 else { return "k²R(W)" }
  return square == 1 ? "R" : "\(NumberText.score(square, width: 6).trimmingZeroFraction) R"
}

extension String {
  /// `4` for `4.0`.
  var trimmingZeroFraction: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
