import TerminalCore

/// A column of texts under a head.
struct TextColumn {
  var head: String
  var cells: [StyledText]
  /// Whether it is aligned at the left, as words are; numbers are aligned at the right.
  var isLeading = false
  /// The most columns of the screen that it takes.
  var longest = 10
}

extension TextColumn {
  /// - Parameter text: makes a cell from each value.
  init<Value>(
    _ head: String, _ values: [Value], style: Style = .text, isLeading: Bool = false,
    longest: Int = 10, text: (Value) -> String
  ) {
    self.init(
      head: head, cells: values.map { StyledText(text($0), style) }, isLeading: isLeading,
      longest: longest)
  }
}

/// A column of texts and its width on the screen.
struct MeasuredColumn {
  private let column: TextColumn
  let width: Int

  init(_ column: TextColumn, _ glyphs: Glyphs) {
    self.column = column
    let head = glyphs.width(column.head)
    width = min(column.longest, glyphs.widest(column.cells.map(\.text), atLeast: head))
  }

  /// Draws it, with its head in `row`.
  /// - Returns: the column after it.
  @discardableResult
  func draw(row: Int, column left: Int, on canvas: inout Canvas) -> Int {
    func write(_ text: String, _ row: Int, _ style: Style) {
      if column.isLeading {
        canvas.write(text, row: row, column: left, style: style, width: width)
      } else {
        canvas.write(text, row: row, endingAt: left + width, style: style, width: width)
      }
    }
    write(column.head, row, .heading)
    for (line, cell) in column.cells.enumerated() { write(cell.text, row + 1 + line, cell.style) }
    return left + width
  }
}

/// Columns of texts beside each other.
struct TextColumns {
  private let columns: [MeasuredColumn]
  private let gap: Int

  init(_ columns: [TextColumn], gap: Int, _ glyphs: Glyphs) {
    self.gap = gap
    self.columns = columns.map { MeasuredColumn($0, glyphs) }
  }

  /// The width with the gaps between the columns.
  var width: Int { columns.reduce(-gap) { $0 + gap + $1.width } }

  /// Draws them, with their heads in `row`.
  /// - Returns: the column after them.
  @discardableResult
  func draw(row: Int, column: Int, on canvas: inout Canvas) -> Int {
    columns.reduce(column - gap) { $1.draw(row: row, column: $0 + gap, on: &canvas) }
  }
}
