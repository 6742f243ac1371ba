/// A text's lines as they may be shown, none wider than `columns`: paragraphs are wrapped at blanks,
/// lines that begin with two blanks are broken only where they must be, and an empty line ends a
/// paragraph.
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
    lines += isBlank ? [""] : broken(indented: displayable(String(line)), columns: columns)
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

/// A line that begins with blanks, such as a formula or a row of items. What does not fit goes on below,
/// a little further in: broken between items, which two blanks part, else between words, and inside
/// brackets only if what they hold is too wide by itself.
private func broken(indented line: String, columns: Int) -> [String] {
  let indent = line.prefix { $0 == " " }
  guard displayWidth(line) > columns else { return [line] }
  let hang = indent + "  "
  var lines: [String] = []
  var shown = String(indent)
  func add(_ text: String, after gap: Substring, _ separators: ArraySlice<Separator>) {
    func fits() -> Bool {
      let gap = shown.allSatisfy { $0 == " " } ? "" : gap
      guard displayWidth(shown) + gap.count + displayWidth(text) <= columns else { return false }
      shown += gap + text
      return true
    }
    if fits() { return }
    if displayWidth(hang + text) <= columns || separators.isEmpty {
      if !shown.allSatisfy({ $0 == " " }) {
        lines.append(shown)
        shown = String(hang)
      }
      if fits() { return }
    }
    guard let separator = separators.first else {
      let parts = broken(shown + text, columns: columns)
      lines += parts.dropLast()
      shown = parts.last ?? ""
      return
    }
    for (index, part) in separator.parts(of: text).enumerated() {
      add(part.text, after: index == 0 ? gap : part.gap, separators.dropFirst())
    }
  }
  add(String(line.dropFirst(indent.count)), after: "", Separator.allCases[...])
  return lines + [shown]
}

/// What parts a line, from where it is broken first to where it is broken last.
private enum Separator: CaseIterable {
  case blanks, blankOutsideBrackets, blank

  /// The parts of a text, each with the blanks before it.
  func parts(of text: String) -> [(gap: Substring, text: String)] {
    var parts: [(gap: Substring, text: String)] = [("", "")]
    var rest = text[...]
    var depth = 0
    while let character = rest.first {
      let gap = rest.prefix { $0 == " " }
      let isBreak =
        switch self {
        case .blanks: gap.count > 1
        case .blankOutsideBrackets: !gap.isEmpty && depth == 0
        case .blank: !gap.isEmpty
        }
      if isBreak {
        parts.append((gap, ""))
        rest = rest.dropFirst(gap.count)
        continue
      }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      parts[parts.count - 1].text.append(rest.removeFirst())
    }
    return parts
  }
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
