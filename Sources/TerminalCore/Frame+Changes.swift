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
    guard var (start, end) = differingIndices(in: row, since: old) else { return nil }
    while start > row.lowerBound, cells[start].width == 0 || old.cells[start].width == 0 {
      start -= 1
    }
    while end < row.upperBound, cells[end].width == 0 || old.cells[end].width == 0 { end += 1 }
    return start..<end
  }

  /// The first differing cell and the one after the last. Most rows are the same in every cell, and
  /// without clusters sameness is a comparison of numbers.
  private func differingIndices(in row: Range<Int>, since old: Frame) -> (Int, Int)? {
    if clusters.isEmpty, old.clusters.isEmpty {
      return cells.withUnsafeBufferPointer { new in
        old.cells.withUnsafeBufferPointer { old in
          guard let first = row.first(where: { new[$0] != old[$0] }),
            let last = row.last(where: { new[$0] != old[$0] })
          else { return nil }
          return (first, last + 1)
        }
      }
    }
    guard let first = row.first(where: { !isSame(old, at: $0) }),
      let last = row.last(where: { !isSame(old, at: $0) })
    else { return nil }
    return (first, last + 1)
  }
}
