import Scores
import TerminalCore

/// Pictures of one shape side by side, as large as they fit, each under a line of text. A pixel is a
/// square of dots, two to a cell, or where not even one dot is left for it a dot is the mean of several.
struct Mosaic {
  /// How many there is room for, from the first on.
  let count: Int
  let perRow: Int
  /// The dots of each.
  let rows, columns: Int
  /// Whether dots are means of several pixels.
  let isAveraged: Bool
  /// The rows of text above each picture.
  private(set) var textRows = 1
  private let corner: Position
  private var pitch: (rows: Int, columns: Int)
  private let height: Int

  /// The least columns of a picture with its text, and dots of the longer side of one that is averaged.
  static let leastWidth = 6
  private static let leastSide = 6

  /// - Parameters:
  ///   - wanted: how many pictures, at least one.
  ///   - shape: in pixels.
  ///   - textWidth: the columns that their texts get where there is room for them.
  init(_ wanted: Int, of shape: PictureShape, textWidth: Int = 12, in area: Area) {
    let (width, height) = (max(1, area.width), max(2, area.height))
    let side = min(Mosaic.leastSide, max(shape.rows, shape.columns))
    let least = Mosaic.dots(shape, columns: side, rows: (side + 1) / 2)
    let mostPerRow = max(1, (width + 1) / (max(Mosaic.leastWidth, least.columns) + 1))
    let count = min(wanted, mostPerRow * max(1, height / ((least.rows + 1) / 2 + 1)))
    func fit(_ perRow: Int) -> (perRow: Int, height: Int, rows: Int, columns: Int) {
      let high = height / ((count + perRow - 1) / perRow)
      let wide = (width - (perRow - 1)) / perRow
      let dots = Mosaic.dots(shape, columns: max(1, wide), rows: max(1, high - 1))
      return (perRow, high, dots.rows, dots.columns)
    }
    // Of the arrangements with the largest pictures the one of fewest rows.
    let fits = (1...min(count, mostPerRow)).map(fit).filter { $0.height >= 2 }
    let best = fits.max { ($0.rows * $0.columns, $0.perRow) < ($1.rows * $1.columns, $1.perRow) }
    let found = best ?? fit(mostPerRow)
    (self.count, perRow, rows, columns) = (count, found.perRow, found.rows, found.columns)
    isAveraged = rows < shape.rows || columns < shape.columns
    corner = Position(row: area.rows.lowerBound, column: area.columns.lowerBound)
    let wide = min(max(textWidth, columns) + 3, (width + 1) / perRow)
    pitch = ((rows + 1) / 2 + 1, wide)
    self.height = height
  }

  /// With a second row of text above each picture, if there is room.
  var withMoreText: Mosaic {
    var mosaic = self
    if (count + perRow - 1) / perRow * (pitch.rows + 1) <= height {
      mosaic.textRows += 1
      mosaic.pitch.rows += 1
    }
    return mosaic
  }

  /// Where the line of text above a picture begins.
  subscript(index: Int) -> Position {
    let (row, column) = index.quotientAndRemainder(dividingBy: perRow)
    return Position(
      row: corner.row + row * pitch.rows, column: corner.column + column * pitch.columns)
  }

  /// The columns of that line.
  var textWidth: Int { pitch.columns - 1 }

  /// The largest picture in a box of cells.
  private static func dots(
    _ shape: PictureShape, columns: Int, rows: Int
  ) -> (rows: Int, columns: Int) {
    let high = 2 * rows
    var factor = min(columns / shape.columns, high / shape.rows)
    // Even ones don't part a cell between two pixels.
    if factor > 3 { factor -= factor % 2 }
    if factor > 0 { return (factor * shape.rows, factor * shape.columns) }
    return columns * shape.rows <= high * shape.columns
      ? (max(1, shape.rows * columns / shape.columns), columns)
      : (high, max(1, shape.columns * high / shape.rows))
  }
}
