import LossEngine
import Testing

@Suite struct ScaleTests {
  @Test func `a score is multiplied and rounded once`() {
    #expect(scaled(0.1, by: 3) == 0.1 * 3)
    #expect(scaled(-4, by: 0) == 0)
    #expect(scaled(1e308, by: 10) == .infinity)
  }

  @Test(arguments: [0, 0.5, 1, 2, 1e308])
  func `a masked class stays masked at every scale`(k: Double) {
    #expect(scaled(-.infinity, by: k) == -.infinity)
  }
}
