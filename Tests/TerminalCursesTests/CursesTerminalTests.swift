import Foundation
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

/// Drives the demo, which shows the events it gets, on pseudo-terminals.
@Suite(.serialized) struct CursesTerminalTests {
  static func demo(
    _ environment: [String: String?] = [:], size: Size = Size(columns: 80, rows: 24)
  ) throws -> PseudoTerminalProcess {
    try PseudoTerminalProcess(
      builtProduct("CursesDemo"), environment: environment, size: size)
  }

  static func ready(_ environment: [String: String?] = [:]) throws -> PseudoTerminalProcess {
    let demo = try demo(environment)
    try demo.read(until: "ready")
    try demo.readRest()
    return demo
  }

  @Test func drawsAndGivesTheTerminalBack() throws {
    let demo = try Self.ready()
    #expect(!demo.isCooked)
    #expect(String(decoding: demo.output, as: UTF8.self).contains("demo 80x24"))
    demo.send("q")
    #expect(try demo.waitForEnd() == .exited(0))
    #expect(demo.disorder == nil)
  }

  @Test func placesWhatFollowsACharacterThatTerminalsMeasureDifferently() throws {
    let demo = try Self.ready()
    let text = String(decoding: demo.output, as: UTF8.self)
    #expect(text.contains("猫\u{1B}[2;3H e\u{301}\u{1B}[2;5H ─ ✓"))
  }

  @Test(arguments: [
    "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Enter", "Tab", "BTab", "Esc",
    "BS", "Del", "Ins", "F1", "F4", "F5", "F8", "F10", "F12", "C-s", "C-a", "x", "é", "猫", "Space",
  ])
  func eachKeyArrivesAsItself(key: String) throws {
    let demo = try Self.ready()
    try demo.press(key, until: "key \(key)")
  }

  @Test func anUnknownSequenceIsNotTyped() throws {
    let demo = try Self.ready()
    demo.send("\u{1B}q\u{1B}[1;9q\u{1B}[<0;3;4Mx")
    #expect(try demo.read(until: "key x").matches(of: /key/).count == 1)
  }

  @Test func aPasteArrivesWhole() throws {
    let demo = try Self.ready()
    demo.send("\u{1B}[200~q3.2\r猫\u{1B}[201~")
    try demo.read(until: "paste 8 q3.2")
  }

  @Test func aPasteWithoutItsEndIsNotWaitedForLong() throws {
    let demo = try Self.ready()
    demo.send("\u{1B}[200~abc")
    try demo.read(until: "paste 3 abc")
    try demo.press("C-c")
    #expect(try demo.waitForEnd() == .exited(0))
  }

  @Test(arguments: ["", "\u{1B}[200~"])
  func aMegabyteIsTakenInBoundedTime(begin: String) throws {
    let demo = try Self.ready()
    demo.send(begin)
    demo.send(String(repeating: "0", count: 1_000_000))
    demo.send(begin.isEmpty ? "" : "\u{1B}[201~")
    demo.send(Key.function(5).xtermBytes)
    try demo.read(until: "F5")
    demo.send("q")
    #expect(try demo.waitForEnd() == .exited(0))
  }

  @Test(arguments: [7])
  func anySizeIsSurvived(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let demo = try Self.ready()
    let random = (0..<500).map { _ in
      (Int.random(in: 1...200, using: &generator), Int.random(in: 1...60, using: &generator))
    }
    for (columns, rows) in [(1, 1), (3, 2), (80, 1), (1, 24), (200, 60), (1, 1)] + random {
      demo.resize(to: Size(columns: columns, rows: rows))
      try demo.read(until: "\u{1B}[2J")
    }
    demo.resize(to: Size(columns: 77, rows: 22))
    try demo.read(until: "demo 77x22")
    demo.send("q")
    #expect(try demo.waitForEnd() == .exited(0))
  }

  @Test(arguments: ["99999999", "-1", "0", "x", "99999999999999999999"])
  func anAbsurdSizeInTheEnvironmentIsNotTaken(size: String) throws {
    let demo = try Self.ready(["LINES": size, "COLUMNS": size])
    #expect(String(decoding: demo.output, as: UTF8.self).contains("demo 80x24"))
  }

  @Test func startsOnTheLargestTerminal() throws {
    let demo = try Self.demo(size: Size(columns: 65535, rows: 65535))
    try demo.read(until: "demo 1000x1000")
  }

  @Test(arguments: [
    "\u{1B}|[6~", "\u{1B}[|6~", "\u{1B}[6|~", "\u{1B}|OA", "\u{1B}O|A", "\u{1B}[M |!!",
  ])
  func theRestOfACutSequenceIsNotTyped(cut: String) throws {
    let demo = try Self.ready()
    let pieces = cut.split(separator: "|")
    demo.send(String(pieces[0]))
    if pieces[0] == "\u{1B}" {
      try demo.read(until: "key Esc")
    } else {
      #expect(!demo.isReadable(within: 0.06), "waits longer than for the Escape key")
    }
    demo.send(String(pieces[1]))
    let text = try demo.press("x", until: "key x")
    #expect(text.matches(of: /key/).count <= 2)
    #expect(text.matches(of: /key ([^\e]*)/).allSatisfy { ["x", "PgDn", "Up"].contains($0.1) })
  }

  @Test func anEscapeWaitsLongerForTheRestOverANetwork() throws {
    for (environment, isHeld) in [
      (["SSH_TTY": "/dev/pts/9"], true), (["SSH_TTY": "/dev/pts/9", "ESCDELAY": "1"], false),
    ] {
      let demo = try Self.ready(environment)
      demo.send("\u{1B}")
      #expect(demo.isReadable(within: 0.06) != isHeld)
    }
  }

  @Test func startsOnTheSmallestTerminal() throws {
    let demo = try Self.demo(size: Size(columns: 1, rows: 1))
    try demo.read(until: "\u{1B}[?2004h")
    demo.resize(to: Size(columns: 40, rows: 5))
    try demo.read(until: "demo 40x5")
  }

  @Test func aTerminalThatVanishesEndsTheProgram() throws {
    let demo = try Self.ready()
    demo.hangUp()
    let end = try demo.waitForEnd()
    #expect(end == .exited(3) || end == .killed(bySignal: SIGHUP))
  }

  @Test(arguments: [
    ("dumb", "cannot place its cursor"), ("nosuch", "called \"nosuch\""), (nil, "TERM is not set"),
  ])
  func aTerminalItCannotUseIsSaidInASentence(name: String?, sentence: String) throws {
    let demo = try Self.demo(["TERM": name])
    #expect(try demo.waitForEnd() == .exited(1))
    let text = String(decoding: demo.output, as: UTF8.self)
    #expect(text.contains(sentence))
    #expect(!text.contains("\u{1B}"))
    #expect(demo.isCooked)
  }

  @Test func withoutATerminalItSaysSo() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtProduct("CursesDemo"))
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(text == "Standard input and output have to be a terminal.\n")
  }

  @Test func withoutUnicodeItWritesASCIIOnly() throws {
    let demo = try Self.ready(["LC_ALL": "C"])
    #expect(demo.output.allSatisfy { $0 < 0x80 })
    #expect(String(decoding: demo.output, as: UTF8.self).contains("?? e ? ?"))
  }

  /// That nothing happens can only be seen over time.
  @Test func anIdleProgramWritesNothing() throws {
    let demo = try Self.ready()
    #expect(!demo.isReadable(within: 0.2))
  }

  @Test(.enabled(if: Tmux.isInstalled))
  func looksRightOnARealScreen() throws {
    let tmux = try Tmux(builtProduct("CursesDemo"), columns: 40, rows: 8)
    try tmux.wait(for: ["demo 40x8", "猫 e\u{301} ─ ✓  |", "ready"])
    try tmux.send("Up", "é", "F5")
    try tmux.wait(
      for: ["demo 40x8", "猫 e\u{301} ─ ✓  |", "ready", "key Up", "key é", "key F5"])
    try tmux.resize(columns: 20, rows: 4)
    try tmux.wait(for: ["demo 20x4", "猫 e\u{301} ─ ✓  |", "key é", "key F5"])
  }
}
