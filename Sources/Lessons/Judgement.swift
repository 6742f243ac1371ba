import LossEngine
import Scores

/// The judgement of a number that was typed as an answer.
package enum Judgement: Hashable, Sendable {
  case right
  case wrong(feedback: Prose?)
  /// With fewer significant digits than are needed to be judged.
  case tooFewDigits
  /// The true value with its further digits cut off, where they have to be rounded.
  case cut
  /// So near to a true value that it may come of probabilities or exponentials rounded on the way.
  case near
  case notANumber
}

extension Judgement {
  /// Whether a text is a number that can be judged, or the beginning of one.
  package static func canBecomeNumber(_ typed: String) -> Bool {
    let isPercentage = typed.count > 1 && typed.hasSuffix("%")
    return ScoreReading(isPercentage ? typed.dropLast() : typed[...]) != .notANumber
  }
}

extension WorkedStep {
  /// Judges a number typed as the answer. It is right if it is within the question's tolerance; without
  /// one, if it is the true value rounded to the digits typed, at least three unless fewer are all of it.
  /// Of more digits the first three have to be right, as a reader works with the rounded numbers of the
  /// screen; only a value of few digits, such as 2.9, has to be met exactly.
  ///
  /// A number of fewer digits is refused as too rough, near or not, so that this doesn't tell whether it
  /// is near; but a mistake that is known, or the wrong sign, is wrong however rough. A value of one or two
  /// digits asks for no more than was typed, as that would tell how many it has: only the value itself,
  /// rounded, is refused, and any other number is wrong and costs an attempt.
  package func judgement(ofNumber typed: String) -> Judgement {
    guard let typed = TypedNumber(typed) else { return .notANumber }
    guard case .number(let answer)? = step.question?.kind else { return .wrong(feedback: nil) }
    guard let value = try? number(answer.answer), value.isFinite else {
      return .wrong(feedback: answer.feedback)
    }
    if isRight(typed, answer, value) { return .right }
    for wrong in answer.wrong {
      if let number = try? number(wrong.number), answer.means(typed, number) {
        return .wrong(feedback: wrong.feedback)
      }
    }
    if let mistake = commonMistakes(answer.answer).first(where: { answer.means(typed, $0.value) }) {
      return .wrong(feedback: Prose([.text(mistake.feedback)]))
    }
    if typed.value < 0, value >= 0, answer.answer.isLoss {
      return .wrong(feedback: Prose([.text("A loss is never below 0.")]))
    }
    guard answer.tolerance == nil, typed.value != 0, (typed.value < 0) == (value < 0) else {
      return .wrong(feedback: answer.feedback)
    }
    let needed = neededDigits(answer)
    if typed.significantDigits < needed, needed == 3 || typed.rounds(value) { return .tooFewDigits }
    guard !answer.isRoundedUp else { return .wrong(feedback: answer.feedback) }
    if typed.cuts(value) { return .cut }
    let isRoundedOnTheWay = answer.answer.quantities.contains(where: \.comesOfExponentials)
    return isRoundedOnTheWay && typed.isNear(value) ? .near : .wrong(feedback: answer.feedback)
  }

  func isRight(
    _ typed: TypedNumber, _ answer: StepQuestion.NumberAnswer, _ value: Double
  ) -> Bool {
    if typed.isAll(of: value) { return true }
    if let tolerance = answer.tolerance { return typed.isWithin(tolerance, of: value) }
    if answer.isRoundedUp {
      return typed.significantDigits >= neededDigits(answer)
        && (typed.roundsUp(value) || typed.withoutLastZeros.roundsUp(value))
    }
    return typed.rounds(value) && typed.isWithin(halfThirdDigit(of: value), of: value)
      || typed.isNearEnough(to: value) || typed.value == shown(answer)?.value
  }

  /// The answer as the screen writes it; nil where that is no number.
  private func shown(_ answer: StepQuestion.NumberAnswer) -> TypedNumber? {
    TypedNumber(text(of: answer.answer))
  }

  /// The answer as the screen writes it; where it is asked rounded up, so that it is right itself.
  package func text(ofAnswer answer: StepQuestion.NumberAnswer) -> String {
    let text = text(of: answer.answer)
    guard answer.isRoundedUp, let shown = TypedNumber(text), let value = try? number(answer.answer),
      !shown.roundsUp(value), !shown.isAll(of: value)
    else { return text }
    return NumberText.factor(ShortestDecimal.sum(shown.value, 1, tenToThe: shown.unit))
  }

  private func neededDigits(_ answer: StepQuestion.NumberAnswer) -> Int {
    min(3, shown(answer)?.significantDigits ?? 3)
  }
}

extension Expression {
  /// Whether it is one loss, of an example or the mean.
  fileprivate var isLoss: Bool {
    guard case .quantity(let quantity) = self else { return false }
    return switch quantity.subject {
    case .svm, .softmax: true
    default: false
    }
  }
}

extension Quantity {
  /// Whether a reader works it out from numbers that can't be written in full.
  fileprivate var comesOfExponentials: Bool {
    switch subject {
    case .softmax, .probability, .exponential: true
    default: false
    }
  }
}

extension StepQuestion.NumberAnswer {
  /// Whether a typed number stands for a wrong one that the author expects, which need not be typed as
  /// exactly as the answer.
  fileprivate func means(_ typed: TypedNumber, _ wrong: Double) -> Bool {
    if typed.isAll(of: wrong) { return true }
    if let tolerance { return typed.isWithin(tolerance, of: wrong) }
    return typed.significantDigits >= 2 && typed.rounds(wrong) || typed.isNearEnough(to: wrong)
  }
}

/// Half a unit of the third digit of a value: 0.005 for 5.27.
private func halfThirdDigit(of value: Double, atMost most: Int = .max) -> Double {
  let magnitude = ShortestDecimal(value)?.magnitude ?? 0
  return Double("5e\(min(most, magnitude - 2) - 1)") ?? 0
}

/// A typed number with its precision.
struct TypedNumber: Hashable {
  let value: Double
  /// The number of digits from the first that is not 0; zeros at the end count.
  let significantDigits: Int
  /// The power of ten of the last digit: -2 for 5.27.
  private(set) var unit: Int

  /// - Parameter text: a decimal, perhaps between blanks, perhaps with a percent sign at its end.
  init?(_ text: String) {
    func trimmed(_ text: Substring) -> Substring {
      let blanks: Set<Character> = [" ", "\t"]
      let text = text.drop { blanks.contains($0) }
      let end = text.lastIndex { !blanks.contains($0) }.map(text.index(after:))
      return text[..<(end ?? text.endIndex)]
    }
    var text = trimmed(text[...])
    let isPercentage = text.last == "%"
    if isPercentage { text = trimmed(text.dropLast()) }
    guard case .number(let value) = ScoreReading(text), value.isFinite else { return nil }
    let parts = text.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].filter { $0 != "-" && $0 != "+" }
    let decimals = mantissa.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    // Clamped, so that `unit` can't overflow; a double has no exponent beyond these.
    let exponent = parts.count < 2 ? 0 : min(max(Int(parts[1]) ?? 10_000, -10_000), 10_000)
    self.value = isPercentage ? value / 100 : value
    significantDigits = mantissa.filter { $0 != "." }.drop { $0 == "0" }.count
    unit = exponent - (decimals.first?.count ?? 0) - (isPercentage ? 2 : 0)
  }

  /// The same number as if zeros at its end had not been typed: 0.3450 as 0.345.
  var withoutLastZeros: TypedNumber {
    var shorter = self
    shorter.unit = max(unit, ShortestDecimal(value)?.exponent ?? unit)
    return shorter
  }

  /// Whether it has all digits of a value, apart from rounding errors of doubles.
  func isAll(of number: Double) -> Bool { abs(value - number) <= 1e-12 * abs(number) }

  /// Whether it is what a value may come to in a reader's hands who works with rounded numbers: a value of
  /// many digits, to three of them or to all before the point.
  func isNearEnough(to number: Double) -> Bool {
    NumberText.worked(number).isRounded
      && isWithin(halfThirdDigit(of: number, atMost: 0), of: number)
  }

  /// Whether it misses a value of many digits by no more than its third digit and a half.
  func isNear(_ number: Double) -> Bool {
    NumberText.worked(number).isRounded && isWithin(3 * halfThirdDigit(of: number), of: number)
  }

  /// Whether it is a value rounded to the digits typed; a value halfway between may be rounded either way.
  func rounds(_ number: Double) -> Bool {
    isWithin(halfUnit, of: number)
  }

  /// Whether it is a value whose further digits were cut off.
  func cuts(_ number: Double) -> Bool {
    let missing = number.sign == .minus ? value - number : number - value
    // A value of few digits, such as 2.9, has none to cut.
    return NumberText.worked(number).isRounded && missing > 0 && missing < 2 * halfUnit
      && value != 0
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
