/// How many colours a terminal shows.
package enum ColorDepth: Sendable {
  case none
  /// The eight colours of every colour terminal.
  case basic
  /// The 256 colours of xterm and most others.
  case full
}

/// How a style looks: colours of the text (the background stays the terminal's own), and attributes.
package struct Look: Hashable, Sendable {
  /// A colour of xterm's 256; nil is the terminal's own.
  package var color: UInt8?
  /// The colour for terminals that have only eight.
  package var basicColor: UInt8?
  package var isBold = false
  package var isUnderlined = false
  package var isReversed = false

  /// The colour to use on a terminal with that many.
  package func color(at depth: ColorDepth) -> UInt8? {
    switch depth {
    case .none: nil
    case .basic: basicColor
    case .full: color
    }
  }
}

/// The one place that says what every style looks like.
package enum Theme: String, CaseIterable, Sendable {
  /// Legible on dark and on light backgrounds: mid-tones only.
  case standard
  case dark
  case light
  /// Blue and orange, on dark and on light backgrounds.
  case colorBlind = "color-blind"
  case monochrome

  /// Meaning never hangs on colour alone: violations are bold too, labels underlined.
  package func look(of style: Style) -> Look {
    var look: Look
    switch style.role {
    case .text: look = Look()
    case .strong, .title, .key, .notice: look = Look(isBold: true)
    case .heading: look = Look(isBold: true, isUnderlined: true)
    case .faint, .rule: look = Look(color: palette?.faint)
    case .label: look = Look(color: palette?.accent, basicColor: basic(4), isUnderlined: true)
    case .violation, .error: look = Look(color: palette?.bad, basicColor: basic(1), isBold: true)
    case .satisfied: look = Look(color: palette?.good, basicColor: basic(2))
    case .hinge: look = Look(color: palette?.hinge, basicColor: basic(3))
    case .softmax, .bar: look = Look(color: palette?.softmax, basicColor: basic(6))
    case .input: look = Look(isUnderlined: true)
    case .unfinished: look = Look(color: palette?.hinge, basicColor: basic(3), isUnderlined: true)
    }
    look.isReversed = style.isSelected
    return look
  }

  /// The colours of a theme, each an index into xterm's 256.
  private struct Palette {
    let bad, good, hinge, softmax, accent, faint: UInt8
  }

  private var palette: Palette? {
    switch self {
    case .standard: Palette(bad: 196, good: 28, hinge: 130, softmax: 30, accent: 98, faint: 243)
    case .dark: Palette(bad: 203, good: 77, hinge: 214, softmax: 44, accent: 141, faint: 246)
    case .light: Palette(bad: 124, good: 22, hinge: 94, softmax: 23, accent: 55, faint: 240)
    case .colorBlind: Palette(bad: 130, good: 32, hinge: 130, softmax: 32, accent: 243, faint: 243)
    case .monochrome: nil
    }
  }

  private func basic(_ color: UInt8) -> UInt8? {
    self == .monochrome ? nil : color
  }
}
