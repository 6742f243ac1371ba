import TerminalCore

/// The rows of a panel that is a plot: a head, the plot, and words under it.
struct PlotRows {
  let plot: Area
  let words: Range<Int>

  init(in area: Area) {
    let wordRows = area.height >= 9 ? 2 : 1
    let first = area.rows.lowerBound + 1
    let rows = first..<max(first, area.rows.upperBound - wordRows)
    plot = Area(rows: rows, columns: area.columns)
    words = rows.upperBound..<area.rows.upperBound
  }
}

/// The head of a plot: what its lines are of and, at the right, what is read there. Where not both have
/// room, what is read at a line stands in the title's place.
func drawPlotHead(
  _ title: String, _ reading: [StyledText], isRead: Bool, in area: Area, on canvas: inout Canvas
) {
  let (row, end) = (area.rows.lowerBound, area.columns.upperBound - 1)
  let width = reading.reduce(0) { $0 + canvas.width($1.text) }
  let fits = area.left + canvas.width(title) + 2 + width <= end
  if fits || !isRead { canvas.write(title, row: row, column: area.left, style: .strong) }
  if fits || isRead { canvas.write(reading, row: row, column: max(area.left, end - width)) }
}

/// As many whole sentences as have room, from the first on.
func drawSentences(
  _ sentences: [String], rows: Range<Int>, in area: Area, on canvas: inout Canvas
) {
  guard !sentences.isEmpty else { return }
  let texts = (1...sentences.count).reversed().map {
    canvas.glyphs.wrapped(sentences.prefix($0).joined(separator: " "), width: area.width - 2)
  }
  for (row, line) in zip(rows, texts.first { $0.count <= rows.count } ?? []) {
    canvas.write(line, row: row, column: area.left)
  }
}
