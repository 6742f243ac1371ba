extension ReadingOptions {
  /// The command that opens a file with these options, to be copied into a shell.
  func command(opening path: String) -> String {
    var words = ["loss-explorer", path.hasPrefix("-") && path != "-" ? "./" + path : path]
    func add(_ option: String, _ value: String?) {
      guard let value else { return }
      words += value.hasPrefix("-") ? ["\(option)=\(value)"] : [option, value]
    }
    add("--input-format", format?.rawValue)
    if !hasHeader { words.append("--no-header") }
    add("--labels", labelsFile)
    add("--label-column", labelColumn)
    add("--labels-are", labelsAre?.rawValue)
    add("--classes", classNames?.joined(separator: ","))
    for selector in scoreColumns { add("--score-columns", selector) }
    for selector in ignoredColumns { add("--ignore-column", selector) }
    return words.map(shellQuoted).joined(separator: " ")
  }
}

/// A word as a shell takes it, in quotes where it needs them.
func shellQuoted(_ word: String) -> String {
  let isPlain = word.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "_./=:@%+,-".utf8.contains(byte)
    }
  }
  guard !isPlain || word.isEmpty else { return word }
  return "'" + word.replacing("'", with: #"'\''"#) + "'"
}
