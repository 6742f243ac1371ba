/// A key; Space is `.character(" ")`, Ctrl-C is `.control("c")`.
package enum Key: Hashable, Sendable {
  case character(Character)
  case up, down, left, right, home, end, pageUp, pageDown
  case enter, tab, backTab, escape, backspace, delete, insert
  case function(Int)
  case control(Character)

  /// The key's name, in help texts as well as in key scripts.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .control(let character): "C-\(character)"
    default: Key.named.first { $0.key == self }?.name ?? ""
    }
  }

  /// The keys that have a name of their own.
  package static let named: [(name: String, key: Key)] = [
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("Home", .home), ("End", .end), ("PgUp", .pageUp), ("PgDn", .pageDown),
    ("Enter", .enter), ("Tab", .tab), ("BTab", .backTab), ("Esc", .escape),
    ("Space", .character(" ")), ("BS", .backspace), ("Del", .delete), ("Ins", .insert),
  ]
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// `"k"` is `.character("k")`.
  package init(extendedGraphemeClusterLiteral character: Character) {
    self = .character(character)
  }
}

/// What a terminal tells the program.
package enum Event: Hashable, Sendable {
  case key(Key)
  /// Pasted text, its line ends as "\n"; no more than its first `longestPaste` bytes.
  case paste(String)
  case resized
  /// The terminal is gone, or there is no more input.
  case closed

  package static let longestPaste = 64 * 1024
}
