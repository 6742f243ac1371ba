import LossBatches
import LossEngine
import Scores

extension ExplorerState {
  /// The run that the panel Training shows; nil before the first step.
  package var training: Training? { bench.training }

  package var isTraining: Bool { bench.training?.isRunning == true }

  mutating func train(_ action: TrainingLook.Action) {
    if refusesWeights() { return }
    switch action {
    case .step(let count) where count > 0: goOn(for: count)
    case .step(let count): goBack(by: -count)
    case .toStart: goToStart()
    case .toggleRun: goOn(for: .max)
    case .scaleRate(let exponent):
      let rate = look.training.rate * Double(sign: .plus, exponent: exponent, significand: 1)
      setRate(rate)
    }
  }

  /// Takes steps, of the present run if nothing has changed since its last one.
  private mutating func goOn(for steps: Int) {
    if !isGoingOn { beginRun() }
    guard let run = training?.run else { return }
    if let end = run.end { return say(end, of: run) }
    bench.training?.wantedSteps = steps
    askForSteps()
  }

  private var settings: TrainingSettings? {
    guard let linear = model.linear else { return nil }
    let data: DataLoss = look.isOfSoftmax ? .softmax : .hinge(hinge)
    let choice = look.training
    return TrainingSettings(
      loss: linear.fullLoss(data), learningRate: choice.rate, batchSize: choice.batchSize,
      seed: choice.seed, steps: choice.steps)
  }

  /// Whether the next step belongs to the present run: W is as its last step left it, the settings are
  /// the same, and it has not taken all steps it may.
  private var isGoingOn: Bool {
    guard let training else { return false }
    return training.run.settings == settings && isGoingOnOrEnded && training.run.end != .steps
  }

  /// Whether the numbers of the run's last step are those of the present model and loss.
  package var isAsTrained: Bool {
    guard let training else { return false }
    return training.isRunning
      || training.run.settings.loss == settings?.loss && isGoingOnOrEnded
  }

  private mutating func beginRun() {
    guard let linear = model.linear, let settings else { return }
    let k = scale
    var inverses: [Edit] = [.model(.classifier(.setClassifier(linear.classifier)))]
    // Training is of V = k·W, which then is W.
    if k != 1 { inverses.append(.scale(k)) }
    let earlier = (training.map { $0.earlier + [$0.curve] } ?? []).filter { $0.totals.count > 1 }
    let run = TrainingRun(settings, linear.labeledInputs, from: linear.weights(at: k))
    let nextNumber = nextNumber
    if k != 1 {
      bench.situation.scale = 1
      notice("W × \(NumberText.factor(k)) is W now")
    }
    bench.training = Training(
      run: run, number: nextNumber, earlier: earlier.suffix(3),
      inverses: inverses)
    bench.training?.hasUnkeptSteps = k != 1
    if k == 1 { bench.training?.keptRevision = bench.history.revision }
  }

  /// A run without a step gives its number to the next one.
  private var nextNumber: Int {
    training.map { $0.run.history.count > 1 ? $0.number + 1 : $0.number } ?? 1
  }

  /// About how many products can be summed between two keys without a delay that is felt.
  private static let largestCost = 300_000

  private mutating func askForSteps() {
    guard let training, training.isRunning, training.generation == nil else { return }
    let products = table.exampleCount * table.classCount * (inputCount + 50)
    guard training.wantedSteps == .max || products > ExplorerState.largestCost / 10 else {
      let work = trainingWork(generation: 0)
      return work.map { take($0.outcome()) } ?? ()
    }
    lastGeneration += 1
    bench.training?.generation = lastGeneration
    effects.append(.train(generation: lastGeneration))
  }

  package func trainingWork(generation: Int) -> TrainingWork? {
    training.map {
      TrainingWork(
        run: $0.run, steps: $0.wantedSteps, situation: situation, generation: generation)
    }
  }

  /// Takes the outcome of steps that a thread has taken.
  mutating func takeSteps(_ outcome: TrainingWork.Outcome, generation: Int) {
    guard training?.generation == generation else { return }
    bench.training?.generation = nil
    take(outcome)
    askForSteps()
  }

  private mutating func take(_ outcome: TrainingWork.Outcome) {
    guard let training else { return }
    let taken = outcome.run.step - training.run.step
    bench.situation.model = outcome.model
    bench.results.takeLosses(outcome.losses)
    bench.training?.run = outcome.run
    if taken > 0 { bench.training?.hasUnkeptSteps = true }
    if training.wantedSteps < .max { bench.training?.wantedSteps -= taken }
    if let end = outcome.run.end {
      stopTraining()
      say(end, of: outcome.run)
    } else if bench.training?.isRunning == false {
      stopTraining()
    }
  }

  /// Ends a run where it is: as one change to undo, and in the journal.
  mutating func stopTraining() {
    guard let training else { return }
    bench.training?.wantedSteps = 0
    bench.training?.generation = nil
    guard training.hasUnkeptSteps, let linear = model.linear else { return }
    bench.training?.hasUnkeptSteps = false
    bench.noteForJournal(.classifier(.setClassifier(linear.classifier)))
    let name = training.isOfSoftmax ? "softmax" : "SVM"
    let title = "trained \(name), \(counted(training.run.step, "step"))"
    let isLast = training.isRecorded && training.keptRevision == bench.history.revision
    // At its start again, W is as it was before, unless k was multiplied into it.
    let isUnchanged = training.run.step == 0 && training.inverses.count == 1
    switch (isLast, isUnchanged) {
    case (true, true): bench.history.forgetLast()
    case (true, false): bench.history.extend(title)
    case (false, true): break
    case (false, false): record(title, inverses: training.inverses)
    }
    bench.training?.isRecorded = !isUnchanged
    bench.training?.keptRevision = bench.history.revision
  }

  /// Says that another action has ended a run, before what that action says.
  mutating func sayStopped(_ training: Training) {
    let text = "stopped at step \(training.run.step)"
    if let message {
      self.message = Message(text: "\(text); \(message.text)", isError: message.isError)
    } else {
      notice(text)
    }
  }

  private mutating func goBack(by steps: Int) {
    guard isGoingOnOrEnded, var run = training?.run, run.step > 0 else {
      return notice("there is no step to take back")
    }
    for _ in 0..<steps where run.back() {}
    if run.step == training?.run.step {
      return notice("the step before is no longer known; Home goes to the run's start")
    }
    move(to: run)
  }

  private mutating func goToStart() {
    guard isGoingOnOrEnded, var run = training?.run, run.step > 0 else {
      return notice("this is the run's start")
    }
    if let training, training.curve.totals.count > 1 {
      bench.training?.earlier = (training.earlier + [training.curve]).suffix(3)
      let number = nextNumber
      bench.training?.number = number
    }
    run.restart()
    move(to: run)
  }

  /// Whether W is as the run's last step left it, under whatever settings.
  private var isGoingOnOrEnded: Bool {
    training.map { scale == 1 && $0.keptRevision == bench.history.revision } ?? false
  }

  /// Puts the W of a run that went back into the model.
  private mutating func move(to run: TrainingRun) {
    let work = TrainingWork(run: run, steps: 0, situation: situation, generation: 0)
    bench.training?.hasUnkeptSteps = true
    take(work.outcome())
    stopTraining()
  }

  private mutating func say(_ end: TrainingEnd, of run: TrainingRun) {
    let total = NumberText.loss(run.numbers.loss.total)
    let steps = "\(counted(run.step, "step")), total \(total)"
    switch end {
    case .steps: notice("\(steps): as many as :steps allows; Enter goes on")
    case .smallGradient: notice("\(steps): the gradient is a millionth of its first")
    case .noProgress: notice("\(steps): 500 steps brought nothing better")
    case .diverged(let rate):
      let eta = NumberText.factor(run.settings.learningRate)
      let way = rate.map { "\(roundedDown($0)) goes down" } ?? "no smaller one goes down"
      let back = run.step > 0 ? "; u or Home brings W back" : ""
      complain("diverged at step \(run.step): η = \(eta) is too large, \(way)\(back)")
    }
  }
}

/// A rate with one digit, which is no larger: "3e-6" for 3.05e-6.
private func roundedDown(_ rate: Double) -> String {
  guard let decimal = ShortestDecimal(rate) else { return "" }
  let digit = Int(decimal.digits.prefix(1)) ?? 0
  return NumberText.factor(ShortestDecimal.sum(0, digit, tenToThe: decimal.magnitude))
}
