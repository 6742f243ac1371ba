import Scores

extension Check {
  /// Why the claim fails; nil if it holds.
  func failure(in step: WorkedStep) -> String? {
    do {
      switch claim {
      case .unchanged(let quantity):
        let before = try step.number(.quantity(quantity))
        let after = try step.number(.quantity(quantity), moment: .after)
        guard before.bitPattern != after.bitPattern else { return nil }
        return "\(text) — it changes from \(exact(before)) to \(exact(after))"
      case .relation(let left, let relation, let right, let within):
        let (a, b) = (try step.number(left), try step.number(right))
        let tolerance = Tolerance(left, right, within: within)
        guard !tolerance.accepts(a, relation, b) else { return nil }
        return "\(text) — computed \(exact(a)), expected \(relation.words)\(exact(b))"
          + (relation == .equal ? tolerance.words : "")
      }
    } catch {
      return "\(text) — \(error)"
    }
  }

  /// A number with all of its digits.
  private func exact(_ value: Double) -> String { NumberText.factor(value) }
}

/// How far apart two numbers may be that a check takes as equal.
enum Tolerance {
  case absolute(Double)
  /// As a share of the larger number.
  case relative(Double)

  /// The tolerance of a check: `within`, else half a unit of the last decimal written on either side,
  /// else a relative one for rounding errors.
  init(_ left: Expression, _ right: Expression, within: Double?) {
    let units = [left, right].compactMap(\.halfUnitOfLastDigit)
    self = (within ?? units.max()).map(Tolerance.absolute) ?? .relative(1e-9)
  }

  func accepts(_ a: Double, _ relation: Check.Relation, _ b: Double) -> Bool {
    switch relation {
    case .equal: areEqual(a, b)
    case .less: a < b
    case .greater: a > b
    case .atMost: a <= b || Tolerance.relative(1e-9).areEqual(a, b)
    case .atLeast: a >= b || Tolerance.relative(1e-9).areEqual(a, b)
    }
  }

  private func areEqual(_ a: Double, _ b: Double) -> Bool {
    if a == b { return true }
    let (difference, size) = (abs(a - b), max(abs(a), abs(b)))
    guard size.isFinite else { return false }
    switch self {
    // The margin covers the error of decimals in binary: 5.265, stored as less, rounds to 5.27.
    case .absolute(let tolerance): return difference <= tolerance * (1 + 1e-9) + 1e-15 * size
    case .relative(let tolerance): return difference <= tolerance * size
    }
  }

  var words: String {
    if case .absolute(let tolerance) = self { " (±\(NumberText.factor(tolerance)))" } else { "" }
  }
}

extension Expression {
  /// 0.005 for the number 5.27; nil unless the expression is a number with decimals.
  fileprivate var halfUnitOfLastDigit: Double? {
    guard case .number(_, let text) = self, text.contains(".") || text.contains("e-"),
      let typed = TypedNumber(text)
    else { return nil }
    return Double("5e\(typed.unit - 1)")
  }
}

extension Check.Relation {
  fileprivate var words: String {
    switch self {
    case .equal: ""
    case .less: "less than "
    case .greater: "more than "
    case .atMost: "at most "
    case .atLeast: "at least "
    }
  }
}
