import LossEngine
import Scores

/// The losses of a table at W × k, and at W × 2k unless a score overflows there.
package struct Losses: Equatable, Sendable {
  package let evaluation: Evaluation
  package let doubled: Evaluation?
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
    func evaluation(at scale: Double) throws(Failure) -> Evaluation {
      try table.evaluation(hinges: hinges, scale: scale) { (_) throws(Failure) in try check() }
    }
    let overflows = table.firstOverflow(at: 2 * scale) != nil
    return Losses(
      evaluation: try evaluation(at: scale),
      doubled: overflows ? nil : try evaluation(at: 2 * scale)
    )
  }
}

/// A table's losses are being computed elsewhere; those that are known are of the table before.
struct Computing: Sendable {
  let generation: Int
  var isAsked = false
  /// Examples that were edited since, to be brought up to date when the losses are there.
  var edited: Set<ExampleID> = []
}
