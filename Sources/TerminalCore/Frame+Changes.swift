extension Frame {
  /// Calls `body` with what has to be drawn where `old` is on the screen: the place where a run
  /// begins, its style, and its cells, which stand side by side in one row. Where there is no `old`,
  /// or one of another size or theme, all cells are drawn.
  package func forEachChangedRun(
    since old: Frame?, _ body: (Position, Style, ArraySlice<Cell>) -> Void
  ) {
    let known = old?.size == size && old?.theme == theme ? old?.cells ?? [] : []
    func isChanged(_ index: Int) -> Bool { known.isEmpty || known[index] != cells[index] }
    for row in 0..<size.rows {
      let indices = indices(ofRow: row)
      var rest = indices
      while let start = rest.first(where: isChanged) {
        let end = endOfRun(from: start, before: rest.upperBound, isChanged)
        let place = Position(row: row, column: start - indices.lowerBound)
        body(place, cells[start].style, cells[start..<end])
        rest = end..<rest.upperBound
      }
    }
  }

  /// The end of the run that begins with the changed cell `start`. Up to 5 unchanged cells between
  /// two changed ones are drawn again, since placing the cursor behind them takes more bytes.
  private func endOfRun(
    from start: Int, before rowEnd: Int, _ isChanged: (Int) -> Bool
  ) -> Int {
    var end = start + 1
    for index in end..<rowEnd {
      if index - end > 5 || cells[index].style != cells[start].style { break }
      if isChanged(index) { end = index + 1 }
    }
    return end
  }
}
