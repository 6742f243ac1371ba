import ExplorerCore
import LossBatches
import LossEngine
import Scores
import TerminalCore

extension PanelView {
  static let training = PanelView(
    panel: .training, letter: "r", key: .function(10), help: "lower the full loss step by step",
    tells: [
      .svm, .changedSVM, .softmax, .prediction, .regularization, .fullSVM, .fullSoftmax, .gradient,
    ], isWide: true,
    refusal: { $0.model.isComputed ? nil : "a bare table has no W to train" }, keys: trainingKeys,
    words: trainingWords, draw: drawTraining)

  private static let trainingKeys: [KeyBinding] = [
    KeyBinding([.enter: .train(.toggleRun)], "run, and stop", hint: "run, stop"),
    KeyBinding(
      [
        "]": .train(.step(by: 1)), "[": .train(.step(by: -1)), "}": .train(.step(by: 10)),
        "{": .train(.step(by: -10)),
      ], "a step, a step back, ten steps, ten back", hint: "step", hintKeys: "] ["),
    KeyBinding([.home: .train(.toStart)], "back to the run's start", hint: "start"),
    KeyBinding(
      ["T": .changeWeightsLook(.toggleLoss)], "train the SVM loss in force, or softmax",
      hint: "loss"),
    KeyBinding(
      ["+": .train(.scaleRate(exponent: 1)), "-": .train(.scaleRate(exponent: -1))],
      "double η, halve it", hint: "η", hintKeys: "+ -"),
    KeyMap.givingKeysBack(from: .training),
  ]
}

/// The settings, the numbers of the last step, and the losses over the steps of this run and of earlier
/// ones.
private func drawTraining(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  var lines = [settingsLine(state)]
  if let training = state.training {
    lines += numberLines(
      readings, training, area.width - 2, canvas.glyphs, hasTwoRows: area.height >= 7)
  }
  var row = area.rows.lowerBound
  // The plot needs four rows.
  let shown = lines.prefix(max(2, area.height - 4))
  for line in shown {
    canvas.write(line, row: row, column: area.left)
    row += 1
  }
  let plotArea = Area(rows: row..<area.rows.upperBound, columns: area.columns)
  guard let training = state.training else {
    for line in canvas.glyphs.wrapped(state.waysToTrain, width: area.width - 2)
    where row < area.rows.upperBound {
      canvas.write(line, row: row, column: area.left, style: .faint)
      row += 1
    }
    return
  }
  var plot = plot(training)
  // In a narrow plot a note would lie across the lines.
  if let note = plot.note, 2 * canvas.width(note) > area.width {
    plot.note = nil
    canvas.write(
      "different units", row: area.rows.lowerBound, endingAt: area.columns.upperBound - 1,
      style: .faint, width: 15)
  }
  plot.draw(in: plotArea, on: &canvas)
}

private func lossName(_ isOfSoftmax: Bool) -> String { isOfSoftmax ? "softmax" : "SVM" }

func settingsLine(_ state: ExplorerState) -> [StyledText] {
  let look = state.look.training
  let isOfSoftmax = state.look.isOfSoftmax
  let count = state.table.exampleCount
  let batch =
    look.batchSize.map { "batch \($0) of \(count), seed \(look.seed)" } ?? "all \(count)"
  let regularizer = state.model.linear?.regularizer.description ?? ""
  return [
    StyledText(lossName(isOfSoftmax), isOfSoftmax ? .softmax : .hinge),
    StyledText("  η = \(NumberText.factor(look.rate))  \(regularizer)  \(batch)", .text),
  ]
}

/// The numbers of a model that is no longer as a run left it.
private func changedLines(
  _ readings: Readings, _ training: Training, _ width: Int, _ glyphs: Glyphs
) -> [[StyledText]] {
  let isOfSoftmax = readings.state.look.isOfSoftmax
  let means = readings.means(at: .k)
  let data = isOfSoftmax ? means.losses.last : means.losses.dropLast().last
  let total = readings.regularizer == nil ? data : readings.fullLosses()[isOfSoftmax ? 1 : 0].text
  let penalty = readings.regularizer == nil ? "0" : readings.regularizationLoss().text
  let since =
    training.isOfSoftmax == isOfSoftmax
    ? "changed since step \(training.run.step) of run \(training.number)"
    : "run \(training.number) lowered \(lossName(training.isOfSoftmax))"
  let wordings = [
    "\(since); ] or Enter begins a run from here", "\(since); ] begins another", since,
  ]
  return [
    [
      StyledText("now", .strong), StyledText("  total \(total ?? "")", .strong),
      StyledText(" = data \(data ?? "") + λR \(penalty)  \(means.accuracy) right", .text),
    ],
    [StyledText(glyphs.fitting(wordings, width: width), .notice)],
  ]
}

/// "step 120   total 1.32 = data 0.21 + λR 1.11", and the gradient's size and others; where W or the loss
/// has changed since, the present numbers.
func numberLines(
  _ readings: Readings, _ training: Training, _ width: Int, _ glyphs: Glyphs,
  hasTwoRows: Bool = true
) -> [[StyledText]] {
  guard readings.state.isAsTrained else {
    return changedLines(readings, training, width, glyphs)
  }
  let numbers = training.run.numbers
  func text(_ value: Double) -> String { NumberText.loss(value, isExactlyZero: value == 0) }
  let count = training.run.inputs.exampleCount
  let correct = Int((numbers.accuracy * Double(count)).rounded())
  let running = training.isRunning ? "  running" : ""
  let margin = NumberText.score(numbers.smallestMargin, width: 7)
  let parts = [
    "‖∇‖ \(text(numbers.gradientSize))", "‖W‖ \(text(numbers.weightSize))",
    "least margin \(margin)", "\(correct)/\(count) right",
  ]
  // Where the second line has no room, the first has the accuracy.
  let accuracy = hasTwoRows ? "" : "  " + parts[3]
  // As many as fit, and the accuracy in any case.
  let second = [
    (parts.prefix(2) + ["least margin s_y − s_j: \(margin)", parts[3]]).joined(separator: "  "),
    parts.joined(separator: "  "), ([parts[0]] + parts.suffix(2)).joined(separator: "  "),
    parts.suffix(2).joined(separator: "  "), parts[3],
  ]
  return [
    [
      StyledText("step \(training.run.step)", .strong),
      StyledText("  total \(text(numbers.loss.total))", .strong),
      StyledText(" = data \(text(numbers.loss.data)) + λR \(text(numbers.loss.penalty))", .text),
      StyledText(accuracy, .text), StyledText(running, .notice),
    ],
    [StyledText(glyphs.fitting(second, width: width), .text)],
  ]
}

/// The total and its data part over the steps, and the totals of earlier runs behind them.
private func plot(_ training: Training) -> Plot {
  let history = training.run.history
  let longest = training.earlier.map(\.totals.count).max() ?? 0
  let end = max(10, history.count - 1, longest - 1)
  func series(
    _ name: String, _ values: [Double], _ style: Style, isBroken: Bool = false
  ) -> Plot.Series {
    // At evenly spaced places from 0 to the end of the axis.
    let count = min(end, 400) + 1
    let spaced = (0..<count).map { index in
      let step = Int((Double(index) * Double(end) / Double(count - 1)).rounded())
      return step < values.count ? values[step] : nil
    }
    return Plot.Series(name: name, style: style, values: spaced, isBroken: isBroken)
  }
  let style = training.isOfSoftmax ? Style.softmax : .hinge
  let name = lossName(training.isOfSoftmax)
  // Earlier runs first, so that they lie behind.
  let earlier = training.earlier.map {
    series("\(lossName($0.isOfSoftmax)), run \($0.number)", $0.totals, .faint)
  }
  let isMixed = training.earlier.contains { $0.isOfSoftmax != training.isOfSoftmax }
  var plot = Plot(
    end: Double(end),
    series: earlier + [
      series("data, dotted", history.map(\.loss.data), style, isBroken: true),
      series("\(name), run \(training.number)", history.map(\.loss.total), style),
    ])
  if isMixed { plot.note = "SVM and softmax: different units" }
  return plot
}

extension ExplorerState {
  /// The keys that begin a run.
  var waysToTrain: String {
    look.focus == .training
      ? "Enter runs, ] takes a step"
      : "\(keysToPanel), then Enter runs gradient descent from this W; ] takes one step"
  }
}
