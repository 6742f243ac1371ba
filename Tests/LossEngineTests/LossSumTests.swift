import LossEngine
import TestSupport
import Testing

@Suite struct LossSumTests {
  @Test(
    arguments: [
      ([], 0), ([2.5], 2.5), ([2.9, 0, 12.9], 15.8 / 3), ([0, 0, 0, 0], 0),
      ([1e16, 1, 1], 10_000_000_000_000_002.0 / 3), ([1e300, 1e-300], 5e299),
      ([0x1p-1074, 0x1p-1074, 0x1p-1073], 0x1p-1074), ([1e308, 1.7e308], 1.35e308),
      ([1.7e308, 1.7e308, 1.7e308, 1e-300], 1.275e308),
      ([.greatestFiniteMagnitude, .greatestFiniteMagnitude], .greatestFiniteMagnitude),
      ([1, .infinity, 1e308], .infinity),
    ] as [([Double], Double)])
  func `the mean is right to an ulp`(losses: [Double], mean: Double) {
    expect(LossSum(losses).mean, within: 1, ulpsOf: mean)
  }

  @Test(arguments: [0.1, 2.9, 1e308, 0x1p-1030, .leastNonzeroMagnitude])
  func `the mean of equal losses is that loss`(loss: Double) {
    for count in 1...100 {
      #expect(LossSum(Array(repeating: loss, count: count)).mean == loss)
    }
  }

  @Test func `a million losses that a plain sum would blur have their mean to an ulp`() {
    // 0.1 is 0x1.999999999999ap-4: 2²⁰ of them sum exactly, and so do 2²⁰ ones with 2⁻⁵² each.
    #expect(LossSum(Array(repeating: 0.1, count: 1 << 20)).mean == 0.1)
    var losses = [Double](repeating: 0x1p-53, count: 1 << 20)
    losses[0] = 1
    let mean = 0x1p-20 + 0x1p-53 - 0x1p-73
    expect(LossSum(losses).mean, within: 1, ulpsOf: mean)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1000])
  func `after any edits the sum is bit for bit a fresh one`(count: Int) {
    var generator = SeededGenerator(state: UInt64(count))
    var losses = generator.row(of: count, in: 0...10)
    var sum = LossSum(losses)
    for edit in 1...20_000 {
      let example = Int.random(in: 0..<count, using: &generator)
      switch Int.random(in: 0..<12, using: &generator) {
      case 0: losses[example] = .infinity
      case 1: losses[example] = Double.random(in: 1e307...1.7e308, using: &generator)
      case 2: losses[example] *= 1e-150
      case 3: losses[example] = 0
      default: losses[example] = Double.random(in: 0...10, using: &generator)
      }
      sum[example] = losses[example]
      #expect(sum[example] == losses[example])
      if edit % (count / 10 + 1) == 0 {
        let fresh = LossSum(losses)
        #expect(sum == fresh)
        #expect(sum.mean.bitPattern == fresh.mean.bitPattern)
      }
    }
  }

  @Test func `an infinite loss leaves no trace when it goes`() {
    var sum = LossSum([0.25, 0.5, 0.75])
    sum[1] = .infinity
    #expect(sum.mean == .infinity)
    sum[1] = 0.5
    #expect(sum == LossSum([0.25, 0.5, 0.75]))
    #expect(sum.mean == 0.5)
  }

  @Test(arguments: [231])
  func `after a million edits, growing, shrinking and infinite ones, it is that of fresh losses`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    var losses = (0..<997).map { _ in Double.random(in: 0...10, using: &generator) }
    var sum = LossSum(losses)
    for edit in 1...1_000_000 {
      let bits = generator.next()
      let (example, kind) = (Int(bits % 997), bits >> 40 & 15)
      let size = Double(bits >> 44) * 0x1p-20
      let loss = kind == 0 ? .infinity : kind == 1 ? 0 : kind == 2 ? size * 1e280 : size * 1e-9
      losses[example] = loss
      sum[example] = loss
      if edit % 250_000 == 0 {
        for (example, loss) in losses.enumerated() where loss.isInfinite {
          losses[example] = 1
          sum[example] = 1
        }
        #expect(sum.mean.bitPattern == LossSum(losses).mean.bitPattern && sum.mean.isFinite)
      }
    }
    #expect(sum == LossSum(losses))
  }
}
