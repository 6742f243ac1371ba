/// The scores of N examples for C classes, and each example's label.
///
/// Scores are finite, or −∞ for a class that is masked out of an example; NaN, +∞ and an example
/// with every class masked are refused, and the ``ScoreError`` names the place.
public struct ScoreMatrix: Hashable, Sendable {
  public let exampleCount: Int
  public let classCount: Int
  /// The correct class of each example, in 0..<C.
  public let labels: [Int]
  private let scores: [Double]

  /// N rows of C scores each.
  public init(rows: [[Double]], labels: [Int]) throws(ScoreError) {
    let classCount = rows.first?.count ?? 0
    for (example, row) in rows.enumerated() where row.count != classCount {
      throw .ragged(example: example, found: row.count, expected: classCount)
    }
    try self.init(exampleCount: rows.count, classCount: classCount, labels: labels) {
      example, classIndex in rows[example][classIndex]
    }
  }

  /// N×C scores.
  /// - Parameters:
  ///   - exampleCount: N ≥ 1.
  ///   - classCount: C ≥ 2.
  ///   - labels: N classes, each in 0..<C.
  ///   - scores: gives each score; it is asked once for each, row by row.
  public init(
    exampleCount: Int, classCount: Int, labels: [Int],
    scores: (_ example: Int, _ classIndex: Int) -> Double
  ) throws(ScoreError) {
    guard exampleCount > 0 else { throw .noExamples }
    guard classCount > 1 else { throw .tooFewClasses(found: classCount) }
    guard labels.count == exampleCount else {
      throw .labelCount(found: labels.count, expected: exampleCount)
    }
    var values: [Double] = []
    values.reserveCapacity(exampleCount * classCount)
    for (example, label) in labels.enumerated() {
      guard (0..<classCount).contains(label) else {
        throw .labelOutOfRange(example: example, label: label, classCount: classCount)
      }
      var isMasked = true
      for classIndex in 0..<classCount {
        let score = scores(example, classIndex)
        if score.isNaN { throw .notANumber(example: example, classIndex: classIndex) }
        if score == .infinity {
          throw .positiveInfinity(example: example, classIndex: classIndex)
        }
        isMasked = isMasked && score == -.infinity
        values.append(score)
      }
      if isMasked { throw .everyClassMasked(example: example) }
    }
    self.exampleCount = exampleCount
    self.classCount = classCount
    self.labels = labels
    self.scores = values
  }

  /// The score of an example, in 0..<N, for a class, in 0..<C.
  public subscript(example: Int, classIndex: Int) -> Double {
    checkExample(example)
    precondition(
      (0..<classCount).contains(classIndex), "there are \(classCount) classes, and no \(classIndex)"
    )
    return scores[example * classCount + classIndex]
  }

  /// The largest |score|, masked classes aside.
  public var magnitude: Double {
    scores.reduce(0) { $1 > -.infinity ? max($0, abs($1)) : $0 }
  }

  private func checkExample(_ example: Int) {
    precondition(
      (0..<exampleCount).contains(example), "there are \(exampleCount) examples, and no \(example)")
  }

  /// The C scores of an example.
  public func scores(of example: Int) -> [Double] {
    checkExample(example)
    return Array(scores[example * classCount..<(example + 1) * classCount])
  }
}
