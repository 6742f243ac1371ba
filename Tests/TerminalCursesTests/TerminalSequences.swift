import TerminalCore

/// What terminals send, by their terminfo entries, manuals and habits.
enum TerminalSequences {
  typealias Keys = [(sequence: String, key: Key?)]

  /// - Parameter key: nil for a key with modifiers or a report, which are no keys here.
  private static func all(_ sequences: KeyValuePairs<String, Key?>) -> Keys {
    sequences.map { ("\u{1B}" + $0.key, $0.value) }
  }

  private static let cursorKeys = all([
    "[A": .up, "[B": .down, "[C": .right, "[D": .left, "[H": .home, "[F": .end,
    "OA": .up, "OB": .down, "OC": .right, "OD": .left, "OH": .home, "OF": .end,
  ])
  private static let editingKeys = all([
    "[1~": .home, "[2~": .insert, "[3~": .delete, "[4~": .end, "[5~": .pageUp, "[6~": .pageDown,
    "[Z": .backTab,
  ])
  private static let functionKeys = all([
    "[15~": .function(5), "[17~": .function(6), "[18~": .function(7), "[19~": .function(8),
    "[20~": .function(9), "[21~": .function(10), "[23~": .function(11), "[24~": .function(12),
  ])
  private static let keypad = all([
    "Op": "0", "Oq": "1", "Or": "2", "Os": "3", "Ot": "4", "Ou": "5", "Ov": "6", "Ow": "7",
    "Ox": "8", "Oy": "9", "On": ".", "Ol": ",", "Om": "-", "Ok": "+", "Oj": "*", "Oo": "/",
    "OX": "=", "O ": " ", "OM": .enter, "OI": .tab,
  ])
  private static let reports = all([
    "[I": nil, "[O": nil, "[<0;33;12M": nil, "[<0;33;12m": nil, "[32;33;12M": nil,
    "[M q5": nil, "[M`!!": nil, "[M@\u{0}\u{0}": nil, "[?62;22c": nil, "[>41;354;0c": nil,
    "[24;80R": nil, "[8;24;80t": nil, "[0n": nil, "[?2026;2$y": nil, "[4;1$y": nil,
    "]11;rgb:0000/2b2b/3636\u{07}": nil, "]52;c;cTUu\u{1B}\\": nil, "P1$r0 q\u{1B}\\": nil,
    "P>|XTerm(354)\u{1B}\\": nil, "_Gi=1;OK\u{1B}\\": nil, "^5 5\u{1B}\\": nil, "Xq\u{1B}\\": nil,
  ])

  static let xterm: Keys =
    cursorKeys + editingKeys + functionKeys + keypad + reports
    + all([
      "OP": .function(1), "OQ": .function(2), "OR": .function(3), "OS": .function(4), "OE": nil,
      "[E": nil, "[1;5C": nil, "[1;2P": nil, "[3;5~": nil, "[27;5;99~": .control("c"),
      "[27;2;13~": .enter, "[27;5;9~": .tab, "[27;3;97~": nil, "[27;6;49~": nil,
    ])
  static let rxvt: Keys =
    cursorKeys + editingKeys + functionKeys + keypad + reports
    + all([
      "[7~": .home, "[8~": .end, "[11~": .function(1), "[12~": .function(2), "[13~": .function(3),
      "[14~": .function(4), "[a": nil, "[d": nil, "Oa": nil, "Od": nil, "[7$": nil, "[7^": nil,
      "[7@": nil, "[25$": nil, "[5$": nil,
    ])
  static let linux: Keys =
    cursorKeys + editingKeys + functionKeys
    + all([
      "[[A": .function(1), "[[B": .function(2), "[[C": .function(3), "[[D": .function(4),
      "[[E": .function(5), "[25~": nil, "[34~": nil, "[G": nil, "[P": .function(1), "[?6c": nil,
    ])
  static let screen: Keys =
    cursorKeys + editingKeys + functionKeys + keypad + reports
    + all(["OP": .function(1), "OS": .function(4), "[1;5D": nil, "[200~5 q\u{1B}[201~": nil])
  static let kitty: Keys =
    cursorKeys + editingKeys + functionKeys + reports
    + all([
      "[27u": .escape, "[99;5u": .control("c"), "[97u": "a", "[97;2u": "A", "[97:65;2u": "A",
      "[50:34;2u": "\"", "[97;;225u": "á", "[97;65u": "A", "[97;129u": "a", "[97;3u": nil,
      "[97;1:1u": "a", "[97;1:2u": "a", "[97;1:3u": nil, "[99;5:3u": nil, "[13u": .enter,
      "[13;2u": .enter, "[9u": .tab, "[9;2u": .backTab, "[127u": .backspace, "[127;5u": .backspace,
      "[105;5u": .tab, "[91;5u": .escape, "[32u": " ", "[32;5u": .control(" "),
      "[1089::99;5u": .control("c"), "[1089;1u": "с", "[50;5u": nil, "[57403u": "4",
      "[57409u": ".", "[57411u": "*", "[57414u": .enter, "[57415u": "=", "[57416u": ",",
      "[57417u": .left, "[57426u": .delete, "[57427u": nil, "[57441;2u": nil, "[57358u": nil,
      "[99999999999999999999u": nil, "[55296u": nil,
      "[1;129A": .up, "[1;1:2B": .down, "[1;1:3B": nil, "[5;1:1~": .pageUp, "[5;1:3~": nil,
      "[3;129~": .delete, "[P": .function(1), "[Q": .function(2), "[13~": .function(3),
      "[S": .function(4), "[1;1P": .function(1), "[?31u": nil, "[200;1~": nil,
    ])
  /// PuTTY in its various modes, and the Windows Terminal.
  static let windows: Keys =
    cursorKeys + editingKeys + functionKeys + keypad + reports
    + all([
      "[11~": .function(1), "[12~": .function(2), "[13~": .function(3), "[14~": .function(4),
      "[[A": .function(1), "OP": .function(1), "[G": nil, "OG": nil,
      "[65;30;97;1;0;1_": nil, "[13;28;13;0;0;1_": nil,
    ])

  static let terminals = [
    "xterm": xterm, "rxvt": rxvt, "linux": linux, "screen": screen, "kitty": kitty,
    "windows": windows,
  ]

  /// The sequence with its 8-bit beginning, alone and in UTF-8.
  static func with8Bits(_ sequence: String) -> [[UInt8]] {
    let bytes = Array(sequence.utf8)
    guard bytes[0] == 0x1B, (0x40..<0x60).contains(bytes[1]) else { return [] }
    return [[bytes[1] + 0x40] + bytes[2...], [0xC2, bytes[1] + 0x40] + bytes[2...]]
  }
}
