import TerminalCore

/// How the numbers of a pixel become a colour, or a character where there are no colours.
enum PixelColors: Equatable {
  /// Blue below 0 and orange above, strongest at `most`; near 0 the terminal's background.
  case diverging(most: Double)
  /// Red, green and blue: `least` is dark, `largest` bright.
  case bright(least: Double, largest: Double)

  /// Pixels from 0 to 255 as they are; other numbers from the least to the largest, also those from 0 to 1
  /// or to 16, as which pictures are often stored: they would all be black.
  init(ofInput grid: PixelGrid) {
    let (least, largest) = (grid.least, grid.largest)
    // Bright, as white pixels from 0 to 1 are.
    if least == largest, least > 0, largest <= 1 {
      self = .bright(least: 0, largest: 1)
      return
    }
    let isAsStored = least >= 0 && largest <= 255 && (largest >= 32 || least == largest)
    self = isAsStored ? .bright(least: 0, largest: 255) : .bright(least: least, largest: largest)
  }

  /// From the least number to the largest.
  init(stretching grid: PixelGrid) { self = .bright(least: grid.least, largest: grid.largest) }

  /// nil is the terminal's background.
  func role(_ pixel: SIMD3<Double>) -> Style.Role? {
    switch self {
    case .diverging(let most): PixelColors.shade(divergingLevel(pixel.x, most))
    case .bright:
      .rgb(UInt8(level(pixel.x)), UInt8(level(pixel.y)), UInt8(level(pixel.z)))
    }
  }

  /// Whether so many colours suffice. Eight colours have no shades of grey.
  func areShown(with depth: ColorDepth) -> Bool {
    switch self {
    case .diverging: depth != .none
    case .bright: depth == .full
    }
  }

  /// What stands for the pixel where there are no colours: `=` and `-` below 0, `+` and `#` above, a dot
  /// near 0; or the more of the cell filled the brighter it is.
  func plain(_ pixel: SIMD3<Double>, isUnicode: Bool) -> Unicode.Scalar {
    switch self {
    case .diverging(let most):
      return switch divergingLevel(pixel.x, most) {
      case ...(-3): "="
      case ...(-1): "-"
      case 0: isUnicode ? "·" : "."
      case ...2: "+"
      default: "#"
      }
    case .bright:
      let light = 0.2126 * level(pixel.x) + 0.7152 * level(pixel.y) + 0.0722 * level(pixel.z)
      let ramp = isUnicode ? PixelColors.blocks : PixelColors.letters
      return ramp[min(ramp.count - 1, Int(light / 256 * Double(ramp.count)))]
    }
  }

  /// From dark to bright, on a dark screen.
  private static let blocks: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  private static let letters: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"]

  /// The eight shades from the most negative to the most positive; nil for 0.
  static func shade(_ level: Int) -> Style.Role? {
    level == 0 ? nil : .shade(level < 0 ? 4 + level : 3 + level)
  }

  /// From -4 to 4, each a fifth of `most`, and 0 up to a fifth.
  private func divergingLevel(_ value: Double, _ most: Double) -> Int {
    guard most > 0, value != 0 else { return 0 }
    let share = value / most
    // Beyond the largest double both may be infinite.
    let size = share.isFinite ? min(1, abs(share)) : 1
    return min(4, Int(5 * size)) * (value < 0 ? -1 : 1)
  }

  /// From 0 to 255.
  private func level(_ value: Double) -> Double {
    guard case .bright(let least, let largest) = self, least < largest else { return 127 }
    // Halves, since the difference of two doubles may be beyond the largest.
    let share = (value / 2 - least / 2) / (largest / 2 - least / 2)
    return (255 * min(1, max(0, share.isNaN ? 0 : share))).rounded()
  }
}

extension Canvas {
  /// Draws a picture, two pixels to a cell, one above the other. In ASCII a cell has their mean.
  mutating func draw(_ grid: PixelGrid, _ colors: PixelColors, at place: Position) {
    for row in stride(from: 0, to: grid.rows, by: 2) {
      for column in 0..<grid.columns {
        let upper = grid[row, column]
        let lower = row + 1 < grid.rows ? grid[row + 1, column] : nil
        let mean = lower.map { 0.5 * upper + 0.5 * $0 } ?? upper
        let roles =
          glyphs.isUnicode
          ? (colors.role(upper), lower.flatMap(colors.role))
          : (colors.role(mean), colors.role(mean))
        let plain = colors.plain(mean, isUnicode: glyphs.isUnicode)
        let style = (roles.0 ?? roles.1).map { Style($0) }
        let (row, column) = (place.row + row / 2, place.column + column)
        if style != nil, colors.areShown(with: glyphs.colors) {
          frame.drawDots(upper: roles.0, lower: roles.1, row: row, column: column)
        } else {
          // Also near 0, so that the picture can be seen to go as far as that.
          frame.fill(
            row: row, column: column, width: 1, style: style ?? .faint, character: plain)
        }
      }
    }
  }
}
