import LossEngine

/// The scores, labels and names that a table was opened with. They never change, and all copies of the
/// table share them.
final class TableBase: Sendable {
  /// Where scores are kept.
  enum Storage: Sendable {
    case matrix(ScoreMatrix)
    case encoded(EncodedScores)
  }

  let storage: Storage
  let exampleCount: Int
  let classCount: Int
  let precision: ScorePrecision
  let labels: [Int]
  /// No |score| is larger than this, masks aside.
  let magnitude: Double
  /// One name per example; nil where they are called `x1`, `x2`, …
  private let exampleNames: [String]?

  init(matrix: ScoreMatrix, exampleNames: [String]? = nil) {
    (storage, labels, precision) = (.matrix(matrix), matrix.labels, .double)
    (exampleCount, classCount) = (matrix.exampleCount, matrix.classCount)
    (magnitude, self.exampleNames) = (matrix.magnitude, exampleNames)
  }

  init(encoded: EncodedScores, labels: [Int], exampleNames: [String]? = nil) {
    (storage, self.labels, precision) = (.encoded(encoded), labels, encoded.layout.precision)
    (exampleCount, classCount) = (encoded.layout.exampleCount, encoded.layout.classCount)
    (magnitude, self.exampleNames) = (encoded.magnitude, exampleNames)
  }

  func score(_ example: Int, _ class: Int) -> Double {
    switch storage {
    case .matrix(let matrix): matrix[example, `class`]
    case .encoded(let scores): scores[example, `class`]
    }
  }

  /// The C scores of an example.
  func scores(of example: Int) -> [Double] {
    switch storage {
    case .matrix(let matrix): matrix.scores(of: example)
    case .encoded(let scores): scores.scores(of: example)
    }
  }

  func exampleName(_ index: Int) -> String { exampleNames?[index] ?? "x" + String(index + 1) }
}
