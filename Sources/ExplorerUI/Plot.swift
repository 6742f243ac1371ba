import Scores
import TerminalCore

/// Lines over a range, with their names at their ends, ticks at both axes, marks on the axis below and a
/// line to read numbers at. Where half blocks can be shown a row has two dots.
/// Without any line there are only the axes.
struct Plot {
  struct Series {
    let name: String
    let style: Style
    /// At evenly spaced x from the start to the end of the axis, at least two; nil breaks the line.
    let values: [Double?]
    /// A broken line, to be told from a solid one without colours.
    var isBroken = false

    /// The values at as many places, between two of them on the straight line.
    func resampled(to count: Int) -> [Double?] {
      (0..<count).map { index in
        let place = Double(index) / Double(max(1, count - 1)) * Double(values.count - 1)
        let before = min(Int(place), values.count - 1)
        let share = place - Double(before)
        guard share > 1e-9, before + 1 < values.count else { return values[before] }
        guard let a = values[before], let b = values[before + 1] else { return nil }
        return a + (b - a) * share
      }
    }
  }

  struct Mark {
    let x: Double
    let name: String
  }

  /// Where the axis of x begins and, above that, ends.
  var start = 0.0
  let end: Double
  var series: [Series]
  /// One that would stand on the name of another before it is left out.
  var marks: [Mark] = []
  /// Where numbers are read.
  var probe: Double?
  /// What has to be known to compare the lines; in a corner of the plot.
  var note: String?

  /// Names are cut after as many columns.
  private static let longestName = 14
  private static let mostTickColumns = 8
  /// The axis and its numbers.
  private static let axisRows = 2

  /// Where the dots are in an area, for whoever wants as many values as there are columns.
  static func columns(in area: Area, names: [String], _ glyphs: Glyphs) -> Int {
    area.width - 2 - mostTickColumns - 1 - nameWidth(names, glyphs)
  }

  private static func nameWidth(_ names: [String], _ glyphs: Glyphs) -> Int {
    1 + min(longestName, glyphs.widest(names, atLeast: 0))
  }

  func draw(in area: Area, on canvas: inout Canvas) {
    let left = area.left + Plot.mostTickColumns
    let columns = Plot.columns(in: area, names: series.map(\.name), canvas.glyphs)
    let rows = area.height - Plot.axisRows
    guard columns >= 8, rows >= 2 else { return }
    let values = series.map { $0.resampled(to: columns) }
    let top = Ticks.end(holding: values.joined().compactMap { $0 }.filter(\.isFinite).max() ?? 0)
    var dots = DotGrid(columns: columns, rows: rows, canvas.glyphs)
    for (series, values) in zip(series, values) {
      dots.draw(values.map { $0.map { $0 / top } }, series.style, isBroken: series.isBroken)
    }
    let place = Position(row: area.rows.lowerBound, column: left + 1)
    // The line to read at passes behind the others.
    if let probe, (start...end).contains(probe) {
      drawLine(
        rows: place.row..<place.row + rows, column: place.column + column(probe, columns),
        style: .strong, on: &canvas)
    }
    dots.draw(at: place, on: &canvas)
    if let note {
      let width = min(columns, canvas.width(note))
      canvas.write(
        note, row: place.row, endingAt: place.column + columns, style: .faint, width: width)
    }
    drawVerticalAxis(to: top, dots, at: place, on: &canvas)
    drawHorizontalAxis(
      columns: columns, row: place.row + rows, place.column, in: area, on: &canvas)
    drawNames(values, top: top, dots, column: place.column + columns + 1, place.row, on: &canvas)
  }

  private func drawVerticalAxis(
    to top: Double, _ dots: DotGrid, at place: Position, on canvas: inout Canvas
  ) {
    let axis = place.column - 1
    drawLine(rows: place.row..<place.row + dots.rows, column: axis, on: &canvas)
    if series.isEmpty { return }
    let ticks = Ticks(to: top) { gap, text in
      gap / top * Double(dots.rows) >= 2 && text.utf8.count < Plot.mostTickColumns
    }
    for tick in ticks.ticks {
      let row = place.row + dots.row(tick.value / top)
      canvas.write(
        tick.text, row: row, endingAt: axis - 1, style: .faint, width: Plot.mostTickColumns - 1)
      canvas.write("┤", row: row, column: axis, style: .rule)
    }
  }

  /// The column of an x, counted from the first dot.
  private func column(_ x: Double, _ columns: Int) -> Int {
    Int(((x - start) / (end - start) * Double(columns - 1)).rounded())
  }

  private func drawHorizontalAxis(
    columns: Int, row: Int, _ left: Int, in area: Area, on canvas: inout Canvas
  ) {
    canvas.write("└", row: row, column: left - 1, style: .rule)
    drawLine(row: row, column: left, width: columns, on: &canvas)
    let fits = { (gap: Double, text: String) in
      gap / (end - start) * Double(columns - 1) >= Double(text.utf8.count + 2)
    }
    let ticks = start == 0 ? Ticks(to: end, where: fits) : Ticks(from: start, to: end, where: fits)
    for tick in ticks.ticks {
      let column = left + column(tick.value, columns)
      let first = column - (tick.text.utf8.count - 1) / 2
      // The last number may stand on the room for the names, which is empty there; a long one has none.
      guard first >= area.left, first + tick.text.utf8.count <= area.columns.upperBound else {
        continue
      }
      canvas.write("┬", row: row, column: column, style: .rule)
      canvas.write(tick.text, row: row + 1, column: first, style: .faint)
    }
    var taken: [Range<Int>] = []
    for mark in marks where mark.x >= start && mark.x <= end {
      let column = left + column(mark.x, columns)
      let place = column..<column + 1 + canvas.width(mark.name)
      guard !taken.contains(where: place.overlaps) else { continue }
      canvas.write("▲\(mark.name)", row: row, column: column, style: .strong)
      taken.append(place)
    }
  }

  /// Each name beside the end of its line, or the next row that is free.
  private func drawNames(
    _ values: [[Double?]], top: Double, _ dots: DotGrid, column: Int, _ firstRow: Int,
    on canvas: inout Canvas
  ) {
    var taken: Set<Int> = []
    // Faint lines lie behind the others, and so do their names.
    let isFaint = series.map { $0.style == .faint }
    for index in series.indices.filter({ !isFaint[$0] }) + series.indices.filter({ isFaint[$0] }) {
      let (series, values) = (series[index], values[index])
      let last = values.last { $0?.isFinite == true }
      guard let value = last ?? nil else { continue }
      let row = dots.row(value / top)
      let rows = [row, row - 1, row + 1, row - 2, row + 2]
      guard let free = rows.first(where: { $0 >= 0 && $0 < dots.rows && !taken.contains($0) })
      else { continue }
      taken.insert(free)
      canvas.write(
        series.name, row: firstRow + free, column: column, style: series.style,
        width: Plot.longestName)
    }
  }
}
