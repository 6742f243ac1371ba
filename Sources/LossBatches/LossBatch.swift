import Dispatch
import LossEngine

/// A type of scores that ``LossBatch`` works on: `Double` or `Float`, and no other.
public protocol BatchScalar: BinaryFloatingPoint, Sendable {}

extension Double: BatchScalar {}

extension Float: BatchScalar {}

/// N×C scores and their labels for a training loop: mean losses, and their gradients, at the speed of
/// the processor's vectors.
///
/// LossEngine's `Evaluation` is right to 4 ulp, has every option of the SVM loss, and takes edits. A
/// batch has only the lecture's two losses, rounds at every step in the scores' own type, and has no
/// rule for margins that are 0 in decimals. With u half an ulp of 1 (2⁻⁵³ of `Double`, 2⁻²⁴ of `Float`), the error is
/// at most
/// - (C/8 + 150) (L + C Δ) u for the mean SVM loss L, which is never below 0;
/// - (C/8 + 64) (L + 1) u for the mean softmax loss L, and for N times an entry of its gradient, L
///   being the example's loss. That entry is 0 for a masked class.
///
/// Scores are finite, or −∞ for a class that is masked out; a loss is +∞ where a difference of scores
/// is beyond `Scalar`. Margins Δ are finite and ≥ 0, which is checked. Results do not depend on
/// `threads`.
public struct LossBatch<Scalar: BatchScalar>: Sendable {
  public let labels: [Int]
  public let classCount: Int
  private let scores: [Scalar]
  /// The last rows, and 16 scores behind them: a vector reads on behind the end of a row.
  private let copied: Range<Int>
  private let copy: [Scalar]

  /// - Parameters:
  ///   - scores: row by row, C of each example.
  ///   - labels: the correct class of each example, in 0..<C.
  ///   - classCount: C ≥ 2.
  public init(scores: [Scalar], labels: [Int], classCount: Int) throws(ScoreError) {
    guard !labels.isEmpty else { throw .noExamples }
    guard classCount > 1 else { throw .tooFewClasses(found: classCount) }
    guard scores.count.isMultiple(of: classCount) else {
      throw .ragged(
        example: scores.count / classCount, found: scores.count % classCount, expected: classCount)
    }
    guard labels.count == scores.count / classCount else {
      throw .labelCount(found: labels.count, expected: scores.count / classCount)
    }
    for (example, label) in labels.enumerated() where !(0..<classCount).contains(label) {
      throw .labelOutOfRange(example: example, label: label, classCount: classCount)
    }
    self.scores = scores
    self.labels = labels
    self.classCount = classCount
    copied = max(0, labels.count - (15 + classCount - 1) / classCount)..<labels.count
    copy = scores[(copied.lowerBound * classCount)...] + Array(repeating: 0, count: 16)
    try checkScores()
  }

  public var exampleCount: Int { labels.count }

  /// The SVM loss (1/N) Σ_i Σ_{j≠y} max(0, s_j − s_y + Δ).
  /// - Parameters:
  ///   - margin: Δ, finite and ≥ 0.
  ///   - threads: how many threads share the work, at least 1.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func meanHingeLoss(margin: Scalar = 1, threads: Int = 1) -> Double {
    checkMargin(margin)
    return sums(.hinge(margin: margin), threads: threads).hinge / Double(exampleCount)
  }

  /// The softmax loss (1/N) Σ_i −log p_y, in nats.
  /// - Parameter threads: how many threads share the work, at least 1.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func meanCrossEntropyLoss(threads: Int = 1) -> Double {
    sums(.crossEntropy, threads: threads).crossEntropy / Double(exampleCount)
  }

  /// Computes both mean losses and their gradients.
  /// - Parameters:
  ///   - gradients: where they go to. Its memory is used again, so a loop should keep it.
  ///   - margin: Δ of the SVM loss, finite and ≥ 0.
  ///   - threads: how many threads share the work, at least 1.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func evaluate(
    into gradients: inout LossGradients<Scalar>, margin: Scalar = 1, threads: Int = 1
  ) {
    checkMargin(margin)
    gradients.resize(to: scores.count)
    let sums = gradients.hinge.withUnsafeMutableBufferPointer { hinge in
      gradients.crossEntropy.withUnsafeMutableBufferPointer { crossEntropy in
        let work = BatchWork.gradients(
          margin: margin, weight: 1 / Scalar(exampleCount), hinge: hinge.baseAddress!,
          crossEntropy: crossEntropy.baseAddress!)
        return self.sums(work, threads: threads)
      }
    }
    gradients.meanHingeLoss = sums.hinge / Double(exampleCount)
    gradients.meanCrossEntropyLoss = sums.crossEntropy / Double(exampleCount)
  }

  /// The sums over all examples, by the vectors that suit the scores' type.
  private func sums(_ work: BatchWork<Scalar>, threads: Int) -> BatchSums {
    switch (self, work) {
    case (let batch as LossBatch<Double>, let work as BatchWork<Double>):
      batch.sums(SIMD8.self, work, threads, batch.scores, batch.labels, batch.copy)
    case (let batch as LossBatch<Float>, let work as BatchWork<Float>):
      batch.sums(SIMD16.self, work, threads, batch.scores, batch.labels, batch.copy)
    default: preconditionFailure("a batch has scores of Double or Float, not of \(Scalar.self)")
    }
  }

  /// The sums are added up from parts of about 2¹⁶ scores, of which the last has the rows that were
  /// copied. They are always the same parts in the same order, so that the result does not depend on the
  /// number of threads.
  @inline(__always)
  private func sums<Lanes: ScoreLanes>(
    _: Lanes.Type, _ work: BatchWork<Scalar>, _ threads: Int, _ scores: UnsafePointer<Scalar>,
    _ labels: UnsafePointer<Int>, _ copy: UnsafePointer<Scalar>
  ) -> BatchSums where Lanes.Scalar == Scalar {
    nonisolated(unsafe) let (work, scores, labels, copy) = (work, scores, labels, copy)
    let partCount = max(1, (1 << 16) / classCount)
    let parts = (copied.lowerBound + partCount - 1) / partCount + 1
    @Sendable func sums(ofPart part: Int) -> BatchSums {
      let first = part * partCount
      let isCopied = part == parts - 1
      let rows = BatchRows<Lanes>(
        isCopied ? copy - copied.lowerBound * classCount : scores, labels: labels,
        classCount: classCount)
      let examples = isCopied ? copied : first..<min(first + partCount, copied.lowerBound)
      return rows.sums(work, examples)
    }
    guard threads > 1, parts > 1 else {
      return (0..<parts).reduce(into: BatchSums()) { $0 += sums(ofPart: $1) }
    }
    return withUnsafeTemporaryAllocation(of: BatchSums.self, capacity: parts) { results in
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for part in stride(from: thread, to: parts, by: threads) {
          results[part] = sums(ofPart: part)
        }
      }
      return results.reduce(into: BatchSums(), +=)
    }
  }

  private func checkMargin(_ margin: Scalar) {
    precondition(
      margin >= 0 && margin.isFinite, "a margin is finite and not below 0, unlike \(margin)")
  }

  private func checkScores() throws(ScoreError) {
    for example in 0..<exampleCount {
      var isMasked = true
      for j in 0..<classCount {
        let score = scores[example * classCount + j]
        if score.isNaN { throw .notANumber(example: example, classIndex: j) }
        if score == .infinity { throw .positiveInfinity(example: example, classIndex: j) }
        isMasked = isMasked && score == -.infinity
      }
      if isMasked { throw .everyClassMasked(example: example) }
    }
  }
}

/// The mean losses of a ``LossBatch`` and their gradients ∂L/∂s_ij, N×C of each, row by row.
public struct LossGradients<Scalar: BatchScalar>: Sendable {
  public internal(set) var meanHingeLoss = 0.0
  public internal(set) var meanCrossEntropyLoss = 0.0
  public internal(set) var hinge: [Scalar] = []
  public internal(set) var crossEntropy: [Scalar] = []

  public init() {}

  mutating func resize(to count: Int) {
    guard hinge.count != count else { return }
    hinge = Array(repeating: 0, count: count)
    crossEntropy = hinge
  }
}
