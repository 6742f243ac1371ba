import Platform
import Scores

extension Expression {
  /// The value, from the tables before and after a step's edits.
  /// - Parameter moment: the moment of quantities that name none.
  package func value(
    before: Situation, after: Situation, moment: Quantity.Moment = .before
  ) throws(NoValue) -> Double {
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
  ) throws(NoValue) -> Double {
    let value = try expression.value(before: start, after: end, moment: moment)
    if value.isFinite { return value }
    if case .quantity = expression, !value.isNaN { return value }
    throw NoValue("it is not a finite number")
  }
}
