extension BatchKernel {
  /// How many examples a tile has.
  private static var tileCount: Int { 64 }

  /// ``crossEntropySum(_:)`` for rows of few classes, which would leave most lanes of a vector empty.
  /// Here each lane is an example: the scores of 64 examples are first copied into a tile that has a
  /// line per class.
  @inline(__always)
  static func crossEntropySumByTiles(_ rows: ScoreRows<Lanes>) -> Double {
    var (sum, first) = (0.0, 0)
    let size = (rows.classCount + 1) * tileCount
    withUnsafeTemporaryAllocation(of: Scalar.self, capacity: size) { tile in
      guard let tile = tile.baseAddress else { return }
      while first &+ tileCount <= rows.count {
        turn(rows, first, into: tile)
        sum += crossEntropySum(ofTile: tile, classCount: rows.classCount)
        first &+= tileCount
      }
    }
    return sum + crossEntropySum(rows.dropping(first))
  }

  /// Writes C + 1 lines into `tile`, each with one score per example: a line for every class, and one
  /// with the label's scores.
  @inline(__always)
  private static func turn(
    _ rows: ScoreRows<Lanes>, _ first: Int, into tile: UnsafeMutablePointer<Scalar>
  ) {
    for l in 0..<tileCount {
      let row = rows.row(first &+ l)
      var entry = tile + l
      for j in 0..<rows.classCount {
        entry.pointee = row[j]
        entry += tileCount
      }
      entry.pointee = rows.labelScore(first &+ l)
    }
  }

  @inline(__always)
  private static func crossEntropySum(
    ofTile tile: UnsafePointer<Scalar>, classCount: Int
  ) -> Double {
    var gaps = Lanes(repeating: 0)
    var product = Lanes(repeating: 1)
    var l = 0
    while l < tileCount {
      let end = tile + (l &+ classCount &* tileCount)
      var highest: Lanes = (tile + l).lanes()
      var column = tile + (l &+ tileCount)
      while column < end {
        highest = highest.raised(to: column.lanes())
        column += tileCount
      }
      var powers = Lanes(repeating: 0)
      column = tile + l
      while column < end {
        powers = powers + (column.lanes() - highest).exponential
        column += tileCount
      }
      gaps = gaps + (highest - end.lanes())
      product = product * powers
      l &+= Lanes.laneCount
    }
    return Double(gaps.total) + product.logarithmOfProduct
  }
}
