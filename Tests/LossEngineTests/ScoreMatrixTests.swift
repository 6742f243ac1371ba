import LossEngine
import Testing

@Suite struct ScoreMatrixTests {
  @Test func `a matrix gives back its scores, row by row`() throws {
    let rows: [[Double]] = [[1, 2, -.infinity], [4.5, -0x1p-1074, 1e308]]
    let matrix = try ScoreMatrix(rows: rows, labels: [2, 0])
    #expect(matrix.exampleCount == 2 && matrix.classCount == 3 && matrix.labels == [2, 0])
    for example in 0..<2 {
      #expect(matrix.scores(of: example) == rows[example])
      #expect((0..<3).map { matrix[example, $0] } == rows[example])
    }
  }

  @Test func `a matrix asked for score by score equals one of rows`() throws {
    let rows = [[1.0, 2], [3, 4], [5, 6]]
    let asked = try ScoreMatrix(exampleCount: 3, classCount: 2, labels: [0, 1, 0]) { rows[$0][$1] }
    #expect(try asked == ScoreMatrix(rows: rows, labels: [0, 1, 0]))
  }

  @Test(
    arguments: [
      ([], [], .noExamples),
      ([[], []], [0, 0], .tooFewClasses(found: 0)),
      ([[1], [2]], [0, 0], .tooFewClasses(found: 1)),
      ([[1, 2], [3], [4, 5]], [0, 0, 0], .ragged(example: 1, found: 1, expected: 2)),
      ([[1, 2], [3, 4]], [0], .labelCount(found: 1, expected: 2)),
      ([[1, 2], [3, 4]], [0, 2], .labelOutOfRange(example: 1, label: 2, classCount: 2)),
      ([[1, 2], [3, 4]], [-1, 0], .labelOutOfRange(example: 0, label: -1, classCount: 2)),
      ([[1, 2], [3, .nan]], [0, 0], .notANumber(example: 1, classIndex: 1)),
      ([[1, .infinity], [3, 4]], [0, 0], .positiveInfinity(example: 0, classIndex: 1)),
      ([[1, 2], [-.infinity, -.infinity]], [0, 0], .everyClassMasked(example: 1)),
    ] as [([[Double]], [Int], ScoreError)])
  func `what is not a table of scores is refused with its place`(
    rows: [[Double]], labels: [Int], error: ScoreError
  ) {
    #expect(throws: error) { try ScoreMatrix(rows: rows, labels: labels) }
  }
}
