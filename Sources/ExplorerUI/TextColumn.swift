import TerminalCore

/// A column of texts under a head.
struct TextColumn {
  /// Bars beside the cells, with a blank before them.
  struct Bars {
    /// From 0 to 1, for as many cells as have a bar.
    let fractions: [Double]
    let style: Style
    var width = 0
  }

  var head: String
  var cells: [StyledText]
  /// Whether it is aligned at the left, as words are; numbers are aligned at the right.
  var isLeading = false
  /// The least and the most columns of the screen that it takes, without bars.
  var shortest = 0
  var longest = 10
  var bars: Bars?

  func width(_ glyphs: Glyphs) -> Int {
    min(longest, glyphs.widest(cells.map(\.text) + [head], atLeast: shortest))
  }

  /// Draws it, with its head in `row`.
  /// - Returns: the column after it.
  @discardableResult
  func draw(row: Int, column left: Int, on canvas: inout Canvas) -> Int {
    let end = left + width(canvas.glyphs)
    for (line, cell) in ([StyledText(head, .heading)] + cells).enumerated() {
      if isLeading {
        canvas.write(
          cell.text, row: row + line, column: left, style: cell.style, width: end - left)
      } else {
        canvas.write(
          cell.text, row: row + line, endingAt: end, style: cell.style, width: end - left)
      }
    }
    guard let bars else { return end }
    for (line, fraction) in bars.fractions.enumerated() {
      canvas.drawBar(
        fraction, row: row + 1 + line, column: end + 1, width: bars.width, style: bars.style)
    }
    return end + max(0, bars.width + 1)
  }
}

extension TextColumn {
  /// - Parameter text: makes a cell from each value; not called if they are hidden.
  init<Value>(
    _ head: String, _ values: [Value], style: Style = .text, isLeading: Bool = false,
    longest: Int = 10, isHidden: Bool = false, text: (Value) -> String
  ) {
    self.init(
      head: head,
      cells: values.map { StyledText(isHidden ? Readings.unknown : text($0), style) },
      isLeading: isLeading, longest: longest)
  }
}

/// Columns of texts beside each other.
extension [TextColumn] {
  /// The width with the gaps between the columns, without bars.
  func width(gap: Int, _ glyphs: Glyphs) -> Int { reduce(-gap) { $0 + gap + $1.width(glyphs) } }

  /// Draws them, with their heads in `row`.
  /// - Returns: the column after them.
  @discardableResult
  func draw(row: Int, column: Int, gap: Int, on canvas: inout Canvas) -> Int {
    reduce(column - gap) { $1.draw(row: row, column: $0 + gap, on: &canvas) }
  }
}
