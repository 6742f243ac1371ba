import LossEngine
import Scores

/// How the panel Gradient is looked at: the steps that were taken.
package struct GradientLook: Equatable, Sendable {
  /// The losses of the example after a step; of the first one, before any.
  package struct Step: Equatable, Sendable {
    /// The revision of the model.
    let revision: Int
    package let hinge: Double
    package let softmax: Double
  }

  /// Steps of one example under one loss and one k.
  struct Trail: Equatable {
    let example: ExampleID
    let hinge: HingeLoss
    let scale: Double
    var steps: [Step]
  }

  var trail: Trail?
}

extension ExplorerState {
  /// The losses of the selected example before and after each step that led to its scores; empty without
  /// a step.
  package var gradientSteps: [GradientLook.Step] {
    guard let trail = look.gradient.trail, trail.hinge == hinge, trail.scale == scale,
      trail.example == table.examples[selection.example],
      let last = trail.steps.firstIndex(where: { $0.revision == bench.history.revision })
    else { return [] }
    return last > 0 ? Array(trail.steps[...last]) : []
  }

  /// ∂L/∂z of the selected example, z its scores at W × k: of softmax, or of the SVM loss in force.
  package func scoreGradient(isOfSoftmax: Bool) -> [Double] {
    let row = situation.row(of: selection.example)
    let label = table.label(selection.example)
    return isOfSoftmax
      ? Softmax.gradient(row.scores.span, label: label) : hinge.gradient(row, label: label)
  }

  /// Steps the selected example against a gradient: s ← (z − η ∂L/∂z)/k.
  mutating func stepScores(isOfSoftmax: Bool) {
    if refusesGradientStep(isOfSoftmax: isOfSoftmax) { return }
    let (example, rate) = (selection.example, look.training.rate)
    let name = isOfSoftmax ? "softmax" : "SVM"
    let gradient = scoreGradient(isOfSoftmax: isOfSoftmax)
    guard gradient.contains(where: { $0 != 0 }) else {
      return notice("all of \(name)'s gradient is 0 here: no step")
    }
    var edits: [Edit] = []
    for (position, slope) in gradient.enumerated() where slope != 0 {
      let place = Place.score(Selection(example: example, class: position))
      let stepped = difference(value(of: place), rate * slope / scale)
      if let refusal = refusal(of: stepped, at: place) { return complain(refusal) }
      edits.append(edit(place, stepped))
    }
    let before = gradientSteps.isEmpty ? [presentStep] : gradientSteps
    let title = "\(table.exampleName(example)) a step down \(name), η = \(NumberText.factor(rate))"
    record(title, inverses: apply(edits))
    let steps = before + [presentStep]
    bench.look.gradient.trail = GradientLook.Trail(
      example: table.examples[example], hinge: hinge, scale: scale, steps: steps)
    let losses = steps.suffix(2).map { NumberText.loss(isOfSoftmax ? $0.softmax : $0.hinge) }
    notice("\(title): \(losses.joined(separator: " → "))")
  }

  /// A stored score less a number, both taken as the decimals shown where that has few digits, so that
  /// 3.2 − (−0.1) is 3.3.
  private func difference(_ score: Double, _ number: Double) -> Double {
    let shown = table.precision.shown(score)
    guard let step = ShortestDecimal(-number), step.significand < 1_000_000_000 else {
      return shown - number
    }
    let digits = Int(step.significand)
    return ShortestDecimal.sum(
      shown, step.isNegative ? -digits : digits, tenToThe: step.exponent)
  }

  private var presentStep: GradientLook.Step {
    let row = situation.row(of: selection.example)
    let label = table.label(selection.example)
    return GradientLook.Step(
      revision: bench.history.revision, hinge: hinge.loss(row, label: label),
      softmax: Softmax.crossEntropyLoss(row.scores.span, label: label))
  }

  /// Whether no step can be taken; the message then says why. A step would tell a hidden gradient.
  private mutating func refusesGradientStep(isOfSoftmax: Bool) -> Bool {
    if model.isComputed {
      complain("scores are W x + b: Training steps W down, Weights edits it")
    } else if scale == 0 {
      complain("at W × 0 no score changes a loss; = makes it W × 1")
    } else if [.svm, .changedSVM, .softmax, .probability, .prediction, .gradient].contains(
      where: hidesAny)
    {
      complain("gradients are " + hiddenUntil)
    } else {
      return false
    }
    return true
  }
}
