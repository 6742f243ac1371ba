import ExplorerCore
import LossEngine
import Scores
import TerminalCore

extension Panel {
  static let scale = Panel("Scale")
}

extension PanelView {
  static let scale = PanelView(
    panel: .scale, letter: "k", key: .function(6), help: "both losses as W is multiplied by k",
    tells: [.svm, .changedSVM, .softmax, .prediction, .otherScale], isWide: true,
    needs: { [.lossCurves(ScaleParts($0, in: $1).request)] }, keys: scaleKeys,
    drawHidden: drawAxes, words: scaleWords, draw: drawScale)

  private static let scaleKeys: [KeyBinding] = [
    KeyBinding(
      [
        .left: .changeScaleLook(.moveProbe(by: -1)),
        .right: .changeScaleLook(.moveProbe(by: 1)),
      ], "move a line and read both losses at its k", hint: "read", hintKeys: "← →"),
    KeyBinding([.enter: .changeScaleLook(.takeProbe)], "make that k the table's", hint: "take k"),
    KeyBinding(
      ["+": .changeScaleLook(.zoom(by: 1)), "-": .changeScaleLook(.zoom(by: -1))],
      "half the range of k, twice the range", hint: "range", hintKeys: "+ -"),
    KeyBinding(
      ["x": .changeScaleLook(.toggleExample)], "the selected example alone, or the whole table",
      hint: "example"),
    KeyMap.escapeFromPanel, KeyMap.givingKeysBack(from: .scale),
  ]
}

/// The rows of the panel: what is shown, the plot, and what is so for this table in words.
private struct ScaleParts {
  let plot: Area
  let words: Range<Int>
  let data: String
  let names: [String]
  let request: LossCurves.Request

  init(_ state: ExplorerState, in area: Area) {
    let look = state.look.scale
    let rows = PlotRows(in: area)
    (plot, words) = (rows.plot, rows.words)
    (data, names) = (dataWord(state), curveNames(state))
    request = LossCurves.Request(
      end: look.end(state.scale),
      // Not the screen's glyphs: `needs` doesn't know them, and has to ask for the same curves.
      count: max(2, Plot.columns(in: plot, names: names, Glyphs(isUnicode: true))),
      probe: look.probe, example: look.isOfExample ? state.selection.example : nil)
  }
}

/// Both losses as W is multiplied by k, from 0 past 2k.
private func drawScale(_ readings: Readings, _ area: Area, _ canvas: inout Canvas) {
  let state = readings.state
  let parts = ScaleParts(state, in: area)
  let curves = state.lossCurves(parts.request)
  drawHead(state, parts, curves, area, on: &canvas)
  guard let curves else {
    // The lines of a moment ago stay until the new ones are there: else each key would blank them.
    let last = state.lastLossCurves.flatMap { $0.end == parts.request.end ? $0 : nil }
    return plot(state, parts, last, isStale: true).draw(in: parts.plot, on: &canvas)
  }
  plot(state, parts, curves).draw(in: parts.plot, on: &canvas)
  let example = parts.request.example
  drawSentences(
    scaleSentences(state, curves, of: example), rows: parts.words, in: area, on: &canvas)
}

/// What stands there while a lesson hides the losses.
private func drawAxes(_ state: ExplorerState, _ area: Area, _ canvas: inout Canvas) {
  let parts = ScaleParts(state, in: area)
  plot(state, parts, nil).draw(in: parts.plot, on: &canvas)
}

private func plot(
  _ state: ExplorerState, _ parts: ScaleParts, _ curves: LossCurves?, isStale: Bool = false
) -> Plot {
  let lines = curves.map { curves in
    [
      Plot.Series(
        name: parts.names[0], style: isStale ? .faint : .hinge, values: curves.points.map(\.hinge)),
      Plot.Series(
        name: parts.names[1], style: isStale ? .faint : .softmax,
        values: curves.points.map(\.softmax), isBroken: true),
    ]
  }
  let k = state.scale
  return Plot(
    end: parts.request.end, series: lines ?? [],
    marks: [Plot.Mark(x: k, name: "k"), Plot.Mark(x: 2 * k, name: "2k")],
    probe: parts.request.probe)
}

/// What the curves are of, and the losses at the reading line, or at k and 2k.
private func drawHead(
  _ state: ExplorerState, _ parts: ScaleParts, _ curves: LossCurves?, _ area: Area,
  on canvas: inout Canvas
) {
  let example = parts.request.example.map(state.table.exampleName)
  let what = canvas.glyphs.shortened(example ?? "the table")
  let title = "\(parts.data)losses of \(what) at W × k"
  let pieces = curves.map { probe($0, parts, state) } ?? [StyledText("computing…", .text)]
  drawPlotHead(title, pieces, isRead: curves?.probe != nil, in: area, on: &canvas)
}

private func probe(
  _ curves: LossCurves, _ parts: ScaleParts, _ state: ExplorerState
) -> [StyledText] {
  guard let probe = curves.probe else {
    return state.look.focus == .scale
      ? [] : [StyledText("\(state.keysToPanel), then ← → reads them at any k", .faint)]
  }
  func text(_ loss: Double?) -> String {
    loss.map { NumberText.score($0, width: 9, minimumDecimals: 0) } ?? "—"
  }
  return [
    StyledText("k = \(NumberText.factor(probe.k))", .strong),
    StyledText("  \(parts.names[0]) \(text(probe.hinge))", .hinge),
    StyledText("  \(parts.names[1]) \(text(probe.softmax))", .softmax),
  ]
}

/// What is so of the losses as k grows.
func scaleSentences(_ state: ExplorerState, _ curves: LossCurves, of example: Int?) -> [String] {
  let names = curveNames(state)
  return [
    zeroWords(state, names[0], curves.zeros, of: example), leastWords(curves, names[1]),
    doublingWords(state, dataWord(state), of: example), rankingWords(state.model),
  ].compactMap(\.self)
}

/// Before the names of losses where there are full ones too: the curves have no λ R(W).
private func dataWord(_ state: ExplorerState) -> String {
  Readings(state: state).isPenalized ? "data " : ""
}

/// The names of the two curves.
private func curveNames(_ state: ExplorerState) -> [String] {
  [hingeNames(state.hinge)[0], "softmax"].map { dataWord(state) + $0 }
}

private func zeroWords(
  _ state: ExplorerState, _ hinge: String, _ zeros: ZeroInterval, of example: Int?
) -> String {
  let name = sentenceStart(hinge)
  switch zeros {
  case .nowhere(let examples):
    let names = examples.prefix(2).map { state.table.exampleName($0) }.joined(separator: ", ")
    let more = examples.count > 2 ? ", …" : ""
    return example != nil || examples.isEmpty
      ? "\(name) is 0 at no k." : "\(name) is 0 at no k, because of \(names)\(more)."
  case .interval(let lower, let upper):
    let (from, to) = (NumberText.loss(lower), NumberText.loss(upper))
    if lower == 0 {
      return upper < .infinity ? "\(name) is 0 up to k = \(to)." : "\(name) is 0 at every k."
    }
    return upper < .infinity
      ? "\(name) is 0 for k from \(from) to \(to)." : "\(name) is 0 from k = \(from) on."
  }
}

private func sentenceStart(_ name: String) -> String {
  name.prefix(1).uppercased() + name.dropFirst()
}

private func leastWords(_ curves: LossCurves, _ softmax: String) -> String? {
  let name = sentenceStart(softmax)
  let known = curves.points.compactMap { point in point.softmax.map { (k: point.k, loss: $0) } }
  guard let least = known.min(by: { $0.loss < $1.loss }), let last = known.last else { return nil }
  if least.k == last.k { return "\(name) falls all the way." }
  if least.k == 0 { return "\(name) is least at k = 0." }
  return "\(name) is least near k = \(NumberText.score(least.k, width: 5, minimumDecimals: 0))."
}

private func doublingWords(_ state: ExplorerState, _ data: String, of example: Int?) -> String? {
  guard !state.isComputing, let doubled = state.doubled else { return nil }
  let hinge = state.hinges.count - 1
  func losses(_ all: Evaluation) -> [Double] {
    example.map { [all.hingeLoss(of: $0, hinge: hinge), all.crossEntropyLoss(of: $0)] }
      ?? [all.meanHingeLoss(hinge: hinge), all.meanCrossEntropyLoss]
  }
  let verbs = zip(losses(state.evaluation), losses(doubled)).map { before, after in
    after < before ? "lowers" : after > before ? "raises" : "leaves"
  }
  if verbs == ["leaves", "leaves"] {
    return "W × 2k changes neither\(data.isEmpty ? "" : " data loss")."
  }
  if verbs[0] == verbs[1] { return "W × 2k \(verbs[0]) both\(data.isEmpty ? "" : " data losses")." }
  return "W × 2k \(verbs[0]) \(data)SVM and \(verbs[1]) \(data)softmax."
}

private func rankingWords(_ model: Model) -> String {
  switch model {
  case .scores: "No k > 0 changes who wins."
  case .linear(let linear):
    linear.classifier.hasBiasTrick
      || linear.classifier.bias.allSatisfy { $0 == linear.classifier.bias[0] }
      ? "No k > 0 changes who wins." : "b is not scaled: k can change who wins."
  }
}
