/// The margin terms a − b + Δ of four classes at once, bit for bit those that
/// ``HingeLoss/marginTerm(_:_:label:)`` gives one by one.
struct MarginLanes {
  let minusB, margin, leastSize, limit, tolerance: Lanes

  /// The rule for classes other than the label: b is the label's score, 0 for one-vs-all.
  init(_ hinge: HingeLoss, _ row: ScoreRow, label: Int) {
    let b = hinge.family == .oneVsAll ? 0 : row.scores[label]
    minusB = Lanes(repeating: -b)
    margin = Lanes(repeating: hinge.margin)
    leastSize = Lanes(repeating: max(abs(b), hinge.margin))
    limit = Lanes(repeating: row.precision.toleratedPart * hinge.margin)
    tolerance = Lanes(repeating: 4 * row.precision.ulp(of: 1))
  }

  /// max(0, a − b + Δ); NaN where ``terms(_:)`` has it.
  @inline(__always) func violations(_ a: Lanes) -> Lanes {
    let t = terms(a)
    return t.replacing(with: Lanes(repeating: 0), where: t .< Lanes(repeating: 0))
  }

  /// a − b + Δ; NaN where a class is masked out, or a step is beyond doubles.
  @inline(__always) func terms(_ a: Lanes) -> Lanes {
    var sum = DoubleDoubleLanes(a, plus: minusB)
    sum += margin
    let t = sum.value
    guard (t.sizes .<= limit).hasAny else { return t }
    let size = a.sizes.replacing(with: leastSize, where: leastSize .> a.sizes)
    let tolerance = tolerance * size.powersOfTwo
    let isZero = (t.sizes .<= tolerance) .& (tolerance .<= limit)
    return t.replacing(with: Lanes(repeating: 0), where: isZero)
  }
}

extension SIMD4<Double> {
  /// |x| of each lane.
  @inline(__always) fileprivate var sizes: Self { masked(~(1 << 63)) }

  /// The highest power of two that is not above |x|, of each lane; 0 below 2⁻¹⁰²².
  @inline(__always) fileprivate var powersOfTwo: Self { masked(0x7FF << 52) }

  @inline(__always) private func masked(_ bits: UInt64) -> Self {
    let own = unsafeBitCast(self, to: SIMD4<UInt64>.self)
    return unsafeBitCast(own & SIMD4<UInt64>(repeating: bits), to: Self.self)
  }
}
