import LossEngine
import Testing

@Suite struct PenaltyTests {
  @Test func `its gradient is 2λW, λ sign W, or both for the elastic net, and 0 at L1's kink`() {
    let weights = [0.5, -2, 0, -0.0]
    #expect(Penalty(.l2, lambda: 0.5).gradient(of: weights.span) == [0.5, -2, 0, 0])
    #expect(Penalty(.l1, lambda: 0.5).gradient(of: weights.span) == [0.5, -0.5, 0, 0])
    let elastic = Penalty(.elasticNet(beta: 3), lambda: 0.5)
    #expect(elastic.gradient(of: weights.span) == [2, -6.5, 0, 0])
    #expect(elastic.value(weights.span) == 3 * 4.25 + 2.5)
    #expect(elastic.loss(weights.span) == 0.5 * (3 * 4.25 + 2.5))
  }

  @Test func `λ = 0 costs nothing, of weights beyond doubles too`() {
    let weights = [1e308, 1e308]
    #expect(Penalty(.l2, lambda: 0).loss(weights.span) == 0)
    #expect(Penalty(.l2, lambda: 1).loss(weights.span) == .infinity)
  }

  @Test func `a λ or β that is below 0 or no number stops the program`() async {
    await #expect(processExitsWith: .failure) { _ = Penalty(.l1, lambda: -0.1) }
    await #expect(processExitsWith: .failure) { _ = Penalty(.l1, lambda: .nan) }
    await #expect(processExitsWith: .failure) { _ = Penalty(.elasticNet(beta: -1), lambda: 0) }
  }
}
