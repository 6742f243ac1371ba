import TerminalCore

// Texts as they are drawn, and measured so.
extension Glyphs {
  /// The first of some wordings that fits; the last one if none does.
  func fitting(_ wordings: [String], width room: Int) -> String {
    wordings.first { width($0) <= room } ?? wordings.last ?? ""
  }

  /// A text in lines of at most `width` columns.
  func wrapped(_ text: String, width: Int) -> [String] {
    TerminalCore.wrapped(self(text), columns: max(1, width))
  }

  func width(_ text: String) -> Int { displayWidth(self(text)) }

  /// The columns of the widest text, or `least` if none is wider.
  func widest(_ texts: some Sequence<String>, atLeast least: Int) -> Int {
    isUnicode
      ? ExplorerUI.widest(texts, atLeast: least) : texts.reduce(least) { max($0, width($1)) }
  }

  /// A name where it must leave room for what is said of it.
  func shortened(_ name: String) -> String { fitted(name, to: 10) }

  /// A text in at most `width` columns; what is cut off ends in an ellipsis.
  func fitted(_ text: String, to width: Int) -> String {
    let text = self(text)
    // No character takes more columns than bytes.
    guard text.utf8.count > width, displayWidth(text) > width else { return text }
    var kept = ""
    for character in text {
      if displayWidth(kept + String(character)) > width - 1 { break }
      kept.append(character)
    }
    return kept + ellipsis
  }

  /// Stands for what was cut off, in one column.
  var ellipsis: String { isUnicode ? "…" : "~" }
}
