import Scores

/// The numbers of a picture, one a pixel in each channel; of a grey one all three are the same.
struct PixelGrid: Equatable {
  let rows, columns: Int
  /// Row by row.
  let pixels: [SIMD3<Double>]

  private init(rows: Int, columns: Int, pixels: [SIMD3<Double>]) {
    (self.rows, self.columns, self.pixels) = (rows, columns, pixels)
  }

  /// - Parameter numbers: as many as the shape has inputs, in their order.
  init(_ numbers: [Double], _ shape: PictureShape) {
    precondition(numbers.count == shape.inputCount, "a picture has a number per input")
    (rows, columns) = (shape.rows, shape.columns)
    let step = shape.isChannelsFirst ? 1 : shape.channels
    let apart = shape.channels == 1 ? 0 : shape.input(row: 0, column: 0, channel: 1)
    pixels = (0..<rows * columns).map { pixel in
      let first = pixel * step
      return SIMD3(numbers[first], numbers[first + apart], numbers[first + 2 * apart])
    }
  }

  /// A grey picture.
  /// - Parameter rows: at least one, all as long.
  init(rows: [[Double]]) {
    self.init(
      rows: rows.count, columns: rows[0].count, pixels: rows.joined().map { SIMD3(repeating: $0) })
  }

  subscript(row: Int, column: Int) -> SIMD3<Double> { pixels[row * columns + column] }

  /// The same picture of fewer pixels, each the mean of those it covers, by the area it covers of each; of
  /// a multiple of as many it has each of them several times.
  func resized(rows: Int, columns: Int) -> PixelGrid {
    let across = coverage(of: self.columns, by: columns)
    let narrow = (0..<self.rows).flatMap { row in
      across.map { parts in parts.reduce(.zero) { $0 + $1.share * self[row, $1.index] } }
    }
    let down = coverage(of: self.rows, by: rows)
    let resized = down.flatMap { parts in
      (0..<columns).map { column in
        parts.reduce(.zero) { $0 + $1.share * narrow[$1.index * columns + column] }
      }
    }
    return PixelGrid(rows: rows, columns: columns, pixels: resized)
  }

  /// The sums of the channels.
  var summed: PixelGrid {
    PixelGrid(rows: rows, columns: columns, pixels: pixels.map { SIMD3(repeating: $0.sum()) })
  }

  func multiplied(by factor: Double) -> PixelGrid {
    PixelGrid(rows: rows, columns: columns, pixels: pixels.map { factor * $0 })
  }

  static func * (a: PixelGrid, b: PixelGrid) -> PixelGrid {
    PixelGrid(rows: a.rows, columns: a.columns, pixels: zip(a.pixels, b.pixels).map { $0 * $1 })
  }

  var least: Double { pixels.reduce(.infinity) { min($0, $1.min()) } }
  var largest: Double { pixels.reduce(-.infinity) { max($0, $1.max()) } }
  /// The largest size of a number.
  var most: Double { max(abs(least), abs(largest)) }
}

/// How `count` pixels in a row are covered by `parts` larger or smaller ones: of each part the pixels it
/// covers, and their shares in it, which add up to 1.
private func coverage(of count: Int, by parts: Int) -> [[(index: Int, share: Double)]] {
  (0..<parts).map { part in
    // In units of which a pixel has `parts` and a part `count`.
    let (start, end) = (part * count, (part + 1) * count)
    return (start / parts...(end - 1) / parts).map { index in
      let overlap = min(end, (index + 1) * parts) - max(start, index * parts)
      return (index, Double(overlap) / Double(count))
    }
  }
}

/// What each pixel of an input adds to a score, for it or against it.
struct Votes: Equatable {
  /// v·x of each pixel, over its channels.
  let grid: PixelGrid
  /// The sums of those above and below 0.
  let favor, against: Double

  /// - Parameter channels: 1 or 3.
  init(_ x: PixelGrid, _ weights: PixelGrid, channels: Int) {
    let products = x * weights
    grid = channels == 1 ? products : products.summed
    favor = grid.pixels.reduce(0) { $0 + max(0, $1.x) }
    against = grid.pixels.reduce(0) { $0 + min(0, $1.x) }
  }
}
