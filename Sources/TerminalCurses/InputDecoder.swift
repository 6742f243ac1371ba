import TerminalCore

/// One thing read from the terminal, before it is an event.
enum Input: Hashable {
  case character(UInt32)
  /// nil is a key that the program has no name for.
  case key(Key?)
  case pasteBegin
  case pasteEnd
}

/// Makes events of input: puts pastes together, and lets no rest of an escape sequence that the
/// terminal library does not know (Alt and a key, a report nobody asked for) pass as typed text.
struct InputDecoder {
  private enum State {
    case ground, escape, control, single, string, stringEscape
  }

  private var state = State.ground
  private var pasted: String.UnicodeScalarView?
  private var pastedBytes = 0
  private var endedWithReturn = false

  /// Whether a paste has begun and not ended.
  var isPasting: Bool { pasted != nil }

  mutating func decode(_ input: Input) -> Event? {
    switch input {
    case .pasteBegin:
      pasted = pasted ?? .init()
      state = .ground
      return nil
    case .pasteEnd:
      return endPaste()
    case .key(let key):
      if isPasting { return nil }
      state = .ground
      return key.map(Event.key)
    case .character(let value):
      guard let scalar = Unicode.Scalar(value) else { return nil }
      if isPasting {
        paste(scalar)
        return nil
      }
      return decode(scalar)
    }
  }

  /// Nothing more is waiting: an escape that stands alone is the key.
  mutating func endOfInput() -> Event? {
    defer { state = .ground }
    return state == .escape ? .key(.escape) : nil
  }

  /// The paste so far; also for one whose end does not come.
  mutating func endPaste() -> Event? {
    guard let text = pasted else { return nil }
    pasted = nil
    pastedBytes = 0
    endedWithReturn = false
    return .paste(String(text))
  }

  private mutating func paste(_ scalar: Unicode.Scalar) {
    pastedBytes += UTF8.width(scalar)
    guard pastedBytes <= Event.longestPaste else { return }
    // Terminals send "\r", the Enter key's code, for a line end; some leave "\r\n" as it is.
    defer { endedWithReturn = scalar == "\r" }
    if scalar == "\n", endedWithReturn { return }
    pasted?.append(scalar == "\r" ? "\n" : scalar)
  }

  private mutating func decode(_ scalar: Unicode.Scalar) -> Event? {
    let isEscape = scalar == "\u{1B}"
    switch state {
    case .ground:
      if isEscape { state = .escape }
      return isEscape ? nil : Key(typed: scalar).map(Event.key)
    case .escape:
      switch scalar {
      case "\u{1B}": return .key(.escape)
      case "[": state = .control
      case "O": state = .single
      case "]", "P", "X", "^", "_": state = .string
      default: state = .ground  // Alt and a key
      }
    case .control:
      if isEscape { state = .escape } else if scalar.value >= 0x40 { state = .ground }
    case .single:
      state = isEscape ? .escape : .ground
    case .string:
      if isEscape { state = .stringEscape } else if scalar == "\u{07}" { state = .ground }
    case .stringEscape:
      state = scalar == "\\" ? .ground : .string
    }
    return nil
  }
}

extension Key {
  /// The key that sends this character.
  init?(typed scalar: Unicode.Scalar) {
    switch scalar.value {
    case 9: self = .tab
    case 10, 13: self = .enter
    case 8, 0x7F: self = .backspace
    case 0: self = .control(" ")
    case 1...26: self = .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    case 27: self = .escape
    case 28...31: self = .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x40))))
    case 0x80..<0xA0: return nil
    default: self = .character(Character(scalar))
    }
  }
}
