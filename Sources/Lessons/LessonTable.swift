import LossEngine
import Scores

/// The table that a step begins with, and the weights of a linear classifier that made its scores.
package struct LessonTable: Equatable, Sendable {
  package var table: ScoreTable
  package var weights: Weights?

  package static let lecture = LessonTable(table: .lecture)
}
