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
    let limit = limit ?? Int.max
    if column >= 0, column < size.columns, (0..<size.rows).contains(row),
      let columns = writeNarrow(
        text, at: row * size.columns + column, room: min(limit, size.columns - column), style)
    {
      return columns
    }
    return writeAny(text, row, column, style, limit)
  }

  /// Writes text that ends before `column`.
  /// - Returns: whether it takes at most `limit` columns; else nothing is written.
  package mutating func write(
    _ text: String, row: Int, endingAt column: Int, style: Style = .text, width limit: Int
  ) -> Bool {
    if column >= 0, column <= size.columns, (0..<size.rows).contains(row),
      writeNarrow(
        text, at: row * size.columns + column, isEnd: true, room: min(limit, column), style) != nil
    {
      return true
    }
    let columns = displayWidth(text)
    guard columns <= limit else { return false }
    write(text, row: row, column: column - columns, style: style)
    return true
  }

  @inline(never)  // else every text prepares for what few have
  private mutating func writeAny(
    _ text: String, _ row: Int, _ column: Int, _ style: Style, _ limit: Int
  ) -> Int {
    let column = max(column, -0x8000)  // far enough outside, and safe to subtract
    let room = min(limit, size.columns - min(column, size.columns))
    guard (0..<size.rows).contains(row), room > 0, !text.isEmpty else { return 0 }
    // Between the first and the last column written all is overwritten; only there can a wide
    // character lose a half.
    splitWideCharacter(before: row * size.columns + max(0, column))
    var used = 0
    var isFull = false
    var last: Int?
    forEachDisplayed(text) { scalar, width in
      if width == 0 {
        if !isFull, let last { add(mark: scalar, at: last) }
        return
      }
      guard !isFull, used < room else {
        isFull = true
        return
      }
      isFull = width > room - used
      last = put(isFull ? " " : scalar, width: isFull ? 1 : width, row, column + used, style)
      used += isFull ? 1 : width
    }
    if column + used > 0 { splitWideCharacter(after: row * size.columns + column + used) }
    return used
  }

  /// Fills some columns of a row with a character that takes one column; one that does not is a blank.
  package mutating func fill(
    row: Int, column: Int, width: Int, style: Style = .text, character: Unicode.Scalar = " "
  ) {
    guard let range = clipped(row: row, column: column, width: width) else { return }
    var cell = Cell(content: 0x20, style: style, width: 1)
    if case .asIs(width: 1) = displayed(character) { cell.content = character.value }
    cells.withUnsafeMutableBufferPointer { cells in
      Frame.splitWideCharacter(before: range.lowerBound, in: cells)
      for index in range { cells[index] = cell }
      Frame.splitWideCharacter(after: range.upperBound, in: cells)
    }
  }

  /// Changes the style of what is already there, for example to mark it as selected.
  package mutating func restyle(
    row: Int, column: Int, width: Int, _ change: (inout Style) -> Void
  ) {
    guard let range = clipped(row: row, column: column, width: width) else { return }
    for index in range { change(&cells[index].style) }
  }

  /// The quick way for characters of one column; nil, and nothing done, if there is any other, or no
  /// room for all.
  /// - Parameter isEnd: whether they end before `index`, and don't begin there.
  private mutating func writeNarrow(
    _ text: String, at index: Int, isEnd: Bool = false, room: Int, _ style: Style
  ) -> Int? {
    let written: Int?? = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard let count = countOfNarrow(bytes), count <= room else { return nil }
      guard count > 0 else { return 0 }
      let start = isEnd ? index - count : index
      cells.withUnsafeMutableBufferPointer { cells in
        Frame.splitWideCharacter(before: start, in: cells)
        var next = 0
        for index in start..<start + count {
          let (value, length) = narrowCharacter(at: next, of: bytes)
          cells[index] = Cell(content: value, style: style, width: 1)
          next += length
        }
        Frame.splitWideCharacter(after: start + count, in: cells)
      }
      return count
    }
    return written ?? nil
  }

  /// Puts one character into a row, clipping it on the left, and returns where it stands, if it does.
  private mutating func put(
    _ scalar: Unicode.Scalar, width: Int, _ row: Int, _ column: Int, _ style: Style
  ) -> Int? {
    let index = row * size.columns + column
    if column >= 0 {
      cells[index] = Cell(content: scalar.value, style: style, width: width)
      if width == 2 { cells[index + 1] = .covered(style) }
      return index
    }
    // Of a wide character whose left half is outside, the other is a blank.
    if column + width > 0 { cells[index + 1] = Cell(content: 0x20, style: style, width: 1) }
    return nil
  }

  /// Adds a combining mark to the character of a cell; marks beyond the first few are dropped.
  private mutating func add(mark: Unicode.Scalar, at index: Int) {
    let cluster = scalars(of: cells[index]) + [mark]
    guard cluster.count <= 1 + Frame.mostMarks else { return }
    let known = clusters.firstIndex(of: cluster)
    guard let content = Cell.content(ofCluster: known ?? clusters.count) else { return }
    if known == nil { clusters.append(cluster) }
    cells[index].content = content
  }
}
