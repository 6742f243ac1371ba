import TerminalCore

/// The dots that lines are drawn with: two to a cell, one above the other, as half blocks; in ASCII a
/// cell is one.
struct DotGrid {
  let columns, rows: Int
  private let glyphs: Glyphs
  private let dotsPerCell: Int
  /// The number of the line that a dot belongs to, row by row from below.
  private var dots: [Int?]
  /// The styles of the lines.
  private var styles: [Style] = []

  init(columns: Int, rows: Int, _ glyphs: Glyphs) {
    (self.columns, self.rows, self.glyphs) = (columns, rows, glyphs)
    dotsPerCell = glyphs.isUnicode ? 2 : 1
    dots = Array(repeating: nil, count: columns * rows * dotsPerCell)
  }

  private var height: Int { rows * dotsPerCell }

  /// The height of a value from 0 to 1, in dots from below.
  private func dot(_ value: Double) -> Int { min(height - 1, max(0, Int(value * Double(height)))) }

  /// The row of a value from 0 to 1, from above.
  func row(_ value: Double) -> Int { rows - 1 - dot(value) / dotsPerCell }

  /// Draws a line through a value a column, each from 0 to 1; what is not finite or nil breaks it.
  mutating func draw(_ values: [Double?], _ style: Style, isBroken: Bool) {
    let line = styles.count
    styles.append(style)
    var before: Int?
    for (column, value) in values.enumerated() {
      guard let value, value.isFinite else {
        before = nil
        continue
      }
      let here = dot(value)
      // Two columns drawn, two left out.
      if !isBroken || column % 4 < 2 {
        // A steep line has no gaps: it goes on from beside the dot before.
        let start = before.map { $0 < here ? $0 + 1 : $0 > here ? $0 - 1 : here } ?? here
        for y in min(start, here)...max(start, here) { dots[y * columns + column] = line }
      }
      before = here
    }
  }

  func draw(at place: Position, on canvas: inout Canvas) {
    for row in 0..<rows {
      for column in 0..<columns {
        let y = (rows - 1 - row) * dotsPerCell
        let lower = dots[y * columns + column]
        let upper = dotsPerCell == 2 ? dots[(y + 1) * columns + column] : nil
        guard let (character, style) = look(upper: upper, lower: lower) else { continue }
        canvas.frame.fill(
          row: place.row + row, column: place.column + column, width: 1, style: style,
          character: character)
      }
    }
  }

  private func look(upper: Int?, lower: Int?) -> (Unicode.Scalar, Style)? {
    guard glyphs.isUnicode else { return lower.map { ($0 == 0 ? "*" : "o", styles[$0]) } }
    switch (upper, lower) {
    case (nil, nil): return nil
    case (let line?, nil): return ("▀", styles[line])
    case (nil, let line?): return ("▄", styles[line])
    case (let upper?, let lower?):
      if upper == lower { return ("█", styles[upper]) }
      return ("▀", Style(styles[upper].role, on: styles[lower].role))
    }
  }
}
