extension Theme {
  /// The colours on terminals of one depth.
  struct Palette {
    let bad, good, hinge, softmax, accent: UInt8
    let faint: UInt8?
    let series: [UInt8]
    let shades: [UInt8]
    var black: UInt8 = 16
    var white: UInt8 = 231

    static let basic = Palette(
      bad: 1, good: 2, hinge: 3, softmax: 6, accent: 4, faint: nil,
      series: [4, 3, 2, 5, 6, 1, 4, 3], shades: [4, 4, 6, 6, 3, 3, 1, 1], black: 0, white: 7)

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
    let levels = [0, 95, 135, 175, 215, 255]
    return levels[number / 36] << 16 + levels[number / 6 % 6] << 8 + levels[number % 6]
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
