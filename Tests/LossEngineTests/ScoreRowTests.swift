import LossEngine
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

  @Test func `a scale below 0 is refused`() async {
    await #expect(processExitsWith: .failure) { _ = ScoreRow([1, 2], scale: -1) }
  }
}
