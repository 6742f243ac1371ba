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
    let old = old?.size == size ? old : nil
    let keepsClusters = clusters == old?.clusters
    func isChanged(_ index: Int) -> Bool {
      guard let old else { return true }
      return cells[index] != old.cells[index] || !keepsClusters && cells[index].isCluster
    }
    var scalars: [DrawnScalar] = []
    for row in 0..<size.rows {
      let row = indices(ofRow: row)
      if let old, keepsClusters, cells[row] == old.cells[row] { continue }
      var next = row.lowerBound
      while let start = (next..<row.upperBound).first(where: isChanged) {
        let style = cells[start].style
        var end = start + 1
        next = end
        while next < row.upperBound, next - end < Frame.longestGap, cells[next].style == style {
          if isChanged(next) { end = next + 1 }
          next += 1
        }
        scalars.removeAll(keepingCapacity: true)
        for cell in cells[start..<end] { append(cell, to: &scalars) }
        let (row, column) = start.quotientAndRemainder(dividingBy: size.columns)
        body(Position(row: row, column: column), style, scalars)
        next = end
      }
    }
  }

  /// How many equal cells cost less than to place the cursor behind them.
  private static let longestGap = 6

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
