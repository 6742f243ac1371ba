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

  @Test(arguments: [ScorePrecision.single, .half], [32])
  func `of one-decimal tables no zero margin is missed and no other taken`(
    precision: ScorePrecision, seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    let most = precision == .single ? 500 : 70
    for _ in 0..<20_000 {
      let (a, margin) = (
        Int.random(in: -most...most, using: &generator), Int.random(in: 5...30, using: &generator)
      )
      let b = a + margin + Int.random(in: -1...1, using: &generator)
      let row = ScoreRow(
        [a, b].map { precision.rounded(Double($0) / 10) }, precision: precision)
      let hinge = HingeLoss(margin: Double(margin) / 10)
      let isZero = hinge.terms(row, label: 1)[0].value == 0
      #expect(isZero == (a - b + margin == 0), "\(a) − \(b) + \(margin), tenths")
    }
  }

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
