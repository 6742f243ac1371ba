import TerminalCore

extension Key {
  /// The key that a sequence with parameters tells, as terminals send them that report every key: the
  /// kitty protocol (`CSI 99;5u` is Ctrl-C), xterm's modifyOtherKeys (`CSI 27;5;99~`), and the
  /// sequences of other keys with no modifier but a lock (`CSI 1;129A`).
  /// - Parameter body: the sequence after `ESC [`.
  /// - Parameter keys: the keys whose sequences have no modifiers.
  /// - Returns: nil if the key was released, or for modifiers that make no key of their own.
  init?(parameters body: ArraySlice<UInt8>, among keys: [[UInt8]: Key]) {
    // Digits, and ":" and ";" between them.
    guard let last = body.last, body.dropLast().allSatisfy({ (0x30..<0x3C).contains($0) }) else {
      return nil
    }
    let parameters = String(decoding: body.dropLast(), as: UTF8.self)
      .split(separator: ";", omittingEmptySubsequences: false)
      .map { $0.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) } }
    func parameter(_ index: Int, _ part: Int = 0) -> Int? {
      guard index < parameters.count, part < parameters[index].count else { return nil }
      return parameters[index][part]
    }
    let isRelease = parameter(1, 1) == 3
    guard !isRelease, let first = parameter(0) else { return nil }
    let modifiers = Modifiers(rawValue: (parameter(1) ?? 1) - 1)
    let key: Key?
    switch last {
    case UInt8(ascii: "u"):
      // With Ctrl the place of the key counts where its character is not Latin; else the text.
      let code =
        modifiers.contains(.control)
        ? first < 0x80 ? first : parameter(0, 2) ?? first
        : parameter(2) ?? parameter(0, 1) ?? first
      key = Key(code: code, modifiers)
    case UInt8(ascii: "~") where first == 27:
      key = parameter(2).flatMap { Key(code: $0, modifiers) }
    default:
      guard modifiers.subtracting(.locks).isEmpty else { return nil }
      let sequence = "\u{1B}[" + (first == 1 && last != UInt8(ascii: "~") ? "" : "\(first)")
      key = keys[Array(sequence.utf8) + [last]]
    }
    guard let key else { return nil }
    self = key
  }

  /// As terminals number modifiers, less 1.
  private struct Modifiers: OptionSet {
    let rawValue: Int
    static let shift = Modifiers(rawValue: 1)
    static let control = Modifiers(rawValue: 4)
    static let capsLock = Modifiers(rawValue: 64)
    static let locks = Modifiers(rawValue: 64 + 128)
  }

  /// The key of a character's or the kitty protocol's number. With Ctrl it is the key of the control
  /// character, as on every terminal; with Alt and others it is none.
  private init?(code: Int, _ modifiers: Modifiers) {
    guard modifiers.subtracting([.shift, .control, .locks]).isEmpty,
      let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
    else { return nil }
    let isControl = modifiers.contains(.control)
    switch scalar.value {
    case 9 where modifiers.contains(.shift): self = .backTab
    case 8, 9, 13, 27, 127: self = Key(typed: UInt8(code))
    case 57344..<63744:
      guard let key = Key.keypad[code] else { return nil }
      self = key
    case 0x20, 0x40..<0x7F:
      if isControl {
        self = Key(typed: UInt8(code) & 0x1F)
      } else {
        let isUpper = modifiers.contains(.shift) != modifiers.contains(.capsLock)
        let character = Character(scalar)
        self = .character(isUpper ? Character(character.uppercased()) : character)
      }
    case 0x21..<0x40, 0xA0...:
      if isControl { return nil }
      self = .character(Character(scalar))
    default: return nil
    }
  }

  /// The keys of the numeric keypad, as the kitty protocol numbers them.
  private static let keypad: [Int: Key] = {
    let keys: [Key] =
      "0123456789./*-+".map(Key.character) + [
        .enter, "=", ",", .left, .right, .up, .down, .pageUp, .pageDown, .home, .end, .insert,
        .delete,
      ]
    return Dictionary(uniqueKeysWithValues: keys.enumerated().map { (57399 + $0, $1) })
  }()
}
