/// The first character or sequence of what a terminal sends.
///
/// A sequence begins with ESC and a byte that says its kind, or with one byte from 0x80 to 0x9F that
/// stands for both; in UTF-8 terminals write that as U+0080 to U+009F.
struct InputPiece {
  /// The byte that says a sequence's kind; nil for a character, and for an ESC that begins none.
  let kind: UInt8?
  /// The bytes after those that begin a sequence; all bytes of a character.
  let body: ArraySlice<UInt8>
  /// How many bytes it takes, with those that begin it.
  let length: Int

  static let escape: UInt8 = 0x1B

  /// - Parameter isMouseKey: whether `ESC [ M` is a key here. Elsewhere it begins a report of the
  ///   mouse, and three bytes of any value follow.
  /// - Returns: nil if more bytes have to come.
  init?(of bytes: ArraySlice<UInt8>, isMouseKey: Bool) {
    guard let (kind, head) = Self.head(of: bytes) else {
      let isEscape = bytes.first == Self.escape
      guard let count = isEscape ? (bytes.count > 1 ? 1 : nil) : Self.lengthOfCharacter(bytes)
      else { return nil }
      (self.kind, body, length) = (nil, bytes.prefix(count), count)
      return
    }
    let rest = bytes.dropFirst(head)
    let count: Int?
    switch kind {
    case UInt8(ascii: "["): count = Self.lengthOfControl(rest, isMouseKey: isMouseKey)
    case UInt8(ascii: "O"):
      count = Self.length(of: rest, parameters: 0x30..<0x3C, ends: 0x20..<0x7F)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      count = Self.lengthOfString(rest)
    default:
      // Alt and a key: ESC, then what the key sends.
      let isAlt = bytes.first == Self.escape
      count = isAlt ? Self.lengthOfCharacter(bytes.dropFirst()).map { $0 - 1 } : 0
    }
    guard let count else { return nil }
    (self.kind, body, length) = (kind, rest.prefix(count), head + count)
  }

  /// The kind of the sequence that the bytes begin, and how many of them say so; nil if they begin
  /// none, or only an ESC has come.
  static func head(of bytes: ArraySlice<UInt8>) -> (kind: UInt8, length: Int)? {
    guard let first = bytes.first else { return nil }
    if (0x80..<0xA0).contains(first) { return (first - 0x40, 1) }
    guard let second = bytes.dropFirst().first else { return nil }
    let isControl = (0x80..<0xA0).contains(second)
    if first == 0xC2, isControl { return (second - 0x40, 2) }
    return first == escape && second != escape && !isControl ? (second, 2) : nil
  }

  /// Whether only a terminal sends this, even long after the ESC that begins it: no person types it
  /// after the Escape key, as `[` and `j`.
  var isSurelyNotTyped: Bool {
    guard let first = body.first, let last = body.last else { return false }
    switch kind {
    case UInt8(ascii: "["):
      return (0x30..<0x40).contains(first)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(last)
        || (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(last)
        || first == UInt8(ascii: "M")
    case UInt8(ascii: "O"), UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"),
      UInt8(ascii: "^"), UInt8(ascii: "_"):
      return true
    default: return false
    }
  }

  private static func lengthOfControl(_ bytes: ArraySlice<UInt8>, isMouseKey: Bool) -> Int? {
    switch bytes.first {
    // The Linux console's F1 to F5 are ESC [ [ A and so on.
    case UInt8(ascii: "["): return lengthOfText(bytes, 2)
    case UInt8(ascii: "M") where !isMouseKey: return lengthOfText(bytes, 4)
    default: break
    }
    // rxvt's keys with Shift end in $, which stands before the end elsewhere.
    let digits = bytes.prefix { (0x30..<0x3A).contains($0) }
    if !digits.isEmpty, bytes.dropFirst(digits.count).first == UInt8(ascii: "$") {
      return digits.count + 1
    }
    return length(of: bytes, parameters: 0x20..<0x40, ends: 0x40..<0x7F)
  }

  /// Parameters and the byte that ends them. Whatever cannot be a part, such as Ctrl-C, ends them too
  /// and is not taken.
  private static func length(
    of bytes: ArraySlice<UInt8>, parameters: Range<UInt8>, ends: Range<UInt8>
  ) -> Int? {
    guard let end = bytes.firstIndex(where: { !parameters.contains($0) }) else { return nil }
    return end - bytes.startIndex + (ends.contains(bytes[end]) ? 1 : 0)
  }

  /// So many bytes, or those before a control character.
  private static func lengthOfText(_ bytes: ArraySlice<UInt8>, _ count: Int) -> Int? {
    let text = bytes.prefix(count)
    if let end = text.firstIndex(where: { (1..<0x20).contains($0) }) {
      return end - bytes.startIndex
    }
    return text.count == count ? count : nil
  }

  /// A string ends with BEL or ST, which is ESC \, 0x9C or U+009C. What cannot be a part of it ends it
  /// too and is not taken: another ESC, and control characters such as Ctrl-C.
  private static func lengthOfString(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let first = rest.first {
      let before = rest.startIndex - bytes.startIndex
      if first == 0x07 || first == 0x9C { return before + 1 }
      if first == escape {
        guard let second = rest.dropFirst().first else { return nil }
        return second == UInt8(ascii: "\\") ? before + 2 : before
      }
      if first < 0x20, !(0x08..<0x0E).contains(first) { return before }
      guard let count = lengthOfCharacter(rest) else { return nil }
      if rest.prefix(count).elementsEqual([0xC2, 0x9C]) { return before + count }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func lengthOfCharacter(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    let tail = bytes.dropFirst().prefix(length - 1)
    // A byte that cannot be a part of the character ends it.
    if let end = tail.firstIndex(where: { $0 & 0xC0 != 0x80 }) { return end - bytes.startIndex }
    return tail.count == length - 1 ? length : nil
  }
}
