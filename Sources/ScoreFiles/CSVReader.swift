/// A field of a CSV file.
struct CSVField {
  /// The byte offsets of its text, without the quotes around it.
  let contents: Range<Int>
  var isQuoted = false
  /// Whether it is the last field of its record.
  let endsRecord: Bool

  /// The byte offsets of its ends, with the quotes around it.
  var start: Int { contents.lowerBound - (isQuoted ? 1 : 0) }
  var end: Int { contents.upperBound + (isQuoted ? 1 : 0) }
}

/// Reads a CSV file (RFC 4180) field by field, with a comma or another byte as the separator. Lines end
/// with LF or CR LF; a byte order mark is skipped.
struct CSVReader: TextReader {
  let bytes: [UInt8]
  let file: String
  /// The byte between fields; with a line feed every line is one field.
  private let separator: UInt8
  /// The byte offset of the next field.
  private(set) var index: Int

  /// - Parameter start: the byte offset of the first field; nil: the beginning of the file.
  init(bytes: [UInt8], file: String, separator: UInt8 = .comma, from start: Int? = nil) {
    (self.bytes, self.file, self.separator) = (bytes, file, separator)
    index = start ?? lengthOfByteOrderMark(bytes)
  }

  var isAtEnd: Bool { index == bytes.count }

  mutating func nextField() throws(ScoreFileError) -> CSVField {
    if index < bytes.count, bytes[index] == .quote { return try quotedField() }
    let start = index
    scan: while index < bytes.count {
      switch bytes[index] {
      case separator, .lineFeed, .carriageReturn: break scan
      case .quote:
        throw error(
          "a quote inside a field without quotes; "
            + "put quotes around the field and double those in it", at: index)
      case 0: throw error(.notText, at: index)
      default: index += 1
      }
    }
    return CSVField(contents: start..<index, endsRecord: try skipEnding())
  }

  private mutating func quotedField() throws(ScoreFileError) -> CSVField {
    let opening = index
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case 0: throw error(.notText, at: index)
      case .quote where index + 1 < bytes.count && bytes[index + 1] == .quote: index += 2
      case .quote:
        let contents = opening + 1..<index
        index += 1
        return CSVField(contents: contents, isQuoted: true, endsRecord: try skipEnding())
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
    case separator, .lineFeed: break
    case .carriageReturn:
      guard index + 1 < bytes.count, bytes[index + 1] == .lineFeed else {
        throw error(
          "a carriage return without a line feed; end lines with LF or CR LF", at: index)
      }
      index += 1
    default:
      throw error(
        "text after a closing quote; expected the end of the field (\"\" is a quote)", at: index)
    }
    index += 1
    return bytes[index - 1] != separator
  }

  /// The text of a field, each doubled quote as one.
  func text(_ field: CSVField) throws(ScoreFileError) -> String {
    var contents = bytes[field.contents]
    if field.isQuoted { contents.replace([.quote, .quote], with: [.quote]) }
    guard let text = String(validating: contents, as: UTF8.self) else {
      throw error(.notUTF8, at: field.contents.lowerBound)
    }
    return text
  }

  /// The bytes of a field without the blanks around them.
  func trimmed(_ field: CSVField) -> ArraySlice<UInt8> {
    var contents = bytes[field.contents]
    while let first = contents.first, first.isBlank { contents.removeFirst() }
    while let last = contents.last, last.isBlank { contents.removeLast() }
    return contents
  }
}
