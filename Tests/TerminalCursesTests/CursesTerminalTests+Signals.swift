import Foundation
import TerminalCore
import TerminalTestSupport
import TestSupport
import Testing

extension CursesTerminalTests {
  @Test(arguments: ["key", "signal"])
  func stopsAndContinues(by way: String) throws {
    let demo = try Self.ready()
    if way == "key" { try demo.press("C-z") } else { demo.signal(SIGTSTP) }
    try demo.waitForStop()
    #expect(demo.disorder == nil)
    demo.resize(to: Size(columns: 70, rows: 20))
    demo.signal(SIGCONT)
    #expect(try demo.read(until: "demo 70x20").contains("\u{1B}[?1049h"))
    #expect(!demo.isCooked)
    demo.send("q")
    #expect(try demo.waitForEnd() == .exited(0))
    #expect(demo.disorder == nil)
  }

  @Test func paintsAgainWhateverOthersHaveDoneToTheTerminal() throws {
    let demo = try Self.ready()
    let text = try demo.press("C-l", until: "ready")
    for sequence in ["\u{1B}[?1049h", "\u{1B}[2J", "\u{1B}[?2004h", "demo 80x24"] {
      #expect(text.contains(sequence))
    }
    demo.send("q")
    #expect(try demo.waitForEnd() == .exited(0))
    #expect(demo.disorder == nil)
  }

  @Test func paintsAgainAfterAStopNobodyCouldCatch() throws {
    let demo = try Self.ready()
    demo.signal(SIGSTOP)
    try demo.waitForStop()
    demo.signal(SIGCONT)
    #expect(try demo.read(until: "ready").contains("\u{1B}[?1049h"))
    demo.send("q")
    #expect(try demo.waitForEnd() == .exited(0))
    #expect(demo.disorder == nil)
  }

  @Test func takesTheSizeOfTheEnvironmentWhereTheTerminalHasNone() throws {
    let demo = try Self.demo(
      ["LINES": "30", "COLUMNS": "90"], size: Size(columns: 0, rows: 0))
    try demo.read(until: "demo 90x30")
  }

  /// The signals that end a program which does nothing about them, of all that there are.
  static let fatalSignals: [Int32] = {
    var signals = [
      SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGSYS,
      SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE, SIGXCPU,
    ]
    #if os(Linux)
      signals += [SIGIO, SIGPWR, SIGSTKFLT, 34, 50, 64]  // the last ones are real-time signals
    #endif
    return signals
  }()

  @Test(arguments: fatalSignals)
  func aFatalSignalRestoresTheTerminalAndKills(number: Int32) throws {
    let demo = try Self.ready()
    demo.signal(number)
    #expect(try demo.waitForEnd() == .killed(bySignal: number))
    #expect(demo.disorder == nil)
  }

  @Test(arguments: [("C-t", [SIGILL, SIGTRAP]), ("C-o", [SIGSEGV, SIGBUS])])
  func aCrashRestoresTheTerminal(key: String, signals: [Int32]) throws {
    let demo = try Self.ready()
    try demo.press(key)
    let end = try demo.waitForEnd()
    #expect(signals.map { .killed(bySignal: $0) }.contains(end))
    #expect(demo.disorder == nil)
  }

  @Test func aCrashWhereMemoryIsLimitedSaysSo() throws {
    func said(_ limit: String) throws -> Bool {
      let demo = try PseudoTerminalProcess(
        "/bin/sh", ["-c", "ulimit -v \(limit); exec \"$0\"", builtProduct("CursesDemo")])
      try demo.read(until: "ready")
      try demo.press("C-t")
      _ = try demo.waitForEnd()
      #expect(demo.disorder == nil)
      return String(decoding: demo.output, as: UTF8.self).contains("(ulimit -v)")
    }
    #expect(try said("16000000") && !said("unlimited"))
  }

  @Test func withTooFewFilesItSaysSo() throws {
    let demo = try PseudoTerminalProcess(
      "/bin/sh", ["-c", "ulimit -n 4; exec \"$0\"", builtProduct("CursesDemo")])
    try demo.read(until: "(ulimit -n)")
    #expect(try demo.waitForEnd() == .exited(1))
  }

  @Test(arguments: 1...10)
  func aCrashOnTwoThreadsAtOnceRestoresTheTerminal(time: Int) throws {
    let demo = try Self.ready()
    try demo.press("C-b")
    #expect(try demo.waitForEnd() == .killed(bySignal: SIGBUS))
    #expect(demo.disorder == nil)
    let sentences = String(decoding: demo.output, as: UTF8.self).components(
      separatedBy: "cut short")
    #expect(sentences.count == 2, "said once")
  }
}
