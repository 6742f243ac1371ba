import Scores

/// The judgement of a number that was typed as an answer.
package enum Judgement: Hashable, Sendable {
  case right
  case wrong(feedback: Prose?)
  /// Right, but with less than two significant digits.
  case tooFewDigits
  case notANumber
}

extension WorkedStep {
  /// Judges a number typed as the answer. It is right if it is the true value rounded to the digits typed,
  /// at least two, or if it is within the question's tolerance.
  package func judgement(ofNumber typed: String) -> Judgement {
    guard let typed = TypedNumber(typed) else { return .notANumber }
    guard case .number(let answer)? = step.question?.kind else { return .wrong(feedback: nil) }
    guard let value = try? number(answer.answer), value.isFinite else {
      return .wrong(feedback: answer.feedback)
    }
    if answer.accepts(typed, as: value) { return .right }
    for wrong in answer.wrong {
      if let number = try? number(wrong.number), answer.accepts(typed, as: number) {
        return .wrong(feedback: wrong.feedback)
      }
    }
    let isTooShort = answer.tolerance == nil && answer.rounds(typed, value) && typed.value != 0
    return isTooShort ? .tooFewDigits : .wrong(feedback: answer.feedback)
  }
}

extension StepQuestion.NumberAnswer {
  /// Whether a typed number stands for this value.
  func accepts(_ typed: TypedNumber, as value: Double) -> Bool {
    // All digits of the value, apart from rounding errors of doubles.
    if abs(typed.value - value) <= 1e-12 * abs(value) { return true }
    guard let tolerance else { return typed.significantDigits >= 2 && rounds(typed, value) }
    return typed.isWithin(tolerance, of: value)
  }

  /// Whether a typed number is a value rounded as the question asks.
  fileprivate func rounds(_ typed: TypedNumber, _ value: Double) -> Bool {
    isRoundedUp ? typed.roundsUp(value) : typed.rounds(value)
  }
}

/// A typed number with its precision.
struct TypedNumber: Hashable {
  let value: Double
  /// The number of digits from the first that is not 0; zeros at the end count.
  let significantDigits: Int
  /// The power of ten of the last digit: -2 for 5.27.
  let unit: Int

  init?(_ text: String) {
    let blanks: Set<Character> = [" ", "\t"]
    let text = text.drop { blanks.contains($0) }
    let end = text.lastIndex { !blanks.contains($0) }.map(text.index(after:)) ?? text.endIndex
    guard case .number(let value) = ScoreReading(text[..<end]), value.isFinite else { return nil }
    let parts = text[..<end].split(maxSplits: 1) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].filter { $0 != "-" && $0 != "+" }
    let decimals = mantissa.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    // Clamped, so that `unit` can't overflow; a double has no exponent beyond these.
    let exponent = parts.count < 2 ? 0 : min(max(Int(parts[1]) ?? 10_000, -10_000), 10_000)
    self.value = value
    significantDigits = mantissa.filter { $0 != "." }.drop { $0 == "0" }.count
    unit = exponent - (decimals.first?.count ?? 0)
  }

  /// Whether it is a value rounded to the digits typed; a value halfway between may be rounded either way.
  func rounds(_ number: Double) -> Bool {
    isWithin(halfUnit, of: number)
  }

  /// Whether it is a value rounded up to the digits typed.
  func roundsUp(_ number: Double) -> Bool {
    isWithin(halfUnit, of: number + halfUnit) && value > number - 1e-15 * abs(number)
      && value - 2 * halfUnit < number
  }

  /// Half a unit of the last digit: 0.005 for 5.27.
  var halfUnit: Double { Double("5e\(unit - 1)") ?? 0 }

  /// Whether it is that near to a value, apart from rounding errors of doubles.
  func isWithin(_ tolerance: Double, of number: Double) -> Bool {
    abs(value - number) <= tolerance * (1 + 1e-9) + 1e-15 * abs(number)
  }
}
