/// Rows of C scores in memory and their labels, read as vectors. The last vector of a row reads on into
/// the memory behind it, so that of the last row must be followed by a vector's worth of it.
struct ScoreRows<Lanes: ScoreLanes> {
  private let scores: UnsafePointer<Lanes.Scalar>
  private let labels: UnsafePointer<Int>
  let count: Int
  let classCount: Int
  /// The class at which the last vector of a row begins, and which of its lanes belong to the row.
  private let last: Int
  private let isLast: Lanes.Mask

  init(
    _ scores: UnsafePointer<Lanes.Scalar>, labels: UnsafePointer<Int>, count: Int, classCount: Int
  ) {
    self.scores = scores
    self.labels = labels
    self.count = count
    self.classCount = classCount
    last = (classCount - 1) / Lanes.laneCount * Lanes.laneCount
    isLast = Lanes.first(classCount - last)
  }

  @inline(__always) func label(_ i: Int) -> Int { labels[i] }

  @inline(__always) func row(_ i: Int) -> UnsafePointer<Lanes.Scalar> {
    scores + i &* classCount
  }

  /// The label's own score.
  @inline(__always) func labelScore(_ i: Int) -> Lanes.Scalar { row(i)[labels[i]] }

  /// Calls `body` with the vectors of example i, each with the class of its first lane. Lanes behind
  /// the last class are −∞, like those of masked classes.
  @inline(__always) func forEachVector(_ i: Int, _ body: (_ j: Int, _ scores: Lanes) -> Void) {
    let row = row(i)
    var j = 0
    while j < last {
      body(j, (row + j).lanes())
      j &+= Lanes.laneCount
    }
    let lanes: Lanes = (row + last).lanes()
    body(last, Lanes(repeating: -.infinity).replacing(with: lanes, where: isLast))
  }

  /// Writes a vector into a row of as many classes, and leaves the row behind it as it is.
  @inline(__always) func overwrite(
    _ row: UnsafeMutablePointer<Lanes.Scalar>, at j: Int, with lanes: Lanes
  ) {
    guard j == last else { return (row + j).store(lanes) }
    let old: Lanes = UnsafePointer(row + j).lanes()
    (row + j).store(old.replacing(with: lanes, where: isLast))
  }

  /// Multiplies a row of as many classes, and leaves the row behind it as it is.
  @inline(__always) func multiply(_ row: UnsafeMutablePointer<Lanes.Scalar>, by factor: Lanes) {
    var j = 0
    while j <= last {
      overwrite(row, at: j, with: UnsafePointer(row + j).lanes() * factor)
      j &+= Lanes.laneCount
    }
  }

  /// All but the first rows.
  func dropping(_ rows: Int) -> ScoreRows {
    ScoreRows(row(rows), labels: labels + rows, count: count - rows, classCount: classCount)
  }
}

extension UnsafePointer {
  /// The vector that begins here.
  @inline(__always) func lanes<Lanes>() -> Lanes {
    UnsafeRawPointer(self).loadUnaligned(as: Lanes.self)
  }
}

extension UnsafeMutablePointer {
  /// Writes a vector to here.
  @inline(__always) func store<Lanes>(_ lanes: Lanes) {
    UnsafeMutableRawPointer(self).storeBytes(of: lanes, as: Lanes.self)
  }
}
