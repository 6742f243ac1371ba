import TerminalCore
import Testing

@Suite struct DisplayTextTests {
  /// Every scalar, on its own.
  static func allScalars() -> some Sequence<Unicode.Scalar> {
    (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
  }

  @Test func letsNothingThroughThatIsNotVisible() {
    let hidden: Set<Unicode.GeneralCategory> = [
      .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate,
    ]
    var passed: [Unicode.Scalar] = []
    for scalar in Self.allScalars() {
      for shown in displayable("a" + String(scalar)).unicodeScalars
      where hidden.contains(shown.properties.generalCategory)
        || shown.properties.isDefaultIgnorableCodePoint
      { passed.append(scalar) }
    }
    #expect(passed.isEmpty)
  }

  @Test(arguments: ["\u{1B}[31m", "\u{9B}2J", "\u{202E}", "\u{2066}", "\r", "\n", "\t", "\u{7F}"])
  func showsThatSomethingWasThere(text: String) {
    #expect(displayable("a" + text).hasPrefix("a\u{FFFD}"))
  }

  @Test func leavesOrdinaryTextAsItIs() {
    for text in ["cat 3.2", "Σ j≠y ─│▐", "naïve e\u{301}", "猫 カエル 개구리", "🐸", "ქართული"] {
      #expect(displayable(text) == text)
    }
  }

  @Test func doingItAgainChangesNothing() {
    for scalar in Self.allScalars() {
      let once = displayable(String(scalar))
      #expect(displayable(once) == once)
    }
  }

  @Test(arguments: [
    ("", 0), ("cat", 3), ("猫", 2), ("e\u{301}", 1), ("ｶｴﾙ", 3), ("カエル", 6), ("🐸", 2), ("±", 1),
    ("─", 1), ("\u{1B}[m", 3), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("❤\u{FE0F}", 1),
    ("Ａ", 2),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(displayWidth(text) == columns)
  }

  @Test func aMarkWithoutACharacterStandsOnADottedCircle() {
    #expect(displayable("\u{301}x") == "\u{25CC}\u{301}x")
    #expect(displayWidth("\u{301}x") == 2)
  }
}
