import TerminalCore
import Testing

@testable import TerminalCurses

@Suite struct InputDecoderTests {
  /// The events of text that is all there at once.
  static func events(_ text: String, _ decoder: inout InputDecoder) -> [Event] {
    var events = text.unicodeScalars.compactMap { decoder.decode(.character($0.value)) }
    if let last = decoder.endOfInput() { events.append(last) }
    return events
  }

  static func events(_ text: String) -> [Event] {
    var decoder = InputDecoder()
    return events(text, &decoder)
  }

  @Test func charactersAndControlCharactersAreKeys() {
    #expect(
      Self.events("aé猫 \t\r\u{03}\u{1A}\u{13}\u{7F}\u{1C}") == [
        .key(.character("a")), .key(.character("é")), .key(.character("猫")),
        .key(.character(" ")), .key(.tab), .key(.enter), .key(.control("c")),
        .key(.control("z")), .key(.control("s")), .key(.backspace), .key(.control("\\")),
      ])
  }

  @Test func anEscapeThatStandsAloneIsTheKey() {
    #expect(Self.events("\u{1B}") == [.key(.escape)])
    #expect(Self.events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
  }

  @Test(arguments: [
    "\u{1B}x", "\u{1B}[1;9Z", "\u{1B}[<0;3;4M", "\u{1B}OZ", "\u{1B}]11;rgb:0/0/0\u{07}",
    "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?62;22c", "\u{1B}[I",
  ])
  func unknownSequencesAreNotTyped(sequence: String) {
    #expect(
      Self.events("a" + sequence + "b") == [.key(.character("a")), .key(.character("b"))])
  }

  @Test func aPasteIsOneEventWithLineEndsMadeEqual() {
    var decoder = InputDecoder()
    #expect(decoder.decode(.pasteBegin) == nil)
    #expect(Self.events("a\rb\r\nc\nd\r\r\u{1B}q", &decoder) == [])
    #expect(decoder.decode(.key(.backspace)) == nil)
    #expect(decoder.decode(.pasteEnd) == .paste("a\nb\nc\nd\n\n\u{1B}q"))
    #expect(Self.events("q", &decoder) == [.key(.character("q"))])
  }

  @Test func aLongPasteKeepsItsBeginning() {
    var decoder = InputDecoder()
    _ = decoder.decode(.pasteBegin)
    for _ in 0..<100_000 { _ = decoder.decode(.character(0x78)) }
    #expect(
      decoder.decode(.pasteEnd) == .paste(String(repeating: "x", count: Event.longestPaste)))
  }

  @Test func anEndWithoutABeginningIsNothing() {
    var decoder = InputDecoder()
    #expect(decoder.decode(.pasteEnd) == nil)
  }
}
