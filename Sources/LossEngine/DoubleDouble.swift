/// A number in twice the precision of a double, for sums that are rounded only once, at their end:
/// `high` is the double nearest to it and `low` what that double leaves out.
struct DoubleDouble: Hashable, Sendable {
  var high = 0.0
  var low = 0.0

  init() {}

  /// a + b exactly (Knuth's TwoSum); `low` is 0 where the sum is beyond doubles.
  init(_ a: Double, plus b: Double) {
    high = a + b
    let fromB = high - a
    let error = (a - (high - fromB)) + (b - fromB)
    low = error.isFinite ? error : 0
  }

  /// a × b exactly (by a fused multiply-add); `low` is 0 where the product is beyond doubles.
  init(_ a: Double, times b: Double) {
    high = a * b
    let error = (-high).addingProduct(a, b)
    low = error.isFinite ? error : 0
  }

  /// The number rounded to one double.
  var value: Double { high + low }

  /// Adds a number, as Neumaier's compensated sum does.
  static func += (sum: inout DoubleDouble, x: Double) {
    let step = DoubleDouble(sum.high, plus: x)
    sum.high = step.high
    sum.low += step.low
  }

  /// Adds a product and the error that rounding it to a double makes.
  mutating func add(_ a: Double, times b: Double) {
    let product = DoubleDouble(a, times: b)
    self += product.high
    low += product.low
  }

  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(a.high, plus: b.high)
    return DoubleDouble(sum.high, plus: sum.low + (a.low + b.low))
  }
}
