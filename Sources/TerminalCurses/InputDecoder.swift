import TerminalCore

/// Makes events of the bytes a terminal sends, however they are cut into pieces.
///
/// Sequences that stand for no key (Alt and a key, a report nobody asked for) make no event; their
/// bytes are never taken for typed text.
struct InputDecoder {
  private let keys: [[UInt8]: Key]
  /// The first bytes of a sequence or a character whose last ones have not come yet.
  private var pending: [UInt8] = []
  /// What has come of a paste; nil outside of one.
  private var pasted: [UInt8]?

  private static let escape: UInt8 = 0x1B
  private static let pasteBegin = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// A sequence that has not ended after so many bytes is dropped.
  private static let longestSequence = 4096

  /// - Parameter sequences: of keys, besides and before those that most terminals send.
  init(sequences: [[UInt8]: Key] = [:]) {
    keys = Key.usualSequences.merging(sequences) { _, given in given }
  }

  var isPasting: Bool { pasted != nil }
  /// Whether the last bytes mean something only together with more, or once no more have come for
  /// a while.
  var isIncomplete: Bool { isPasting || !pending.isEmpty }

  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [Event] {
    let input = pending + bytes
    pending = []
    var events: [Event] = []
    var rest = input[...]
    while let first = rest.first {
      if isPasting {
        rest.removeFirst()
        pasted?.append(first)
        // Of what is beyond the longest paste, only as much is kept as its end takes.
        if pasted?.count ?? 0 > Event.longestPaste + Self.pasteEnd.count {
          pasted?.remove(at: Event.longestPaste)
        }
        if first == Self.pasteEnd.last, pasted?.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] {
          events += flush()
        }
        continue
      }
      guard let length = length(of: rest) else {
        if rest.count < Self.longestSequence { pending = Array(rest) }
        break
      }
      let piece = rest.prefix(length)
      rest = rest.dropFirst(length)
      if piece.elementsEqual(Self.pasteBegin) {
        pasted = []
      } else if let key = key(of: piece) {
        events.append(.key(key))
      }
    }
    return events
  }

  /// Nothing more has come for a while: an escape that stands alone is the key, a paste without its
  /// end is over.
  mutating func flush() -> [Event] {
    let isEscape = pending == [Self.escape]
    pending = []
    guard let bytes = pasted else { return isEscape ? [.key(.escape)] : [] }
    pasted = nil
    // Without its end, or as much of that as has come.
    let end = (1...Self.pasteEnd.count).last { bytes.suffix($0) == Self.pasteEnd.prefix($0) } ?? 0
    let text = String(decoding: bytes.dropLast(end).prefix(Event.longestPaste), as: UTF8.self)
    // For a line end most terminals send what the Enter key sends, "\r"; some leave "\r\n".
    return [.paste(String(text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 }))]
  }

  private func key(of piece: ArraySlice<UInt8>) -> Key? {
    guard let first = piece.first else { return nil }
    if first == Self.escape { return piece.count == 1 ? .escape : keys[Array(piece)] }
    if first < 0x80 { return Key(typed: first) }
    // Neither bytes that are not UTF-8 nor the control characters before U+00A0 are keys.
    let text = String(decoding: piece, as: UTF8.self)
    guard let scalar = text.unicodeScalars.first, scalar.value >= 0xA0, scalar != "\u{FFFD}" else {
      return nil
    }
    return .character(Character(scalar))
  }

  /// How many of the first bytes are one sequence or character; nil if more have to come.
  private func length(of bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    if first != Self.escape { return Self.lengthOfCharacter(bytes) }
    guard let second = bytes.dropFirst().first else { return nil }
    let body = bytes.dropFirst(2)
    switch second {
    case Self.escape: return 1
    case UInt8(ascii: "["):
      // The Linux console's F1 to F5 are ESC [ [ A and so on.
      if body.first == UInt8(ascii: "[") { return body.count >= 2 ? 4 : nil }
      guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else { return nil }
      let isWhole = (0x40..<0x7F).contains(bytes[end])
      return end - bytes.startIndex + (isWhole ? 1 : 0)
    case UInt8(ascii: "O"):
      return body.isEmpty ? nil : body.first == Self.escape ? 2 : 3
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      return lengthOfString(bytes)
    default:
      return Self.lengthOfCharacter(bytes.dropFirst()).map { $0 + 1 }
    }
  }

  /// A string the terminal sends ends with BEL or ESC \.
  private func lengthOfString(_ bytes: ArraySlice<UInt8>) -> Int? {
    for index in bytes.indices.dropFirst(2) {
      if bytes[index] == 0x07 { return index + 1 - bytes.startIndex }
      if bytes[index] == UInt8(ascii: "\\"), bytes[index - 1] == Self.escape {
        return index + 1 - bytes.startIndex
      }
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
