extension ReadingOptions {
  /// The command that opens a file with these options, to be copied into a shell.
  func command(opening path: String) -> String {
    var all = ["loss-explorer"] + [subcommand].compactMap(\.self)
    all.append(path.hasPrefix("-") && path != "-" ? "./" + path : path)
    func add(_ option: String, _ value: String?) { all += value.map { words(option, $0) } ?? [] }
    add("--input-format", format?.rawValue)
    if !hasHeader { all.append("--no-header") }
    add("--weights", weightsFile)
    add("--bias", biasFile)
    add("--labels", labelsFile)
    add("--label-column", labelColumn)
    add("--labels-are", labelsAre?.rawValue)
    add("--classes", classNames?.joined(separator: ","))
    for selector in scoreColumns { add("--score-columns", selector) }
    for selector in ignoredColumns { add("--ignore-column", selector) }
    all += classifier.words
    return all.map(shellQuoted).joined(separator: " ")
  }
}

/// The words of an option of the command line.
func words(_ option: String, _ value: String) -> [String] {
  value.hasPrefix("-") ? ["\(option)=\(value)"] : [option, value]
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
