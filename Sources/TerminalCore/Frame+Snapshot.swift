/// Neighbouring cells of one row that share a style.
package struct StyleRun: Hashable, Sendable {
  package let row: Int
  package let columns: Range<Int>
  package let style: Style
}

extension Frame {
  /// The rows as text, blanks at their ends left out.
  package var lines: [String] {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      for index in indices(ofRow: row) { line.append(contentsOf: cells[index].scalars) }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  /// The runs of a row, from left to right.
  package func runs(row: Int) -> [StyleRun] {
    guard (0..<size.rows).contains(row) else { return [] }
    let cells = cells[indices(ofRow: row)]
    var runs: [StyleRun] = []
    var start = cells.startIndex
    while start < cells.endIndex {
      let style = cells[start].style
      let end = cells[start...].firstIndex { $0.style != style } ?? cells.endIndex
      runs.append(
        StyleRun(row: row, columns: start - cells.startIndex..<end - cells.startIndex, style: style)
      )
      start = end
    }
    return runs
  }

  /// The rows as text, blanks at their ends left out, with an SGR sequence before and a reset after
  /// each run that is not plain text.
  package func ansi(colors depth: ColorDepth) -> String {
    var text = ""
    for row in 0..<size.rows {
      let first = indices(ofRow: row).lowerBound
      let end = cells[indices(ofRow: row)].lastIndex { $0 != .blank }.map { $0 + 1 - first } ?? 0
      for run in runs(row: row) where run.columns.lowerBound < end {
        var content = String.UnicodeScalarView()
        for column in run.columns.clamped(to: 0..<end) {
          content.append(contentsOf: cells[first + column].scalars)
        }
        let codes = theme.look(of: run.style, at: depth).codes(at: depth)
        text += codes.isEmpty ? String(content) : "\u{1B}[\(codes)m\(String(content))\u{1B}[0m"
      }
      text += "\n"
    }
    return text
  }
}

extension Look {
  /// The parameters of the SGR sequence that asks for this look.
  fileprivate func codes(at depth: ColorDepth) -> String {
    var codes: [String] = []
    if isBold { codes.append("1") }
    if isUnderlined { codes.append("4") }
    if isReversed { codes.append("7") }
    if let color { codes.append(depth == .full ? "38;5;\(color)" : "3\(color)") }
    if let background { codes.append(depth == .full ? "48;5;\(background)" : "4\(background)") }
    return codes.joined(separator: ";")
  }
}
