/// The characters that a terminal can show. Where it shows ASCII only, every other character that the
/// explorer uses has a stand-in, and other letters in names become `?`.
struct Glyphs: Hashable, Sendable {
  let isUnicode: Bool

  func callAsFunction(_ text: String) -> String { isUnicode ? text : ascii(text) }

  private func ascii(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return text.map { $0.isASCII ? String($0) : Glyphs.standIns[$0] ?? "?" }.joined()
  }

  /// The characters of lines.
  var horizontal: Unicode.Scalar { isUnicode ? "─" : "-" }
  var vertical: Unicode.Scalar { isUnicode ? "│" : "|" }

  /// The names of keys; the arrow keys are called Up, Down, Left and Right in ASCII.
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
