import LossEngine
import Scores

/// The losses of a table at W × k and at W × 2k.
package struct Losses: Equatable, Sendable {
  package internal(set) var evaluation: Evaluation
  /// At W × 2k; nil if a score is beyond the largest double there.
  package internal(set) var doubled: Evaluation?

  package init(evaluation: Evaluation, doubled: Evaluation?) {
    (self.evaluation, self.doubled) = (evaluation, doubled)
  }

  /// The losses of no examples.
  static let none = Losses(
    evaluation: Evaluation(exampleCount: 0, hinges: []) { _ in (ScoreRow([]), 0) }, doubled: nil)
}

/// A computation on a whole table. It is a value, so that it can run on another thread while the table
/// is edited.
package struct Work: Sendable {
  let situation: Situation
  /// The losses, if they need not be computed.
  package let losses: Losses?
  let needs: Set<Need>
  package let generation: Int

  package struct Outcome: Equatable, Sendable {
    /// nil if the losses needed not be computed.
    let losses: Losses?
    let findings: [Need: Finding]
  }

  /// Computes everything on this thread.
  package var outcome: Outcome {
    let found =
      losses ?? Losses(evaluation: evaluation(checking: {}), doubled: doubled(checking: {}))
    return outcome(of: found, checking: {})
  }

  /// Finds what is needed from the losses.
  /// - Parameter check: called now and then; an error that it throws ends the work.
  package func outcome<Failure: Error>(
    of losses: Losses, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Outcome {
    var findings: [Need: Finding] = [:]
    for need in needs {
      findings[need] = try need.finding(in: situation, losses, checking: check)
    }
    return Outcome(losses: self.losses == nil ? losses : nil, findings: findings)
  }

  /// Computes the losses at W × k.
  package func evaluation<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation {
    try situation.evaluation(at: situation.scale, checking: check)
  }

  /// Computes the losses at W × 2k; nil if a score is beyond the largest double there.
  package func doubled<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation? {
    let k = 2 * situation.scale
    guard situation.model.firstOverflow(at: k) == nil else { return nil }
    return try situation.evaluation(at: k, checking: check)
  }
}
