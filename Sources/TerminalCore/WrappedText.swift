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

/// Words, with a formula on one line where it fits there.
private func wrapped(paragraph: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  func add(_ text: String, _ separators: ArraySlice<Separator>) {
    let longer = line.isEmpty ? text : line + " " + text
    if displayWidth(longer) <= columns {
      line = longer
    } else if displayWidth(text) > columns, let separator = separators.first {
      for part in separator.parts(of: text) { add(part.text, separators.dropFirst()) }
    } else {
      if !line.isEmpty { lines.append(line) }
      let parts = broken(text, columns: columns)
      lines += parts.dropLast()
      line = parts.last ?? ""
    }
  }
  let words = displayable(paragraph).split(separator: " ").joined(separator: " ")
  for part in Separator.outsideFormulas.parts(of: words) {
    add(part.text, Separator.ofParagraphs[...])
  }
  return lines + [line]
}

/// A line that begins with blanks, such as a formula or a row of items. What does not fit goes on below,
/// a little further in: broken between items, which two blanks part, else between words, beside `=` only
/// if there is no other place, and inside brackets only if what they hold is too wide by itself.
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
  add(String(line.dropFirst(indent.count)), after: "", Separator.ofIndentedLines[...])
  return lines + [shown]
}

/// What parts a line: a run of blanks.
private struct Separator {
  /// How many blanks there are at least.
  var least = 1
  /// The characters that it may not stand beside as words.
  var signs = ""
  /// The brackets that it may not stand inside: none, those of formulas, as f(x) or [1, 2], or all.
  var brackets = Brackets.none

  enum Brackets { case none, ofFormulas, all }

  static let outsideFormulas = Separator(signs: "=≈≥≤<>+−·/Σ", brackets: .ofFormulas)

  /// For what is wider than a line, where to break it first.
  static let ofParagraphs = [
    Separator(signs: "=≈", brackets: .ofFormulas), Separator(signs: "=≈"), Separator(),
  ]
  static let ofIndentedLines = [
    Separator(least: 2), Separator(signs: "=≈", brackets: .all), Separator(brackets: .all),
    Separator(),
  ]

  /// The parts of a text, each with the blanks before it.
  func parts(of text: String) -> [(gap: Substring, text: String)] {
    var parts: [(gap: Substring, text: String)] = [("", "")]
    var depth = 0
    var before: Substring = ""
    var last: Character?
    func opens(_ character: Character) -> Bool {
      switch brackets {
      case .none: false
      case .ofFormulas: character == "[" || character == "(" && last?.isLetter == true
      case .all: "([{".contains(character)
      }
    }
    var rest = text[...]
    while !rest.isEmpty {
      let gap = rest.prefix { $0 == " " }
      let word = rest.dropFirst(gap.count).prefix { $0 != " " }
      if gap.count >= max(1, least), depth == 0, !isSign(before), !isSign(word) {
        parts.append((gap, ""))
      } else {
        parts[parts.count - 1].text += gap
      }
      last = nil
      for character in word {
        if opens(character) || depth > 0 && "([{".contains(character) {
          depth += 1
        } else if depth > 0, ")]}".contains(character) {
          depth -= 1
        }
        last = character
      }
      parts[parts.count - 1].text += word
      rest = rest.dropFirst(gap.count + word.count)
      before = word
    }
    return parts
  }

  private func isSign(_ word: Substring) -> Bool {
    word.count == 1 && word.allSatisfy(signs.contains)
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
