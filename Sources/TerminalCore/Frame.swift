/// What a screen shows: a grid of styled cells. Whatever is written outside of it is clipped.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// What its styles look like.
  package var theme = Theme.standard
  /// Where the terminal's cursor stands; nil hides it.
  package var cursor: Position?
  /// The cells, row by row. Next to each wide character stands the cell that it covers.
  package internal(set) var cells: [Cell]

  package init(size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
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
}
