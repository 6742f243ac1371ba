/// Reads JSON (RFC 8259, strictly) value by value; a byte order mark is skipped.
///
/// To read an object, call `enter("{")`, then `nextKey` until it gives nil, and read or skip the value
/// after each key; to read an array, call `enter("[")`, then `nextElement` until it gives false.
struct JSONReader: TextReader {
  let bytes: [UInt8]
  let file: String
  /// The byte offset of the next value, or of the bracket after the last one.
  var index: Int
  private var depth = 0
  /// Whether an array or object has just been entered, so that no comma stands before the next value.
  private var isFirst = false

  static let deepest = 64

  init(bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
    index = lengthOfByteOrderMark(bytes)
    skipBlanks()
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index].isBlankOrLineEnd { index += 1 }
  }

  // MARK: Arrays and objects

  /// Reads the next key of the object up to its value; nil after the last.
  /// - Returns: the key and its byte offset.
  mutating func nextKey() throws(ScoreFileError) -> (text: String, offset: Int)? {
    guard try advance(to: "}") else { return nil }
    guard isNext("\"") else { throw expected("a key in quotes") }
    let offset = index
    let text = try string()
    skipBlanks()
    guard isNext(":") else { throw expected("a colon") }
    index += 1
    skipBlanks()
    return (text, offset)
  }

  /// Whether the array has another element; if so, the reader stands before it.
  mutating func nextElement() throws(ScoreFileError) -> Bool { try advance(to: "]") }

  /// Whether the next byte is this.
  func isNext(_ scalar: Unicode.Scalar) -> Bool {
    index < bytes.count && bytes[index] == UInt8(ascii: scalar)
  }

  /// - Parameter bracket: `{` of an object or `[` of an array.
  mutating func enter(_ bracket: Unicode.Scalar) throws(ScoreFileError) {
    guard isNext(bracket) else { throw expected("\(bracket)") }
    guard depth < JSONReader.deepest else {
      throw error("more than \(JSONReader.deepest) arrays and objects in each other", at: index)
    }
    index += 1
    depth += 1
    isFirst = true
  }

  private mutating func advance(to bracket: Unicode.Scalar) throws(ScoreFileError) -> Bool {
    skipBlanks()
    if isNext(bracket) {
      index += 1
      depth -= 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard isNext(",") else { throw expected("a comma or \(bracket)") }
    let comma = index
    index += 1
    skipBlanks()
    if isNext(bracket) { throw error("a comma after the last element; delete it", at: comma) }
    return true
  }

  /// Skips a value of any type.
  mutating func skipValue() throws(ScoreFileError) {
    switch index < bytes.count ? bytes[index] : 0 {
    case .quote: _ = try stringContents()
    case UInt8(ascii: "["):
      try enter("[")
      while try nextElement() { try skipValue() }
    case UInt8(ascii: "{"):
      try enter("{")
      while try nextKey() != nil { try skipValue() }
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      let word = word()
      guard ["true", "false", "null"].contains(word) else { throw expected("a value") }
      index += word.utf8.count
    default: _ = try number("a value")
    }
  }

  /// Throws an error unless only blanks follow.
  mutating func finish() throws(ScoreFileError) {
    skipBlanks()
    if index < bytes.count { throw expected("the end of the file") }
  }

  // MARK: Numbers

  /// Skips a number and returns its byte range.
  /// - Parameter wanted: what the error says is expected here.
  mutating func number(_ wanted: String = "a number") throws(ScoreFileError) -> Range<Int> {
    let start = index
    guard isNext("-") || isDigit else { throw expected(wanted) }
    if isNext("-") { index += 1 }
    let leading = index
    var isNumber = skipDigits() > 0 && (bytes[leading] != UInt8(ascii: "0") || index == leading + 1)
    if isNext(".") {
      index += 1
      isNumber = skipDigits() > 0 && isNumber
    }
    if isNext("e") || isNext("E") {
      index += 1
      if isNext("+") || isNext("-") { index += 1 }
      isNumber = skipDigits() > 0 && isNumber
    }
    guard isNumber, index == bytes.count || !isPartOfWord(bytes[index]) else {
      index = start
      throw error(
        "\(quoted(word())) is no number in JSON; write it like -3.2 or 1e-5"
          + hint(about: word()), at: start)
    }
    return start..<index
  }

  private var isDigit: Bool { index < bytes.count && bytes[index] &- UInt8(ascii: "0") < 10 }

  private mutating func skipDigits() -> Int {
    let start = index
    while isDigit { index += 1 }
    return index - start
  }

  /// Reads true or false.
  mutating func boolean() throws(ScoreFileError) -> Bool {
    let word = word()
    guard ["true", "false"].contains(word) else { throw expected("true or false") }
    index += word.utf8.count
    return word == "true"
  }

  // MARK: Errors

  func expected(_ wanted: String) -> ScoreFileError {
    error("\(found) where \(wanted) should be" + hint(about: word()), at: index)
  }

  /// What to write for a word that Python's json writes where JSON has no number.
  private func hint(about word: String) -> String {
    ["NaN", "Infinity", "-Infinity"].contains(word) ? "; a masked class is \"-inf\", in quotes" : ""
  }

  /// What the reader stands before, in words for an error.
  private var found: String {
    guard index < bytes.count else { return "the file ends" }
    switch bytes[index] {
    case .quote: return "a string"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "{"): return "an object"
    case let byte where byte == UInt8(ascii: "-") || isPartOfWord(byte): return word()
    case let byte where byte < 0x20 || byte >= 0x7F:
      return "the byte 0x" + String(byte, radix: 16, uppercase: true)
    case let byte: return String(Unicode.Scalar(byte))
    }
  }

  /// The letters, digits and signs from here on, at most 41 of them: errors quote up to 40.
  private func word() -> String {
    let part = bytes[index...].prefix(41)
    let end = part.firstIndex { !isPartOfWord($0) } ?? part.endIndex
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }
}

/// Whether the byte can belong to a number or to a word such as `null`.
private func isPartOfWord(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "+"),
    UInt8(ascii: "-"), UInt8(ascii: "_"):
    true
  default: false
  }
}
