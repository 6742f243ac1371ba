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
        // Half a unit of the last decimal written on either side.
        let tolerance = within ?? [left, right].compactMap(\.halfUnitOfLastDigit).max()
        guard !relation.holds(a, b, within: tolerance) else { return nil }
        let words = relation == .equal ? tolerance.map { " (±\(exact($0)))" } : nil
        return "\(text) — computed \(exact(a)), expected \(relation.words)\(exact(b))"
          + (words ?? "")
      }
    } catch {
      return "\(text) — \(error)"
    }
  }

  /// A number with all of its digits.
  private func exact(_ value: Double) -> String { NumberText.factor(value) }
}

extension Expression {
  /// 0.005 for the number 5.27; nil unless the expression is a number with decimals.
  fileprivate var halfUnitOfLastDigit: Double? {
    guard case .number(_, let text) = self, text.contains(".") || text.contains("e-") else {
      return nil
    }
    return TypedNumber(text)?.halfUnit
  }
}

extension Check.Relation {
  /// - Parameter tolerance: how far apart equal numbers may be; nil: as far as rounding takes them.
  fileprivate func holds(_ a: Double, _ b: Double, within tolerance: Double?) -> Bool {
    switch self {
    case .equal: areEqual(a, b, within: tolerance)
    case .less: a < b
    case .greater: a > b
    case .atMost: a <= b || areEqual(a, b, within: nil)
    case .atLeast: a >= b || areEqual(a, b, within: nil)
    }
  }

  private func areEqual(_ a: Double, _ b: Double, within tolerance: Double?) -> Bool {
    if a == b { return true }
    let (difference, size) = (abs(a - b), max(abs(a), abs(b)))
    guard size.isFinite else { return false }
    guard let tolerance else { return difference <= 1e-9 * size }
    // The margin covers the error of decimals in binary: 5.265, stored as less, rounds to 5.27.
    return difference <= tolerance * (1 + 1e-9) + 1e-15 * size
  }

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
