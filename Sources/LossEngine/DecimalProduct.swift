/// The product of two shortest decimals, exactly: ± significand × 10^exponent of at most 34 digits, no
/// trailing zeros. It is what a reader works out for k·s from the digits on the screen.
package struct DecimalProduct: Hashable, Sendable {
  private let significand: Int128
  private let exponent: Int

  package init(_ a: ShortestDecimal, times b: ShortestDecimal) {
    var (significand, exponent) = (
      Int128(a.significand) * Int128(b.significand), a.exponent + b.exponent
    )
    while significand != 0, significand % 10 == 0 {
      significand /= 10
      exponent += 1
    }
    self.init(significand: a.isNegative == b.isNegative ? significand : -significand, exponent)
  }

  init(_ decimal: ShortestDecimal) {
    let significand = Int128(decimal.significand)
    self.init(significand: decimal.isNegative ? -significand : significand, decimal.exponent)
  }

  private init(significand: Int128, _ exponent: Int) {
    (self.significand, self.exponent) = (significand, exponent)
  }

  static prefix func - (product: DecimalProduct) -> DecimalProduct {
    DecimalProduct(significand: -product.significand, product.exponent)
  }

  /// The double nearest to it.
  package var value: Double { ShortestDecimal.nearest(significand, exponent) }

  /// Whether up to three products add up to exactly 0.
  static func addUpToZero(_ terms: [DecimalProduct]) -> Bool {
    let terms = terms.filter { $0.significand != 0 }
    let unit = terms.map(\.exponent).min() ?? 0
    var sum = Int128(0)
    for term in terms {
      // If the sum is 0, two terms end in the decimal `unit`, as no term ends in the digit 0. Then the
      // third is at most the sum of these two, which 128 bits have room for.
      var whole = term.significand
      for _ in unit..<term.exponent {
        let (product, overflows) = whole.multipliedReportingOverflow(by: 10)
        guard !overflows else { return false }
        whole = product
      }
      let (next, overflows) = sum.addingReportingOverflow(whole)
      guard !overflows else { return false }
      sum = next
    }
    return sum == 0
  }
}
