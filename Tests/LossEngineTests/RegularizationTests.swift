import LossEngine
import Testing

@Suite struct RegularizationTests {
  @Test func `L2 prefers weights that are spread, L1 has no preference`() {
    let (w1, w2) = ([1.0, 0, 0, 0], [0.25, 0.25, 0.25, 0.25])
    #expect(Regularization.l2.value(w1.span) == 1)
    #expect(Regularization.l2.value(w2.span) == 0.25)
    #expect(Regularization.l1.value(w1.span) == Regularization.l1.value(w2.span))
  }

  @Test func `2W costs four times as much in L2 and twice as much in L1`() {
    let weights = [0.01, -0.05, 0.1, 0.7, -0.45]
    let doubled = weights.map { 2 * $0 }
    #expect(Regularization.l2.value(doubled.span) == 4 * Regularization.l2.value(weights.span))
    #expect(Regularization.l1.value(doubled.span) == 2 * Regularization.l1.value(weights.span))
  }

  @Test func `a penalty beyond doubles is infinite and never NaN`() {
    let weights = [1e308, -1e308, 1e308]
    for penalty in [Regularization.l2, .l1, .elasticNet(beta: 2)] {
      #expect(penalty.value(weights.span) == .infinity)
    }
    // Each square of 2⁻²⁷ is below half an ulp of 1, and a thousand of them are not.
    let small = [1] + [Double](repeating: 0x1p-27, count: 1000)
    #expect(
      Regularization.elasticNet(beta: 1).value(small.span) == 2 + 1000 * 0x1p-27 + 1000 * 0x1p-54)
    let large = [1e300]
    #expect(Regularization.elasticNet(beta: 0).value(large.span) == 1e300)
  }
}
