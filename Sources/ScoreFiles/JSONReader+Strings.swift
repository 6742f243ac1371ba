extension JSONReader {
  mutating func string() throws(ScoreFileError) -> String {
    guard isNext("\"") else { throw expected("a string") }
    let opening = index
    let contents = try unescaped(try stringContents())
    guard let text = String(validating: contents, as: UTF8.self) else {
      throw error(.notUTF8, at: opening)
    }
    return text
  }

  /// Skips a string and returns its byte range between the quotes, escapes not decoded.
  mutating func stringContents() throws(ScoreFileError) -> Range<Int> {
    let opening = index
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case .quote:
        index += 1
        return opening + 1..<index - 1
      case UInt8(ascii: "\\"): index += 2
      case 0: throw error(.notText, at: index)
      case 1..<0x20:
        throw error(
          "a control character inside a string; write it as \\n, \\t or \\u001b", at: index)
      default: index += 1
      }
    }
    throw error(.unterminatedQuote, at: opening)
  }

  private func unescaped(_ contents: Range<Int>) throws(ScoreFileError) -> [UInt8] {
    var text: [UInt8] = []
    var index = contents.lowerBound
    while index < contents.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        text.append(bytes[index])
        index += 1
        continue
      }
      let escape = index
      index += 2
      switch bytes[escape + 1] {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case .quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[escape + 1])
      case UInt8(ascii: "u"):
        let scalar = try scalar(at: &index, upTo: contents.upperBound, escape)
        text.append(contentsOf: String(scalar).utf8)
      default: throw badEscape(at: escape)
      }
    }
    return text
  }

  /// Decodes `\uXXXX` or a surrogate pair of two; `index` is at the first digit and ends after the last.
  private func scalar(
    at index: inout Int, upTo end: Int, _ escape: Int
  ) throws(ScoreFileError) -> Unicode.Scalar {
    func digits() throws(ScoreFileError) -> UInt32 {
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard index < end, let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
          throw badEscape(at: escape)
        }
        value = value << 4 | UInt32(digit)
        index += 1
      }
      return value
    }
    let high = try digits()
    if high == 0 { throw error("\\u0000 in a string; a name can't hold a NUL", at: escape) }
    if let scalar = Unicode.Scalar(high) { return scalar }
    // A high surrogate: the low one has to follow.
    if high < 0xDC00, bytes[index..<end].starts(with: "\\u".utf8) {
      index += 2
      let low = try digits()
      if (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw error(
      "half of a surrogate pair; characters beyond \\uffff are two of them, like \\ud83d\\ude00",
      at: escape)
  }

  private func badEscape(at offset: Int) -> ScoreFileError {
    error(
      "no such escape in JSON; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t, "
        + "or \\u and four hexadecimal digits", at: offset)
  }
}
