import ExplorerCore
import Lessons
import Scores
import TerminalCore

/// The box that compares W × k with W × 2k: for the table and for the selected example or, where W is
/// penalized, for the data loss, λ R(W) and the full loss.
func drawScaleBox(_ readings: Readings, _ layout: Layout, on canvas: inout Canvas) {
  let state = readings.state
  let (left, bottom, glyphs) = (layout.boxColumn, layout.panelRow, canvas.glyphs)
  drawLine(rows: 1..<bottom, column: left, on: &canvas)
  // Two numbers of eight columns, and a blank between them.
  let (first, second) = (canvas.size.columns - Layout.numberWidth, canvas.size.columns)
  var row = 1
  func write(_ names: [String], _ style: Style, _ value: String, _ twice: String) {
    guard row < bottom else { return }
    let room = first - left - 3 - glyphs.width(value)
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
  if let regularizer = readings.regularizer {
    let hinge = hingeNames(state.hinge)
    let (last, softmax) = (state.hinges.count - 1, state.hinges.count)
    if state.shows(.svm) {
      write(hinge.map { "data " + $0 }, .hinge, means.losses[last], twice.losses[last])
    }
    if state.shows(.softmax) {
      write(["data softmax"], .softmax, means.losses[softmax], twice.losses[softmax])
    }
    write(["R(W) " + regularizer.kind.rawValue, "R(W)"], .text) { readings.penalty(at: $0).text }
    write(["λ R(W)"], .text) { readings.regularizationLoss(at: $0).text }
    let full = zip(readings.fullLosses(at: .k), readings.fullLosses(at: .twiceK))
    let heads = [
      (hinge.map { "full " + $0 }, Style.hinge, Topic.svm),
      (["full softmax"], .softmax, .softmax),
    ]
    for ((names, style, topic), losses) in zip(heads, full) where state.shows(topic) {
      if row < bottom {
        // Between the two numbers, an arrow to the one that the full loss prefers.
        canvas.write(readings.preferred(losses), row: row, column: first, style: .strong)
      }
      write(names, style, losses.0.text, losses.1.text)
    }
    // Losses need labels, so there is an accuracy.
    return write(["accuracy"], .text, means.shortAccuracy, twice.shortAccuracy)
  }
  for (index, loss) in shownLosses(state) {
    write(loss.names, loss.style, means.losses[index], twice.losses[index])
  }
  write(["accuracy"], .text, means.shortAccuracy, twice.shortAccuracy)

  let example = state.selection.example
  let label = state.table.className(state.table.label(example))
  if row < bottom {
    let head = "\(glyphs.shortened(state.table.exampleName(example))): label \(label)"
    canvas.write(head, row: row, column: left + 2, style: .heading, width: layout.boxWidth - 3)
    row += 1
  }
  if state.shows(.svm) {
    write(hingeNames(state.hinge), .hinge) {
      readings.hinge(state.hinges.count - 1, of: example, at: $0).text
    }
  }
  guard state.shows(.softmax) else { return }
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
