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

/// The linear classifier that a table's scores come from, and β of the elastic net.
package struct Weights: Hashable, Sendable {
  package var classifier: LinearClassifier
  /// x of each example.
  package var inputs: [[Double]]
  package var beta: Double

  package init(classifier: LinearClassifier, inputs: [[Double]], beta: Double = 1) {
    (self.classifier, self.inputs, self.beta) = (classifier, inputs, beta)
  }
}

/// A table with the loss and the scale it is looked at, and where the reader looks: all that a
/// step's numbers are computed from.
package struct Situation: Equatable, Sendable {
  package var table: ScoreTable
  package var weights: Weights?
  package var hinge: HingeLoss
  /// k
  package var scale: Double
  /// The selected cell, by position.
  package var example: Int
  package var `class`: Int

  package init(
    table: ScoreTable, weights: Weights? = nil, hinge: HingeLoss = .lecture, scale: Double = 1,
    example: Int = 0, class: Int = 0
  ) {
    (self.table, self.weights, self.hinge, self.scale) = (table, weights, hinge, scale)
    (self.example, self.class) = (example, `class`)
  }
}
