import LossEngine
import Scores

/// The losses of a table at W × k, and at W × 2k unless a score overflows there.
package struct Losses: Equatable, Sendable {
  package internal(set) var evaluation: Evaluation
  package internal(set) var doubled: Evaluation?

  package init(evaluation: Evaluation, doubled: Evaluation?) {
    (self.evaluation, self.doubled) = (evaluation, doubled)
  }

  /// Of no examples.
  static let none = Losses(
    evaluation: Evaluation(exampleCount: 0, hinges: []) { _ in (ScoreRow([]), 0) }, doubled: nil)
}

/// What has to be worked out of a whole table, as a value: it can be worked on while the table is
/// edited.
package struct Work: Sendable {
  let situation: Situation
  /// Those that are there already.
  package let losses: Losses?
  let needs: Set<Need>
  package let generation: Int

  /// What came of some work; what was not asked for is not there.
  package struct Outcome: Equatable, Sendable {
    let losses: Losses?
    let findings: [Need: Finding]
  }

  /// All of it, one thing after the other.
  package var outcome: Outcome {
    let found =
      losses ?? Losses(evaluation: evaluation(checking: {}), doubled: doubled(checking: {}))
    return outcome(of: found, checking: {})
  }

  /// What is left to do when the losses are there.
  /// - Parameter check: called now and then; what it throws ends the work.
  package func outcome<Failure: Error>(
    of losses: Losses, checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Outcome {
    var findings: [Need: Finding] = [:]
    for need in needs {
      findings[need] = try need.finding(in: situation, losses, checking: check)
    }
    return Outcome(losses: self.losses == nil ? losses : nil, findings: findings)
  }

  /// The losses at W × k.
  package func evaluation<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation {
    try situation.evaluation(at: situation.scale, checking: check)
  }

  /// The losses at W × 2k.
  package func doubled<Failure: Error>(
    checking check: () throws(Failure) -> Void
  ) throws(Failure) -> Evaluation? {
    let k = 2 * situation.scale
    guard situation.model.firstOverflow(at: k) == nil else { return nil }
    return try situation.evaluation(at: k, checking: check)
  }
}
