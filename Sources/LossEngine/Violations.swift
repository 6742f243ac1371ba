/// The violations max(0, t) of some classes, put together for a loss.
struct Violations {
  /// Of the violations, or of their squares.
  private(set) var sum = DoubleDouble()
  private(set) var worst = 0.0

  /// Adds classes that enter the loss; the label comes alone.
  mutating func add(_ classes: Range<Int>, _ scores: Span<Double>, label: Int, _ hinge: HingeLoss) {
    var j = classes.lowerBound
    if classes.count >= 2 * Lanes.scalarCount {
      let whole = j..<classes.upperBound - classes.count % Lanes.scalarCount
      if addLanes(whole, scores, label: label, hinge) { j = whole.upperBound }
    }
    while j < classes.upperBound {
      let violation = max(0, hinge.marginTerm(j, scores, label: label))
      worst = max(worst, violation)
      sum += hinge.squares ? violation * violation : violation
      j += 1
    }
  }

  /// Adds the same for several classes at once.
  /// - Returns: whether it did; not where one is masked out, or something is beyond doubles.
  private mutating func addLanes(
    _ classes: Range<Int>, _ scores: Span<Double>, label: Int, _ hinge: HingeLoss
  ) -> Bool {
    let b = hinge.family == .oneVsAll ? 0 : scores[label]
    let rule = MarginLanes(hinge, over: b)
    var sums = DoubleDoubleLanes()
    var highest = Lanes(repeating: 0)
    for j in stride(from: classes.lowerBound, to: classes.upperBound, by: Lanes.scalarCount) {
      let violations = rule.violations(scores.lanes(at: j))
      highest = highest.replacing(with: violations, where: violations .> highest)
      sums += hinge.squares ? violations * violations : violations
    }
    let total = sums.total
    guard total.value.isFinite else { return false }
    sum = sum + total
    worst = max(worst, highest.max())
    return true
  }
}

/// max(0, a − b + Δ) of several a at once, under the zero-margin rule as for one.
private struct MarginLanes {
  let minusB, margin, leastSize, limit, tolerance: Lanes

  init(_ hinge: HingeLoss, over b: Double) {
    minusB = Lanes(repeating: -b)
    margin = Lanes(repeating: hinge.margin)
    leastSize = Lanes(repeating: max(abs(b), hinge.margin))
    limit = Lanes(repeating: hinge.precision.toleratedPart * hinge.margin)
    tolerance = Lanes(repeating: 4 * hinge.precision.ulp(of: 1))
  }

  /// NaN where a class is masked out, or something is beyond doubles.
  @inline(__always) func violations(_ a: Lanes) -> Lanes {
    var sum = DoubleDoubleLanes(a, plus: minusB)
    sum += margin
    let t = sum.value
    let size = a.sizes.replacing(with: leastSize, where: leastSize .> a.sizes)
    let tolerance = tolerance * size.powersOfTwo
    let zero = Lanes(repeating: 0)
    let isZero = (t .<= tolerance) .& (tolerance .<= limit)
    return t.replacing(with: zero, where: isZero .| (t .< zero))
  }
}

extension SIMD4<Double> {
  /// Without their signs.
  @inline(__always) fileprivate var sizes: Self { masked(~(1 << 63)) }

  /// 2^e of 2^e · 1.…; 0 below 2⁻¹⁰²².
  @inline(__always) fileprivate var powersOfTwo: Self { masked(0x7FF << 52) }

  @inline(__always) private func masked(_ bits: UInt64) -> Self {
    let own = unsafeBitCast(self, to: SIMD4<UInt64>.self)
    return unsafeBitCast(own & SIMD4<UInt64>(repeating: bits), to: Self.self)
  }
}
