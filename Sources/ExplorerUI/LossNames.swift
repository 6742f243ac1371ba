import ExplorerCore
import LossEngine
import Scores
import TerminalCore

/// Names for a row of an SVM loss, the longest first: with its options as words ("SVM² all mean"), with
/// them as their keys ("SVM² a m"), and "in force", for which the title line has the options.
func hingeNames(_ hinge: HingeLoss) -> [String] {
  if hinge == .lecture { return ["SVM"] }
  func name(all: String, mean: String) -> String {
    var parts: [String] = []
    switch hinge.family {
    case .multiclass:
      parts.append(hinge.isSquared ? "SVM²" : "SVM")
      if hinge.sumsAllClasses { parts.append(all) }
      if hinge.reduction == .mean { parts.append(mean) }
    case .structured: parts.append("structured")
    case .oneVsAll: parts.append("one-vs-all")
    }
    if hinge.margin != 1 { parts.append("Δ\(NumberText.factor(hinge.margin))") }
    return parts.joined(separator: " ")
  }
  return [name(all: "all", mean: "mean"), name(all: "a", mean: "m"), "in force"]
}

/// The formula of an SVM loss, with Δ as a number.
func hingeFormula(_ hinge: HingeLoss) -> String {
  let margin = NumberText.factor(hinge.margin)
  switch hinge.family {
  case .multiclass:
    let sum = hinge.sumsAllClasses ? "Σ all j" : "Σ j≠y"
    return sum + " max(0, s_j − s_y + " + margin + (hinge.isSquared ? ")²" : ")")
  case .structured: return "max(0, max j≠y of s_j − s_y + \(margin))"
  case .oneVsAll: return "max(0, \(margin) − s_y) + Σ j≠y max(0, \(margin) + s_j)"
  }
}

/// The sum of an SVM loss for the title line: "Σ j≠y", "mean all j".
func hingeSum(_ hinge: HingeLoss) -> String {
  switch hinge.family {
  case .multiclass:
    (hinge.reduction == .mean ? "mean" : "Σ") + (hinge.sumsAllClasses ? " all j" : " j≠y")
  case .structured: "structured"
  case .oneVsAll: "one-vs-all"
  }
}

/// The losses that have a place on the screen, with their names, the longest first, and their index
/// among all: the SVM losses side by side, then softmax.
func shownLosses(_ state: ExplorerState) -> [(index: Int, loss: (names: [String], style: Style))] {
  let hinges = state.hinges.map { (hingeNames($0), Style.hinge) }
  let all = hinges + [(["softmax"], .softmax)]
  return all.enumerated().filter { state.shows($0.offset < hinges.count ? .svm : .softmax) }
    .map { ($0.offset, $0.element) }
}
