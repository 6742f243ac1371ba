/// A field of a CSV file.
struct CSVField {
  /// The byte offsets of its text, without the quotes around it.
  let contents: Range<Int>
  var isQuoted = false
  /// Whether quotes in the text are doubled, as RFC 4180 escapes them.
  var hasDoubledQuotes = false
  /// Whether it is the last field of its record.
  let endsRecord: Bool

  /// The byte offsets of its ends, with the quotes around it.
  var start: Int { contents.lowerBound - (isQuoted ? 1 : 0) }
  var end: Int { contents.upperBound + (isQuoted ? 1 : 0) }
}

/// Reads a CSV file (RFC 4180) field by field, with a comma or another byte as the separator. Lines end
/// with LF or CR LF; a byte order mark is skipped.
struct CSVReader {
  let bytes: [UInt8]
  let file: String
  /// The byte between fields; with a line feed every line is one field.
  private let separator: UInt8
  /// The byte offset of the next field.
  private(set) var index: Int

  init(bytes: [UInt8], file: String, separator: UInt8 = .comma) {
    (self.bytes, self.file, self.separator) = (bytes, file, separator)
    index = lengthOfByteOrderMark(bytes)
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func nextField() throws(ScoreFileError) -> CSVField {
    if index < bytes.count, bytes[index] == .quote { return try quotedField() }
    let start = index
    scan: while index < bytes.count {
      switch bytes[index] {
      case separator, .lineFeed, .carriageReturn: break scan
      case .quote: throw error(.quoteInsideField, at: index)
      case 0: throw error(.notText, at: index)
      default: index += 1
      }
    }
    return CSVField(contents: start..<index, endsRecord: try skipEnding())
  }

  private mutating func quotedField() throws(ScoreFileError) -> CSVField {
    let opening = index
    var hasDoubledQuotes = false
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case 0: throw error(.notText, at: index)
      case .quote where index + 1 < bytes.count && bytes[index + 1] == .quote:
        hasDoubledQuotes = true
        index += 2
      case .quote:
        let contents = opening + 1..<index
        index += 1
        return CSVField(
          contents: contents, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes,
          endsRecord: try skipEnding())
      default: index += 1
      }
    }
    throw error(.unterminatedQuote, at: opening)
  }

  /// Skips the separator or the line end after a field.
  /// - Returns: whether the record ends there too.
  private mutating func skipEnding() throws(ScoreFileError) -> Bool {
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case separator:
      index += 1
      return false
    case .lineFeed:
      index += 1
      return true
    case .carriageReturn:
      guard index + 1 < bytes.count, bytes[index + 1] == .lineFeed else {
        throw error(.loneCarriageReturn, at: index)
      }
      index += 2
      return true
    default: throw error(.textAfterQuote, at: index)
    }
  }

  /// The text of a field, each doubled quote as one.
  func text(_ field: CSVField) throws(ScoreFileError) -> String {
    let contents = bytes[field.contents]
    let text =
      field.hasDoubledQuotes
      ? String(validating: withSingleQuotes(contents), as: UTF8.self)
      : String(validating: contents, as: UTF8.self)
    guard let text else { throw error(.notUTF8, at: field.contents.lowerBound) }
    return text
  }

  /// The bytes of a field without the blanks around them.
  func trimmed(_ field: CSVField) -> ArraySlice<UInt8> {
    var contents = bytes[field.contents]
    while let first = contents.first, first.isBlank { contents.removeFirst() }
    while let last = contents.last, last.isBlank { contents.removeLast() }
    return contents
  }

  private func withSingleQuotes(_ contents: ArraySlice<UInt8>) -> [UInt8] {
    var single: [UInt8] = []
    var isSecond = false
    for byte in contents {
      isSecond = byte == .quote && !isSecond
      if byte != .quote || isSecond { single.append(byte) }
    }
    return single
  }

  func error(
    _ problem: ScoreFileError.Problem, at offset: Int, wholeLine: Bool = false
  ) -> ScoreFileError {
    ScoreFileError(file: file, problem, at: offset, in: bytes, wholeLine: wholeLine)
  }
}

/// The length in bytes of the UTF-8 byte order mark that a file begins with, or 0.
func lengthOfByteOrderMark(_ bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

extension ScoreFileError {
  /// An error at a byte, given as its line and, unless the whole line is meant, its column.
  init(file: String, _ problem: Problem, at offset: Int, in bytes: [UInt8], wholeLine: Bool) {
    self.init(file: file, problem: problem)
    var lineStart = lengthOfByteOrderMark(bytes)
    var line = 1
    for index in 0..<offset where bytes[index] == .lineFeed {
      line += 1
      lineStart = index + 1
    }
    self.line = line
    if !wholeLine {
      column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
    }
  }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == .tab }
}
