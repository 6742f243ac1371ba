#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A scalar to draw and the columns it takes; one that takes none joins the one before.
package struct DrawnScalar: Hashable, Sendable {
  package let scalar: Unicode.Scalar
  package let width: UInt16
}

extension Frame {
  /// Calls `body` with what has to be drawn where `old` is on the screen, run of one style by run of
  /// one style. A few equal cells inside a run are drawn again: that is less than to go past them.
  package func forEachChangedRun(
    since old: Frame?, _ body: (Position, Style, [DrawnScalar]) -> Void
  ) {
    var scalars: [DrawnScalar] = []
    for run in changedRuns(since: old) {
      scalars.removeAll(keepingCapacity: true)
      for cell in cells[run] { append(cell, to: &scalars) }
      let (row, column) = run.lowerBound.quotientAndRemainder(dividingBy: size.columns)
      body(Position(row: row, column: column), cells[run.lowerBound].style, scalars)
    }
  }

  /// How many equal cells cost less than to place the cursor behind them.
  private static let longestGap = 6

  /// The indices of the cells to draw, each range in one row and of one style.
  private func changedRuns(since old: Frame?) -> [Range<Int>] {
    let (new, columns) = (cells, size.columns)
    let old = old?.size == size ? old : nil
    let known = old?.cells ?? Array(repeating: .unlikeAny, count: new.count)
    let hasSameClusters = clusters == old?.clusters
    func isChanged(_ index: Int) -> Bool {
      new[index] != known[index] || !hasSameClusters && new[index].isCluster
    }
    var runs: [Range<Int>] = []
    for row in 0..<size.rows {
      if hasSameClusters, areSame(new, known, in: indices(ofRow: row)) { continue }
      let end = (row + 1) * columns
      var next = row * columns
      while next < end {
        guard isChanged(next) else {
          next += 1
          continue
        }
        let start = next
        var last = next
        next += 1
        while next < end, next - last <= Frame.longestGap, new[next].style == new[start].style {
          if isChanged(next) { last = next }
          next += 1
        }
        runs.append(start..<last + 1)
        next = last + 1
      }
    }
    return runs
  }

  private func append(_ cell: Cell, to scalars: inout [DrawnScalar]) {
    if cell.width == 0 { return }
    if cell.isCluster {
      for (place, scalar) in clusters[cell.clusterIndex].enumerated() {
        scalars.append(DrawnScalar(scalar: scalar, width: place == 0 ? cell.width : 0))
      }
    } else if let scalar = Unicode.Scalar(cell.content) {
      scalars.append(DrawnScalar(scalar: scalar, width: cell.width))
    }
  }
}

/// Whether cells are the same in both, which is so of most rows of a screen.
private func areSame(_ a: [Cell], _ b: [Cell], in range: Range<Int>) -> Bool {
  a.withUnsafeBytes { a in
    b.withUnsafeBytes { b in
      let size = MemoryLayout<Cell>.stride
      let start = range.lowerBound * size
      guard let a = a.baseAddress, let b = b.baseAddress else { return true }
      return memcmp(a + start, b + start, range.count * size) == 0
    }
  }
}
