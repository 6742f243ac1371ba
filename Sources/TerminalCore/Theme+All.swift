// The themes. On eight colours nothing can be promised, since every terminal has its own; what each
// theme promises of its 256 is what the tests compute.
extension Theme {
  /// For a background that is not known: mid-tones only, at least 3.7:1 on black, dark grey and white.
  /// No colour reaches more than 4.2:1 on both dark grey (#16181c) and white.
  package static let standard = Theme(
    basic: .basic,
    full: Palette(
      bad: 197, good: 28, hinge: 130, softmax: 31, accent: 98, faint: 243,
      series: [32, 130, 28, 164, 30, 196, 98, 243], shades: greyedShades))

  /// For black and dark grey: at least 4.5:1, the losses 9:1.
  package static let dark = Theme(
    basic: .basic,
    full: Palette(
      bad: 204, good: 70, hinge: 220, softmax: 80, accent: 141, faint: 245,
      series: [75, 214, 101, 199, 165, 40, 44, 210], shades: [39, 32, 26, 24, 94, 130, 172, 214]))

  /// For white: at least 4.5:1, the losses 5.5:1.
  package static let light = Theme(
    basic: .basicOnWhite,
    full: Palette(
      bad: 162, good: 29, hinge: 94, softmax: 26, accent: 91, faint: 242,
      series: [26, 130, 96, 29, 93, 163, 161, 160], shades: [25, 32, 111, 189, 223, 215, 172, 130]))

  /// For a projector, which dulls what is bright, and a dark background: at least 7:1, the losses 12:1.
  package static let projector = Theme(
    basic: .basic,
    full: Palette(
      bad: 211, good: 107, hinge: 220, softmax: 51, accent: 177, faint: 248,
      series: [117, 214, 107, 207, 181, 46, 209, 148], shades: [81, 39, 26, 24, 94, 130, 208, 220]))

  /// Orange and blue, apart for every kind of colour blindness, for a background that is not known.
  package static let colorBlind = Theme(
    basic: .basicWithoutGreen,
    full: Palette(
      bad: 197, good: 98, hinge: 130, softmax: 31, accent: 129, faint: 243,
      series: [32, 130, 243, 129, 163, 28, 197, 196], shades: greyedShades))

  /// The terminal's own colours only, with attributes.
  package static let mono = Theme(basic: nil, full: nil)

  /// Any background may be the terminal's, so fainter shades are greyer, not darker or lighter.
  private static let greyedShades: [UInt8] = [27, 69, 68, 103, 137, 173, 172, 202]
}

extension Theme.Palette {
  fileprivate static let basic = eightColors(
    bad: 1, good: 2, hinge: 3, softmax: 6, accent: 5, series: [4, 3, 2, 5, 6, 1, 4, 3])

  /// Yellow and cyan are hardly seen on white.
  fileprivate static let basicOnWhite = eightColors(
    bad: 1, good: 2, hinge: 5, softmax: 4, accent: nil, series: [4, 1, 2, 5, 6, 3, 4, 1])

  fileprivate static let basicWithoutGreen = eightColors(
    bad: 1, good: 4, hinge: 3, softmax: 6, accent: 5, series: [4, 3, 5, 6, 1, 2, 4, 3])

  private static func eightColors(
    bad: UInt8, good: UInt8, hinge: UInt8, softmax: UInt8, accent: UInt8?, series: [UInt8]
  ) -> Theme.Palette {
    Theme.Palette(
      bad: bad, good: good, hinge: hinge, softmax: softmax, accent: accent, faint: nil,
      series: series, shades: [4, 4, 6, 6, 3, 3, 1, 1], black: 0, white: 7, hasMixtures: false)
  }
}
