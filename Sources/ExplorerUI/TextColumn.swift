import TerminalCore

/// A column of texts under a head, as wide as its longest text.
struct TextColumn {
  var head: String
  var cells: [(text: String, style: Style)]
  /// Texts begin in one column; numbers end in one.
  var isLeading = false
  var longest = 10

  init(
    _ head: String, _ texts: [String], style: Style = .text, isLeading: Bool = false,
    longest: Int = 10
  ) {
    (self.head, self.isLeading, self.longest) = (head, isLeading, longest)
    cells = texts.map { ($0, style) }
  }

  func width(on canvas: Canvas) -> Int {
    min(longest, canvas.widest(cells.lazy.map(\.text), atLeast: canvas.width(head)))
  }

  static func width(_ columns: [TextColumn], gap: Int, on canvas: Canvas) -> Int {
    columns.reduce(-gap) { $0 + gap + $1.width(on: canvas) }
  }

  /// Draws columns beside each other, their heads in `row`. Returns the column after them.
  @discardableResult
  static func draw(
    _ columns: [TextColumn], gap: Int, row: Int, column: Int, on canvas: inout Canvas
  ) -> Int {
    var left = column
    for column in columns {
      let width = column.width(on: canvas)
      let texts = [(text: column.head, style: Style.heading)] + column.cells
      for (line, cell) in texts.enumerated() {
        if column.isLeading {
          canvas.write(cell.text, row: row + line, column: left, style: cell.style, width: width)
        } else {
          canvas.write(
            cell.text, row: row + line, endingAt: left + width, style: cell.style, width: width)
        }
      }
      left += width + gap
    }
    return left - gap
  }
}
