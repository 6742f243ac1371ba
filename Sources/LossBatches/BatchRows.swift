/// The rows of a batch in memory, and the lanes in which they are read. The last vector of a row reads
/// on into the memory behind it.
struct BatchRows<Lanes: ScoreLanes> {
  typealias Scalar = Lanes.Scalar

  private let scores: UnsafePointer<Scalar>
  private let labels: UnsafePointer<Int>
  let classCount: Int
  private let rowStep: Int
  /// The class at which the last vector of a row begins, and which of its lanes belong to the row.
  private let last: Int
  private let isLast: Lanes.Mask

  /// - Parameter rowStep: how far apart rows begin, if they don't follow each other directly.
  init(
    _ scores: UnsafePointer<Scalar>, labels: UnsafePointer<Int>, classCount: Int,
    rowStep: Int? = nil
  ) {
    (self.scores, self.labels, self.classCount) = (scores, labels, classCount)
    self.rowStep = rowStep ?? classCount
    last = (classCount - 1) / Lanes.scalarCount * Lanes.scalarCount
    isLast = Lanes.first(classCount - last)
  }

  /// How many scalars the vectors of a row take.
  var width: Int { last + Lanes.scalarCount }

  @inline(__always) func label(_ i: Int) -> Int { labels[i] }

  /// The label's own score.
  @inline(__always) func labelScore(_ i: Int) -> Scalar { row(i)[labels[i]] }

  @inline(__always) private func row(_ i: Int) -> UnsafePointer<Scalar> {
    scores + i &* rowStep
  }

  /// Calls `body` with the vectors of example i, each with the class of its first lane. Lanes behind
  /// the last class are −∞, like those of masked classes.
  @inline(__always) func forEachVector(_ i: Int, _ body: (_ j: Int, _ scores: Lanes) -> Void) {
    let row = row(i)
    var j = 0
    while j < last {
      body(j, (row + j).lanes())
      j &+= Lanes.scalarCount
    }
    let lanes: Lanes = (row + last).lanes()
    body(last, Lanes(repeating: -.infinity).replacing(with: lanes, where: isLast))
  }
}
