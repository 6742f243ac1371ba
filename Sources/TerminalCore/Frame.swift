/// What a screen shows: a grid of styled cells. Whatever is written outside of it is clipped.
package struct Frame: Sendable {
  package let size: Size
  /// Where the terminal's cursor stands; nil hides it.
  package var cursor: Position?
  /// The cells, row by row.
  package internal(set) var cells: [Cell]
  /// The characters of those cells that hold one with combining marks.
  var clusters: [[Unicode.Scalar]] = []

  /// The most combining marks one character keeps.
  static let mostMarks = 4

  package init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
  }

  /// The scalars a cell shows: none for the right half of a wide character.
  package func scalars(of cell: Cell) -> [Unicode.Scalar] {
    if cell.width == 0 { return [] }
    if cell.isCluster { return clusters[cell.clusterIndex] }
    return [Unicode.Scalar(cell.content) ?? " "]
  }

  /// The indices of `cells` that make a row.
  package func indices(ofRow row: Int) -> Range<Int> {
    row * size.columns..<(row + 1) * size.columns
  }

  /// The part of `width` columns from `column` on that lies inside the frame; nil if none does.
  func clipped(row: Int, column: Int, width: Int) -> Range<Int>? {
    guard (0..<size.rows).contains(row), width > 0, column < size.columns else { return nil }
    let start = max(0, column)
    let end = width > size.columns - start ? size.columns : min(size.columns, column + width)
    return start < end ? row * size.columns + start..<row * size.columns + end : nil
  }

  /// Before a write from `index` on: if that is the right half of a wide character, blanks the left.
  mutating func splitWideCharacter(before index: Int) {
    cells.withUnsafeMutableBufferPointer { Frame.splitWideCharacter(before: index, in: $0) }
  }

  @inline(__always)
  static func splitWideCharacter(before index: Int, in cells: UnsafeMutableBufferPointer<Cell>) {
    if index < cells.count, cells[index].width == 0 { cells[index - 1].makeBlank() }
  }

  /// After a write up to `index`: if that is the right half of a wide character, blanks it.
  mutating func splitWideCharacter(after index: Int) {
    cells.withUnsafeMutableBufferPointer { Frame.splitWideCharacter(after: index, in: $0) }
  }

  @inline(__always)
  static func splitWideCharacter(after index: Int, in cells: UnsafeMutableBufferPointer<Cell>) {
    if index < cells.count, cells[index].width == 0 { cells[index].makeBlank() }
  }
}

extension Frame: Hashable {
  /// Frames are equal when they look the same, however they came about.
  package static func == (a: Frame, b: Frame) -> Bool {
    guard a.size == b.size, a.cursor == b.cursor else { return false }
    if a.clusters == b.clusters { return a.cells == b.cells }
    return a.cells.indices.allSatisfy { a.isSame(b, at: $0) }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(cursor)
    for cell in cells where !cell.isCluster { hasher.combine(cell) }
  }

  /// Whether both frames show the same in one cell.
  func isSame(_ other: Frame, at index: Int) -> Bool {
    let mine = cells[index]
    let theirs = other.cells[index]
    if mine.isCluster, theirs.isCluster {
      return mine.style == theirs.style && mine.width == theirs.width
        && clusters[mine.clusterIndex] == other.clusters[theirs.clusterIndex]
    }
    return mine == theirs
  }
}
