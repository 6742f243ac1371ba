#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A scalar to draw and the columns it takes, in four bytes; one that takes none joins the one before.
package struct DrawnScalar: Hashable, Sendable {
  /// The scalar, and from bit 24 on its columns.
  private let bits: UInt32

  init(_ content: UInt32, width: Int) { bits = content | UInt32(width) << 24 }

  package var scalar: Unicode.Scalar { Unicode.Scalar(bits & 0x1F_FFFF) ?? " " }
}

extension Frame {
  /// Calls `body` with what has to be drawn where `old` is on the screen, run of one style by run of
  /// one style. A few equal cells inside a run are drawn again: that is less than to go past them.
  package func forEachChangedRun(
    since old: Frame?, _ body: (Position, Style, [DrawnScalar]) -> Void
  ) {
    var scalars: [DrawnScalar] = []
    scalars.reserveCapacity(size.columns)
    for run in changedRuns(since: old) {
      scalars.removeAll(keepingCapacity: true)
      for index in run { append(cells[index], to: &scalars) }
      let (row, column) = run.lowerBound.quotientAndRemainder(dividingBy: size.columns)
      body(Position(row: row, column: column), cells[run.lowerBound].style, scalars)
    }
  }

  private func append(_ cell: Cell, to scalars: inout [DrawnScalar]) {
    if cell.width == 0 { return }
    guard cell.isCluster else {
      scalars.append(DrawnScalar(cell.content, width: cell.width))
      return
    }
    for (place, scalar) in clusters[cell.clusterIndex].enumerated() {
      scalars.append(DrawnScalar(scalar.value, width: place == 0 ? cell.width : 0))
    }
  }

  /// The indices of the cells to draw, each range in one row and of one style.
  private func changedRuns(since old: Frame?) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    runs.reserveCapacity(Frame.usualRuns)
    withBits(of: cells) { new in
      withBits(of: knownCells(old)) { known in
        for row in 0..<size.rows where !areSame(new, known, in: indices(ofRow: row)) {
          addRuns(in: indices(ofRow: row), new, known, to: &runs)
        }
      }
    }
    return runs
  }

  /// What is on the screen, to compare cells with.
  private func knownCells(_ old: Frame?) -> [Cell] {
    guard let old, old.size == size else {
      return Array(repeating: .unlikeAny, count: cells.count)
    }
    guard clusters != old.clusters else { return old.cells }
    return zip(cells, old.cells).map { $0.isCluster ? .unlikeAny : $1 }
  }

  /// More than most keys change.
  private static let usualRuns = 48

  /// How many equal cells cost less than to place the cursor behind them.
  private static let longestGap = 6

  private func addRuns(
    in row: Range<Int>, _ new: CellBits, _ known: CellBits, to runs: inout [Range<Int>]
  ) {
    var next = row.lowerBound
    while true {
      next = firstDifference(new, known, in: next..<row.upperBound)
      guard next < row.upperBound else { return }
      let start = next
      let style = cells[start].styleIndex
      var end = start + 1
      next = end
      while next < row.upperBound, next - end < Frame.longestGap, cells[next].styleIndex == style {
        next += 1
        if new[next - 1] != known[next - 1] { end = next }
      }
      runs.append(start..<end)
      next = end
    }
  }
}

/// As one number each, cells take a fifth of the time to compare.
private typealias CellBits = UnsafeBufferPointer<UInt32>

private func withBits(of cells: [Cell], _ body: (CellBits) -> Void) {
  cells.withUnsafeBufferPointer { $0.withMemoryRebound(to: UInt32.self, body) }
}

/// Whether cells are the same in both, which is so of most rows of a screen.
private func areSame(_ a: CellBits, _ b: CellBits, in range: Range<Int>) -> Bool {
  guard let a = a.baseAddress, let b = b.baseAddress else { return true }
  let size = MemoryLayout<UInt32>.stride
  return memcmp(a + range.lowerBound, b + range.lowerBound, range.count * size) == 0
}

/// The first cell that is not the same in both; the end of the range if all are.
private func firstDifference(_ a: CellBits, _ b: CellBits, in range: Range<Int>) -> Int {
  func differs(_ index: Int) -> UInt32 { a[index] ^ b[index] }
  var next = range.lowerBound
  // Most cells are the same: by four they take a third of the time.
  while next + 4 <= range.upperBound,
    differs(next) | differs(next + 1) | differs(next + 2) | differs(next + 3) == 0
  {
    next += 4
  }
  while next < range.upperBound, differs(next) == 0 { next += 1 }
  return next
}
