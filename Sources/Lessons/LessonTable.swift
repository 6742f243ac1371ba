import LossEngine
import Scores

/// The table a step starts from; where scores are made by a linear classifier, with its weights.
package struct LessonTable: Hashable, Sendable {
  package var table: ScoreTable
  package var weights: Weights?

  package init(table: ScoreTable, weights: Weights? = nil) {
    (self.table, self.weights) = (table, weights)
  }

  package static let lecture = LessonTable(table: .lecture)

  package static func == (a: LessonTable, b: LessonTable) -> Bool {
    a.table == b.table && a.weights == b.weights
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(table.classCount)
    hasher.combine(table.exampleCount)
    hasher.combine(weights)
  }
}
