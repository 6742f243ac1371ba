/// A text in lines of at most `width` columns, broken at blanks; a longer word is cut by who draws it.
func wrapped(_ text: String, width: Int, _ canvas: Canvas) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, canvas.width("\(last) \(word)") <= width {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// A text of paragraphs in lines of at most `width` columns. Lines that begin with two blanks stay
/// as they are, and so do blank lines between paragraphs.
func wrappedParagraphs(_ text: String, width: Int, _ canvas: Canvas) -> [String] {
  var lines: [String] = []
  var paragraph = ""
  func finish() {
    lines += wrapped(paragraph, width: width, canvas)
    paragraph = ""
  }
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("  ") || !line.contains(where: { $0 != " " }) {
      finish()
      lines.append(String(line))
    } else {
      paragraph += paragraph.isEmpty ? line : " \(line)"
    }
  }
  finish()
  while lines.last?.contains(where: { $0 != " " }) == false { lines.removeLast() }
  return lines
}
