/// Four scores that are worked on at once: the softmax loss of a row of many classes sums its
/// exponentials so, several times as fast, and its last bits depend on the order of the sum.
typealias Lanes = SIMD4<Double>

extension Span where Element == Double {
  /// The four scores from `index` on.
  @inline(__always) func lanes(at index: Int) -> Lanes {
    precondition(index >= 0 && index <= count - Lanes.scalarCount, "no such scores")
    return withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: index * MemoryLayout<Double>.stride, as: Lanes.self)
    }
  }
}

/// Four ``DoubleDouble`` sums at once; `low` is NaN where one is beyond doubles or −∞.
struct DoubleDoubleLanes {
  var high = Lanes(repeating: 0)
  var low = Lanes(repeating: 0)

  init() {}

  @inline(__always) init(_ a: Lanes, plus b: Lanes) {
    high = a + b
    let fromB = high - a
    low = (a - (high - fromB)) + (b - fromB)
  }

  @inline(__always) static func += (sum: inout DoubleDoubleLanes, x: Lanes) {
    let step = DoubleDoubleLanes(sum.high, plus: x)
    sum.high = step.high
    sum.low += step.low
  }

  /// The sum of all lanes.
  var total: DoubleDouble {
    var total = DoubleDouble()
    for lane in high.indices {
      total += high[lane]
      total.low += low[lane]
    }
    return total
  }
}

extension SIMD4<Double> {
  /// e^(x + error) of x ≤ 0, within 1 ulp; below −708 it is e^−708, which is next to nothing in a sum
  /// that contains e^0.
  ///
  /// x = k log 2 + r with |r| ≤ ½ log 2, and e^x = 2^k e^r. log 2 is in two parts, of which the first
  /// is short enough that no product with it is rounded. The polynomial, 1 + r + r² p(r), is within
  /// 2e-17 of e^r in relative error (by Chebyshev interpolation).
  @inline(__always) func exponential(error: Self) -> Self {
    let isTiny = self .< Self(repeating: -708)
    let x = replacing(with: Self(repeating: -708), where: isTiny)
    // Adding 1.5 · 2⁵² rounds x / log 2 to the integer k and leaves k in the low bits of the double.
    let shift = Self(repeating: 0x1.8p52)
    let shifted = x * Self(repeating: 1.4426950408889634) + shift
    let k = shifted - shift
    // The difference of a masked class is −∞, and its rounding error NaN: it counts as 0.
    let error = error.replacing(with: Self(repeating: 0), where: isTiny)
    let rest = k * Self(repeating: 1.90821492927058770002e-10) - error
    let r = (x - k * Self(repeating: 6.93147180369123816490e-01)) - rest
    let r2 = r * r
    let r4 = r2 * r2
    let c0 = r * Self(repeating: 0.16666666666666669) + Self(repeating: 0.5000000000000001)
    let c2 = r * Self(repeating: 0.008333333333330062) + Self(repeating: 0.04166666666662413)
    let c4 = r * Self(repeating: 0.00019841269863053618) + Self(repeating: 0.0013888888917213717)
    let c6 = r * Self(repeating: 2.7557268459997064e-06) + Self(repeating: 2.4801521295954376e-05)
    let c8 = r * Self(repeating: 2.510038549551032e-08) + Self(repeating: 2.7620088445409746e-07)
    let p = (c0 + r2 * c2) + r4 * ((c4 + r2 * c6) + r4 * c8)
    let power = Self(repeating: 1) + (r + r2 * p)
    let exponent = unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52
    return unsafeBitCast(unsafeBitCast(power, to: SIMD4<UInt64>.self) &+ exponent, to: Self.self)
  }
}
