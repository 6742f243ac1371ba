extension Theme {
  /// The red, green and blue of one of xterm's 256 colours from 16 on, as 65536 red + 256 green + blue.
  /// The basic colours are as the reader has set them: below 16 it is the number itself.
  package static func mixture(of color: UInt8) -> Int {
    let number = Int(color) - 16
    if number < 0 { return Int(color) }
    if color >= 232 { return (8 + 10 * (Int(color) - 232)) * 0x010101 }
    return levels[number / 36] << 16 + levels[number / 6 % 6] << 8 + levels[number % 6]
  }

  /// The levels of red, green and blue in the cube of colours from 16 to 231.
  private static let levels = [0, 95, 135, 175, 215, 255]

  /// The colour from 16 on that is nearest to a mixture, each part from 0 to 255: one of the cube, or a
  /// grey.
  static func nearestColor(_ red: Int, _ green: Int, _ blue: Int) -> UInt8 {
    func level(_ part: Int) -> Int { part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40 }
    func distance(_ color: (Int, Int, Int)) -> Int {
      let parts = (color.0 - red, color.1 - green, color.2 - blue)
      return parts.0 * parts.0 + parts.1 * parts.1 + parts.2 * parts.2
    }
    let (r, g, b) = (level(red), level(green), level(blue))
    let grey = min(23, max(0, ((red + green + blue) / 3 - 3) / 10))
    let shade = 8 + 10 * grey
    return distance((shade, shade, shade)) < distance((levels[r], levels[g], levels[b]))
      ? UInt8(232 + grey) : UInt8(16 + 36 * r + 6 * g + b)
  }
}
