import Foundation
import TerminalCore
import Testing

@Suite struct ThemeTests {
  static let black = 0.0
  static let dark = luminance(0x16, 0x18, 0x1C)
  static let white = 1.0

  static let themes: [Theme] = [.standard, .dark, .light, .projector, .colorBlind]

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

  static func colors(_ roles: [Style.Role], _ theme: Theme) -> [UInt8] {
    roles.compactMap { theme.look(of: Style($0), at: .full).color }
  }

  /// What a theme promises on some backgrounds: the least contrast of text, and of losses.
  struct Promise {
    let theme: Theme
    let backgrounds: [Double]
    let text, losses: Double
  }

  // On both dark grey and white no colour reaches more than 4.2.
  static let promises = [
    Promise(theme: .standard, backgrounds: [black, dark, white], text: 3.7, losses: 3.7),
    Promise(theme: .colorBlind, backgrounds: [black, dark, white], text: 3.6, losses: 3.7),
    Promise(theme: .dark, backgrounds: [black, dark], text: 4.5, losses: 9),
    Promise(theme: .light, backgrounds: [white], text: 4.5, losses: 5.5),
    Promise(theme: .projector, backgrounds: [black, dark], text: 7, losses: 12),
  ]

  @Test(arguments: promises)
  func textIsLegibleOnTheBackgroundsThatAThemePromises(promise: Promise) {
    for background in promise.backgrounds {
      for color in Self.colors(Self.plainRoles + Self.series, promise.theme) {
        #expect(Self.contrast(Self.luminance(color), background) >= promise.text, "\(color)")
      }
      for color in Self.colors(Self.lossRoles, promise.theme) {
        #expect(Self.contrast(Self.luminance(color), background) >= promise.losses, "\(color)")
      }
    }
  }

  @Test(arguments: promises)
  func lossesAreBoldAndNeverThePalestOfTheText(promise: Promise) {
    let others: [Style.Role] = [.violation, .satisfied, .label, .faint]
    for background in promise.backgrounds where promise.backgrounds.count < 3 {
      func contrasts(_ roles: [Style.Role]) -> [Double] {
        Self.colors(roles, promise.theme).map { Self.contrast(Self.luminance($0), background) }
      }
      let palest = contrasts(others).min() ?? 0
      #expect(contrasts(Self.lossRoles).allSatisfy { $0 > palest })
    }
    for depth in [ColorDepth.none, .basic, .full] {
      for role in Self.lossRoles { #expect(promise.theme.look(of: Style(role), at: depth).isBold) }
    }
  }

  @Test(
    arguments: [
      (Theme.standard, 8), (.dark, 24), (.light, 14), (.projector, 26), (.colorBlind, 23),
    ] as [(Theme, Double)])
  func meaningsStayApartForEveryKindOfColourBlindness(theme: Theme, least: Double) {
    let meanings = Self.colors(
      [.violation, .satisfied, .label, .hinge, .softmax], theme)
    #expect(meanings.count == 5)
    for vision in ColorVision.all {
      for (index, color) in meanings.enumerated() {
        for other in meanings[..<index] {
          let distance = vision.distance(Theme.mixture(of: color), Theme.mixture(of: other))
          #expect(distance >= least, "\(color) \(other) \(vision.name)")
        }
      }
    }
  }

  @Test func whiteIsFarFromBlackForEverybodyAndRedNearBrownForProtanopes() {
    for vision in ColorVision.all { #expect(abs(vision.distance(0xFFFFFF, 0) - 100) < 0.1) }
    let distances = ColorVision.all.map { $0.distance(0xFF0000, 0xAF5F00) }
    #expect(distances[0] > 50 && distances[1] < 6)
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
    #expect(Theme.standard.look(of: Style(role), at: .full).color == color)
    #expect(Theme.standard.look(of: Style(role, on: role), at: .full).background == color)
    // Eight colours have no shades; the dot is then a character of the reader's own colour.
    let basic = Theme.standard.look(of: Style(role, on: role), at: .basic)
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
          let found = Theme.standard.look(of: Style(role), at: .full).color.map(distance)
          #expect(found == (16...255).map { distance(UInt8($0)) }.min())
        }
      }
    }
  }

  @Test(arguments: themes + [.mono])
  func violationsAndLabelsDifferFromTextWithoutColourToo(theme: Theme) {
    let looks = [Style.text, .violation, .label].map { theme.look(of: $0, at: .none) }
    #expect(Set(looks).count == 3)
    for depth in [ColorDepth.basic, .full] {
      let looks = [Style.text, .violation, .label].map { style in
        var look = theme.look(of: style, at: depth)
        look.color = nil
        return look
      }
      #expect(Set(looks).count == 3)
    }
  }

  @Test(arguments: themes)
  func withoutColoursThereAreAttributesAlone(theme: Theme) {
    for role in Self.roles {
      for style in [Style(role), Style(role, on: .series(1)), Style(role).selected] {
        let look = theme.look(of: style, at: .none)
        #expect(look.color == nil && look.background == nil)
        for depth in [ColorDepth.none, .basic, .full] {
          #expect(Theme.mono.look(of: style, at: depth) == look)
        }
      }
    }
  }

  @Test func selectionIsReverseVideo() {
    let selected = Style(.hinge, on: .shade(2)).selected
    #expect(selected == Style(.hinge, on: .shade(2), isSelected: true))
    #expect(Theme.standard.look(of: selected, at: .full).isReversed)
    #expect(!Theme.standard.look(of: .hinge, at: .full).isReversed)
  }

  @Test(arguments: themes, [ColorDepth.basic, .full])
  func aBackgroundIsTheColourOfItsRolesText(theme: Theme, depth: ColorDepth) {
    for role in Self.roles {
      #expect(
        theme.look(of: Style(.text, on: role), at: depth).background
          == theme.look(of: Style(role), at: depth).color)
    }
  }

  @Test(arguments: themes)
  func textIsWellLegibleOnEveryColouredBackground(theme: Theme) throws {
    for role in Self.plainRoles where !Self.lossRoles.contains(role) {
      for background in Self.roles {
        let look = theme.look(of: Style(role, on: background), at: .full)
        guard let behind = look.background else { continue }
        let color = try #require(look.color)
        let contrast = Self.contrast(Self.luminance(color), Self.luminance(behind))
        #expect(contrast >= 4.5, "\(role) on \(background)")
        let basic = theme.look(of: Style(role, on: background), at: .basic)
        #expect(basic.background == nil || basic.color != basic.background)
      }
    }
  }

  @Test(arguments: themes, [ColorDepth.basic, .full])
  func halfBlocksKeepTheirColourOnEveryBackground(theme: Theme, depth: ColorDepth) {
    for role in Self.series + Self.shades + Self.lossRoles {
      for background in Self.roles {
        #expect(
          theme.look(of: Style(role, on: background), at: depth).color
            == theme.look(of: Style(role), at: depth).color)
      }
    }
  }

  @Test(arguments: themes, [ColorDepth.basic, .full])
  func seriesDifferAndBeginAgainAfterEight(theme: Theme, depth: ColorDepth) {
    func look(_ number: Int) -> Look { theme.look(of: Style(.series(number)), at: depth) }
    #expect(Set((0..<8).map(look)).count == 8)
    for number in -8..<32 { #expect(look(number) == look(number + 8)) }
  }

  @Test func neighbouringSeriesDifferInAttributesWhereThereAreNoColours() {
    func look(_ number: Int) -> Look {
      Theme.mono.look(of: Style(.series(number)), at: .full)
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

  @Test(arguments: [Theme.standard, .colorBlind])
  func strongerShadesAreLessGreyWhereTheBackgroundIsNotKnown(theme: Theme) {
    let saturations = Self.colors(Self.shades, theme).map(Self.saturation)
    for (weaker, stronger) in Self.strengths {
      #expect(saturations[weaker] < saturations[stronger])
    }
    for color in Self.colors(Self.shades, theme) {
      #expect(Self.contrast(Self.luminance(color), Self.dark) >= 2.5, "\(color)")
      #expect(Self.contrast(Self.luminance(color), Self.white) >= 2.4, "\(color)")
    }
  }

  @Test(arguments: [(Theme.dark, dark), (.light, white), (.projector, dark)])
  func strongerShadesStandOutMoreFromTheBackground(theme: Theme, background: Double) {
    let contrasts = Self.colors(Self.shades, theme)
      .map { Self.contrast(Self.luminance($0), background) }
    for (weaker, stronger) in Self.strengths { #expect(contrasts[weaker] < contrasts[stronger]) }
    #expect(contrasts[0] >= 4.5 && contrasts[7] >= 4.5)
  }

  /// Shades beside each other, the weaker first.
  static let strengths = [(3, 2), (2, 1), (1, 0), (4, 5), (5, 6), (6, 7)]

  @Test(arguments: themes + [.mono], [ColorDepth.none, .basic, .full])
  func shadesBeyondTheStrongestLookLikeIt(theme: Theme, depth: ColorDepth) {
    func look(_ number: Int) -> Look { theme.look(of: Style(.shade(number)), at: depth) }
    #expect(look(-3) == look(0) && look(99) == look(7))
    #expect(theme.depth(on: depth) == .none || look(3) != look(4))
    #expect(look(0) != look(3) && look(4) != look(7))
  }
}
