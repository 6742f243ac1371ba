import LossEngine
import TestSupport
import Testing

@Suite struct ScoreRowTests {
  @Test func `a score is multiplied and rounded once`() {
    #expect(ScoreRow([0.1, 3.2], scale: 3).scores == [0.1 * 3, 3.2 * 3])
    #expect(ScoreRow([-4, 2], scale: 0).scores == [0, 0])
  }

  @Test(arguments: [0, 0.5, 1, 2, 1e308])
  func `a masked class stays masked at every scale`(k: Double) {
    let row = ScoreRow([-.infinity, 1], scale: k)
    #expect(row.scores == [-.infinity, k] && row.firstOverflow == nil)
  }

  @Test func `the first class that a scale carries beyond doubles is known`() {
    #expect(ScoreRow([1, -1e308, 1e308], scale: 10).firstOverflow == 1)
    #expect(ScoreRow([-.infinity, 1e308], scale: 10).firstOverflow == 1)
  }

  @Test(
    arguments: [
      (3.2, 3, .double, 9.6), (5.1, 0.3, .double, 1.53), (0.1, 0.1, .double, 0.01),
      (4.4, 3, .single, 13.2), (7.03, 2, .half, 14.06), (1e-45, 7, .single, 7e-45),
      (-6.1, 1, .single, -6.1), (1e300, 1e10, .double, .infinity),
      (-.infinity, 2, .half, -.infinity),
      (1e200, 1e-300, .double, 1e-100), (-3.2, 0, .double, 0),
    ] as [(Double, Double, ScorePrecision, Double)])
  func `the number to show is the product of decimals`(
    score: Double, k: Double, precision: ScorePrecision, shown: Double
  ) {
    let row = ScoreRow([precision.rounded(score), 1], scale: k, precision: precision)
    #expect(row.shown(0) == shown)
  }

  @Test(arguments: [5])
  func `of integers in units of their last decimals the number to show is the product`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<2000 {
      let (s, k) = (
        Int.random(in: -99999...99999, using: &generator),
        Int.random(in: 0...999, using: &generator)
      )
      let row = ScoreRow([Double(s) / 1000, 0], scale: Double(k) / 100)
      #expect(row.shown(0) == Double(s * k) / 100_000)
    }
  }

  @Test func `a scale below 0 is refused`() async {
    await #expect(processExitsWith: .failure) { _ = ScoreRow([1, 2], scale: -1) }
  }
}
