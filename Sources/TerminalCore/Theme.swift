/// How many colours a terminal shows.
package enum ColorDepth: Sendable {
  case none
  /// The eight colours of every colour terminal.
  case basic
  /// The 256 colours of xterm and most others.
  case full
}

/// How a style looks on a terminal: its colours, each an index into the terminal's 8 or 256, and its
/// attributes.
package struct Look: Hashable, Sendable {
  /// The colour of the text; nil is the terminal's own.
  package var color: UInt8?
  /// The colour behind the text; nil is the terminal's own.
  package var background: UInt8?
  package var isBold = false
  package var isUnderlined = false
  package var isReversed = false
}

/// What every style looks like: colours for terminals of each depth, nil where it uses none. The
/// terminal's own background is kept. Meanings have signs besides colours, and attributes that are the
/// same in all themes: violations and losses are bold, labels underlined.
package struct Theme: Hashable, Sendable {
  let basic: Palette?
  let full: Palette?

  /// The colours it uses of a terminal that shows so many.
  package func depth(on terminal: ColorDepth) -> ColorDepth {
    palette(at: terminal) == nil ? .none : terminal
  }

  /// How a style looks on a terminal.
  package func look(of style: Style, at depth: ColorDepth) -> Look {
    let palette = palette(at: depth)
    var look = attributes(of: style.role, at: self.depth(on: depth))
    look.color = palette?.color(of: style.role)
    look.background = style.background.flatMap { palette?.color(of: $0) }
    if let background = look.background, !style.role.isPicture {
      look.color = palette?.ink(on: background)
    }
    look.isReversed = style.isSelected
    return look
  }

  private func palette(at depth: ColorDepth) -> Palette? {
    switch depth {
    case .none: nil
    case .basic: basic
    case .full: full
    }
  }

  private func attributes(of role: Style.Role, at depth: ColorDepth) -> Look {
    switch role {
    case .strong, .title, .key, .notice, .violation, .error: Look(isBold: true)
    // The most important numbers on the screen.
    case .hinge, .softmax: Look(isBold: true)
    case .heading: Look(isBold: true, isUnderlined: true)
    case .label, .input, .unfinished: Look(isUnderlined: true)
    case .text, .faint, .rule, .satisfied, .bar, .line: Look()
    case .series(let number):
      switch depth {
      case .none: Look(isBold: number & 1 != 0, isUnderlined: number & 2 != 0)
      // Only six of the eight colours show on dark and on light backgrounds.
      case .basic: Look(isBold: number & 7 > 5)
      case .full: Look()
      }
    case .rgb: Look()
    case .shade(let number): Look(isBold: depth == .none && !(2...5).contains(number))
    }
  }
}

extension Style.Role {
  /// Whether text of this role is a part of a picture, such as a half block over another colour: it
  /// keeps its colour on every background. All other text is black or white on a coloured one,
  /// since it has to be legible.
  fileprivate var isPicture: Bool {
    switch self {
    case .series, .shade, .rgb, .hinge, .softmax, .line: true
    default: false
    }
  }
}
