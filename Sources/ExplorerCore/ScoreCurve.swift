import LossEngine
import Scores

/// Both losses of an example as one of its scores runs and the others stay. Of a bare table the score is
/// the stored one, which k multiplies; of a classifier it is the computed one, at W × k.
package struct ScoreCurve: Equatable, Sendable {
  /// The losses at one score; nil where k times it is beyond doubles.
  package struct Point: Equatable, Sendable {
    package let score: Double
    package let hinge: Double?
    package let softmax: Double?
  }

  /// At evenly spaced scores, both ends among them.
  package private(set) var points: [Point] = []
  /// Where the SVM loss bends, inside the range or not.
  package let kinks: [HingeLoss.Kink]

  private let row: ScoreRow
  private let (running, label): (Int, Int)
  private let hinge: HingeLoss

  /// - Parameters:
  ///   - cell: whose score runs, of a row that is not masked out as a whole without it.
  ///   - range: where it runs.
  ///   - count: at how many scores, at least 2; of very many classes at fewer.
  package init(
    _ situation: Situation, cell: Selection, over range: ClosedRange<Double>, count: Int
  ) {
    let row = situation.row(of: cell.example)
    // The scores of a classifier have k in them.
    self.row = situation.model.isComputed ? ScoreRow(row.scores) : row
    (running, label) = (cell.class, situation.table.label(cell.example))
    hinge = situation.hinge
    kinks = hinge.kinks(self.row, of: running, label: label)
    let affordable = max(9, ScoreCurve.mostScores / row.scores.count)
    let count = max(2, min(count, affordable))
    points = (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      return point(at: range.lowerBound + (range.upperBound - range.lowerBound) * share)
    }
  }

  /// About how many scores all points may read, so that nobody waits for them.
  private static let mostScores = 200_000

  /// The losses at another score.
  package func point(at score: Double) -> Point {
    var scores = row.unscaled
    scores[running] = row.precision.rounded(score)
    let row = ScoreRow(scores, scale: row.scale, precision: row.precision)
    guard row.firstOverflow == nil, scores[running].isFinite else {
      return Point(score: score, hinge: nil, softmax: nil)
    }
    return Point(
      score: score, hinge: hinge.loss(row, label: label),
      softmax: Softmax.crossEntropyLoss(row.scores.span, label: label))
  }
}

/// How the panel Curve is looked at.
package struct CurveLook: Equatable, Sendable {
  /// Where the losses of a score are read.
  struct Probe: Equatable {
    let example: ExampleID
    let `class`: ClassID
    var score: Double
  }

  /// The reading line; it belongs to one score.
  var probe: Probe?
  /// How often the range was halved; below 0, doubled.
  package internal(set) var zoom = 0

  private static let zooms = -6...10

  /// What its keys do.
  package enum Change: Hashable, Sendable {
    case moveProbe(by: Int)
    case takeProbe
    /// Halves the range, or doubles it with -1.
    case zoom(by: Int)
  }

  mutating func zoom(by step: Int) {
    zoom = min(max(CurveLook.zooms.lowerBound, zoom + step), CurveLook.zooms.upperBound)
  }

  /// Six to either side of a score, if the zoom is 0. Of a score so large that this changes nothing it is
  /// a thousand times what a double can tell apart.
  func range(around score: Double) -> ClosedRange<Double> {
    let half = max(6 * Double(sign: .plus, exponent: -zoom, significand: 1), score.ulp * 1024)
    let largest = Double.greatestFiniteMagnitude
    return max(-largest, score - half)...min(largest, score + half)
  }
}

extension ExplorerState {
  /// The score that runs in the panel Curve, where it stands now; nil for a masked class.
  package var runningScore: Double? {
    let (example, position) = (selection.example, selection.class)
    let score =
      model.isComputed
      ? situation.row(of: example).scores[position]
      : table.precision.shown(table.score(example, position))
    return score.isFinite ? score : nil
  }

  /// Where it runs.
  package var curveRange: ClosedRange<Double>? { runningScore.map(look.curve.range) }

  /// The score at the reading line; nil without one.
  package var curveProbe: Double? {
    guard let probe = look.curve.probe, probe.example == table.examples[selection.example],
      probe.class == table.classes[selection.class], curveRange?.contains(probe.score) == true
    else { return nil }
    return probe.score
  }

  mutating func change(_ change: CurveLook.Change) {
    switch change {
    case .zoom(let step): bench.look.curve.zoom(by: step)
    case .moveProbe(let steps): moveCurveProbe(by: steps)
    case .takeProbe: takeCurveProbe()
    }
  }

  /// Moves the reading line, which begins where the score stands: by 1, 2 or 5 times a power of ten, at
  /// most 120 to a plot.
  private mutating func moveCurveProbe(by steps: Int) {
    guard let score = runningScore, let range = curveRange else {
      return notice("\(cellName(selection)) is masked: no score to move")
    }
    let step = RoundStep(atLeast: (range.upperBound - range.lowerBound) / 120)
    let moved = ShortestDecimal.sum(
      curveProbe ?? score, steps * step.digit, tenToThe: step.exponent)
    bench.look.curve.probe = CurveLook.Probe(
      example: table.examples[selection.example], class: table.classes[selection.class],
      score: min(max(range.lowerBound, moved), range.upperBound))
  }

  private mutating func takeCurveProbe() {
    guard let score = curveProbe else {
      return notice("← and → move a line to read the losses at; Enter takes its score")
    }
    if refusesSelectedCell() { return }
    let place = Place.score(selection)
    if let refusal = refusal(of: score, at: place) { return complain(refusal) }
    let title = "\(name(of: place)) = \(text(of: score, at: place))"
    record(title, inverses: [apply(edit(place, score))])
    notice(title)
    bench.look.curve.probe = nil
  }
}
