/// A scalar to draw and the columns it takes; one that takes none joins the one before.
package struct DrawnScalar: Hashable, Sendable {
  package let scalar: Unicode.Scalar
  package let width: UInt8
}

extension Frame {
  /// Calls `body` with what has to be drawn where `old` is on the screen: of each row the part from
  /// its first to its last changed column, run of one style by run of one style.
  package func forEachChangedRun(
    since old: Frame?, _ body: (Position, Style, [DrawnScalar]) -> Void
  ) {
    let old = old?.size == size ? old : nil
    var scalars: [DrawnScalar] = []
    scalars.reserveCapacity(size.columns)
    for row in 0..<size.rows {
      guard let changed = changedIndices(ofRow: row, since: old) else { continue }
      var start = changed.lowerBound
      while start < changed.upperBound {
        let style = cells[start].style
        var end = start
        scalars.removeAll(keepingCapacity: true)
        while end < changed.upperBound, cells[end].style == style || cells[end].width == 0 {
          append(cells[end], to: &scalars)
          end += 1
        }
        body(Position(row: row, column: start - row * size.columns), style, scalars)
        start = end
      }
    }
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

  /// The cells of a row between the first and the last that differ; whole characters only.
  private func changedIndices(ofRow row: Int, since old: Frame?) -> Range<Int>? {
    let row = indices(ofRow: row)
    guard let old else { return row.isEmpty ? nil : row }
    let hasClusters = !(clusters.isEmpty && old.clusters.isEmpty)
    guard hasClusters || cells[row] != old.cells[row] else { return nil }
    var start = row.lowerBound
    while start < row.upperBound, isSame(old, at: start) { start += 1 }
    guard start < row.upperBound else { return nil }
    var end = row.upperBound
    while isSame(old, at: end - 1) { end -= 1 }
    while start > row.lowerBound, cells[start].width == 0 || old.cells[start].width == 0 {
      start -= 1
    }
    while end < row.upperBound, cells[end].width == 0 || old.cells[end].width == 0 { end += 1 }
    return start..<end
  }
}
