import Testing

@testable import TerminalCore

@Suite struct KeyScriptTests {
  @Test func readsOneKeyPerToken() throws {
    let keys = try KeyScript.parse("Down  Esc 4 . C-c F12 BTab Space é type:4.4")
    #expect(
      keys == [
        .down, .escape, .character("4"), .character("."), .control("c"), .function(12), .backTab,
        .character(" "), .character("é"), .character("4"), .character("."), .character("4"),
      ])
  }

  @Test func writesKeysThatReadBackAsTheSame() throws {
    let keys =
      Key.named.map(\.key) + (1...12).map(Key.function) + [
        .control("s"), .character("猫"), .character("C"),
      ]
    #expect(try KeyScript.parse(keys.map(\.name).joined(separator: " ")) == keys)
  }

  @Test(arguments: ["Dwon", "F13", "F01", "C-", "C-é", "type:", "esc", "\u{1B}]x"])
  func namesTheTokenThatIsNoKey(token: String) {
    #expect(throws: KeyScriptError(token: token, place: 3)) {
      try KeyScript.parse("a Up \(token) b")
    }
  }

  @Test func saysWhatIsPossibleWithoutPassingEscapesOn() {
    let text = KeyScriptError(token: "\u{1B}]x", place: 2).description
    #expect(text.hasPrefix("Key 2, \"\u{FFFD}]x\", is not a key."))
    #expect(text.contains("PgDn") && text.contains("F1 to F12") && text.contains("type:"))
  }
}
