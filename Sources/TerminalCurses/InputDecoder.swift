import TerminalCore

/// Makes events of the bytes a terminal sends, however they are cut into pieces.
///
/// Sequences that stand for no key (Alt and a key, a report nobody asked for) make no event; their
/// bytes are never taken for typed text, also where some of them come so late that the first have
/// been given up, or were taken for the Escape key.
struct InputDecoder {
  private let keys: [[UInt8]: Key]
  private let isMouseKey: Bool
  private let escapeDelay: Double
  /// The first bytes of a sequence or a character whose last ones have not come yet.
  private var pending: [UInt8] = []
  /// What has come of a paste; nil outside of one.
  private var pasted: [UInt8]?
  /// What has come since `pending` was given up: nothing, or what a person may have typed. It is nil
  /// while nothing is given up.
  private var late: [UInt8]?
  /// Whether it was given up so long ago that a single character is a person's.
  private var isStale = false

  private static let pasteBegin = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// The most bytes that are kept of a sequence; that of no key is longer.
  private static let longestSequence = 64

  /// - Parameter sequences: of keys, besides and before those that most terminals send.
  /// - Parameter escapeDelay: how many seconds an ESC waits for more before it is the Escape key.
  init(sequences: [[UInt8]: Key] = [:], escapeDelay: Double = 0.025) {
    keys = Key.usualSequences.merging(sequences) { _, given in given }
    isMouseKey = sequences[Array("\u{1B}[M".utf8)] != nil
    self.escapeDelay = escapeDelay
  }

  /// The seconds without more input after which `flush` is to be called; nil where it need not be.
  var patience: Double? {
    if pasted != nil { return 1 }
    if let late {
      if late.isEmpty { return isStale ? nil : 1 }
      // What may be a person's key is not kept for long.
      let mayBeKey = pending == [InputPiece.escape] || pending.starts(with: Self.pasteBegin)
      return mayBeKey ? max(0.1, escapeDelay) : 1
    }
    return pending.isEmpty
      ? nil : pending == [InputPiece.escape] ? escapeDelay : max(1, escapeDelay)
  }

  mutating func decode(_ bytes: ArraySlice<UInt8>) -> [Event] {
    if let late { return decode(late: late + bytes) }
    let input = pending + bytes
    return begin(input[...])
  }

  /// No more input has come for as long as `patience` said: an ESC that stands alone is the key, a
  /// paste without its end is over, and of a sequence only the end is still waited for.
  mutating func flush() -> [Event] {
    if let pasted {
      defer { giveUp(Self.pasteBegin + pasted.suffix(Self.pasteEnd.count - 1)) }
      return endPaste()
    }
    if let late {
      if !late.isEmpty { return begin(late[...]) }
      isStale = true
      return []
    }
    let isEscape = pending == [InputPiece.escape]
    giveUp(pending)
    return isEscape ? [.key(.escape)] : []
  }

  private mutating func giveUp(_ sequence: [UInt8]) {
    (pending, late, isStale) = (sequence, sequence.isEmpty ? nil : [], false)
  }

  /// The events of what nothing is pending before.
  private mutating func begin(_ input: ArraySlice<UInt8>) -> [Event] {
    (pending, late) = ([], nil)
    var events: [Event] = []
    var rest = input
    while let first = rest.first {
      if pasted != nil {
        rest.removeFirst()
        if paste(first) { events += endPaste() }
        continue
      }
      guard let piece = InputPiece(of: rest, isMouseKey: isMouseKey) else {
        pending = shortened(rest)
        break
      }
      if isPasteBegin(piece) {
        pasted = []
      } else if let key = key(of: piece) {
        events.append(.key(key))
      }
      rest = rest.dropFirst(piece.length)
    }
    return events
  }

  /// What has come since a sequence was given up is its end, which is no key any more, or something
  /// that a person typed.
  private mutating func decode(late bytes: [UInt8]) -> [Event] {
    let input = pending + bytes
    let isPaste = pending.starts(with: Self.pasteBegin)
    if isPaste {
      let begin = Self.pasteBegin.count
      if let end = input[begin...].firstRange(of: Self.pasteEnd) {
        return self.begin(input[end.upperBound...])
      }
    } else if let piece = InputPiece(of: input[...], isMouseKey: isMouseKey) {
      guard piece.length > pending.count, piece.isSurelyNotTyped else { return begin(bytes[...]) }
      if isPasteBegin(piece) { pasted = [] }
      return begin(input[piece.length...])
    }
    var typing = self
    let events = typing.begin(bytes[...]) + typing.flush()
    // After the Escape key a person may press any other; and `]`, before what is no reply's number.
    let isAfterEscape = pending == [InputPiece.escape]
    let isNoReply =
      isAfterEscape && bytes[0] == UInt8(ascii: "]") && bytes.count > 1
      && !(0x30..<0x3A).contains(bytes[1])
    let mayBeKey = events.count < 2 || isAfterEscape && events.allSatisfy { $0 == events[0] }
    if isNoReply || mayBeKey && isStale { return begin(bytes[...]) }
    if mayBeKey {
      late = bytes
    } else {
      giveUp(isPaste ? Self.pasteBegin + input.suffix(5) : shortened(input[...]))
    }
    return []
  }

  /// As much of an unfinished sequence as tells where it ends, and which key it is if it is one.
  private func shortened(_ sequence: ArraySlice<UInt8>) -> [UInt8] {
    guard sequence.count > Self.longestSequence, let head = InputPiece.head(of: sequence) else {
      return Array(sequence)
    }
    let begin = sequence.prefix(head.length)
    // No key's parameters begin with "?".
    if head.kind == UInt8(ascii: "[") { return begin + [UInt8(ascii: "?")] }
    // Of a string the end may have begun, or a character with a byte that ends strings elsewhere.
    return Array(begin + sequence.suffix(3).drop { (0x80..<0xC0).contains($0) })
  }

  private func isPasteBegin(_ piece: InputPiece) -> Bool {
    piece.kind == Self.pasteBegin[1] && piece.body.elementsEqual(Self.pasteBegin[2...])
  }

  /// Takes a byte of a paste; true if it was the last one.
  private mutating func paste(_ byte: UInt8) -> Bool {
    pasted?.append(byte)
    // Of what is beyond the longest paste, only as much is kept as its end takes.
    if pasted?.count ?? 0 > Event.longestPaste + Self.pasteEnd.count {
      pasted?.remove(at: Event.longestPaste)
    }
    return byte == Self.pasteEnd.last && pasted?.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
  }

  private mutating func endPaste() -> [Event] {
    guard let bytes = pasted else { return [] }
    pasted = nil
    // Without its end, or as much of that as has come.
    let end = (1...Self.pasteEnd.count).last { bytes.suffix($0) == Self.pasteEnd.prefix($0) } ?? 0
    let text = String(decoding: bytes.dropLast(end).prefix(Event.longestPaste), as: UTF8.self)
    // For a line end most terminals send what the Enter key sends, "\r"; some leave "\r\n".
    return [.paste(String(text.map { $0 == "\r" || $0 == "\r\n" ? "\n" : $0 }))]
  }

  private func key(of piece: InputPiece) -> Key? {
    if let kind = piece.kind {
      return keys[[InputPiece.escape, kind] + piece.body]
        ?? (kind == UInt8(ascii: "[") ? Key(parameters: piece.body, among: keys) : nil)
    }
    if let first = piece.body.first, first < 0x80 { return Key(typed: first) }
    // Bytes that are not UTF-8 are no keys.
    let scalar = String(decoding: piece.body, as: UTF8.self).unicodeScalars.first
    return scalar.flatMap { $0 == "\u{FFFD}" ? nil : .character(Character($0)) }
  }
}
