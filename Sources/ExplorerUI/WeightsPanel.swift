import ExplorerCore
import LossEngine
import Scores
import TerminalCore

extension PanelView {
  static let weights = PanelView(
    panel: .weights, letter: "w", key: .function(7),
    help: "W, b and x, to edit; how they make a score",
    isWide: true, needs: { WeightRows.request($0, in: $1).map { [.weightSlopes($0)] } ?? [] },
    refusal: { $0.model.isComputed ? nil : "a bare table has no W, b and x" },
    keys: weightsKeys, words: weightsWords, draw: drawWeights)

  private static let weightsKeys: [KeyBinding] = [
    KeyBinding(
      [
        .left: .move(.left), .down: .move(.down), .up: .move(.up), .right: .move(.right),
        .home: .jump(.rowStart), .end: .jump(.rowEnd), .pageUp: .jump(.pageUp),
        .pageDown: .jump(.pageDown),
      ], shownAs: "←  ↓  ↑  →  Home  End  PgUp  PgDn",
      "move over W, b and x; eight columns at a time",
      hint: "move", hintKeys: "←↓↑→"),
    KeyBinding(
      "0123456789.,-−".map(Key.character), shownAs: "0-9  .  -",
      "type a number, which counts at once",
      hint: "type", hintKeys: "0-9"
    ) { key, _ in
      if case .character(let character) = key { [.type(character)] } else { [] }
    },
    KeyBinding([.enter: .editPresentNumber], "edit the present number"),
    KeyBinding(
      [
        "]": .nudge(tenths: 1), "[": .nudge(tenths: -1), "}": .nudge(tenths: 10),
        "{": .nudge(tenths: -10),
      ], "add 0.1, take 0.1, add 1, take 1 (a run on one number is one undo)", hint: "±0.1",
      hintKeys: "] ["),
    KeyBinding(
      [
        "g": .changeWeightsLook(.showGradient(.exact)),
        "G": .changeWeightsLook(.showGradient(.checked)),
      ],
      "under each weight the gradient of the full loss in force; beside it the central difference",
      hint: "gradient", hintKeys: "g G"),
    KeyBinding(
      ["T": .changeWeightsLook(.toggleLoss)], "gradients of the SVM loss in force, or of softmax"),
    KeyBinding(
      ["i": .changeWeightsLook(.toggleOrder)],
      "where not all inputs fit: those of the largest w·x first, or in the file's order",
      hint: "order"),
    KeyBinding(
      ["o": .changeWeightsLook(.toggleBiasTrick)],
      "the bias trick: b is W's last column, which k scales and R(W) counts, or not",
      hint: "bias trick"),
    KeyMap.givingKeysBack(from: .weights),
  ]
}

/// W row by row with x above it, and the selected score as the sum of its products.
private func drawWeights(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  guard let linear = state.model.linear else { return }
  let rows = WeightRows(readings, linear, in: area)
  let weights = rows.classes.flatMap { position in
    rows.columns.inputs.map { linear.weight(ofClass: position, input: $0) }
  }
  let format = ScoreFormat(weights: weights, width: rows.columns.numberWidth)
  drawHeads(state, linear, rows.columns, area, on: &canvas)
  var row = area.rows.lowerBound + 1
  drawInputs(state, linear, rows.columns, row: row, area, on: &canvas)
  row += 1
  for position in rows.classes where row < area.rows.upperBound {
    drawClass(readings, linear, position, rows.columns, format, row: row, area, on: &canvas)
    row += 1
    guard rows.rowsPerClass > 1 else { continue }
    drawSlopes(readings, rows, linear, position, row: row, area, on: &canvas)
    row += rows.rowsPerClass - 1
  }
  if let remarks = rows.remarks, row < area.rows.upperBound {
    canvas.write(remarks, row: row, column: area.left + 1, style: .faint, width: area.width - 3)
    row += 1
  }
  // A blank row before the sum where there is one to spare.
  if area.rows.upperBound - row > rows.sum.count { row += 1 }
  for line in rows.sum where row < area.rows.upperBound {
    canvas.write(line, row: row, column: area.left, style: .strong, width: area.width - 2)
    row += 1
  }
}

/// Under the weights of a class their slopes and, where these were measured too, how many digits agree.
private func drawSlopes(
  _ readings: Readings, _ rows: WeightRows, _ linear: LinearModel, _ position: Int,
  row: Int, _ area: Area, on canvas: inout Canvas
) {
  guard let request = rows.request else { return }
  let (state, columns, isOfSoftmax) = (readings.state, rows.columns, request.isOfSoftmax)
  let style = isOfSoftmax ? Style.softmax : .hinge
  let name = isOfSoftmax ? "softmax" : hingeNames(state.hinge)[0]
  let names = readings.isPenalized ? ["∂ full \(name)", "∂ full"] : ["∂ \(name)", "∂"]
  canvas.write(
    canvas.glyphs.fitting(names, width: columns.nameWidth - 2), row: row, column: area.left + 1,
    style: style, width: columns.nameWidth - 2)
  let isHidden =
    [isOfSoftmax ? .softmax : .svm, .prediction, .gradient].contains(where: state.hidesAny)
  guard !isHidden, let slopes = state.weightSlopes(request) else {
    let text = isHidden ? Readings.unknown : Readings.computing
    canvas.write(text, row: row, endingAt: columns.end(0), style: style, width: columns.numberWidth)
    return
  }
  let entries =
    columns.inputs.map { LinearWeights.Entry.weight(classIndex: position, input: $0) }
    + [.bias(classIndex: position)]
  // All slopes on the screen have the same decimals.
  let shown = rows.entries(linear).map { slopes.gradient[$0] }
  let format = ScoreFormat(weights: shown, width: columns.numberWidth - 1)
  let leastDecimals = shown.allSatisfy { $0 == $0.rounded() } ? 0 : 1
  for (index, entry) in entries.enumerated() {
    let end = columns.end(index)
    let slope = format.text(
      slopes.gradient[entry], width: columns.numberWidth - 1, minimumDecimals: leastDecimals)
    canvas.write(slope, row: row, endingAt: end, style: style, width: columns.numberWidth)
    guard let digits = slopes.differences[entry]?.agreeingDigits else { continue }
    canvas.write(
      String(digits), row: row + 1, endingAt: end, style: digits < 4 ? .violation : .faint,
      width: columns.numberWidth)
  }
  if !slopes.differences.isEmpty {
    canvas.write(
      " digits", row: row + 1, column: area.left + 1, style: .faint,
      width: columns.nameWidth - 2)
  }
}

private func drawHeads(
  _ state: ExplorerState, _ linear: LinearModel, _ columns: WeightsColumns, _ area: Area,
  on canvas: inout Canvas
) {
  let row = area.rows.lowerBound
  let example = canvas.glyphs.shortened(state.table.exampleName(state.selection.example))
  canvas.write(
    example, row: row, column: area.left, style: .strong, width: columns.nameWidth)
  for (index, input) in columns.inputs.enumerated() {
    let style = input == state.look.weights.column ? Style.heading : .text
    canvas.write(
      state.inputName(input), row: row, endingAt: columns.end(index), style: style,
      width: columns.numberWidth)
  }
  let last = columns.inputs.count
  let isOnBias = state.look.weights.column ?? 0 >= linear.classifier.inputCount
  canvas.write(
    linear.classifier.hasBiasTrick ? "w (b)" : "b", row: row, endingAt: columns.end(last),
    style: isOnBias ? .heading : .text, width: columns.numberWidth)
  let scale = state.scale == 1 ? "score" : "× " + NumberText.factor(state.scale)
  canvas.write(
    scale, row: row, endingAt: columns.end(last + 1), style: .text, width: columns.numberWidth)
  if !columns.isWhole {
    let order = state.look.weights.isInFileOrder ? "in order" : "by |w·x|"
    let text = "of \(linear.classifier.inputCount), \(order)"
    let column = columns.end(last + 1) + 2
    if canvas.width(text) <= area.columns.upperBound - column {
      canvas.write(text, row: row, column: column, style: .faint)
    }
  }
}

private func drawInputs(
  _ state: ExplorerState, _ linear: LinearModel, _ columns: WeightsColumns, row: Int, _ area: Area,
  on canvas: inout Canvas
) {
  let look = state.look.weights
  let x = linear.input(of: state.selection.example)
  let shown = columns.inputs.map { x[$0] }
  let format = ScoreFormat(shown)
  func text(_ number: Double) -> String {
    shown.allSatisfy { $0 == $0.rounded() }
      ? NumberText.score(number, width: columns.numberWidth, minimumDecimals: 0)
      : format.text(number, width: columns.numberWidth)
  }
  canvas.write(
    "x", row: row, column: area.left + 1, style: look.isOnInputs ? .strong : .text)
  for (index, input) in columns.inputs.enumerated() {
    let place = Place.input(example: state.selection.example, input: input)
    drawNumber(
      state, place, text(x[input]), row, columns.end(index),
      width: columns.numberWidth, on: &canvas)
  }
  // What the bias trick adds to every x.
  guard linear.classifier.hasBiasTrick else { return }
  canvas.write(
    "1", row: row, endingAt: columns.end(columns.inputs.count), style: .faint,
    width: columns.numberWidth)
}

private func drawClass(
  _ readings: Readings, _ linear: LinearModel, _ position: Int, _ columns: WeightsColumns,
  _ format: ScoreFormat, row: Int, _ area: Area, on canvas: inout Canvas
) {
  let state = readings.state
  let isSelected = position == state.selection.class
  let style = isSelected ? Style.strong : .text
  canvas.write(
    state.table.className(position), row: row, column: area.left + 1, style: style,
    width: columns.nameWidth - 2)
  for (index, input) in columns.inputs.enumerated() {
    let place = Place.weight(class: position, input: input)
    drawNumber(
      state, place,
      format.text(linear.weight(ofClass: position, input: input), width: columns.numberWidth), row,
      columns.end(index),
      width: columns.numberWidth, on: &canvas)
  }
  let last = columns.inputs.count
  drawNumber(
    state, .bias(class: position),
    NumberText.score(linear.bias(ofClass: position), width: columns.numberWidth), row,
    columns.end(last), width: columns.numberWidth, on: &canvas)
  let example = readings.row(state.selection.example)
  let scores = ScoreFormat(example.readableScores([position]))
  let (text, scoreStyle) = example.score(position, scores, width: columns.scoreWidth)
  canvas.write(
    text, row: row, endingAt: columns.end(last + 1), style: scoreStyle, width: columns.scoreWidth)
}

/// A number of W, b or x, as it is typed if it is; in reverse if it is selected.
private func drawNumber(
  _ state: ExplorerState, _ place: Place, _ text: String, _ row: Int, _ end: Int, width: Int,
  on canvas: inout Canvas
) {
  if let entry = state.entry, entry.place == place {
    let style = entry.isInForce ? Style.input : .unfinished
    canvas.frame.fill(row: row, column: end - width, width: width + 1, style: style)
    canvas.write(
      canvas.ending(of: entry.text, width: width), row: row, endingAt: end, style: style,
      width: width)
    canvas.frame.cursor = Position(row: row, column: end)
    return
  }
  canvas.write(text, row: row, endingAt: end, style: .text, width: width)
  guard place == state.weightsPlace else { return }
  canvas.frame.restyle(row: row, column: end - width, width: width + 1) {
    $0 = state.look.focus == .weights ? .strong.selected : .heading
  }
}
