import ExplorerCore
import LossEngine
import Scores

// What plain mode says in place of the panels Curve, Gradient and Libraries.

/// The score that would run, while the losses are hidden.
func hiddenCurveWords(_ readings: Readings) -> [String] {
  let state = readings.state
  guard !state.hidesScore(state.selection), let range = state.curveRange else { return [] }
  let bounds = [range.lowerBound, range.upperBound].map(plainNumber)
  return ["\(readings.plainCell) It can run from \(bounds[0]) to \(bounds[1])."]
}

/// Where the losses of the selected example turn as the selected score runs.
func curveWords(_ readings: Readings) -> [String] {
  let (state, cell) = (readings.state, readings.state.selection)
  let name = state.name(of: .score(cell))
  guard let range = state.curveRange else {
    return ["\(name) is masked out: it has no score to run"]
  }
  let curve = ScoreCurve(state.situation, cell: cell, over: range, count: 2)
  let bounds = [range.lowerBound, range.upperBound].map(plainNumber)
  let (from, to) = (bounds[0], bounds[1])
  let (example, runner) = (
    state.table.exampleName(cell.example), state.table.className(cell.class)
  )
  let what = state.shows(.softmax) ? "Losses" : "SVM loss"
  var lines = ["\(what) of \(example) as its score of \(runner) runs from \(from) to \(to)."]
  if let probe = state.curveProbe.map(curve.point) {
    func loss(_ loss: Double?) -> String { loss.map { NumberText.loss($0) } ?? "none" }
    let softmax = state.shows(.softmax) ? ", softmax \(loss(probe.softmax))" : ""
    lines.append(
      "At \(NumberText.factor(probe.score)): \(hingeNames(state.hinge)[0]) \(loss(probe.hinge))"
        + "\(softmax).")
  }
  return lines + curveSentences(state, curve)
}

/// The slopes of both losses along each score: "cat: score 3.2, SVM slope -1, softmax slope -0.87"
func gradientWords(_ readings: Readings) -> [String] {
  let (state, example) = (readings.state, readings.state.selection.example)
  let slopes = [false, true].map(state.scoreGradient)
  let classes = shownClasses(state, slopes, fitting: mostPlainItems)
  let row = readings.row(example)
  let format = ScoreFormat(row.readableScores(classes))
  func text(_ slope: Double) -> String { NumberText.loss(slope) }
  let lines = classes.map { position in
    let name = state.table.className(position)
    return "\(name): \(readings.plainScore(row, position, format)), "
      + "SVM slope \(text(slopes[0][position])), softmax slope \(text(slopes[1][position]))"
  }
  let rest = state.table.classCount - classes.count
  let keys = "g steps down SVM, G down softmax, η = \(NumberText.factor(state.look.training.rate))"
  return lines + (rest > 0 ? ["and \(rest) more, of smaller slopes"] : [])
    + (state.model.isComputed ? [] : [keys])
}

/// The scores whose slopes are hidden.
func hiddenGradientWords(_ readings: Readings) -> [String] {
  let state = readings.state
  let row = readings.row(state.selection.example)
  let classes = Array(state.table.classes.indices.prefix(mostPlainItems))
  let format = ScoreFormat(row.readableScores(classes))
  return classes.map { position in
    "\(state.table.className(position)): \(readings.plainScore(row, position, format)), "
      + "slopes \(Readings.unknown)"
  }
}

/// What the losses of libraries return, and how the chosen one differs from the lecture's.
func librariesWords(_ readings: Readings) -> [String] {
  let (state, chosen) = (readings.state, readings.state.look.library)
  guard let losses = state.libraryLosses else { return [] }
  let lines = zip(LibraryLoss.allCases, losses.means).map { loss, mean in
    "\(loss.name): \(mean.map(libraryText) ?? "refused"), \(loss.formula)"
  }
  let margin = NumberText.factor(state.hinge.margin)
  return lines + ["\(chosen.name) \(chosen.difference(margin: margin))"]
}
