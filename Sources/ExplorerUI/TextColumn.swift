import TerminalCore

/// A column of texts under a head.
struct TextColumn {
  var head: String
  var cells: [StyledText]
  /// Texts begin in one column; numbers end in one.
  var isLeading = false
  /// As many columns of the screen as its longest text, but at most this.
  var longest = 10
}

extension TextColumn {
  /// - Parameter text: makes the cells of `values`.
  init<Value>(
    _ head: String, _ values: [Value], style: Style = .text, isLeading: Bool = false,
    longest: Int = 10, text: (Value) -> String
  ) {
    self.init(
      head: head, cells: values.map { StyledText(text($0), style) }, isLeading: isLeading,
      longest: longest)
  }
}

/// Columns beside each other, which are measured once.
struct TextColumns {
  private let columns: [(column: TextColumn, width: Int)]
  private let gap: Int

  init(_ columns: [TextColumn], gap: Int, on canvas: Canvas) {
    self.gap = gap
    self.columns = columns.map { column in
      let head = canvas.width(column.head)
      let widest = canvas.widest(column.cells.lazy.map(\.text), atLeast: head)
      return (column, min(column.longest, widest))
    }
  }

  /// With the gaps between them.
  var width: Int { columns.reduce(-gap) { $0 + gap + $1.width } }

  /// Draws them, their heads in `row`. Returns the column after them.
  @discardableResult
  func draw(row: Int, column: Int, on canvas: inout Canvas) -> Int {
    var left = column
    for (column, width) in columns {
      func write(_ text: String, _ row: Int, _ style: Style) {
        if column.isLeading {
          canvas.write(text, row: row, column: left, style: style, width: width)
        } else {
          canvas.write(text, row: row, endingAt: left + width, style: style, width: width)
        }
      }
      write(column.head, row, .heading)
      for (line, cell) in column.cells.enumerated() { write(cell.text, row + 1 + line, cell.style) }
      left += width + gap
    }
    return left - gap
  }
}
