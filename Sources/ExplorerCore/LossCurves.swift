import LossEngine
import Scores

/// Both losses as W is multiplied by k, of the table or of one example.
package struct LossCurves: Equatable, Sendable {
  /// What is asked for.
  package struct Request: Hashable, Sendable {
    /// k runs from 0 to this.
    package var end: Double
    /// At how many k at most, evenly spaced, both ends among them.
    package var count: Int
    /// Another k that is looked at.
    package var probe: Double?
    /// The position of an example; nil: the mean of the table.
    package var example: Int?

    package init(end: Double, count: Int, probe: Double?, example: Int?) {
      (self.end, self.count) = (end, count)
      (self.probe, self.example) = (probe, example)
    }
  }

  /// The losses at one k; nil where a score is beyond doubles.
  package struct Point: Equatable, Sendable {
    package let k: Double
    package let hinge: Double?
    package let softmax: Double?
  }

  package let points: [Point]
  /// The losses at the k that is looked at.
  package let probe: Point?
  /// Where the SVM loss is 0.
  package let zeros: ZeroInterval

  /// The largest k of the points.
  package var end: Double? { points.last?.k }
}

extension LossCurves.Request {
  /// About how many scores all points of a curve may read; a larger table gets fewer points.
  private static let largestCost = 200_000_000

  private func cost(ofOneK situation: Situation) -> Int {
    example == nil ? situation.cost : situation.cost / situation.table.exampleCount
  }

  private func pointCount(in situation: Situation) -> Int {
    let affordable = LossCurves.Request.largestCost / max(1, cost(ofOneK: situation))
    return max(2, min(count, max(9, affordable)))
  }

  func cost(in situation: Situation) -> Int {
    cost(ofOneK: situation) * (pointCount(in: situation) + 3)
  }

  /// - Parameter check: called now and then; what it throws ends the work.
  func curves<Failure: Error>(
    of situation: Situation, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> LossCurves {
    let part = example.map { $0..<$0 + 1 } ?? 0..<situation.table.exampleCount
    let count = pointCount(in: situation)
    var points: [LossCurves.Point] = []
    for index in 0..<count {
      let share = Double(index) / Double(count - 1)
      points.append(try point(at: end * share, of: situation, part, checking: check))
    }
    var looked: LossCurves.Point?
    if let probe { looked = try point(at: probe, of: situation, part, checking: check) }
    return LossCurves(
      points: points, probe: looked,
      zeros: try ZeroInterval(of: situation, part, checking: check))
  }

  private func point<Failure: Error>(
    at k: Double, of situation: Situation, _ part: Range<Int>,
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> LossCurves.Point {
    let overflows =
      example.map { situation.model.firstOverflow(at: k, ofExample: $0) != nil }
      ?? (situation.model.firstOverflow(at: k) != nil)
    if overflows { return LossCurves.Point(k: k, hinge: nil, softmax: nil) }
    let losses = try situation.evaluation(
      at: k, hinges: [situation.hinge], examples: part, checking: check)
    return LossCurves.Point(
      k: k, hinge: losses.meanHingeLoss(), softmax: losses.meanCrossEntropyLoss)
  }
}

/// The k at which an SVM loss is 0. Every term of it is max(0, c + d k), so that these are an interval.
package enum ZeroInterval: Equatable, Sendable {
  /// - Parameter examples: the positions of those that cost something at every k, the first few.
  case nowhere(examples: [Int])
  /// From `lower` to `upper`, which may be infinite.
  case interval(lower: Double, upper: Double)

  /// How many examples are named.
  private static let mostExamples = 3

  /// - Parameter part: the positions of the examples that have to cost nothing.
  init<Failure: Error>(
    of situation: Situation, _ part: Range<Int>, checking check: () throws(Failure) -> Void
  ) throws(Failure) {
    var (lower, upper) = (0.0, Double.infinity)
    var never: [Int] = []
    for example in part {
      if example % 256 == 0 { try check() }
      var (first, last) = (0.0, Double.infinity)
      for (c, d) in situation.terms(of: example) {
        if d > 0 { last = min(last, -c / d) }
        if d < 0 { first = max(first, -c / d) }
        if d == 0, c > 0 { last = -.infinity }
      }
      if first > last { never.append(example) }
      if never.count == ZeroInterval.mostExamples { break }
      (lower, upper) = (max(lower, first), min(upper, last))
    }
    self =
      never.isEmpty && lower <= upper
      ? .interval(lower: lower, upper: upper) : .nowhere(examples: never)
  }
}

extension Situation {
  /// The margin terms c + d k of an example in the SVM loss in force, those of masked classes left out.
  fileprivate func terms(of example: Int) -> [(c: Double, d: Double)] {
    let (zero, one) = (model.row(of: example, at: 0), model.row(of: example, at: 1))
    let label = table.label(example)
    return zip(hinge.terms(zero, label: label), hinge.terms(one, label: label))
      .filter { $0.value > -.infinity && $1.value > -.infinity }
      .map { ($0.value, $1.value - $0.value) }
  }
}
