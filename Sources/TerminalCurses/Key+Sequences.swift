import CCurses
import TerminalCore

extension Key {
  /// The key that sends this ASCII character.
  init(typed byte: UInt8) {
    switch byte {
    case 0: self = .control(" ")
    case 8, 0x7F: self = .backspace
    case 9: self = .tab
    case 10, 13: self = .enter
    case 1...26: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    case 27: self = .escape
    case 28...31: self = .control(Character(Unicode.Scalar(byte + 0x40)))
    default: self = .character(Character(Unicode.Scalar(byte)))
    }
  }

  /// What xterm and most other terminals send for keys, in both modes of their keypads.
  static let usualSequences: [[UInt8]: Key] = {
    let letters: [(String, Key)] = [
      ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end),
    ]
    let numbers: [(Int, Key)] = [
      (1, .home), (2, .insert), (3, .delete), (4, .end), (5, .pageUp), (6, .pageDown), (7, .home),
      (8, .end), (11, .function(1)), (12, .function(2)), (13, .function(3)), (14, .function(4)),
      (15, .function(5)), (17, .function(6)), (18, .function(7)), (19, .function(8)),
      (20, .function(9)), (21, .function(10)), (23, .function(11)), (24, .function(12)),
    ]
    var keys: [[UInt8]: Key] = [:]
    func add(_ sequence: String, _ key: Key) { keys[Array("\u{1B}\(sequence)".utf8)] = key }
    for (letter, key) in letters {
      add("[\(letter)", key)
      add("O\(letter)", key)
    }
    for (number, key) in numbers { add("[\(number)~", key) }
    for (place, letter) in ["P", "Q", "R", "S"].enumerated() {
      add("O\(letter)", .function(place + 1))
      // So in the kitty protocol, where R is the report of the cursor's place.
      if letter != "R" { add("[\(letter)", .function(place + 1)) }
    }
    for (place, letter) in ["A", "B", "C", "D", "E"].enumerated() {
      add("[[\(letter)", .function(place + 1))  // the Linux console
    }
    add("[Z", .backTab)
    // The numeric keypad in its application mode.
    for (letter, character) in zip("jklmnopqrstuvwxyX ", "*+,-./0123456789= ") {
      add("O\(letter)", .character(character))
    }
    add("OM", .enter)
    add("OI", .tab)
    return keys
  }()

  /// What the open terminal sends for keys, as terminfo says.
  static func sequencesOfThisTerminal() -> [[UInt8]: Key] {
    var names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete),
      ("kich1", .insert), ("kcbt", .backTab), ("kent", .enter),
    ]
    names += (1...12).map { ("kf\($0)", .function($0)) }
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let sequence = cc_key_sequence(name) else { continue }
      let bytes = Array(String(cString: sequence).utf8)
      if bytes.count > 1, bytes.first == 0x1B { keys[bytes] = key }
    }
    return keys
  }
}
