import LossEngine
import Testing

@Suite struct WinnersTests {
  @Test(
    arguments: [
      ([1, 3, 2], [1]), ([3, 1, 3], [0, 2]), ([0, 0], [0, 1]), ([-0.0, 0], [0, 1]),
      ([-.infinity, -1e308], [1]), ([1, 2, 2, 3, 3], [3, 4]),
    ] as [([Double], [Int])])
  func `winners are all classes with the highest score`(row: [Double], expected: [Int]) {
    #expect(winners(row.span) == expected)
    for label in row.indices {
      let evaluation = Evaluation(exampleCount: 1, hinges: []) { _ in (ScoreRow(row), label) }
      #expect(evaluation.soleWinner(of: 0) == (expected.count == 1 ? expected[0] : nil))
      #expect(evaluation.isCorrect(example: 0) == (expected == [label]))
    }
  }

  @Test(
    arguments: [
      ([1, -.infinity], true), ([-.infinity, -.infinity, -1e308], true), ([1, 0], false),
      ([-.infinity, 0, 0], false), ([-.infinity], false),
    ] as [([Double], Bool)])
  func `one class is open where all others are masked`(row: [Double], expected: Bool) {
    #expect(hasSingleOpenClass(row.span) == expected)
  }
}
