import Testing

@testable import TerminalCurses

/// Lines of a terminal in which keys have left their sequences.
@Suite struct KeyNamesTests {
  @Test(arguments: [
    ("\u{1B}[A", " Up "), ("\u{1B}OB", " Down "), ("\u{1B}OQ", " F2 "), ("\u{1B}[12~", " F2 "),
    ("\u{1B}", " Esc "), ("\u{1B}\u{1B}[A", " Esc  Up "), ("4.4\u{1B}[B", "4.4 Down "),
    ("\u{1B}[C\u{1B}[C", " Right  Right "), ("\u{1B}[1;5A", ""), ("\u{1B}5", " Esc 5"),
    ("\u{1B}Op", "0"), ("\u{1B}[3~x", " Del x"),
    ("set é 4", "set é 4"), ("\u{1B}[?1;2cq", "q"), ("", ""),
  ])
  func `a key's sequence is its name`(line: String, named: String) {
    #expect(namingKeys(in: line) == named)
  }
}
