extension SIMD8<Double>: ScoreLanes {
  static var numbers: Self { Self(0, 1, 2, 3, 4, 5, 6, 7) }

  static var leastExponential: Double { 0x1p-1020 }

  static var largestExponential: Double { 0x1p1000 }

  @inline(__always) var total: Double {
    let four = lowHalf + highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// e^x within 2 |x| + 4 ulp, kept between 2⁻¹⁰²⁰ and 2¹⁰⁰⁰.
  ///
  /// x log₂ e = k + f with |f| ≤ ½, and e^x = 2^k 2^f. The polynomial of degree 10 is the one that
  /// is 1 at 0 and nearest to 2^f in relative error, 3e-16 (by Remez's algorithm).
  @inline(__always) var exponential: Self {
    let x = (self * Self(repeating: 1.4426950408889634)).raised(to: Self(repeating: -1020))
      .lowered(to: Self(repeating: 1000))
    // Adding 1.5 · 2⁵² rounds x log₂ e to the integer k and leaves k in the low bits of the double.
    let shift = Self(repeating: 0x1.8p52)
    let shifted = x + shift
    let f = x - (shifted - shift)
    let f2 = f * f
    let f4 = f2 * f2
    let c0 = Self(repeating: 1).adding(f, times: 0.6931471805599516)
    let c2 = Self(repeating: 0.24022650695910472).adding(f, times: 0.05550410866434658)
    let c4 = Self(repeating: 0.009618129107380715).adding(f, times: 0.001333355824648072)
    let c6 = Self(repeating: 0.00015403530800818256).adding(f, times: 1.525264774769592e-05)
    let c8 = Self(repeating: 1.321523563477604e-06).adding(f, times: 1.0210506458816145e-07)
    let low = c0.adding(f2, times: c2)
    let middle = c4.adding(f2, times: c6)
    let high = c8.adding(f2, times: 7.111758687557852e-09)
    let power = low.adding(f4, times: middle.adding(f4, times: high))
    let exponent = unsafeBitCast(shifted, to: SIMD8<UInt64>.self) &<< 52
    return unsafeBitCast(unsafeBitCast(power, to: SIMD8<UInt64>.self) &+ exponent, to: Self.self)
  }
}
