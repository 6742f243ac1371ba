/// The name of a theme. `Theme` (TerminalCore) says what it looks like.
package enum ThemeName: String, CaseIterable, Sendable {
  case standard, dark, light, projector
  case colorBlind = "colour-blind"
  case mono
}

/// What the reader prefers, whatever table or lesson is on the screen.
package struct Preferences: Equatable, Sendable {
  package var theme = ThemeName.standard
  /// The η that training begins with, above 0.
  package var learningRate = 0.1

  package init() {}
}

extension ExplorerState {
  package var theme: ThemeName { preferences.theme }

  mutating func setTheme(_ theme: ThemeName) {
    preferences.theme = theme
    notice("theme \(theme.rawValue)")
  }
}
