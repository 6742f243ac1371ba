import Foundation
import TerminalCore
import Testing

@Suite struct ThemeTests {
  static let dark = luminance(0x16, 0x18, 0x1C)
  static let light = luminance(0xFB, 0xFB, 0xF7)

  static func luminance(_ red: Int, _ green: Int, _ blue: Int) -> Double {
    func linear(_ part: Int) -> Double {
      let part = Double(part) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The luminance of one of xterm's 256 colours, beyond the first 16.
  static func luminance(_ color: UInt8) -> Double {
    let index = Int(color) - 16
    if color >= 232 { return luminance(index * 10 - 2152, index * 10 - 2152, index * 10 - 2152) }
    let levels = [0, 95, 135, 175, 215, 255]
    return luminance(levels[index / 36], levels[index / 6 % 6], levels[index % 6])
  }

  static func contrast(_ a: Double, _ b: Double) -> Double {
    (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  static let plainRoles: [Style.Role] = [
    .text, .strong, .faint, .title, .heading, .rule, .label, .violation, .satisfied, .hinge,
    .softmax, .bar, .key, .input, .unfinished, .notice, .error,
  ]
  /// The losses' lines in a plot are half blocks, one over the other where they cross.
  static let lossRoles: [Style.Role] = [.hinge, .softmax]
  static let series = (0..<8).map(Style.Role.series)
  static let shades = (0..<8).map(Style.Role.shade)
  static let roles = plainRoles + series + shades

  static func colors(_ roles: [Style.Role]) -> [UInt8] {
    roles.compactMap { Theme.look(of: Style($0), at: .full).color }
  }

  // Against both backgrounds at once no colour reaches more than 4.15.
  @Test func textIsLegibleOnDarkAndOnLight() {
    for color in Self.colors(Self.plainRoles + Self.series) {
      #expect(Self.contrast(Self.luminance(color), Self.dark) >= 3.7, "\(color)")
      #expect(Self.contrast(Self.luminance(color), Self.light) >= 3.7, "\(color)")
    }
  }

  @Test func aColourIsAMixtureOfRedGreenAndBlue() {
    let mixtures = [(16, 0), (21, 0xFF), (28, 0x008700), (196, 0xFF0000), (231, 0xFFFFFF)]
    for (color, mixture) in mixtures + [(232, 0x080808), (243, 0x767676), (255, 0xEEEEEE)] {
      #expect(Theme.mixture(of: UInt8(color)) == mixture)
    }
    #expect(Theme.mixture(of: 5) == 5, "the reader's own magenta")
  }

  @Test(
    arguments: [
      ((0, 0, 0), 16), ((255, 255, 255), 231), ((255, 0, 0), 196), ((90, 0, 0), 52),
      ((128, 128, 128), 244), ((10, 9, 8), 232), ((238, 238, 240), 255), ((100, 140, 180), 67),
    ] as [((UInt8, UInt8, UInt8), UInt8)])
  func aDotHasTheNearestOf256Colours(dot: (UInt8, UInt8, UInt8), color: UInt8) {
    let role = Style.Role.rgb(dot.0, dot.1, dot.2)
    #expect(Theme.look(of: Style(role), at: .full).color == color)
    #expect(Theme.look(of: Style(role, on: role), at: .full).background == color)
    // Eight colours have no shades; the dot is then a character of the reader's own colour.
    let basic = Theme.look(of: Style(role, on: role), at: .basic)
    #expect(basic.color == nil && basic.background == nil)
  }

  @Test func noOtherColourIsNearerToADot() {
    func parts(_ color: UInt8) -> SIMD3<Int> {
      let mixture = Theme.mixture(of: color)
      return SIMD3(mixture >> 16, mixture >> 8 & 255, mixture & 255)
    }
    for red in stride(from: 0, through: 255, by: 51) {
      for green in stride(from: 0, through: 255, by: 37) {
        for blue in stride(from: 0, through: 255, by: 29) {
          func distance(_ color: UInt8) -> Int {
            let apart = parts(color) &- SIMD3(red, green, blue)
            return (apart &* apart).wrappedSum()
          }
          let role = Style.Role.rgb(UInt8(red), UInt8(green), UInt8(blue))
          let found = Theme.look(of: Style(role), at: .full).color.map(distance)
          #expect(found == (16...255).map { distance(UInt8($0)) }.min())
        }
      }
    }
  }

  @Test func violationsAndLabelsDifferFromTextWithoutColourToo() {
    let looks = [Style.text, .violation, .label].map { Theme.look(of: $0, at: .none) }
    #expect(Set(looks).count == 3)
    for depth in [ColorDepth.basic, .full] {
      let looks = [Style.text, .violation, .label].map { style in
        var look = Theme.look(of: style, at: depth)
        look.color = nil
        return look
      }
      #expect(Set(looks).count == 3)
    }
  }

  @Test func withoutColoursThereAreAttributesAlone() {
    for role in Self.roles {
      for style in [Style(role), Style(role, on: .series(1)), Style(role).selected] {
        let look = Theme.look(of: style, at: .none)
        #expect(look.color == nil && look.background == nil)
      }
    }
  }

  @Test func selectionIsReverseVideo() {
    let selected = Style(.hinge, on: .shade(2)).selected
    #expect(selected == Style(.hinge, on: .shade(2), isSelected: true))
    #expect(Theme.look(of: selected, at: .full).isReversed)
    #expect(!Theme.look(of: .hinge, at: .full).isReversed)
  }

  @Test(arguments: [ColorDepth.basic, .full])
  func aBackgroundIsTheColourOfItsRolesText(depth: ColorDepth) {
    for role in Self.roles {
      #expect(
        Theme.look(of: Style(.text, on: role), at: depth).background
          == Theme.look(of: Style(role), at: depth).color)
    }
  }

  @Test func textIsWellLegibleOnEveryColouredBackground() throws {
    for role in Self.plainRoles where !Self.lossRoles.contains(role) {
      for background in Self.roles {
        let look = Theme.look(of: Style(role, on: background), at: .full)
        guard let behind = look.background else { continue }
        let color = try #require(look.color)
        let contrast = Self.contrast(Self.luminance(color), Self.luminance(behind))
        #expect(contrast >= 4.5, "\(role) on \(background)")
        let basic = Theme.look(of: Style(role, on: background), at: .basic)
        #expect(basic.background == nil || basic.color != basic.background)
      }
    }
  }

  @Test(arguments: [ColorDepth.basic, .full])
  func halfBlocksKeepTheirColourOnEveryBackground(depth: ColorDepth) {
    for role in Self.series + Self.shades + Self.lossRoles {
      for background in Self.roles {
        #expect(
          Theme.look(of: Style(role, on: background), at: depth).color
            == Theme.look(of: Style(role), at: depth).color)
      }
    }
  }

  @Test(arguments: [ColorDepth.basic, .full])
  func seriesDifferAndBeginAgainAfterEight(depth: ColorDepth) {
    func look(_ number: Int) -> Look { Theme.look(of: Style(.series(number)), at: depth) }
    #expect(Set((0..<8).map(look)).count == 8)
    for number in -8..<32 { #expect(look(number) == look(number + 8)) }
  }

  @Test func neighbouringSeriesDifferInAttributesWhereThereAreNoColours() {
    func look(_ number: Int) -> Look {
      Theme.look(of: Style(.series(number)), at: .none)
    }
    #expect(Set((0..<4).map(look)).count == 4)
    for number in 0..<8 { #expect(look(number) != look(number + 1)) }
  }

  /// How far a colour is from grey.
  static func saturation(_ color: UInt8) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    let index = Int(color) - 16
    let parts = [levels[index / 36], levels[index / 6 % 6], levels[index % 6]]
    return (parts.max() ?? 0) - (parts.min() ?? 0)
  }

  @Test func strongerShadesAreLessGreyWhereTheBackgroundIsNotKnown() {
    let saturations = Self.colors(Self.shades).map(Self.saturation)
    for (weaker, stronger) in [(3, 2), (2, 1), (1, 0), (4, 5), (5, 6), (6, 7)] {
      #expect(saturations[weaker] < saturations[stronger])
    }
    for color in Self.colors(Self.shades) {
      #expect(Self.contrast(Self.luminance(color), Self.dark) >= 2.5, "\(color)")
      #expect(Self.contrast(Self.luminance(color), Self.light) >= 2.5, "\(color)")
    }
  }

  @Test(arguments: [ColorDepth.none, .basic, .full])
  func shadesBeyondTheStrongestLookLikeIt(depth: ColorDepth) {
    func look(_ number: Int) -> Look { Theme.look(of: Style(.shade(number)), at: depth) }
    #expect(look(-3) == look(0) && look(99) == look(7))
    #expect(depth == .none || look(3) != look(4))
    #expect(look(0) != look(3) && look(4) != look(7))
  }
}
