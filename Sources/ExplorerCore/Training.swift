import LossBatches
import LossEngine
import Scores

/// How a classifier is trained, as far as the reader chooses it.
package struct TrainingLook: Equatable, Sendable {
  /// η, above 0.
  package internal(set) var rate = Preferences().learningRate
  /// How many examples a step takes; nil: all.
  package internal(set) var batchSize: Int?
  /// What batches are drawn by.
  package internal(set) var seed: UInt64 = 0
  /// After how many steps a run ends at the latest.
  package internal(set) var steps = 1000

  /// What the panel's keys do.
  package enum Action: Hashable, Sendable {
    /// Below 0: back.
    case step(by: Int)
    case toStart
    case toggleRun
    /// Multiplies η by 2 to this power.
    case scaleRate(exponent: Int)
  }
}

/// A training run of a workbench's classifier, and the runs before it.
package struct Training: Equatable, Sendable {
  /// The total losses of a run after each step, from its start on.
  package struct Curve: Equatable, Sendable {
    package let number: Int
    package let isOfSoftmax: Bool
    package let totals: [Double]
  }

  package internal(set) var run: TrainingRun
  /// Counted from 1.
  package internal(set) var number: Int
  /// The last runs before it, at most three.
  package internal(set) var earlier: [Curve]
  /// What undoes it: W, b and k as they were.
  let inverses: [Edit]
  /// The revision of the model after the last step that was kept, or with W as the run begins; nil where
  /// k is multiplied into W and no step is kept yet.
  var keptRevision: Int?
  /// Steps to take that are not taken yet; `.max` while it runs on.
  var wantedSteps = 0
  /// The generation of the steps that are being taken; nil while none are.
  var generation: Int?
  var hasUnkeptSteps = false
  /// Whether its steps are a change in the history, which further ones extend.
  var isRecorded = false

  package var isRunning: Bool { wantedSteps > 0 }

  package var isOfSoftmax: Bool { run.settings.loss.data == .softmax }

  var curve: Curve {
    Curve(number: number, isOfSoftmax: isOfSoftmax, totals: run.history.map(\.loss.total))
  }

  /// The run is told by its settings, its start and its step: it is the same to the bit in each.
  package static func == (a: Training, b: Training) -> Bool {
    a.run.settings == b.run.settings && a.run.start == b.run.start && a.run.step == b.run.step
      && a.run.weights == b.run.weights && a.number == b.number && a.earlier == b.earlier
      && a.wantedSteps == b.wantedSteps && a.keptRevision == b.keptRevision
  }
}

/// Some steps of a run and the losses of the table after them. It is a value, so that it can be carried
/// out on another thread.
package struct TrainingWork: Sendable {
  let run: TrainingRun
  let steps: Int
  let situation: Situation
  package let generation: Int

  package struct Outcome: Equatable, Sendable {
    let run: TrainingRun
    let model: Model
    let losses: Losses

    package static func == (a: Outcome, b: Outcome) -> Bool {
      a.run.step == b.run.step && a.model == b.model && a.losses == b.losses
    }
  }

  /// - Parameter isTimeOver: whether to end after the present step.
  package func outcome(isTimeOver: () -> Bool = { false }) -> Outcome {
    var (run, situation) = (run, situation)
    // A run that goes on until it ends asks for more steps than could ever be counted.
    for _ in 0..<steps { if run.advance() == nil || isTimeOver() { break } }
    if let linear = situation.model.linear {
      situation.model.apply(.classifier(.setClassifier(linear.classifier(with: run.weights))))
    }
    let twice = 2 * situation.scale
    return Outcome(
      run: run, model: situation.model,
      losses: Losses(
        evaluation: situation.evaluation(at: situation.scale),
        doubled: situation.model.firstOverflow(at: twice) == nil
          ? situation.evaluation(at: twice) : nil))
  }
}
