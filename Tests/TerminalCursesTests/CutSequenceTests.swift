import TerminalCore
import TestSupport
import Testing

@testable import TerminalCurses

/// What the decoder makes of sequences that come in pieces, some of them late.
@Suite struct CutSequenceTests {
  /// A decoder that is asked as a terminal asks it, on a clock of the test's own.
  struct Input {
    private var decoder = InputDecoder(escapeDelay: 0.025)
    private(set) var events: [Event] = []

    /// Nothing comes for so many seconds.
    mutating func wait(_ seconds: Double) {
      var left = seconds
      while let patience = decoder.patience, patience <= left {
        left -= patience
        events += decoder.flush()
      }
    }

    mutating func send(_ bytes: some Sequence<UInt8>) {
      events += decoder.decode(Array(bytes)[...])
    }
    mutating func send(_ text: String) { send(text.utf8) }

    /// The keys that would have typed a character.
    var typed: String {
      String(
        events.compactMap { event in
          if case .key(.character(let character)) = event { character } else { nil }
        })
    }
  }

  static func isTyped(_ key: Key?) -> Bool {
    if case .character = key { true } else { false }
  }

  @Test(arguments: TerminalSequences.terminals.keys)
  func eachSequenceIsItsKey(terminal: String) throws {
    for (sequence, key) in try #require(TerminalSequences.terminals[terminal]) {
      for bytes in [Array(sequence.utf8)] + TerminalSequences.with8Bits(sequence) {
        for pieces in [1, 100] {
          var input = Input()
          for start in stride(from: 0, to: bytes.count, by: pieces) {
            input.send(bytes[start...].prefix(pieces))
          }
          input.send("x")
          let keys = input.events.filter { if case .paste = $0 { false } else { true } }
          let expected = [key, "x"].compactMap { $0.map(Event.key) }
          #expect(keys == expected, "\(sequence.debugDescription), by \(pieces)")
        }
      }
    }
  }

  @Test(arguments: TerminalSequences.terminals.keys)
  func aCutSequenceIsItsKeyOrNothing(terminal: String) throws {
    for (sequence, key) in try #require(TerminalSequences.terminals[terminal]) {
      for bytes in [Array(sequence.utf8)] + TerminalSequences.with8Bits(sequence) {
        for place in 1..<bytes.count {
          for seconds in [0.02, 0.06, 0.11, 0.4, 0.9, 1.5, 3, 60] {
            var input = Input()
            input.send(bytes[..<place])
            input.wait(seconds)
            input.send(bytes[place...])
            input.wait(10)
            let comment = "\(sequence.debugDescription), \(seconds) s before byte \(place)"
            if !Self.isTyped(key) || input.events != [key.map(Event.key)] {
              #expect(input.typed == "", "\(comment)")
            }
            input.send("x")
            input.wait(10)
            #expect(input.events.last == .key("x"), "\(comment)")
          }
        }
      }
    }
  }

  /// Pieces of any length, each late by up to 0.9 s. Only what a person may have typed after the Escape
  /// key, `[` and the like, has to be followed sooner.
  @Test(arguments: [3, 4])
  func noPieceOfASequenceIsEverTyped(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let sequences = TerminalSequences.terminals.values.flatMap { $0 }
      .filter { !Self.isTyped($0.key) }.map { Array($0.sequence.utf8) }.sorted {
        $0.lexicographicallyPrecedes($1)
      }
    for _ in 0..<1000 {
      var input = Input()
      var log: [String] = []
      for _ in 0..<4 {
        var rest = try #require(sequences.randomElement(using: &generator))[...]
        if Bool.random(using: &generator), let string = rest.dropFirst().first, string == 0x5D {
          let length = Int.random(in: 0..<6000, using: &generator)
          rest = rest.prefix(5) + Array(repeating: 0x35, count: length) + rest.dropFirst(5)
        }
        var isAfterEscape = false
        while !rest.isEmpty {
          let piece = rest.prefix(
            Int.random(in: 1...max(1, min(rest.count, 12)), using: &generator))
          rest = rest.dropFirst(piece.count)
          input.send(piece)
          let isShort = piece.count == 1 || piece.elementsEqual("[[".utf8)
          let longest = isAfterEscape && isShort ? 0.09 : 0.9
          let wait = Double.random(in: 0..<longest, using: &generator)
          input.wait(wait)
          log.append("\(String(decoding: piece, as: UTF8.self).debugDescription) \(wait)")
          isAfterEscape = piece == [0x1B] || isAfterEscape && isShort
        }
        input.wait(Double.random(in: 1..<3, using: &generator))
      }
      #expect(input.typed == "", "\(log)")
      input.send("x")
      input.wait(3)
      #expect(input.events.last == .key("x"), "\(log)")
    }
  }

  /// What a person does after the Escape key: the keys, and the seconds after each.
  @Test(
    arguments: [
      "[", "[[[", "[u", "[j", "]", "]]]]", "]u", "]\r", "O", "Ox", "é", "5", "P", "j[5",
    ], [0.03, 0.2, 2])
  func keysAfterTheEscapeKeyAreTyped(keys: String, seconds: Double) {
    // Two letters that are a key of a terminal can't be told from it if they come quickly.
    if keys == "Ox", seconds < 0.1 { return }
    var input = Input()
    input.send("\u{1B}")
    input.wait(0.3)
    for key in keys {
      input.send(String(key))
      input.wait(seconds)
    }
    input.wait(3)
    let expected = keys.map { Event.key($0 == "\r" ? .enter : .character($0)) }
    #expect(input.events == [.key(.escape)] + expected)
  }

  @Test(arguments: [
    "\u{1B}[", "\u{1B}[5", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}[200~", "\u{9D}",
  ])
  func aBeginningWithoutAnEndLeavesTheKeysAlone(begin: String) {
    var input = Input()
    input.send(begin)
    input.wait(3)
    let before = input.events.count
    for key in ["x", "\r", "\u{1B}[A", "\u{03}"] {
      input.send(key)
      input.wait(3)
    }
    let keys: [Key] = ["x", .enter, .up, .control("c")]
    // `x` may be the end of a sequence.
    #expect(input.events.dropFirst(before).suffix(3) == keys.suffix(3).map(Event.key)[...])
  }

  @Test(arguments: ["\u{1B}[", "\u{1B}[M", "\u{1B}O", "\u{1B}]0;a", "\u{1B}P"])
  func aControlKeyIsNeverAPartOfASequence(begin: String) {
    var input = Input()
    input.send(begin + "\u{03}")
    #expect(input.events == [.key(.control("c"))])
  }

  @Test(arguments: ["\u{1B}]52;c;", "\u{1B}P+r", "\u{1B}_", "\u{1B}^", "\u{1B}X", "\u{1B}[1;"])
  func aSequenceOfAnyLengthIsNotTyped(begin: String) {
    let end = begin.hasSuffix("[1;") ? "~" : "\u{1B}\\"
    var input = Input()
    input.send(begin)
    for _ in 0..<100 {
      input.send(String(repeating: begin.hasSuffix("[1;") ? "1;" : "5✜", count: 1000))
      input.wait(0.5)
    }
    input.send(end + "x")
    #expect(input.events == [.key("x")])
  }

  @Test func theRestOfAPasteThatStoppedIsNotTyped() {
    let paste = Array("\u{1B}[200~q3.2\r\u{1B}[A5\u{1B}[201~".utf8)
    for place in 1..<paste.count {
      for seconds in [0.06, 1.1, 5] {
        var input = Input()
        input.send(paste[..<place])
        input.wait(seconds)
        input.send(paste[place...] + Array("x".utf8))
        input.wait(3)
        #expect(input.typed == "x", "\(seconds) s before byte \(place)")
        #expect(!input.events.contains(.key(.enter)))
      }
    }
  }
}
