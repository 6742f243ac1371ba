import LossEngine
import Platform
import Scores

extension Expression {
  /// The value, from the tables before and after a step's edits.
  /// - Parameter moment: the moment of quantities that name none.
  package func value(
    before: Situation, after: Situation, moment: Quantity.Moment = .before
  ) throws(Mistake) -> Double {
    switch self {
    case .number(let value, _): return value
    case .quantity(let quantity):
      let isBefore = (quantity.moment ?? moment) == .before
      return try quantity.value(in: isBefore ? before : after)
    case .log(let operand):
      return naturalLog(try operand.value(before: before, after: after, moment: moment))
    case .binary(let sign, let left, let right):
      let a = try left.value(before: before, after: after, moment: moment)
      let b = try right.value(before: before, after: after, moment: moment)
      switch sign {
      case .plus: return a + b
      case .minus: return a - b
      case .times: return a * b
      case .dividedBy: return a / b
      }
    }
  }
}

/// The logarithm; inside `Expression`, `log` is the case of that name.
private func naturalLog(_ x: Double) -> Double { log(x) }

extension WorkedStep {
  /// The value of an expression. It must be finite, except that a single quantity may be infinite.
  func number(
    _ expression: Expression, moment: Quantity.Moment = .before
  ) throws(Mistake) -> Double {
    let value = try expression.value(before: start, after: end, moment: moment)
    if value.isFinite { return value }
    if case .quantity = expression, !value.isNaN { return value }
    throw Mistake("it is not a finite number")
  }
}

extension Quantity {
  /// The value in a situation; the quantity's moment is ignored.
  func value(in situation: Situation) throws(Mistake) -> Double {
    let k = scale ?? situation.scale
    switch subject {
    case .score(let cell):
      let example = try situation.example(cell.example, scale: k)
      return example.row.scores[try situation.position(ofClass: cell.class)]
    case .margin(let cell):
      let example = try situation.example(cell.example, scale: k)
      let position = try situation.position(ofClass: cell.class)
      let terms = situation.hinge.terms(example.row, label: example.label)
      guard let term = terms.first(where: { $0.classIndex == position }) else {
        throw Mistake("\(cell.class) is the label of \(cell.example), which has no margin term")
      }
      return term.value
    case .svm(let name?):
      let example = try situation.example(name, scale: k)
      return situation.hinge.loss(example.row, label: example.label)
    case .svm(nil): return try situation.evaluation(scale: k).meanHingeLoss()
    case .exponential(let cell):
      let example = try situation.example(cell.example, scale: k)
      let exponentials = Softmax.exponentials(example.row.scores.span)
      return exponentials[try situation.position(ofClass: cell.class)]
    case .probability(let cell):
      let example = try situation.example(cell.example, scale: k)
      let probabilities = Softmax.probabilities(example.row.scores.span)
      return probabilities[try situation.position(ofClass: cell.class)]
    case .softmax(let name?):
      let example = try situation.example(name, scale: k)
      return Softmax.crossEntropyLoss(example.row.scores.span, label: example.label)
    case .softmax(nil): return try situation.evaluation(scale: k).meanCrossEntropyLoss
    case .accuracy: return try situation.evaluation(scale: k).accuracy
    case .l2(let row): return try situation.penalty(.l2, row: row, scale: k)
    case .l1(let row): return try situation.penalty(.l1, row: row, scale: k)
    case .elasticNet(let row):
      let beta = situation.model.linear?.regularizer.beta ?? 1
      return try situation.penalty(.elasticNet(beta: beta), row: row, scale: k)
    case .classCount: return Double(situation.table.classCount)
    case .exampleCount: return Double(situation.table.exampleCount)
    case .weightScale: return k
    case .delta: return situation.hinge.margin
    case .weight(let name):
      let d = try situation.input(name)
      return try situation.classifier.weight(
        ofClass: try situation.position(ofClass: name.owner), input: d)
    case .bias(let name):
      return try situation.classifier.bias(ofClass: try situation.position(ofClass: name))
    case .input(let name):
      let d = try situation.input(name)
      return try situation.classifier.input(of: try situation.position(ofExample: name.owner))[d]
    case .full(let isOfSoftmax):
      let (linear, losses) = (try situation.classifier, try situation.evaluation(scale: k))
      let data = isOfSoftmax ? losses.meanCrossEntropyLoss : losses.meanHingeLoss()
      return data + linear.regularizer.loss(ofPenalty: linear.penalty(at: k))
    case .penalty:
      let linear = try situation.classifier
      guard linear.regularizer.kind != .none else {
        throw Mistake("the table has no R(W); give it a regularization")
      }
      return linear.penalty(at: k)
    case .lambda: return try situation.classifier.regularizer.lambda
    case .gradient(let name):
      let d = try situation.input(name)
      return try situation.gradient(
        of: .weight(classIndex: try situation.position(ofClass: name.owner), input: d), scale: k)
    }
  }
}

extension Situation {
  func position(ofClass name: String) throws(Mistake) -> Int {
    guard let position = table.classPosition(named: name) else {
      throw Mistake("the table has no class \(quoted(name))")
    }
    return position
  }

  func position(ofExample name: String) throws(Mistake) -> Int {
    guard let position = table.examplePosition(named: name) else {
      throw Mistake("the table has no example \(quoted(name))")
    }
    return position
  }

  /// The scores of an example at W × `scale`, and its label.
  func example(
    _ name: String, scale: Double
  ) throws(Mistake) -> (row: ScoreRow, label: Int) {
    let position = try position(ofExample: name)
    return (try row(position, scale: scale), table.label(position))
  }

  /// The losses of the table at W × k, with the SVM loss in force alone.
  func evaluation(scale k: Double) throws(Mistake) -> Evaluation {
    if let cell = model.firstOverflow(at: k) { throw overflow(cell.example, k) }
    return evaluation(at: k, hinges: [hinge])
  }

  private func row(_ position: Int, scale k: Double) throws(Mistake) -> ScoreRow {
    if model.firstOverflow(at: k, ofExample: position) != nil { throw overflow(position, k) }
    return model.row(of: position, at: k)
  }

  private func overflow(_ example: Int, _ k: Double) -> Mistake {
    Mistake(
      "the scores of \(table.exampleName(example)) times \(NumberText.factor(k)) are beyond the "
        + "largest double")
  }

  /// R(k·W), or R of the row of a class.
  fileprivate func penalty(
    _ regularization: Regularization, row: String?, scale k: Double
  ) throws(Mistake) -> Double {
    let (linear, weights) = (try classifier, try classifier.weights(at: k))
    let hasBiasTrick = linear.classifier.hasBiasTrick
    guard let row else {
      return regularization.value(weights.penalized(hasBiasTrick: hasBiasTrick).span)
    }
    let counted = weights.penalized(
      ofClass: try position(ofClass: row), hasBiasTrick: hasBiasTrick)
    return regularization.value(counted.span)
  }

  /// The place of an input among x, from 0.
  fileprivate func input(_ name: Quantity.InputName) throws(Mistake) -> Int {
    let count = try classifier.classifier.inputCount
    guard name.number <= count else {
      throw Mistake("the table has inputs 1 to \(count), and no \(name.number)")
    }
    return name.number - 1
  }

  /// The slope of the full loss with the SVM loss in force along an entry of k W.
  fileprivate func gradient(
    of entry: LinearWeights.Entry, scale k: Double
  ) throws(Mistake) -> Double {
    let linear = try classifier
    let rows = try table.examples.indices.map { (position) throws(Mistake) in
      try row(position, scale: k)
    }
    return linear.fullLoss(.hinge(hinge)).gradient(
      linear.weights(at: k), linear.labeledInputs, rows: rows)[entry]
  }

  /// What makes the scores; an error for a bare table.
  var classifier: LinearModel {
    get throws(Mistake) {
      guard let linear = model.linear else { throw Mistake("the table has no W") }
      return linear
    }
  }
}
