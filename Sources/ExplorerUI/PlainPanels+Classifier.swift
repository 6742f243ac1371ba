import ExplorerCore
import Lessons
import LossBatches
import LossEngine
import Scores

// What plain mode says in place of the panels of a classifier.

/// x and the rows of W, and how they make the selected score. Of many inputs those that make most of it.
func weightsWords(_ readings: Readings) -> [String] {
  let state = readings.state
  guard let linear = state.model.linear, let place = state.weightsPlace else { return [] }
  let cell = state.selection
  let inputs = Array(state.inputOrder.prefix(mostPlainItems))
  let isWhole = inputs.count == linear.classifier.inputCount
  func row(_ numbers: (Int) -> Double) -> String {
    inputs.map { "\(state.inputName($0)) \(plainNumber(numbers($0)))" }.joined(separator: ", ")
  }
  let x = linear.input(of: cell.example)
  let hasTrick = linear.classifier.hasBiasTrick
  var lines = ["Selected: \(plainName(of: place, state)), \(plainNumber(state.value(of: place)))"]
  if !isWhole { lines.append("\(inputs.count) of \(linear.classifier.inputCount) inputs") }
  lines.append(
    "x of \(state.table.exampleName(cell.example)): \(row { x[$0] })\(hasTrick ? ", and 1" : "")")
  let all = Array(state.table.classes.indices)
  for position in all.count <= mostPlainItems && isWhole ? all : [cell.class] {
    let name = state.table.className(position)
    let weights = row { linear.weight(ofClass: position, input: $0) }
    let bias = plainNumber(linear.bias(ofClass: position))
    lines.append("W of \(name): \(weights), \(hasTrick ? lastColumn : "b") \(bias)")
  }
  let sum = WeightedSumText(readings, linear, order: state.inputOrder, writesLastProduct: true)
  return lines + slopeWords(readings)
    + [sum.lines(width: 400, Glyphs(isUnicode: true)).joined(separator: " ")]
}

/// Where the bias trick has b, as it is told.
private let lastColumn = "last column"

/// A place as it is told: under the bias trick b is W's last column.
func plainName(of place: Place, _ state: ExplorerState) -> String {
  guard case .bias(let position) = place, state.model.linear?.classifier.hasBiasTrick == true
  else { return state.name(of: place) }
  return "W of \(state.table.className(position)), \(lastColumn)"
}

/// A number in at most eight characters, as the screen rounds it.
func plainNumber(_ value: Double) -> String {
  NumberText.score(value, width: 8, minimumDecimals: 0)
}

/// The gradient of the full loss along the weights of the selected class, where it is asked for.
func slopeWords(_ readings: Readings) -> [String] {
  let state = readings.state
  let inputs = state.inputOrder.prefix(mostPlainItems)
  let request = state.viewport.needs.compactMap { need in
    if case .weightSlopes(let request) = need { request } else { nil }
  }.first
  guard let request else { return [] }
  let (name, position) = (request.isOfSoftmax ? "softmax" : "SVM", state.selection.class)
  let head = "gradient of the full \(name) loss, \(state.table.className(position)): "
  let tells: [Hidden.Reading] = [request.isOfSoftmax ? .softmax : .svm, .prediction, .gradient]
  guard !tells.contains(where: state.hidesAny), let slopes = state.weightSlopes(request) else {
    return [head + Readings.unknown]
  }
  let hasTrick = state.model.linear?.classifier.hasBiasTrick == true
  let numbers =
    inputs.map {
      (state.inputName($0), LinearWeights.Entry.weight(classIndex: position, input: $0))
    }
    + [(hasTrick ? lastColumn : "b", .bias(classIndex: position))]
  let texts = numbers.map { name, entry in
    let digits = slopes.differences[entry]?.agreeingDigits
    return "\(name) \(plainNumber(slopes.gradient[entry]))"
      + (digits.map { " (\($0) digits agree)" } ?? "")
  }
  return [head + texts.joined(separator: ", ")]
}

/// The settings, the numbers of the last step, and where the total went.
func trainingWords(_ readings: Readings) -> [String] {
  let state = readings.state
  let numbers =
    state.training.map { numberLines(readings, $0, 200, Glyphs(isUnicode: true)) } ?? []
  let lines = ([settingsLine(state)] + numbers).map { pieces in
    pieces.map(\.text).joined().split(separator: "  ").map(\.trimmingBlanks).joined(separator: ", ")
  }
  return lines + [state.training.map(trainingSentence) ?? state.waysToTrain]
}

private func trainingSentence(_ training: Training) -> String {
  let totals = training.run.history.map(\.loss.total)
  func text(_ step: Int) -> String {
    NumberText.loss(totals[step], isExactlyZero: totals[step] == 0)
  }
  let last = totals.count - 1
  guard last > 0 else { return "The total is \(text(0)) at the start." }
  let least = totals.indices.min { totals[$0] < totals[$1] } ?? last
  let course = "The total goes from \(text(0)) to \(text(last)) in \(counted(last, "step"))"
  return least == last ? course + "." : course + ", least at step \(least): \(text(least))."
}
