import LossEngine
import Platform
import Scores

/// A wrong number that readers come to again and again, computed for the table at hand.
struct CommonMistake: Hashable {
  let value: Double
  let feedback: String
}

extension WorkedStep {
  /// The usual mistakes of an answer that is an SVM loss, a softmax loss or a probability; empty for any
  /// other answer. One that comes to the true value is no mistake there.
  func commonMistakes(_ answer: Expression) -> [CommonMistake] {
    guard case .quantity(let quantity) = answer, let truth = try? number(answer), truth.isFinite
    else { return [] }
    let situation = quantity.moment == .after ? end : start
    let k = quantity.scale ?? situation.scale
    let found: [CommonMistake] =
      switch quantity.subject {
      case .svm(let name?): (try? situation.mistakes(ofHinge: name, k, truth)) ?? []
      case .svm(nil): situation.mistakes(ofMeanHinge: truth)
      case .softmax(let name?): (try? situation.mistakes(ofSoftmax: name, k, truth)) ?? []
      case .probability(let cell): (try? situation.mistakes(ofProbability: cell, k)) ?? []
      default: []
      }
    return found.filter { $0.value.isFinite && abs($0.value - truth) > 1e-9 * abs(truth) }
  }
}

extension Situation {
  /// - Parameter truth: the loss.
  fileprivate func mistakes(
    ofHinge name: String, _ k: Double, _ truth: Double
  ) throws(Mistake) -> [CommonMistake] {
    guard hinge.family == .multiclass else { return [] }
    let (row, label) = try example(name, scale: k)
    let scores = row.scores
    let leads = scores.indices.filter { $0 != label }.map { scores[$0] - scores[label] }
    func loss(_ leads: [Double], margin: Double) -> Double {
      let terms = leads.map { max(0, $0 + margin) }.map { hinge.isSquared ? $0 * $0 : $0 }
      return terms.reduce(0, +) / (hinge.reduction == .mean ? Double(max(1, terms.count)) : 1)
    }
    let own = hinge.isSquared ? hinge.margin * hinge.margin : hinge.margin
    let sum = leads.map { $0 + hinge.margin }.reduce(0, +)
    let largest = leads.map { max(0, $0 + hinge.margin) }.max() ?? 0
    let gap = NumberText.factor(hinge.margin)
    var mistakes = [
      CommonMistake(
        value: loss(leads, margin: 0), feedback: "The margin of \(gap) is missing in each term."),
      CommonMistake(
        value: loss(leads.map { -$0 }, margin: hinge.margin),
        feedback: "It is s_j − s_y, not the other way round."),
    ]
    if !hinge.sumsAllClasses {
      mistakes.append(
        CommonMistake(
          value: truth + own,
          feedback: "The sum runs over j ≠ y; you have counted a term for the label."))
    }
    guard hinge.reduction == .sum, !hinge.isSquared else { return mistakes }
    return mistakes + [
      CommonMistake(value: sum, feedback: "Clamp each term at 0 before you add."),
      CommonMistake(
        value: largest, feedback: "That is the largest term alone; the loss is their sum."),
      CommonMistake(
        value: truth / Double(max(1, leads.count)),
        feedback: "Within one example the terms are summed, not averaged."),
    ]
  }

  fileprivate func mistakes(ofMeanHinge truth: Double) -> [CommonMistake] {
    let (n, others) = (Double(table.exampleCount), Double(table.classCount - 1))
    return [
      CommonMistake(
        value: n * truth, feedback: "That is the sum; divide by the number of examples."),
      CommonMistake(
        value: truth + hinge.margin,
        feedback: "The sum of each example runs over j ≠ y; you have counted a term for the label."),
      CommonMistake(
        value: truth / others,
        feedback: "Within one example the terms are summed; the average is over the examples."),
    ]
  }

  fileprivate func mistakes(
    ofSoftmax name: String, _ k: Double, _ truth: Double
  ) throws(Mistake) -> [CommonMistake] {
    let (row, label) = try example(name, scale: k)
    let probabilities = Softmax.probabilities(row.scores.span)
    return [
      CommonMistake(
        value: -truth, feedback: "The log of a probability is below 0; the loss is −log."),
      CommonMistake(
        value: truth / log(10),
        feedback: "That is the log to base 10; the loss takes the natural log."),
      CommonMistake(
        value: truth / log(2),
        feedback: "That is the log to base 2; the loss takes the natural log."),
      CommonMistake(
        value: probabilities[label], feedback: "That is the probability; the loss is −log of it."),
      CommonMistake(value: 1 - probabilities[label], feedback: "The loss is −log p, not 1 − p."),
      CommonMistake(
        value: -row.scores[label], feedback: "exp(s) has to be divided by the sum before the log."),
    ]
  }

  fileprivate func mistakes(
    ofProbability cell: CellName, _ k: Double
  ) throws(Mistake) -> [CommonMistake] {
    let (row, _) = try example(cell.example, scale: k)
    let position = try position(ofClass: cell.class)
    let exponentials = row.scores.map { exp($0) }
    let total = exponentials.reduce(0, +)
    return [
      CommonMistake(
        value: exponentials[position],
        feedback: "That is exp(s); divide it by the sum of all classes."),
      CommonMistake(
        value: exponentials[position] / (total - exponentials[position]),
        feedback: "The sum has the class's own exp in it too."),
      CommonMistake(
        value: row.scores[position] / row.scores.reduce(0, +),
        feedback: "Those are the scores; take exp of each first."),
    ]
  }
}
