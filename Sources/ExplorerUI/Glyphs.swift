import TerminalCore

/// The characters that a terminal can show, and in how many colours.
struct Glyphs: Hashable, Sendable {
  let isUnicode: Bool
  /// Where these are too few, a picture is made of letters.
  var colors = ColorDepth.full

  func callAsFunction(_ text: String) -> String {
    isUnicode ? text : ascii(text)
  }

  /// The characters of lines.
  var horizontal: Unicode.Scalar { isUnicode ? "─" : "-" }
  var vertical: Unicode.Scalar { isUnicode ? "│" : "|" }
  /// Before a row that doesn't follow on the one above.
  var gap: String { isUnicode ? "┊" : ":" }
  /// The end of a text that was cut, one column wide.
  var ellipsis: String { isUnicode ? "…" : "~" }

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

  // MARK: Measuring and cutting texts as they are drawn

  /// The first wording that fits; the last one if none does.
  func fitting(_ wordings: [String], width room: Int) -> String {
    wordings.first { width($0) <= room } ?? wordings.last ?? ""
  }

  /// A text in lines of at most `width` columns.
  func wrapped(_ text: String, width: Int) -> [String] {
    TerminalCore.wrapped(isUnicode ? text : ascii(lines: text), columns: max(1, width))
  }

  func width(_ text: String) -> Int { displayWidth(self(text)) }

  /// The columns of the widest text, or `least` if none is wider.
  func widest(_ texts: some Sequence<String>, atLeast least: Int) -> Int {
    texts.reduce(least) { max($0, width($1)) }
  }

  /// A name in at most 10 columns, so that it leaves room for the text after it.
  func shortened(_ name: String) -> String { fitted(name, to: 10) }

  /// A text in at most `width` columns; one that is cut ends in an ellipsis.
  func fitted(_ text: String, to width: Int) -> String {
    let text = self(text)
    guard displayWidth(text) > width else { return text }
    var kept = ""
    for character in text {
      if displayWidth(kept + String(character)) > width - 1 { break }
      kept.append(character)
    }
    return kept + ellipsis
  }
}
