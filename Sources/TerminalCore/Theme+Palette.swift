extension Theme {
  /// The colours on terminals of one depth.
  struct Palette {
    let bad, good, hinge, softmax, accent: UInt8
    let faint: UInt8?
    let series: [UInt8]
    let shades: [UInt8]
    var black: UInt8 = 16
    var white: UInt8 = 231
    /// Whether red, green and blue can be mixed.
    var hasMixtures = true

    static let basic = Palette(
      bad: 1, good: 2, hinge: 3, softmax: 6, accent: 4, faint: nil,
      series: [4, 3, 2, 5, 6, 1, 4, 3], shades: [4, 4, 6, 6, 3, 3, 1, 1], black: 0, white: 7,
      hasMixtures: false)

    /// Any background may be the terminal's, so fainter shades are greyer, not darker or lighter.
    static let full = Palette(
      bad: 196, good: 28, hinge: 130, softmax: 30, accent: 98, faint: 243,
      series: [32, 130, 28, 164, 30, 196, 98, 243],
      shades: [27, 69, 68, 103, 137, 173, 172, 202])
  }
}

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

extension Theme.Palette {
  /// The colour of a role's text; nil is the terminal's own.
  func color(of role: Style.Role) -> UInt8? {
    switch role {
    case .text, .strong, .title, .key, .notice, .heading, .input, .line: nil
    case .faint, .rule: faint
    case .label: accent
    case .violation, .error: bad
    case .satisfied: good
    case .hinge, .unfinished: hinge
    case .softmax, .bar: softmax
    case .series(let number): series[number & 7]
    case .shade(let number): shades[min(max(0, number), 7)]
    case .rgb(let red, let green, let blue):
      hasMixtures ? Theme.nearestColor(Int(red), Int(green), Int(blue)) : nil
    }
  }

  /// Black or white, whichever is better legible on a background.
  func ink(on background: UInt8) -> UInt8 { isBright(background) ? black : white }

  private func isBright(_ color: UInt8) -> Bool {
    if color < 8 { return [2, 3, 6, 7].contains(color) }
    if color < 16 { return color > 8 }
    if color >= 232 { return color >= 243 }  // greys, from dark to light
    // The others are a cube of six levels each of red, green and blue, with this much light.
    let light = [0, 0.114, 0.242, 0.429, 0.680, 1]
    let index = Int(color) - 16
    let (red, green, blue) = (light[index / 36], light[index / 6 % 6], light[index % 6])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179
  }
}
