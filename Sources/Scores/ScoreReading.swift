/// What a piece of text means as a score. Scores are finite doubles, or `-inf` for a class that is
/// masked out.
package enum ScoreReading: Hashable, Sendable {
  case number(Double)
  /// The beginning of a number: nothing yet, `-`, `1e`, `-in`.
  case unfinished
  /// Digits that mean a number beyond the largest double.
  case tooLarge
  case notANumber

  package init(_ text: some StringProtocol) {
    self.init(utf8: Array(text.utf8)[...])
  }

  /// The meaning of a part of a file's bytes.
  package init(utf8 bytes: ArraySlice<UInt8>) {
    var parser = Parser(bytes: bytes, index: bytes.startIndex)
    switch parser.shape() {
    case .mask: self = .number(-.infinity)
    case .prefix: self = .unfinished
    case .other: self = .notANumber
    case .decimal:
      let value = Double(String(decoding: bytes, as: UTF8.self))
      self = value.map { $0.isFinite ? .number($0) : .tooLarge } ?? .notANumber
    }
  }

  /// The meaning of a whole text that somebody typed.
  package init(typed text: some StringProtocol) {
    self.init(String(text.map(\.inTypedNumber)))
  }

  package var value: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The grammar of scores. (Swift's own would take `nan`, `inf` and `0x1p-3` for numbers too.)
  private struct Parser {
    enum Shape { case decimal, mask, prefix, other }
    let bytes: ArraySlice<UInt8>
    var index: Int

    mutating func shape() -> Shape {
      guard bytes.count <= 400 else { return .other }
      let isNegative = accept("-")
      if !isNegative { accept("+") }
      if isNegative, accept("i") {
        for letter: Unicode.Scalar in ["n", "f"] where !accept(letter) {
          return isAtEnd ? .prefix : .other
        }
        return isAtEnd ? .mask : .other
      }
      let whole = digits()
      let fraction = accept(".") ? digits() : 0
      guard whole + fraction > 0 else { return isAtEnd ? .prefix : .other }
      guard accept("e") || accept("E") else { return isAtEnd ? .decimal : .other }
      if !accept("-") { accept("+") }
      guard digits() > 0 else { return isAtEnd ? .prefix : .other }
      return isAtEnd ? .decimal : .other
    }

    var isAtEnd: Bool { index == bytes.endIndex }

    @discardableResult
    mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
      guard index < bytes.endIndex, bytes[index] == UInt8(ascii: scalar) else { return false }
      index += 1
      return true
    }

    mutating func digits() -> Int {
      let start = index
      while index < bytes.endIndex, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
      return index - start
    }
  }
}

extension Character {
  /// What a character means in a number that is typed or pasted: a comma, which many keypads send, is the
  /// decimal point, and U+2212, which documents have, the minus. Files are read without this.
  package var inTypedNumber: Character {
    switch self {
    case ",": "."
    case "−": "-"
    default: self
    }
  }
}
