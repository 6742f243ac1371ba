import TestSupport
import Testing

@testable import LossEngine

@Suite struct ScorePrecisionTests {
  @Test func `a margin that is zero in floats' decimals is zero`() {
    let floats = [0.3, 1.3].map(ScorePrecision.single.rounded)
    #expect(HingeLoss.lecture.loss(floats.span, label: 1) > 0)
    let row = ScoreRow(floats, precision: .single)
    #expect(HingeLoss.lecture.loss(row, label: 1) == 0)
    #expect(HingeLoss.lecture.terms(row, label: 1).map(\.value) == [0])
    #expect(HingeLoss.lecture.gradient(row, label: 1) == [0, 0])
  }

  @Test func `a margin that the stored type's decimals have is none of 0`() {
    func losses(_ a: Double, _ b: Double, _ precision: ScorePrecision) -> [Double] {
      let row = ScoreRow([a, b].map(precision.rounded), precision: precision)
      return allHinges().filter { $0.family != .oneVsAll && !$0.sumsAllClasses }.map {
        $0.loss(row, label: 0).squareRoot(if: $0.isSquared)
      }
    }
    #expect(Set(losses(8.0, 7.03, .half)) == [0.03125])
    #expect(Set(losses(5.0, 4.01, .half)) == [0.01171875])
    #expect(Set(losses(10.0, 9.06, .half)) == [0.0625])
    #expect(Set(losses(100, 99.00001, .single)) == [7.62939453125e-06])
    let row = ScoreRow([-0.97, 0.97].map(ScorePrecision.half.rounded), precision: .half)
    #expect(HingeLoss(family: .oneVsAll).terms(row, label: 1).map { $0.value > 0 } == [true, true])
    #expect(
      HingeLoss.lecture.gradient(ScoreRow([8, 7.03125], precision: .half), label: 0) == [-1, 1])
  }

  /// The integers are scores, margin and k in units of their last decimals.
  @Test(arguments: ScorePrecision.allCases, [32])
  func `a margin is 0 if integers say so, and else the sum of what is stored`(
    precision: ScorePrecision, seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    func random(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    func decimal(_ whole: Int, _ decimals: Int) -> Double { Double("\(whole)e-\(decimals)")! }
    var zeroCount = 0
    for _ in 0..<4_000 {
      // As many digits as survive being stored.
      let digits = random(1...[.double: 12, .single: 6, .half: 3][precision]!)
      let most = (0..<digits).reduce(1) { power, _ in power * 10 } - 1
      let (k, scaleDecimals) = random(0...1) == 0 ? (1, 0) : (random(1...99), random(0...2))
      let decimals = random(0...min(digits, 5))
      let a = random(-most...most)
      let isOneVsAll = random(0...2) == 0
      let b = isOneVsAll ? 0 : random(-most...most)
      let margin = max(0, k * (b - a) + random(-1...1))
      let row = ScoreRow(
        [a, b].map { precision.rounded(decimal($0, decimals)) },
        scale: decimal(k, scaleDecimals), precision: precision)
      let hinge = HingeLoss(
        family: isOneVsAll ? .oneVsAll : .multiclass,
        margin: decimal(margin, decimals + scaleDecimals))
      let term = hinge.terms(row, label: 1)[0].value
      let isZero = k * (a - b) + margin == 0
      if isZero { zeroCount += 1 }
      let numbers = [row.scores[0], isOneVsAll ? 0 : -row.scores[1], hinge.margin]
      if !isZero, numbers.allSatisfy({ abs($0) < 0x1p24 }) {
        #expect(term == sum(numbers), "\(k) (\(a) − \(b)) + \(margin)")
      } else {
        #expect((term == 0) == isZero, "\(k) (\(a) − \(b)) + \(margin)")
      }
    }
    #expect(zeroCount > 500)
  }

  /// The sum of doubles, rounded once: in units of 2⁻¹⁰⁰ those below 2²⁴ are whole.
  private func sum(_ numbers: [Double]) -> Double {
    let sum = numbers.reduce(Int128(0)) { sum, number in
      let high = (number * 0x1p60).rounded(.towardZero)
      let low = (number * 0x1p60 - high) * 0x1p40
      return sum + Int128(high) << 40 + Int128(low)
    }
    return Double(sum) * 0x1p-100
  }

  #if !(os(macOS) && arch(x86_64))
    @Test func `a half has the shortest decimal that reads back as the same half`() {
      // Swift writes larger ones, which are whole, with all their digits.
      for bits in UInt16(1)..<Half(nearestTo: 4096).bitPattern {
        let decimal = ScorePrecision.half.decimal(ofStored: Half(bitPattern: bits).value)
        #expect(decimal?.value == Double("\(Float16(bitPattern: bits))"))
      }
    }
  #endif

  @Test func `every half is read and written`() {
    for bits in 0...UInt16.max {
      let half = Half(bitPattern: bits)
      guard !half.value.isNaN else {
        #expect(Half(nearestTo: half.value).value.isNaN)
        continue
      }
      #expect(Half(nearestTo: half.value) == half)
    }
    #expect(Half(bitPattern: 0x3C01).value == 1 + 0x1p-10)
    #expect(Half(bitPattern: 0x8001).value == -0x1p-24)
    #expect(Half(bitPattern: 0xFC00).value == -.infinity)
  }

  @Test func `between two halves the nearest is taken, of a tie the even one`() {
    for bits in stride(from: UInt16(0), to: 0x7BFF, by: 1) {
      let (low, high) = (Half(bitPattern: bits), Half(bitPattern: bits + 1))
      let middle = (low.value + high.value) / 2
      #expect(Half(nearestTo: middle.nextDown) == low && Half(nearestTo: middle.nextUp) == high)
      #expect(Half(nearestTo: middle) == (bits % 2 == 0 ? low : high))
    }
    #expect(Half(nearestTo: 65520.0.nextDown).value == 65504)
    #expect(Half(nearestTo: 65520).value == .infinity)
  }
}

extension Double {
  fileprivate func squareRoot(if isSquared: Bool) -> Double { isSquared ? squareRoot() : self }
}
