/// How the explorer draws where only ASCII can be shown: every character it uses beyond ASCII has a
/// stand-in here, and foreign letters of names become `?`.
struct Glyphs: Hashable, Sendable {
  let isUnicode: Bool

  func callAsFunction(_ text: String) -> String {
    guard !isUnicode, text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
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
    "²": "^2", "±": "+-", "✓": "ok", "✗": "x", "▲": "^", "▼": "v", "◀": "<", "▶": ">",
    "←": "Left", "↑": "Up", "↓": "Down", "‖": "||", "₂": "2", "∈": "in", "≤": "<=", "≥": ">=",
    "–": "-", "—": "-",
  ]

  /// A horizontal bar of at most `width` columns; `fraction` is clamped to 0…1. Whatever is more
  /// than nothing shows.
  func bar(_ fraction: Double, width: Int) -> String {
    guard width > 0, fraction > 0 else { return "" }
    let eighths = max(1, Int((min(1, fraction) * Double(width * 8)).rounded()))
    guard isUnicode else { return String(repeating: "#", count: max(1, (eighths + 4) / 8)) }
    let full = String(repeating: "█", count: eighths / 8)
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return full + rest
  }
}
