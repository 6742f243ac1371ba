import TerminalCore

extension Key {
  /// What xterm sends for the key.
  package var xtermBytes: String {
    switch self {
    case .character(let character): String(character)
    case .up: "\u{1B}OA"
    case .down: "\u{1B}OB"
    case .right: "\u{1B}OC"
    case .left: "\u{1B}OD"
    case .home: "\u{1B}OH"
    case .end: "\u{1B}OF"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .insert: "\u{1B}[2~"
    case .delete: "\u{1B}[3~"
    case .enter: "\r"
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .escape: "\u{1B}"
    case .backspace: "\u{7F}"
    case .function(let number):
      switch number {
      case 1...4: "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
      case 5: "\u{1B}[15~"
      case 6...10: "\u{1B}[\(number + 11)~"
      default: "\u{1B}[\(number + 12)~"
      }
    case .control(let character):
      String(UnicodeScalar((character.asciiValue ?? 0x40) & 0x1F))
    }
  }
}
