import TerminalCore
import TestSupport
import Testing

@testable import TerminalCurses

@Suite struct InputDecoderTests {
  /// The events of bytes that arrive in pieces of some length, then quiet.
  static func events(_ text: String, pieces: Int = .max) -> [Event] {
    var decoder = InputDecoder()
    var rest = Array(text.utf8)[...]
    var events: [Event] = []
    while !rest.isEmpty {
      events += decoder.decode(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
    }
    return events + decoder.flush()
  }

  @Test(arguments: [1, 2, 3, 100])
  func charactersAndControlCharactersAreKeys(pieces: Int) {
    #expect(
      Self.events("aé猫 \t\r\u{03}\u{1A}\u{13}\u{7F}\u{1C}🐸", pieces: pieces) == [
        .key(.character("a")), .key(.character("é")), .key(.character("猫")),
        .key(.character(" ")), .key(.tab), .key(.enter), .key(.control("c")),
        .key(.control("z")), .key(.control("s")), .key(.backspace), .key(.control("\\")),
        .key(.character("🐸")),
      ])
  }

  @Test(arguments: [1, 2, 100])
  func sequencesAreKeysHoweverTheyAreCut(pieces: Int) {
    #expect(
      Self.events("\u{1B}[A\u{1B}OBx\u{1B}[24~\u{1B}[[B\u{1B}[Z", pieces: pieces) == [
        .key(.up), .key(.down), .key(.character("x")), .key(.function(12)), .key(.function(2)),
        .key(.backTab),
      ])
  }

  @Test func anEscapeThatStandsAloneIsTheKey() {
    #expect(Self.events("\u{1B}") == [.key(.escape)])
    #expect(Self.events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(Self.events("\u{1B}\u{1B}OA") == [.key(.escape), .key(.up)])
  }

  @Test(
    arguments: [
      "\u{1B}x", "\u{1B}é", "\u{1B}[1;9Z", "\u{1B}[<0;3;4M", "\u{1B}OZ", "\u{1B}[?62;22c",
      "\u{1B}]11;rgb:0/0/0\u{07}", "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}[I", "\u{1B}[1;5A",
    ], [1, 100])
  func unknownSequencesAreNotTyped(sequence: String, pieces: Int) {
    #expect(
      Self.events("a" + sequence + "b", pieces: pieces)
        == [.key(.character("a")), .key(.character("b"))])
  }

  @Test func bytesThatAreNoTextAreNoKeys() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [0x61, 0xFF, 0x80, 0xC3, 0x62, 0xC2, 0x9B, 0xED, 0xA0, 0x80, 0x63]
    let events = decoder.decode(bytes[...])
    #expect(events == [.key(.character("a")), .key(.character("b")), .key(.character("c"))])
  }

  @Test(arguments: [1, 4, 5, 6, 7, 100])
  func aPasteIsOneEventWithLineEndsMadeEqual(pieces: Int) {
    #expect(
      Self.events(
        "\u{1B}[200~a\rb\r\nc\nd\r\r\u{1B}q\u{1B}[20猫\u{1B}[201~q", pieces: pieces)
        == [.paste("a\nb\nc\nd\n\n\u{1B}q\u{1B}[20猫"), .key(.character("q"))])
  }

  @Test func aLongPasteKeepsItsBeginning() {
    let text = String(repeating: "x", count: 100_000)
    #expect(
      Self.events("\u{1B}[200~\(text)\u{1B}[201~", pieces: 4095)
        == [.paste(String(repeating: "x", count: Event.longestPaste))])
  }

  @Test func anEndWithoutABeginningIsNothing() {
    #expect(Self.events("\u{1B}[201~") == [])
  }

  @Test(arguments: [9])
  func anyBytesMeanTheSameHoweverTheyAreCut(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let alphabet =
      [0x1B, 0x5B, 0x4F, 0x5D, 0x5C, 0x50, 0x07, 0x03, 0x7E, 0x4D, 0x24, 0x3B].map(UInt8.init)
      + Array("0213?:uAa".utf8) + [0xC3, 0xA9, 0xFF, 0xC2, 0x9B, 0x9C, 0x9D, 0xE2, 0x8F]
    for _ in 0..<1500 {
      let bytes = try (0..<60).map { _ in
        try #require(alphabet.randomElement(using: &generator))
      }
      var (whole, cut) = (InputDecoder(), InputDecoder())
      let events = whole.decode(bytes[...])
      var rest = bytes[...]
      var cutEvents: [Event] = []
      while !rest.isEmpty {
        let piece = rest.prefix(Int.random(in: 1...5, using: &generator))
        cutEvents += cut.decode(piece)
        rest = rest.dropFirst(piece.count)
      }
      #expect(events == cutEvents, "\(bytes)")
      #expect(whole.flush() == cut.flush(), "\(bytes)")
      for _ in 0..<4 { _ = whole.flush() }
      #expect(whole.patience == nil)
    }
  }
}
