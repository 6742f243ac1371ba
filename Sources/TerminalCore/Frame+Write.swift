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
    let column = max(column, -0x8000)  // far enough outside, and safe to subtract
    let room = min(limit ?? Int.max, size.columns - min(column, size.columns))
    guard (0..<size.rows).contains(row), room > 0, !text.isEmpty else { return 0 }
    if column >= 0, let columns = writeNarrow(text, row, column, style, room) { return columns }

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
    splitWideCharacter(before: range.lowerBound)
    for index in range { cells[index] = cell }
    splitWideCharacter(after: range.upperBound)
  }

  /// Takes a row over from another frame of the same size.
  /// - Returns: whether it did; not from one that has characters with combining marks.
  package mutating func copy(row: Int, of other: Frame, to newRow: Int) -> Bool {
    guard other.size == size, other.clusters.isEmpty else { return false }
    precondition((0..<size.rows).contains(row) && (0..<size.rows).contains(newRow), "no such row")
    let (from, to) = (indices(ofRow: row), indices(ofRow: newRow))
    cells.withUnsafeMutableBufferPointer { cells in
      other.cells.withUnsafeBufferPointer { _ = cells[to].update(fromContentsOf: $0[from]) }
    }
    return true
  }

  /// Changes the style of what is already there, for example to mark it as selected.
  package mutating func restyle(
    row: Int, column: Int, width: Int, _ change: (inout Style) -> Void
  ) {
    guard let range = clipped(row: row, column: column, width: width) else { return }
    for index in range { change(&cells[index].style) }
  }

  /// The quick way for characters of one column; nil if there is any other among those with room, or
  /// after them: what is written then has to be written again.
  private mutating func writeNarrow(
    _ text: String, _ row: Int, _ column: Int, _ style: Style, _ room: Int
  ) -> Int? {
    let start = row * size.columns + column
    let written: Int?? = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      cells.withUnsafeMutableBufferPointer { cells -> Int? in
        Frame.splitWideCharacter(before: start, in: cells)
        var (index, end) = (0, start)
        while index < min(bytes.count, room), isPlain(bytes[index]) {
          cells[end] = Cell(content: UInt32(bytes[index]), style: style, width: 1)
          index += 1
          end += 1
        }
        while index < bytes.count {
          guard let (value, length) = narrowCharacter(at: index, of: bytes) else { return nil }
          guard end - start < room else { break }
          cells[end] = Cell(content: value, style: style, width: 1)
          index += length
          end += 1
        }
        Frame.splitWideCharacter(after: end, in: cells)
        return end - start
      }
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
