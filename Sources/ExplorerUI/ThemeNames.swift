import ExplorerCore
import TerminalCore

extension Theme {
  package init(_ name: ThemeName) {
    self =
      switch name {
      case .standard: .standard
      case .dark: .dark
      case .light: .light
      case .projector: .projector
      case .colorBlind: .colorBlind
      case .mono: .mono
      }
  }
}
