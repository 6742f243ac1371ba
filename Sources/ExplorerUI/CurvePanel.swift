import ExplorerCore
import LossEngine
import Scores
import TerminalCore

extension Panel {
  static let curve = Panel("Curve")
}

extension PanelView {
  static let curve = PanelView(
    panel: .curve, letter: "u", key: .function(7),
    help: "both losses as the selected score runs",
    tells: [.svm, .changedSVM, .softmax, .prediction], leavesOut: [.softmax], isWide: true,
    keys: curveKeys, drawHidden: drawAxes, words: curveWords,
    hiddenWords: hiddenCurveWords, draw: drawCurve)

  private static let curveKeys: [KeyBinding] = [
    KeyBinding(
      [
        .left: .changeCurveLook(.moveProbe(by: -1)),
        .right: .changeCurveLook(.moveProbe(by: 1)),
      ], "move a line and read both losses at its score", hint: "read", hintKeys: "← →"),
    KeyBinding(
      [.enter: .changeCurveLook(.takeProbe)], "make that score the table's", hint: "take score"),
    KeyBinding(
      ["+": .changeCurveLook(.zoom(by: 1)), "-": .changeCurveLook(.zoom(by: -1))],
      "half the range of the score, twice the range", hint: "range", hintKeys: "+ -"),
    KeyMap.escapeFromPanel, KeyMap.givingKeysBack(from: .curve),
  ]
}

/// Both losses of the selected example as the selected score runs around its value; where a lesson has
/// not introduced softmax, the SVM loss alone.
private func drawCurve(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  let rows = PlotRows(in: area)
  guard let range = state.curveRange else {
    let text = "\(state.name(of: .score(state.selection))) is masked out: it has no score to run"
    return drawSentences([text], rows: area.rows, in: area, on: &canvas)
  }
  let names = [hingeNames(state.hinge)[0]] + (state.shows(.softmax) ? ["softmax"] : [])
  let curve = ScoreCurve(
    state.situation, cell: state.selection, over: range,
    count: Plot.columns(in: rows.plot, names: names, canvas.glyphs))
  drawHead(state, curve, names, area, on: &canvas)
  var plot = emptyPlot(state, range)
  plot.series = [
    Plot.Series(name: names[0], style: .hinge, values: curve.points.map(\.hinge))
  ]
  if state.shows(.softmax) {
    plot.series.append(
      Plot.Series(
        name: names[1], style: .softmax, values: curve.points.map(\.softmax), isBroken: true))
  }
  plot.marks += curve.kinks.map { Plot.Mark(x: $0.score, name: text($0.score)) }
  plot.probe = state.curveProbe
  plot.draw(in: rows.plot, on: &canvas)
  drawSentences(curveSentences(state, curve), rows: rows.words, in: area, on: &canvas)
}

/// What stands there while a lesson hides the losses. Around a hidden score an axis would tell it.
private func drawAxes(_ state: ExplorerState, _ area: Area, _ canvas: inout Canvas) {
  guard !state.hidesScore(state.selection), let range = state.curveRange else { return }
  emptyPlot(state, range).draw(in: PlotRows(in: area).plot, on: &canvas)
}

private func emptyPlot(_ state: ExplorerState, _ range: ClosedRange<Double>) -> Plot {
  var plot = Plot(end: range.upperBound, series: [])
  plot.start = range.lowerBound
  plot.marks = state.runningScore.map { [Plot.Mark(x: $0, name: "here")] } ?? []
  return plot
}

private func text(_ score: Double) -> String {
  NumberText.score(score, width: 8, minimumDecimals: 0)
}

/// What the curves are of, and the losses at the reading line.
private func drawHead(
  _ state: ExplorerState, _ curve: ScoreCurve, _ names: [String], _ area: Area,
  on canvas: inout Canvas
) {
  let example = canvas.glyphs.shortened(state.table.exampleName(state.selection.example))
  let runner = canvas.glyphs.shortened(state.table.className(state.selection.class))
  var reading: [StyledText] = []
  if let probe = state.curveProbe.map(curve.point) {
    func loss(_ loss: Double?) -> String {
      loss.map { NumberText.score($0, width: 9, minimumDecimals: 0) } ?? "—"
    }
    reading = [
      StyledText("\(runner) = \(NumberText.factor(probe.score))", .strong),
      StyledText("  \(names[0]) \(loss(probe.hinge))", .hinge),
    ]
    if state.shows(.softmax) {
      reading.append(StyledText("  \(names[1]) \(loss(probe.softmax))", .softmax))
    }
  } else if state.look.focus != .curve {
    reading = [StyledText("\(state.keysToPanel), then ← → reads them", .faint)]
  }
  drawPlotHead(
    "\(state.shows(.softmax) ? "losses" : "SVM loss") of \(example) as its score of \(runner) runs",
    reading, isRead: state.curveProbe != nil,
    in: area, on: &canvas)
}

/// Where the losses turn as the score runs.
func curveSentences(_ state: ExplorerState, _ curve: ScoreCurve) -> [String] {
  let name = hingeNames(state.hinge)[0]
  return [flatWords(state, curve, name), kinkWords(state, curve, name), softmaxWords(state)]
    .compactMap(\.self)
}

/// Where the SVM loss stays the same whatever the score: "Above 6.1 nothing to gain: SVM stays 0."
private func flatWords(_ state: ExplorerState, _ curve: ScoreCurve, _ name: String) -> String? {
  if !state.model.isComputed, state.scale == 0 { return "At W × 0 no score changes a loss." }
  let isLabel = state.selection.class == state.table.label(state.selection.example)
  guard let kink = isLabel ? curve.kinks.last : curve.kinks.first else {
    return "\(name) is the same at every score of this class."
  }
  // Beyond the kink, where no rounding of it matters.
  let step = max(1, abs(kink.score) * 0x1p-20)
  let flat = curve.point(at: kink.score + (isLabel ? step : -step))
  let level = flat.hinge.map { ": \(name) stays \(NumberText.loss($0))" }
  return "\(isLabel ? "Above" : "Below") \(text(kink.score)) nothing to gain\(level ?? "")."
}

/// "SVM has kinks at −0.7 (frog) and 6.1 (car)."
private func kinkWords(_ state: ExplorerState, _ curve: ScoreCurve, _ name: String) -> String? {
  let kinks = curve.kinks.map { "\(text($0.score)) (\(state.table.className($0.classIndex)))" }
  guard let first = kinks.first, let last = kinks.last else { return nil }
  switch kinks.count {
  case 1: return "\(name) has a kink at \(first)."
  case 2: return "\(name) has kinks at \(first) and \(last)."
  default: return "\(name) has \(kinks.count) kinks, from \(first) to \(last)."
  }
}

private func softmaxWords(_ state: ExplorerState) -> String? {
  guard state.shows(.softmax), state.model.isComputed || state.scale > 0 else { return nil }
  let isLabel = state.selection.class == state.table.label(state.selection.example)
  return "Softmax \(isLabel ? "falls" : "rises") all the way."
}
