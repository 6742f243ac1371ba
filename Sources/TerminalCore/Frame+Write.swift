extension Frame {
  /// Writes text and returns the columns it took.
  ///
  /// It is clipped at the frame's edges and after `limit` columns; a wide character of which only
  /// half would fit becomes a blank. Combining marks join the character before. Characters that a
  /// terminal must not get are replaced, see `displayable`.
  @discardableResult
  package mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .text, width limit: Int? = nil
  ) -> Int {
    let column = max(column, -0x8000)  // far outside, and yet safe to subtract
    let room = min(limit ?? .max, size.columns - min(column, size.columns))
    guard (0..<size.rows).contains(row), room > 0 else { return 0 }
    var used = 0
    var isFull = false
    var last: Int?  // the cell that a mark would join
    for (scalar, width) in displayed(text) {
      if width == 0 {
        if let last, !isFull { cells[last].add(scalar) }
      } else if isFull || used == room {
        isFull = true
      } else {
        isFull = width > room - used
        let cell = isFull ? Cell(" ", style: style) : Cell(scalar, width: width, style: style)
        last = put(cell, row: row, column: column + used)
        used += cell.width
      }
    }
    return used
  }

  /// Writes text that ends before `column`.
  /// - Returns: whether it takes at most `limit` columns; else nothing is written.
  package mutating func write(
    _ text: String, row: Int, endingAt column: Int, style: Style = .text, width limit: Int
  ) -> Bool {
    let columns = displayWidth(text)
    guard columns <= limit else { return false }
    write(text, row: row, column: column - columns, style: style)
    return true
  }

  /// Fills some columns of a row with a character that takes one column; one that does not is a blank.
  package mutating func fill(
    row: Int, column: Int, width: Int, style: Style = .text, character: Unicode.Scalar = " "
  ) {
    guard let range = clipped(row: row, column: column, width: width) else { return }
    var cell = Cell(" ", style: style)
    if let shown = displayed(character), shown == (character, 1) { cell.scalar = character }
    for index in range { replace(index, with: cell) }
  }

  /// Draws two dots one above the other, each in the colour of a role; nil is the terminal's background.
  package mutating func drawDots(
    upper: Style.Role?, lower: Style.Role?, row: Int, column: Int
  ) {
    guard let index = clipped(row: row, column: column, width: 1)?.first else { return }
    let style = (upper ?? lower).map { Style($0, on: upper == nil ? nil : lower) } ?? .text
    // A blank on a background has no seams, and is ASCII.
    let block: Unicode.Scalar = upper == lower ? " " : upper == nil ? "▄" : "▀"
    replace(index, with: Cell(block, style: style))
  }

  /// Changes the style of what is already there, for example to mark it as selected.
  package mutating func restyle(
    row: Int, column: Int, width: Int, _ change: (inout Style) -> Void
  ) {
    guard let range = clipped(row: row, column: column, width: width) else { return }
    for index in range { change(&cells[index].style) }
  }

  /// Puts a character into a row.
  /// - Returns: where it stands; nil if that is to the left of the frame.
  private mutating func put(_ cell: Cell, row: Int, column: Int) -> Int? {
    let index = row * size.columns + column
    guard column >= 0 else {
      // Of a wide character whose left half is outside, the other is a blank.
      if column + cell.width > 0 { replace(index + 1, with: Cell(" ", style: cell.style)) }
      return nil
    }
    replace(index, with: cell)
    if cell.width == 2 { replace(index + 1, with: Cell(" ", width: 0, style: cell.style)) }
    return index
  }

  /// Replaces one cell. Of a wide character that loses a half, the other half becomes a blank.
  private mutating func replace(_ index: Int, with cell: Cell) {
    switch cells[index].width {
    case 0: cells[index - 1] = Cell(" ", style: cells[index - 1].style)
    case 2: cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    default: break
    }
    cells[index] = cell
  }
}
