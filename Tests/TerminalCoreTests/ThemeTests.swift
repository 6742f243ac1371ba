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

  static func colors(_ theme: Theme) -> Set<UInt8> {
    Set(Style.Role.allCases.compactMap { theme.look(of: Style($0)).color })
  }

  // Against both backgrounds at once no colour reaches more than 4.15.
  @Test(arguments: [Theme.standard, .colorBlind])
  func textIsLegibleOnDarkAndOnLight(theme: Theme) {
    for color in Self.colors(theme) {
      #expect(Self.contrast(Self.luminance(color), Self.dark) >= 3.7, "\(color)")
      #expect(Self.contrast(Self.luminance(color), Self.light) >= 3.7, "\(color)")
    }
  }

  @Test(arguments: [(Theme.dark, dark), (.light, light)])
  func textIsWellLegibleOnItsOwnBackground(theme: Theme, background: Double) {
    for color in Self.colors(theme) {
      #expect(Self.contrast(Self.luminance(color), background) >= 4.5, "\(color)")
    }
  }

  @Test(arguments: Theme.allCases)
  func violationsAndLabelsDifferFromTextWithoutColourToo(theme: Theme) {
    let looks = [Style.text, .violation, .label].map { style in
      var look = theme.look(of: style)
      look.color = nil
      look.basicColor = nil
      return look
    }
    #expect(Set(looks).count == 3)
  }

  @Test func monochromeHasNoColours() {
    #expect(Self.colors(.monochrome).isEmpty)
    let styles = Style.Role.allCases.map { Style($0) }
    #expect(styles.allSatisfy { Theme.monochrome.look(of: $0).basicColor == nil })
  }

  @Test func selectionIsReverseVideo() {
    #expect(Theme.standard.look(of: .hinge.selected).isReversed)
    #expect(!Theme.standard.look(of: .hinge).isReversed)
  }
}
