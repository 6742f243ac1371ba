import ExplorerCore
import LossEngine
import Scores
import TerminalCore

extension Panel {
  static let gradient = Panel("Gradient")
}

extension PanelView {
  static let gradient = PanelView(
    panel: .gradient, letter: "g", key: .function(8),
    help: "slopes of both losses; steps down them",
    tells: [.svm, .changedSVM, .softmax, .probability, .prediction, .gradient], isWide: true,
    keys: gradientKeys, words: gradientWords, hiddenWords: hiddenGradientWords, draw: drawGradient)

  private static let gradientKeys: [KeyBinding] = [
    KeyBinding(
      ["g": .stepScores(isOfSoftmax: false), "G": .stepScores(isOfSoftmax: true)],
      "step the example down the SVM loss in force, down softmax: s = (z − η ∂L/∂z)/k; :eta sets η",
      hint: "SVM, softmax step", hintKeys: "g G"),
    KeyMap.escapeFromPanel, KeyMap.givingKeysBack(from: .gradient),
  ]
}

/// ∂L/∂z of both losses, a row a class, and the losses of the steps so far.
private func drawGradient(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  let example = state.selection.example
  let losses = [
    readings.hinge(state.hinges.count - 1, of: example), readings.softmax(of: example),
  ].map(\.text)
  let names = [hingeNames(state.hinge)[0], "softmax"]
  let (top, last) = (area.rows.lowerBound, area.rows.upperBound - 1)
  let name = canvas.glyphs.shortened(state.table.exampleName(example))
  let label = canvas.glyphs.shortened(state.table.className(state.table.label(example)))
  canvas.write(
    [
      StyledText("\(name): label \(label)", .strong),
      StyledText("   \(names[0]) \(losses[0])", .hinge),
      StyledText("   \(names[1]) \(losses[1])", .softmax),
    ], row: top, column: area.left)
  let slopes = [false, true].map(state.scoreGradient)
  let room = last - top - 2
  let classes = shownClasses(state, slopes, fitting: room)
  let rest = state.table.classCount - classes.count
  drawRows(readings, classes, slopes, names, row: top + 1, in: area, on: &canvas)
  var row = top + 2 + classes.count
  if rest > 0 {
    canvas.write("and \(rest) more, of smaller slopes", row: row, column: area.left, style: .faint)
    row += 1
  }
  let steps = stepsLine(state, names, width: area.width - 2, canvas.glyphs)
  // A blank row before the last lines where there is one to spare.
  if row + steps.count < area.rows.upperBound { row += 1 }
  for line in steps where row < area.rows.upperBound {
    canvas.write(line, row: row, column: area.left)
    row += 1
  }
}

/// All classes or, of more than fit, the label, the selected one and those of the largest slopes, in class
/// order; one row is left then to count the others.
func shownClasses(
  _ state: ExplorerState, _ slopes: [[Double]], fitting room: Int
) -> [Int] {
  let all = Array(0..<state.table.classCount)
  guard all.count > room else { return all }
  let most = slopes.map(largest)
  let pinned = [state.table.label(state.selection.example), state.selection.class]
  func size(_ position: Int) -> Double {
    if let place = pinned.firstIndex(of: position) { return Double(10 - place) }
    return zip(slopes, most).map { abs($0[position]) / $1 }.max() ?? 0
  }
  let sizes = all.map(size)
  let order = all.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
  return order.prefix(max(1, room - 1)).sorted()
}

/// The largest size of a slope, never 0.
private func largest(_ slopes: [Double]) -> Double {
  let size = slopes.map(\.magnitude).max() ?? 0
  return size > 0 ? size : 1
}

private func drawRows(
  _ readings: Readings, _ classes: [Int], _ slopes: [[Double]], _ names: [String], row: Int,
  in area: Area, on canvas: inout Canvas
) {
  let state = readings.state
  let shown = readings.row(state.selection.example)
  let format = ScoreFormat(shown.readableScores(classes))
  let nameWidth = min(10, canvas.glyphs.widest(classes.map(state.table.className), atLeast: 5))
  let (scoreWidth, numberWidth) = (9, 9)
  let blockWidth = (area.width - 2 - nameWidth - scoreWidth) / 2
  let barWidth = min(25, blockWidth - numberWidth - 2)
  let scoreEnd = area.left + nameWidth + scoreWidth
  canvas.write("class", row: row, column: area.left, style: .heading)
  canvas.write("score", row: row, endingAt: scoreEnd, style: .heading, width: scoreWidth)
  for (line, position) in classes.enumerated() {
    let style = position == state.selection.class ? Style.strong : .text
    canvas.write(
      state.table.className(position), row: row + 1 + line, column: area.left, style: style,
      width: nameWidth)
    let (text, scoreStyle) = shown.score(position, format, width: scoreWidth - 1)
    canvas.write(
      text, row: row + 1 + line, endingAt: scoreEnd, style: scoreStyle, width: scoreWidth - 1)
  }
  for (index, style) in [Style.hinge, .softmax].enumerated() {
    let end = scoreEnd + index * blockWidth + numberWidth
    canvas.write(
      "∂ " + names[index], row: row, endingAt: end + barWidth + 1, style: .heading,
      width: barWidth + numberWidth)
    let most = largest(slopes[index])
    for (line, position) in classes.enumerated() {
      let slope = slopes[index][position]
      // Of softmax only masked classes make a slope exactly 0.
      let isExact =
        style == .hinge || state.table.score(state.selection.example, position) == -.infinity
        || readings.hasSingleOpenClass(state.selection.example)
      canvas.write(
        NumberText.loss(slope, isExactlyZero: isExact), row: row + 1 + line, endingAt: end,
        style: style,
        width: numberWidth - 1)
      canvas.drawSignedBar(
        slope / most, row: row + 1 + line, column: end + 1, width: barWidth, style: style)
    }
  }
}

/// What steps did to both losses or, before any, which keys take one.
private func stepsLine(
  _ state: ExplorerState, _ names: [String], width: Int, _ glyphs: Glyphs
) -> [[StyledText]] {
  let rate = NumberText.factor(state.look.training.rate)
  guard !state.model.isComputed else {
    return [[StyledText("W x + b makes these scores: Training and Weights move W", .faint)]]
  }
  let keys = "g steps down SVM, G down softmax"
  let hint = StyledText(
    glyphs.fitting(
      ["\(keys): s = (z − η ∂L/∂z)/k, η = \(rate)", "\(keys), η = \(rate)"], width: width), .faint)
  let steps = state.gradientSteps
  guard let first = steps.first, let last = steps.last else { return [[hint]] }
  func piece(_ name: String, _ style: Style, _ loss: (GradientLook.Step) -> Double) -> StyledText {
    let ends = "\(NumberText.loss(loss(first))) → \(NumberText.loss(loss(last)))"
    // The last ones, with the newest at the end.
    return StyledText("  \(name) \(ends) \(sparkline(steps.suffix(9).map(loss), glyphs))", style)
  }
  return [
    [
      StyledText(counted(steps.count - 1, "step"), .strong), piece(names[0], .hinge, \.hinge),
      piece(names[1], .softmax, \.softmax),
    ], [hint],
  ]
}

/// Losses as a line of blocks, from 0 up to the largest.
private func sparkline(_ losses: [Double], _ glyphs: Glyphs) -> String {
  let blocks = Array(glyphs.isUnicode ? "▁▂▃▄▅▆▇█" : "_.-~=+*#")
  let most = losses.filter(\.isFinite).max().flatMap { $0 > 0 ? $0 : nil } ?? 1
  return String(
    losses.map { blocks[$0.isFinite ? Int(($0 / most * 7).rounded()) : 7] })
}
