/// A text's lines as they may be shown, none wider than `columns`: paragraphs are wrapped at blanks,
/// lines that begin with two blanks stay as they are, and an empty line ends a paragraph.
package func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  var paragraph = ""
  func endParagraph() {
    if !paragraph.isEmpty { lines += wrapped(paragraph: paragraph, columns: columns) }
    paragraph = ""
  }
  // A line feed after a carriage return is one character with it.
  for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    let isBlank = line.allSatisfy { $0 == " " }
    if !isBlank, !line.hasPrefix("  ") {
      paragraph += (paragraph.isEmpty ? "" : " ") + line
      continue
    }
    endParagraph()
    lines += isBlank ? [""] : broken(displayable(String(line)), columns: columns)
  }
  endParagraph()
  while lines.last == "" { lines.removeLast() }
  return lines
}

private func wrapped(paragraph: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in displayable(paragraph).split(separator: " ") {
    if !line.isEmpty, displayWidth(line) + 1 + displayWidth(String(word)) <= columns {
      line += " " + word
      continue
    }
    if !line.isEmpty { lines.append(line) }
    let parts = broken(String(word), columns: columns)
    lines += parts.dropLast()
    line = parts.last ?? ""
  }
  return lines + [line]
}

/// The text, cut wherever it would be too wide; a character wider than that stays alone.
private func broken(_ text: String, columns: Int) -> [String] {
  guard displayWidth(text) > columns else { return [text] }
  var lines: [String] = []
  var line = ""
  var width = 0
  for character in text {
    let characterWidth = displayWidth(String(character))
    if !line.isEmpty, width + characterWidth > columns {
      lines.append(line)
      (line, width) = ("", 0)
    }
    line.append(character)
    width += characterWidth
  }
  return lines + [line]
}
