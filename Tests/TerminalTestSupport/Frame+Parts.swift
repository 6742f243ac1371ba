import TerminalCore

/// Parts of the explorer's screen, so that a snapshot holds what its test is about and nothing else.
extension Frame {
  /// The line of tabs; on a screen without panels, as that of help, the last one.
  package var tabRow: Int {
    lines.firstIndex { $0.hasPrefix("── ") || $0.hasPrefix("-- ") } ?? keyRow
  }
  /// From the heads of the table to the line of tabs, the box beside the table with it.
  package var tableRows: Range<Int> { 1..<tabRow }
  /// From the line of tabs to the status line.
  package var panelRows: Range<Int> { tabRow + 1..<statusRow }
  package var statusRow: Int { size.rows - 2 }
  package var keyRow: Int { size.rows - 1 }

  /// The text of a part; blanks at the ends of its rows and blank rows at its end are left out.
  /// - Parameter columns: nil takes whole rows.
  package func lines(rows: Range<Int>, columns: Range<Int>? = nil) -> [String] {
    var part = lines[rows].map { line in
      var (column, text) = (0, "")
      for character in line {
        if columns?.contains(column) ?? true { text.append(character) }
        column += displayWidth(String(character))
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    while part.last == "" { part.removeLast() }
    return part
  }

  /// A part to record: its text, then the cursor and the style runs of each row, all counted from
  /// the part's corner, so that moving a part changes nothing.
  package func snapshot(rows: Range<Int>, columns: Range<Int>? = nil) -> String {
    let (top, columns) = (rows.lowerBound, columns ?? 0..<size.columns)
    let left = columns.lowerBound
    var text = lines(rows: rows, columns: columns).map { $0 + "\n" }.joined() + "---\n"
    if let cursor, rows.contains(cursor.row), columns.contains(cursor.column) {
      text += "cursor: row \(cursor.row - top), column \(cursor.column - left)\n"
    }
    for row in rows {
      let runs = runs(row: row).compactMap { run -> String? in
        let part = run.columns.clamped(to: columns)
        guard run.style != .text, !part.isEmpty else { return nil }
        return "\(part.lowerBound - left)..<\(part.upperBound - left) \(run.style)"
      }
      if !runs.isEmpty { text += "\(row - top): " + runs.joined(separator: ", ") + "\n" }
    }
    return text
  }
}
