/// Words with blanks between, in records with semicolons between. What a word could not hold as it is
/// stands in double quotes, where `\"`, `\\` and `\u{2028}` are single characters.
package enum TableWords {
  /// `key=name name …`, or without a key.
  struct Record {
    var key: String?
    var names: [String] = []
  }

  /// The words of a text of one record.
  package static func words(_ text: String) throws(TableTextError) -> [String] {
    let records = try records(text)
    guard records.count <= 1, records.first?.key == nil else {
      throw TableTextError(description: "a name with ; or = needs quotes: \"a=b\"")
    }
    return records.first?.names ?? []
  }

  static func records(_ text: String) throws(TableTextError) -> [Record] {
    var records = [Record()]
    var word: String.UnicodeScalarView?
    func last() -> Int { records.count - 1 }
    func end() {
      if let found = word { records[last()].names.append(String(found)) }
      word = nil
    }
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case " ", "\n", "\t", "\r": end()
      case ";":
        end()
        records.append(Record())
      case "=":
        end()
        guard records[last()].key == nil, records[last()].names.count == 1 else {
          throw TableTextError(
            description: "= stands between one name and a label; elsewhere it needs quotes")
        }
        records[last()].key = records[last()].names.removeFirst()
      case "\"": word = (word ?? .init()) + (try quoted(&scalars))
      default: word = (word ?? .init()) + [scalar]
      }
    }
    end()
    // A semicolon at the end begins nothing.
    if let empty = records.last, records.count > 1, empty.key == nil, empty.names.isEmpty {
      records.removeLast()
    }
    return records
  }

  /// The rest of a word in quotes, and its end.
  private static func quoted(
    _ scalars: inout Substring.UnicodeScalarView
  ) throws(TableTextError) -> String.UnicodeScalarView {
    var text = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"": return text
      case "\\": text.append(try escaped(&scalars))
      default: text.append(scalar)
      }
    }
    throw TableTextError(description: "a double quote is not closed")
  }

  private static func escaped(
    _ scalars: inout Substring.UnicodeScalarView
  ) throws(TableTextError) -> Unicode.Scalar {
    switch scalars.popFirst() {
    case "\"": return "\""
    case "\\": return "\\"
    case "u" where scalars.popFirst() == "{":
      let digits = String(String.UnicodeScalarView(scalars.prefix { $0 != "}" }))
      scalars = scalars.dropFirst(digits.unicodeScalars.count + 1)
      if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) { return scalar }
    default: break
    }
    throw TableTextError(description: #"\ in quotes stands before ", \ or u{HEX}"#)
  }

  /// A name as a word.
  package static func written(_ name: String, isASCII: Bool = false) -> String {
    let scalars = name.unicodeScalars
    let needsQuotes =
      name.isEmpty
      || scalars.contains { " ;=\"\\".unicodeScalars.contains($0) || isEscaped($0, isASCII) }
    guard needsQuotes else { return name }
    return "\""
      + scalars.map { scalar in
        if isEscaped(scalar, isASCII) { return "\\u{\(String(scalar.value, radix: 16))}" }
        return scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
      }.joined() + "\""
  }

  /// Whether a character might be lost or do harm on its way through a terminal.
  private static func isEscaped(_ scalar: Unicode.Scalar, _ isASCII: Bool) -> Bool {
    if isASCII && !scalar.isASCII || scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .nonspacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}

/// A word as a POSIX shell reads it: in single quotes where it has to be.
package func quotedForShell(_ word: String) -> String {
  let isPlain =
    !word.isEmpty
    && word.utf8.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || "-_./,:+".unicodeScalars.contains(scalar)
    }
  return isPlain ? word : "'\(word.replacing("'", with: #"'\''"#))'"
}
