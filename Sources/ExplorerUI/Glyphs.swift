/// How the explorer draws where only ASCII can be shown: every character it uses beyond ASCII has a
/// stand-in here, and foreign letters of names become `?`.
struct Glyphs: Hashable, Sendable {
  let isUnicode: Bool

  func callAsFunction(_ text: String) -> String { isUnicode ? text : ascii(text) }

  private func ascii(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var ascii = ""
    for character in text {
      if character.isASCII {
        ascii.append(character)
      } else {
        ascii += Glyphs.standIns[character] ?? "?"
      }
    }
    return ascii
  }

  /// What lines are made of.
  var horizontal: Unicode.Scalar { isUnicode ? "─" : "-" }
  var vertical: Unicode.Scalar { isUnicode ? "│" : "|" }

  /// Names of keys: where arrows can't be drawn they are called by name.
  func keys(_ text: String) -> String {
    guard !isUnicode else { return text }
    switch text {
    case "←↓↑→": return "arrows"
    case "↑↓": return "Up Down"
    default:
      let words = text.split(separator: " ", omittingEmptySubsequences: false)
      return self(words.map { $0 == "→" ? "Right" : String($0) }.joined(separator: " "))
    }
  }

  private static let standIns: [Character: String] = [
    "─": "-", "│": "|", "┼": "+", "┴": "+", "┬": "+", "├": "+", "┤": "+", "·": ".", "…": "...",
    "×": "x", "−": "-", "≈": "~", "≠": "!=", "∞": "inf", "Σ": "sum", "Δ": "delta", "→": "->",
    "└": "+", "▀": "*", "▄": "*", "█": "#",
    "²": "^2", "±": "+-", "✓": "ok", "✗": "x", "▲": "^", "▼": "v", "◀": "<", "▶": ">",
    "←": "Left", "↑": "Up", "↓": "Down", "‖": "||", "₂": "2", "∈": "in", "≤": "<=", "≥": ">=",
    "–": "-", "—": "-",
  ]
}
