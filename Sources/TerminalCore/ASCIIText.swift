/// A displayable text in ASCII: every other character that the explorer uses has a stand-in, and other
/// letters in names become `?`.
package func ascii(_ text: String) -> String {
  guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
  return displayable(text).map { $0.isASCII ? String($0) : standIns[$0] ?? "?" }.joined()
}

/// Lines in ASCII; the line breaks stay.
package func ascii(lines text: String) -> String {
  text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    .map { ascii(String($0)) }.joined(separator: "\n")
}

private let standIns: [Character: String] = [
  "─": "-", "│": "|", "┼": "+", "┴": "+", "┬": "+", "├": "+", "┤": "+", "·": ".", "…": "...",
  "×": "x", "−": "-", "≈": "~", "≠": "!=", "∞": "inf", "Σ": "sum", "Δ": "delta", "→": "->",
  "└": "+", "▀": "*", "▄": "*", "█": "#",
  "²": "^2", "±": "+-", "✓": "ok", "✗": "x", "▲": "^", "▼": "v", "◀": "<", "▶": ">",
  "←": "Left", "↑": "Up", "↓": "Down", "‖": "||", "₂": "2", "³": "^3", "½": "1/2",
  "▸": ">", "┊": ":", "◦": "o", "∈": "in", "≤": "<=", "∘": "*",
  "≥": ">=",
  "–": "-", "—": "-", "λ": "lambda", "β": "beta", "η": "eta", "∇": "grad", "∂": "d",
]
