import Platform

/// Σ_i (b_i + log z_i) of z ≥ 1. To save logarithms, numbers are multiplied until their product is nearly beyond
/// the largest double, and one logarithm is taken of that.
struct LogarithmSum {
  private var sum = 0.0
  private var product = 1.0

  @inline(__always) mutating func add(_ b: Double, plusLogarithmOf z: Double) {
    sum += b
    let next = product * z
    if next < 0x1p1000 {
      product = next
    } else {
      sum += log(product)
      product = z
    }
  }

  var value: Double { sum + log(product) }
}
