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
    #expect(soleWinner(row.span) == (expected.count == 1 ? expected[0] : nil))
    for label in row.indices {
      #expect(isCorrect(row.span, label: label) == (expected == [label]))
    }
  }
}
