import Dispatch

/// Some examples of a batch, by pointers into its memory, and what is asked of them. Threads may work
/// at the same time on parts that have no example in common.
struct BatchPart<Scalar: BatchScalar>: @unchecked Sendable {
  let scores: UnsafePointer<Scalar>
  let labels: UnsafePointer<Int>
  let count: Int
  let classCount: Int
  var work: BatchWork<Scalar>

  func examples(_ range: Range<Int>) -> BatchPart {
    let offset = range.lowerBound * classCount
    return BatchPart(
      scores: scores + offset, labels: labels + range.lowerBound, count: range.count,
      classCount: classCount, work: work.advanced(by: offset))
  }

  /// The sums of all examples. They are added up from parts of about 2¹⁶ scores, always the same parts
  /// in the same order, so that the result does not depend on the number of threads.
  func sums(threads: Int) -> BatchSums {
    let partCount = max(64, (1 << 16) / classCount / 64 * 64)
    let parts = (count + partCount - 1) / partCount
    @Sendable func sums(ofPart part: Int) -> BatchSums {
      let first = part * partCount
      return examples(first..<min(first + partCount, count)).sums()
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

  /// The sums by the vectors that suit the scores' type.
  private func sums() -> BatchSums {
    switch self {
    case let doubles as BatchPart<Double>: doubles.sums(SIMD8<Double>.self)
    case let floats as BatchPart<Float>: floats.sums(SIMD16<Float>.self)
    default: preconditionFailure("a batch has scores of Double or Float, not of \(Scalar.self)")
    }
  }

  /// The sums by one type of vectors. The last vector of a row reads on into the next row, so the last
  /// rows of the part, behind which memory may end, are copied into longer memory first.
  @inline(__always)
  private func sums<Lanes: ScoreLanes>(_: Lanes.Type) -> BatchSums where Lanes.Scalar == Scalar {
    let beyond = (Lanes.laneCount - classCount % Lanes.laneCount) % Lanes.laneCount
    let elsewhere = min(count, (beyond + classCount - 1) / classCount)
    var sums = BatchSums()
    if elsewhere < count { sums += kernelSums(Lanes.self, count: count - elsewhere) }
    if elsewhere > 0 {
      examples(count - elsewhere..<count).withCopy(padding: Lanes.laneCount) { copy in
        sums += copy.kernelSums(Lanes.self, count: elsewhere)
      }
    }
    return sums
  }

  /// Lets `body` work on a copy of this part, behind which there is room for `padding` scores, and
  /// copies the gradients back.
  @inline(__always)
  private func withCopy(padding: Int, _ body: (BatchPart) -> Void) {
    let size = count * classCount
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: 3 * (size + padding)) { memory in
      guard let copy = memory.baseAddress else { return }
      copy.update(from: scores, count: size)
      var part = BatchPart(
        scores: copy, labels: labels, count: count, classCount: classCount, work: work)
      guard case .gradients(let margin, let weight, let target) = work else { return body(part) }
      let gradients = GradientMemory(
        hinge: copy + (size + padding), crossEntropy: copy + 2 * (size + padding))
      part.work = .gradients(margin: margin, weight: weight, gradients)
      body(part)
      target.hinge.update(from: gradients.hinge, count: size)
      target.crossEntropy.update(from: gradients.crossEntropy, count: size)
    }
  }

  /// The sums of the first `count` examples; memory goes on behind them for a vector at least.
  @inline(__always)
  private func kernelSums<Lanes: ScoreLanes>(
    _: Lanes.Type, count: Int
  ) -> BatchSums where Lanes.Scalar == Scalar {
    let rows = ScoreRows<Lanes>(scores, labels: labels, count: count, classCount: classCount)
    return switch work {
    case .hinge(let margin):
      BatchSums(hinge: BatchKernel.hingeSum(rows, margin: margin))
    case .crossEntropy where classCount < 2 * Lanes.laneCount:
      BatchSums(crossEntropy: BatchKernel.crossEntropySumByTiles(rows))
    case .crossEntropy:
      BatchSums(crossEntropy: BatchKernel.crossEntropySum(rows))
    case .gradients(let margin, let weight, let memory):
      BatchKernel.gradients(rows, margin: margin, weight: weight, memory)
    }
  }
}
