extension Theme {
  /// The colours on terminals of one depth.
  struct Palette: Hashable {
    let bad, good, hinge, softmax: UInt8
    let accent, faint: UInt8?
    let series: [UInt8]
    let shades: [UInt8]
    var black: UInt8 = 16
    var white: UInt8 = 231
    /// Whether red, green and blue can be mixed.
    var hasMixtures = true
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
