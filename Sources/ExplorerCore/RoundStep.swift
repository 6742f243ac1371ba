import LossEngine

/// 1, 2 or 5 times a power of ten.
package struct RoundStep: Equatable, Sendable {
  package let digit: Int
  package let exponent: Int

  /// The smallest one that is at least `least`, which is finite and above 0.
  package init(atLeast least: Double) {
    let magnitude = ShortestDecimal(least)?.magnitude ?? 0
    let digit = [1, 2, 5].first { RoundStep.number($0, magnitude) >= least }
    (self.digit, exponent) = digit.map { ($0, magnitude) } ?? (1, magnitude + 1)
  }

  private init(digit: Int, exponent: Int) { (self.digit, self.exponent) = (digit, exponent) }

  package var value: Double { times(1) }

  /// The double nearest to a multiple of it.
  package func times(_ count: Int) -> Double { RoundStep.number(count * digit, exponent) }

  /// The next larger one.
  package var next: RoundStep {
    switch digit {
    case 1: RoundStep(digit: 2, exponent: exponent)
    case 2: RoundStep(digit: 5, exponent: exponent)
    default: RoundStep(digit: 1, exponent: exponent + 1)
    }
  }

  private static func number(_ significand: Int, _ exponent: Int) -> Double {
    Double("\(significand)e\(exponent)") ?? 0
  }
}
