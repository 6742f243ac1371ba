extension SIMD16<Float>: ScoreLanes {
  static var numbers: Self { Self(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

  static var leastExponential: Float { 0x1p-125 }

  static var largestExponential: Float { 0x1p120 }

  @inline(__always) var total: Float {
    let eight = lowHalf + highHalf
    let four = eight.lowHalf + eight.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }

  /// e^x within 2 |x| + 6 ulp, kept between 2⁻¹²⁵ and 2¹²⁰; as for doubles, by a polynomial of degree
  /// 5 that is within 4.4e-7 of 2^f.
  @inline(__always) var exponential: Self {
    let x = (self * Self(repeating: 1.442695)).raised(to: Self(repeating: -125))
      .lowered(to: Self(repeating: 120))
    let shift = Self(repeating: 0x1.8p23)
    let shifted = x + shift
    let f = x - (shifted - shift)
    let f2 = f * f
    let c0 = Self(repeating: 1).adding(f, times: 0.69314283)
    let c2 = Self(repeating: 0.24022351).adding(f, times: 0.055574004)
    let c4 = Self(repeating: 0.009666283).adding(f, times: 0.001112551)
    let power = c0.adding(f2, times: c2.adding(f2, times: c4))
    let exponent = unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &<< 23
    return unsafeBitCast(unsafeBitCast(power, to: SIMD16<UInt32>.self) &+ exponent, to: Self.self)
  }
}
