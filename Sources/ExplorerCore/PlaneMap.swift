import LossEngine
import Scores

/// The scores of a classifier of two inputs anywhere in their plane: of class j, V's row j times the
/// point, plus b; V is k·W.
package struct PlaneScores: Equatable, Sendable {
  /// Of each class, by its position in the table: V's two weights, and b (k·b under the bias trick).
  let x, y, bias: [Double]

  /// - Parameter k: what multiplies W.
  package init(_ linear: LinearModel, at k: Double) {
    precondition(linear.classifier.inputCount == 2, "a plane has two inputs")
    let weights = linear.weights(at: k)
    x = (0..<weights.classCount).map { weights[.weight(classIndex: $0, input: 0)] }
    y = (0..<weights.classCount).map { weights[.weight(classIndex: $0, input: 1)] }
    bias = weights.bias
  }

  package var classCount: Int { bias.count }

  package func score(of class: Int, at point: PlanePoint) -> Double {
    x[`class`] * point.x + y[`class`] * point.y + bias[`class`]
  }

  /// The class of the highest score, the first of several that tie, and how far the next one is below it.
  package func winner(at point: PlanePoint) -> (class: Int, lead: Double) {
    var (top, best, second) = (0, score(of: 0, at: point), -Double.infinity)
    for position in 1..<max(1, classCount) {
      let score = score(of: position, at: point)
      if score > best {
        (top, best, second) = (position, score, best)
      } else if score > second {
        second = score
      }
    }
    return (top, best - second)
  }

  /// The class across the nearest boundary of a winner's region, and how far that is in units of the
  /// inputs. The region is where s_i − s_j ≥ 0 for all j: convex, so that the nearest of the lines
  /// s_i = s_j is its boundary there. nil where no line is.
  package func nearestBoundary(
    of winner: Int, at point: PlanePoint
  ) -> (other: Int, distance: Double)? {
    let here = score(of: winner, at: point)
    return (0..<classCount).compactMap { other -> (other: Int, distance: Double)? in
      let slope = PlanePoint(x[winner] - x[other], y[winner] - y[other]).length
      guard other != winner, slope > 0, slope.isFinite else { return nil }
      return (other, (here - score(of: other, at: point)) / slope)
    }
    .min { $0.distance < $1.distance }
  }

  /// How wide the strip is, in units of the inputs, in which neither of two classes leads the other by
  /// Δ: 2Δ/‖V_i − V_j‖, as s_i − s_j changes by ‖V_i − V_j‖ a unit; nil where it changes nowhere.
  package func bandWidth(between i: Int, _ j: Int, margin: Double) -> Double? {
    let slope = PlanePoint(x[i] - x[j], y[i] - y[j]).length
    return slope > 0 && slope.isFinite ? 2 * margin / slope : nil
  }

  /// How wide the strip |s_j| < Δ is: 2Δ/‖V_j‖.
  package func bandWidth(of j: Int, margin: Double) -> Double? {
    let slope = PlanePoint(x[j], y[j]).length
    return slope > 0 && slope.isFinite ? 2 * margin / slope : nil
  }
}

/// Where the margin Δ is not kept.
package enum PlaneBand: Hashable, Sendable {
  /// Where the winner leads the second by less than Δ.
  case lead(margin: Double)
  /// One-vs-all: where the score of a class is nearer to 0 than Δ.
  case zero(class: Int, margin: Double)

  package init(_ hinge: HingeLoss, selectedClass: Int) {
    self =
      hinge.family == .oneVsAll
      ? .zero(class: selectedClass, margin: hinge.margin) : .lead(margin: hinge.margin)
  }
}

/// Which class wins at each pixel of a window, and whether the pixel is in the margin band.
package struct PlaneMap: Sendable {
  package let scores: PlaneScores
  package let window: PlaneWindow
  /// The rows of pixels in a row of cells, 1 or 2.
  package let rowsPerCell: Int
  package let band: PlaneBand
  /// Row by row from the upper left corner.
  package let winners: [Int]
  package let isInBand: [Bool]

  package init(_ scores: PlaneScores, _ window: PlaneWindow, rowsPerCell: Int, _ band: PlaneBand) {
    (self.scores, self.window) = (scores, window)
    (self.rowsPerCell, self.band) = (rowsPerCell, band)
    let count = window.columns * window.rows * rowsPerCell
    var winners: [Int] = []
    var isInBand: [Bool] = []
    winners.reserveCapacity(count)
    isInBand.reserveCapacity(count)
    for row in 0..<window.rows * rowsPerCell {
      for column in 0..<window.columns {
        let point = window.middle(column: column, row: row, rowsPerCell: rowsPerCell)
        let winner = scores.winner(at: point)
        winners.append(winner.class)
        switch band {
        case .lead(let margin): isInBand.append(winner.lead < margin)
        case .zero(let position, let margin):
          isInBand.append(abs(scores.score(of: position, at: point)) < margin)
        }
      }
    }
    (self.winners, self.isInBand) = (winners, isInBand)
  }

  package func index(column: Int, row: Int) -> Int { row * window.columns + column }

  /// The classes that win at some pixel, in class order.
  package var shownClasses: [Int] {
    var isShown = Array(repeating: false, count: scores.classCount)
    for winner in winners { isShown[winner] = true }
    return isShown.indices.filter { isShown[$0] }
  }
}
