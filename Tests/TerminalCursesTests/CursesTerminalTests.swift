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
    demo.read(until: "ready")
    demo.read()
    return demo
  }

  /// What the bytes written and the terminal's modes say about its restoration; nil if all is well.
  static func disorder(of demo: PseudoTerminalProcess) -> String? {
    let text = String(decoding: demo.output, as: UTF8.self)
    func isLast(_ on: String, _ off: String) -> Bool {
      guard let on = text.range(of: on, options: .backwards) else { return false }
      guard let off = text.range(of: off, options: .backwards) else { return true }
      return on.lowerBound > off.lowerBound
    }
    if !text.contains("\u{1B}[?1049h") { return "never started" }
    if isLast("\u{1B}[?1049h", "\u{1B}[?1049l") { return "alternate screen" }
    if isLast("\u{1B}[?2004h", "\u{1B}[?2004l") { return "bracketed paste" }
    if isLast("\u{1B}[?25l", "\u{1B}[?25h") { return "hidden cursor" }
    return demo.isCooked ? nil : "raw"
  }

  @Test func drawsAndGivesTheTerminalBack() throws {
    let demo = try Self.ready()
    #expect(!demo.isCooked)
    #expect(String(decoding: demo.output, as: UTF8.self).contains("demo 80x24"))
    demo.send("q")
    #expect(demo.waitForEnd() == .exited(0))
    #expect(Self.disorder(of: demo) == nil)
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
    try demo.press(key)
    try demo.press("|")
    let shown = demo.read(until: "key |")
    let output = String(decoding: demo.output, as: UTF8.self)
    #expect(output.contains("key \(key)"), "\(shown.debugDescription)")
  }

  @Test func anUnknownSequenceIsNotTyped() throws {
    let demo = try Self.ready()
    demo.send("\u{1B}q\u{1B}[1;9q\u{1B}[<0;3;4M")
    #expect(demo.read(atMost: 1) == "")
    demo.send("x")
    #expect(demo.read(until: "key x").contains("key x"))
  }

  @Test func aPasteArrivesWhole() throws {
    let demo = try Self.ready()
    demo.send("\u{1B}[200~q3.2\r猫\u{1B}[201~")
    #expect(demo.read(until: "paste").contains("paste 8 q3.2"))
  }

  @Test func aPasteWithoutItsEndIsNotWaitedForLong() throws {
    let demo = try Self.ready()
    demo.send("\u{1B}[200~abc")
    #expect(demo.read(until: "paste", atMost: 3).contains("paste 3 abc"))
    try demo.press("C-c")
    #expect(demo.waitForEnd() == .exited(0))
  }

  @Test(arguments: ["", "\u{1B}[200~"])
  func aMegabyteIsTakenInBoundedTime(begin: String) throws {
    let demo = try Self.ready()
    let start = Date()
    demo.send(begin)
    demo.send(String(repeating: "0", count: 1_000_000))
    demo.send(begin.isEmpty ? "" : "\u{1B}[201~")
    try demo.press("F5")
    #expect(demo.read(until: "F5", atMost: 10).contains("F5"))
    #expect(Date().timeIntervalSince(start) < 10)
    demo.send("q")
    #expect(demo.waitForEnd() == .exited(0))
  }

  @Test(arguments: [7])
  func anySizeIsSurvived(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    let demo = try Self.ready()
    for (columns, rows) in [(1, 1), (3, 2), (80, 1), (1, 24), (200, 60), (1, 1)] {
      demo.resize(to: Size(columns: columns, rows: rows))
      demo.read(untilQuiet: 0.03)
    }
    for _ in 0..<500 {
      demo.resize(
        to: Size(
          columns: .random(in: 1...200, using: &generator),
          rows: .random(in: 1...60, using: &generator)))
      demo.read(untilQuiet: 0.001)
    }
    demo.read()
    demo.resize(to: Size(columns: 77, rows: 22))
    #expect(demo.read(until: "demo 77x22").contains("demo 77x22"))
    demo.send("q")
    #expect(demo.waitForEnd() == .exited(0))
  }

  @Test func startsOnTheSmallestTerminal() throws {
    let demo = try Self.demo(size: Size(columns: 1, rows: 1))
    demo.read()
    demo.resize(to: Size(columns: 40, rows: 5))
    #expect(demo.read(until: "demo 40x5").contains("demo 40x5"))
  }

  @Test(arguments: ["key", "signal"])
  func stopsAndContinues(by way: String) throws {
    let demo = try Self.ready()
    if way == "key" { try demo.press("C-z") } else { demo.signal(SIGTSTP) }
    demo.read()
    #expect(demo.isStopped)
    #expect(Self.disorder(of: demo) == nil)
    demo.resize(to: Size(columns: 70, rows: 20))
    demo.signal(SIGCONT)
    let painted = demo.read(until: "demo 70x20")
    #expect(painted.contains("\u{1B}[?1049h") && painted.contains("demo 70x20"))
    demo.read()
    #expect(!demo.isCooked)
    demo.send("q")
    #expect(demo.waitForEnd() == .exited(0))
    #expect(Self.disorder(of: demo) == nil)
  }

  @Test func paintsAgainAfterAStopNobodyCouldCatch() throws {
    let demo = try Self.ready()
    demo.signal(SIGSTOP)
    demo.read()
    #expect(demo.isStopped)
    demo.signal(SIGCONT)
    #expect(demo.read(until: "ready").contains("ready"))
  }

  @Test(arguments: [
    SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE,
  ])
  func aFatalSignalRestoresTheTerminalAndKills(number: Int32) throws {
    let demo = try Self.ready()
    demo.signal(number)
    #expect(demo.waitForEnd() == .killed(bySignal: number))
    #expect(Self.disorder(of: demo) == nil)
  }

  @Test(arguments: [("C-t", [SIGILL, SIGTRAP]), ("C-o", [SIGSEGV, SIGBUS])])
  func aCrashRestoresTheTerminal(key: String, signals: [Int32]) throws {
    let demo = try Self.ready()
    try demo.press(key)
    let end = demo.waitForEnd()
    #expect(signals.map { .killed(bySignal: $0) }.contains(end))
    #expect(Self.disorder(of: demo) == nil)
  }

  @Test(arguments: 1...10)
  func aCrashOnTwoThreadsAtOnceRestoresTheTerminal(time: Int) throws {
    let demo = try Self.ready()
    try demo.press("C-b")
    #expect(demo.waitForEnd() == .killed(bySignal: SIGBUS))
    #expect(Self.disorder(of: demo) == nil)
    let sentences = String(decoding: demo.output, as: UTF8.self).components(
      separatedBy: "cut short")
    #expect(sentences.count == 2, "said once")
  }

  @Test func aTerminalThatVanishesEndsTheProgram() throws {
    let demo = try Self.ready()
    demo.hangUp()
    let end = demo.waitForEnd(within: 2)
    #expect(end == .exited(3) || end == .killed(bySignal: SIGHUP))
  }

  @Test(arguments: [
    ("dumb", "cannot place its cursor"), ("nosuch", "called \"nosuch\""), (nil, "TERM is not set"),
  ])
  func aTerminalItCannotUseIsSaidInASentence(name: String?, sentence: String) throws {
    let demo = try Self.demo(["TERM": name])
    #expect(demo.waitForEnd() == .exited(1))
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

  @Test func anIdleProgramWritesNothing() throws {
    let demo = try Self.ready()
    #expect(demo.read(untilQuiet: 0.5, atMost: 1) == "")
  }

  @Test(.enabled(if: Tmux.isInstalled))
  func looksRightOnARealScreen() throws {
    let tmux = try Tmux(builtProduct("CursesDemo"), columns: 40, rows: 8)
    var screen = try tmux.screen { $0.contains("ready") }
    #expect(screen == ["demo 40x8", "猫 e\u{301} ─ ✓  |", "ready"])
    try tmux.send("Up", "é", "F5")
    screen = try tmux.screen { $0.contains("key F5") }
    #expect(screen.dropFirst(2) == ["ready", "key Up", "key é", "key F5"])
    try tmux.resize(columns: 20, rows: 4)
    screen = try tmux.screen { $0.first == "demo 20x4" }
    #expect(screen == ["demo 20x4", "猫 e\u{301} ─ ✓  |", "key é", "key F5"])
  }
}
