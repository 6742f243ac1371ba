import LossEngine
import Scores

/// The losses of a table at W × k, and at W × 2k unless a score overflows there.
package struct Losses: Equatable, Sendable {
  package let evaluation: Evaluation
  package let doubled: Evaluation?

  package init(evaluation: Evaluation, doubled: Evaluation?) {
    self.evaluation = evaluation
    self.doubled = doubled
  }
}

/// A whole table to evaluate, as a value: it can be worked on while the table is edited.
package struct EvaluationRequest: Sendable {
  let table: ScoreTable
  let hinges: [HingeLoss]
  let scale: Double
  package let generation: Int

  /// - Parameter check: called every few hundred examples; what it throws ends the work.
  package func losses<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Losses {
    Losses(evaluation: try evaluation(checking: check), doubled: try doubled(checking: check))
  }

  /// The half of ``losses(checking:)`` at W × k.
  package func evaluation<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation {
    try table.evaluation(hinges: hinges, scale: scale) { (_) throws(Failure) in try check() }
  }

  /// The half of ``losses(checking:)`` at W × 2k.
  package func doubled<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation? {
    guard table.firstOverflow(at: 2 * scale) == nil else { return nil }
    return try table.evaluation(hinges: hinges, scale: 2 * scale) { (_) throws(Failure) in
      try check()
    }
  }
}

/// A table's losses are being computed elsewhere; those that are known are of the table before.
struct Computing: Sendable {
  let generation: Int
  var isAsked = false
  /// Examples that were edited since, to be brought up to date when the losses are there.
  var edited: Set<ExampleID> = []
}
