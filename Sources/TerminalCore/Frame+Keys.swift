extension Frame {
  /// The frame with a line of keys below it, the last of them marked; of many, the last that fit.
  package func showing(keys: some Collection<Key>) -> Frame {
    var frame = Frame(size: Size(columns: size.columns, rows: size.rows + 2))
    (frame.theme, frame.cursor) = (theme, cursor)
    frame.cells.replaceSubrange(..<cells.count, with: cells)
    var column = 1 + frame.write("keys ", row: size.rows + 1, column: 1, style: .faint)
    let names = keys.map { " \($0.name) " }
    var room = size.columns - column
    let fitting = names.reversed().prefix { name in
      room -= displayWidth(name)
      return room >= 0
    }
    for (index, name) in fitting.reversed().enumerated() {
      let isLast = index == fitting.count - 1
      column += frame.write(
        name, row: size.rows + 1, column: column, style: isLast ? Style.key.selected : .faint)
    }
    return frame
  }
}
