/// A reader of a text file, which names a place in it by line and column.
protocol TextReader {
  var bytes: [UInt8] { get }
  var file: String { get }
}

extension TextReader {
  func error(_ text: String, at offset: Int, wholeLine: Bool = false) -> ScoreFileError {
    error(.contents(text), at: offset, wholeLine: wholeLine)
  }

  /// An error at a byte, given as its line and, unless the whole line is meant, its column.
  func error(
    _ problem: ScoreFileError.Problem, at offset: Int, wholeLine: Bool = false
  ) -> ScoreFileError {
    var lineStart = lengthOfByteOrderMark(bytes)
    var line = 1
    for index in 0..<offset where bytes[index] == .lineFeed {
      line += 1
      lineStart = index + 1
    }
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).count + 1
    return ScoreFileError(
      file: file, line: line, column: wholeLine ? nil : column, problem: problem)
  }
}

/// The length in bytes of the UTF-8 byte order mark that a file begins with, or 0.
func lengthOfByteOrderMark(_ bytes: [UInt8]) -> Int {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  package static let comma = UInt8(ascii: ",")
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  var isBlank: Bool { self == UInt8(ascii: " ") || self == .tab }
  var isBlankOrLineEnd: Bool { isBlank || self == .lineFeed || self == .carriageReturn }
}
