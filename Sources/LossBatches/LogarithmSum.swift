import Platform

/// Σ_i log z_i of z ≥ 1. To save logarithms, numbers are multiplied until their product is nearly beyond
/// the largest double, and one logarithm is taken of that.
struct LogarithmSum {
  private var sum = 0.0
  private var product = 1.0

  @inline(__always) mutating func add(logarithmOf z: Double) {
    let next = product * z
    if next < 0x1p1000 {
      product = next
    } else {
      sum += log(product)
      product = z
    }
  }

  @inline(__always) mutating func add(_ logarithm: Double) { sum += logarithm }

  var value: Double { sum + log(product) }
}
