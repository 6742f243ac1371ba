import ExplorerCore
import TerminalCore

/// The regions of the plane and the lines across them, in pixels: two to a cell as half blocks with a
/// colour a class, else one to a cell as letters and signs.
struct PlanePicture {
  let map: PlaneMap
  let boundaries: [PlaneLine]
  private let zeroLines: [PlaneLine]
  private let shown: Set<PlaneLook.Lines>

  init(_ map: PlaneMap, _ shown: Set<PlaneLook.Lines>) {
    (self.map, self.shown) = (map, shown)
    boundaries = map.boundaries
    var zeros: Set<Int> = shown.contains(.zero) ? Set(0..<map.scores.classCount) : []
    if case .zero(let position, _) = map.band, shown.contains(.band) { zeros.insert(position) }
    zeroLines = map.zeroLines(of: zeros.sorted())
  }

  /// A line with the pixels of its two sides if the band along it is narrower than two of them.
  private struct Stroke {
    let line: PlaneLine
    let isDouble: Bool
    let isBroken: Bool
  }

  private var strokes: [Stroke] {
    let zeros = zeroLines.map {
      Stroke(line: $0, isDouble: isNarrow($0), isBroken: !isNarrow($0))
    }
    let visible = boundaries.map { Stroke(line: $0, isDouble: isNarrow($0), isBroken: false) }
    return zeros.filter { shown.contains(.zero) || $0.isDouble }
      + visible.filter { shown.contains(.boundary) || $0.isDouble }
  }

  /// Whether a line is the middle of a band that is narrower than two pixels.
  private func isNarrow(_ line: PlaneLine) -> Bool {
    guard shown.contains(.band) else { return false }
    let width: Double? =
      switch (line.kind, map.band) {
      case (.boundary(let i, let j), .lead(let margin)) where margin > 0:
        map.scores.bandWidth(between: i, j, margin: margin)
      case (.zero(let position), .zero(let selected, let margin))
      where position == selected && margin > 0:
        map.scores.bandWidth(of: position, margin: margin)
      default: nil
      }
    return width.map { $0 < 2 * map.window.unit } ?? false
  }

  func draw(
    in area: Area, _ letters: ClassLetters, around points: PlanePoints, on canvas: inout Canvas
  ) {
    if map.rowsPerCell == 2 {
      drawPixels(in: area, on: &canvas)
    } else {
      drawLetters(in: area, letters, around: points, on: &canvas)
    }
    if shown.contains(.zero) { nameZeroLines(in: area, letters, around: points, on: &canvas) }
  }

  /// At an end of each zero line its class, where that covers no point and no other name.
  private func nameZeroLines(
    in area: Area, _ letters: ClassLetters, around points: PlanePoints, on canvas: inout Canvas
  ) {
    var taken = Set(points.cells.keys)
    for line in zeroLines {
      guard case .zero(let position) = line.kind else { continue }
      let pixels = line.pixels(in: map.window, rowsPerCell: 1)
      let name = letters[position] + "=0"
      let free = [pixels.last, pixels.first].compactMap(\.self).lazy.map { pixel in
        let column = min(pixel.column, map.window.columns - name.count)
        return (0..<name.count).map {
          Position(
            row: area.rows.lowerBound + pixel.row, column: area.columns.lowerBound + column + $0)
        }
      }.first { cells in
        // A blank to a point and its mark, which would be read with the name.
        let (first, end) = (cells[0].column, cells[0].column + name.count)
        let sides = [first - 2, first - 1, end, end + 1].map {
          Position(row: cells[0].row, column: $0)
        }
        return taken.isDisjoint(with: cells + sides)
      }
      guard let free else { continue }
      taken.formUnion(free)
      canvas.write(name, row: free[0].row, column: free[0].column)
    }
  }

  // MARK: Half blocks

  private enum Ink: Equatable {
    case region(Int)
    /// The terminal's own background.
    case gap
    case line

    var role: Style.Role? {
      switch self {
      case .region(let position): .series(position)
      case .gap: nil
      case .line: .line
      }
    }
  }

  private func drawPixels(in area: Area, on canvas: inout Canvas) {
    var inks = map.winners.map(Ink.region)
    let columns = map.window.columns
    func put(_ ink: Ink, _ pixels: [(column: Int, row: Int)]) {
      for pixel in pixels { inks[map.index(column: pixel.column, row: pixel.row)] = ink }
    }
    if shown.contains(.band) {
      for index in inks.indices where map.isInBand[index] {
        if (index % columns + index / columns) % 2 == 0 { inks[index] = .gap }
      }
    }
    for stroke in strokes {
      func pixels(_ shift: Int) -> [(column: Int, row: Int)] {
        stroke.line.pixels(in: map.window, rowsPerCell: 2, shiftedBy: shift)
      }
      if stroke.isDouble {
        put(.gap, pixels(0))
        put(.line, pixels(1) + pixels(-1))
      } else {
        put(
          .line,
          pixels(0).enumerated().filter { !stroke.isBroken || $0.offset % 4 < 2 }.map(\.element))
      }
    }
    for row in 0..<map.window.rows {
      for column in 0..<columns {
        let upper = inks[map.index(column: column, row: 2 * row)]
        let lower = inks[map.index(column: column, row: 2 * row + 1)]
        let (character, style) = look(upper.role, lower.role)
        canvas.frame.fill(
          row: area.rows.lowerBound + row, column: area.columns.lowerBound + column, width: 1,
          style: style, character: character)
      }
    }
  }

  /// Two pixels, one above the other.
  private func look(_ upper: Style.Role?, _ lower: Style.Role?) -> (Unicode.Scalar, Style) {
    switch (upper, lower) {
    case (nil, nil): (" ", .text)
    case (let role?, nil): ("▀", Style(role))
    case (nil, let role?): ("▄", Style(role))
    case (let upper?, let lower?):
      if upper == lower {
        ("█", Style(upper))
      } else if lower == .line {
        ("▄", Style(lower, on: upper))
      } else {
        ("▀", Style(upper, on: lower))
      }
    }
  }

  // MARK: Letters

  private func drawLetters(
    in area: Area, _ letters: ClassLetters, around points: PlanePoints, on canvas: inout Canvas
  ) {
    let window = map.window
    func draw(_ text: String, _ column: Int, _ row: Int) {
      let winner = map.winners[map.index(column: column, row: row)]
      canvas.write(
        text, row: area.rows.lowerBound + row, column: area.columns.lowerBound + column,
        style: Style(.text, on: .series(winner)))
    }
    for row in 0..<window.rows {
      for column in 0..<window.columns {
        let index = map.index(column: column, row: row)
        let isDotted = shown.contains(.band) && map.isInBand[index]
        // Letters stand loosely, so that points and lines are seen among them.
        let isLettered = (column + 2 * (row % 2)) % 4 == 0
        let letter = isLettered ? letters.small(map.winners[index]) : nil
        draw(letter ?? (isDotted ? "·" : " "), column, row)
      }
    }
    for stroke in strokes {
      let sign = sign(of: stroke)
      let isFlat = abs(stroke.line.slope) < PlanePicture.flat
      // Two signs beside each other, unless the sign itself is double.
      for shift in stroke.isDouble && !isFlat ? [0, 1] : [0] {
        let pixels = stroke.line.pixels(in: window, rowsPerCell: 1)
        for (offset, pixel) in pixels.enumerated() where !stroke.isBroken || offset % 2 == 0 {
          let column = pixel.column + shift
          if column < window.columns { draw(sign, column, pixel.row) }
        }
      }
    }
    for cell in points.cells.keys {
      // A blank at either side of a point.
      for column in [cell.column - 1, cell.column + 1] where area.columns.contains(column) {
        draw(" ", column - area.columns.lowerBound, cell.row - area.rows.lowerBound)
      }
    }
  }

  /// A line that rises less than this looks level in cells twice as high as wide.
  private static let flat = 0.9
  private static let steep = 8.0

  private func sign(of stroke: Stroke) -> String {
    if stroke.isBroken { return "+" }
    let slope = stroke.line.slope
    if abs(slope) < PlanePicture.flat { return stroke.isDouble ? "=" : "-" }
    return abs(slope) > PlanePicture.steep ? "|" : slope > 0 ? "/" : "\\"
  }
}
