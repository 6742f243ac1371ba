import Scores

extension Expression: CustomStringConvertible {
  /// The expression as a lesson's author would write it.
  package var description: String { text(inside: nil) }

  private func text(inside outer: Operator?) -> String {
    switch self {
    case .number(_, let text): return text
    case .quantity(let quantity): return quantity.description
    case .log(let operand): return "log(\(operand))"
    case .binary(let sign, let left, let right):
      let text = "\(left.text(inside: sign)) \(sign.rawValue) \(right.operand(of: sign))"
      return outer.map { $0.bindsTighter(than: sign) } == true ? "(\(text))" : text
    }
  }

  /// The text of the right operand of an operator, with parentheses as in 1 - (2 - 3) and 1 / (2 * 3).
  private func operand(of sign: Operator) -> String {
    guard case .binary(let inner, _, _) = self, !inner.bindsTighter(than: sign) else {
      return text(inside: sign)
    }
    return "(\(text(inside: nil)))"
  }
}

extension Expression.Operator {
  fileprivate func bindsTighter(than other: Expression.Operator) -> Bool {
    (self == .times || self == .dividedBy) && (other == .plus || other == .minus)
  }
}

extension Quantity: CustomStringConvertible {
  package var description: String {
    [subject.description, scale.map { "at \(NumberText.factor($0))" }, moment?.rawValue]
      .compactMap(\.self).joined(separator: " ")
  }
}

extension Quantity.Subject: CustomStringConvertible {
  package var description: String {
    switch self {
    case .score(let cell): "score.\(cell)"
    case .margin(let cell): "margin.\(cell)"
    case .svm(let example): "svm.\(example ?? "mean")"
    case .exponential(let cell): "exp.\(cell)"
    case .probability(let cell): "P.\(cell)"
    case .softmax(let example): "softmax.\(example ?? "mean")"
    case .accuracy: "accuracy"
    case .l2(let row): row.map { "L2.\($0)" } ?? "L2"
    case .l1(let row): row.map { "L1.\($0)" } ?? "L1"
    case .elasticNet(let row): row.map { "elastic.\($0)" } ?? "elastic"
    case .classCount: "C"
    case .exampleCount: "N"
    case .weightScale: "k"
    case .delta: "margin"
    case .weight(let weight): "weight.\(weight)"
    case .bias(let name): "bias.\(name)"
    case .input(let input): "input.\(input)"
    case .full(let isOfSoftmax): isOfSoftmax ? "full.softmax" : "full.svm"
    case .penalty: "R"
    case .lambda: "lambda"
    case .gradient(let weight): "gradient.\(weight)"
    }
  }
}

extension CellName: CustomStringConvertible {
  package var description: String { "\(example).\(`class`)" }
}
