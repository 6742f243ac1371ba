/// How large a screen is, in character cells.
package struct Size: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
  }

  /// Reads "80x24": columns, then rows, each from 1 to 9999.
  package init?(parsing text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      (1...9999).contains(columns), (1...9999).contains(rows)
    else { return nil }
    self.init(columns: columns, rows: rows)
  }
}

/// One character cell of a screen, counted from 0 at the top left.
package struct Position: Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    (self.row, self.column) = (row, column)
  }
}
