import Foundation
import LossEngine
import TestSupport
import Testing

/// Records an issue unless `value` lies within `limit` ulps of `expected`; a 0 or ∞ must be just that.
///
/// The ulp is that of `expected`, or of `magnitude` where an error is measured against the numbers
/// that went in.
func expect(
  _ value: Double, within limit: Double, ulpsOf expected: Double, at magnitude: Double? = nil,
  _ comment: @autoclosure () -> Comment = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard value != expected else { return }
  let isClose =
    expected.isFinite && expected != 0
    && abs(value - expected) <= limit * (magnitude ?? expected).magnitude.ulp
  if !isClose {
    Issue.record("\(value) is not \(expected). \(comment())", sourceLocation: sourceLocation)
  }
}

/// A number as a slide prints it: `shown(2.0404, 2)` is 2.04.
func shown(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

/// A number as a slide prints it with a power of ten: 9.18e-04.
func shownWithExponent(_ value: Double, _ digits: Int) -> String {
  String(format: "%.\(digits)e", value)
}

extension SeededGenerator {
  mutating func row(of classCount: Int, in range: ClosedRange<Double>) -> [Double] {
    (0..<classCount).map { _ in .random(in: range, using: &self) }
  }
}

/// Every combination of families and options, at a margin.
func allHinges(margin: Double = 1) -> [HingeLoss] {
  var hinges = [
    HingeLoss(family: .structured, margin: margin), HingeLoss(family: .oneVsAll, margin: margin),
  ]
  for sumsAllClasses in [false, true] {
    for reduction in [HingeLoss.Reduction.sum, .mean] {
      for isSquared in [false, true] {
        hinges.append(
          HingeLoss(
            margin: margin, sumsAllClasses: sumsAllClasses, reduction: reduction,
            isSquared: isSquared))
      }
    }
  }
  return hinges
}

/// (f(s + h) − f(s − h)) / 2h for each score.
func centralDifferences(
  of scores: [Double], step h: Double = 0x1p-17, _ f: (Span<Double>) -> Double
) -> [Double] {
  scores.indices.map { j in
    var above = scores
    var below = scores
    above[j] += h
    below[j] -= h
    return (f(above.span) - f(below.span)) / (2 * h)
  }
}
