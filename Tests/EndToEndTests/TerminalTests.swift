import Foundation
import TerminalCore
import TerminalTestSupport
import Testing

/// The program on a pseudo-terminal: how it starts, stops, and what it leaves behind.
@Suite(.serialized) struct TerminalTests {
  static func started(
    _ arguments: [String] = [], environment: [String: String?] = [:]
  ) throws -> PseudoTerminalProcess {
    let program = try PseudoTerminalProcess(Program.path, arguments, environment: environment)
    program.read(until: "quit", atMost: 10)
    program.read()
    return program
  }

  /// What is wrong with the terminal the program left; nil if nothing is.
  static func disorder(of program: PseudoTerminalProcess) -> String? {
    let text = String(decoding: program.output, as: UTF8.self)
    func isOn(_ on: String, _ off: String) -> Bool {
      guard let on = text.range(of: on, options: .backwards) else { return false }
      guard let off = text.range(of: off, options: .backwards) else { return true }
      return on.lowerBound > off.lowerBound
    }
    if !text.contains("\u{1B}[?1049h") { return "never started" }
    if isOn("\u{1B}[?1049h", "\u{1B}[?1049l") { return "alternate screen" }
    if isOn("\u{1B}[?2004h", "\u{1B}[?2004l") { return "bracketed paste" }
    if isOn("\u{1B}[?25l", "\u{1B}[?25h") { return "hidden cursor" }
    return program.isCooked ? nil : "raw"
  }

  static func waits(_ seconds: Double = 10, until isWanted: () -> Bool) -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while !isWanted() {
      if deadline.timeIntervalSinceNow < 0 { return false }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return true
  }

  @Test func startingPaintsTheTableOnAScreenOfItsOwn() throws {
    let program = try Self.started()
    let text = String(decoding: program.output, as: UTF8.self)
    #expect(text.contains("\u{1B}[?1049h"))
    #expect(text.contains("Loss Explorer") && text.contains("2.76"))
    #expect(!program.isCooked)
  }

  @Test func aTableThatIsTurnedIsPaintedAndNotScrolled() throws {
    let program = try Self.started()
    let size = program.output.count
    try program.press("t s")
    program.read()
    let text = String(decoding: program.output.dropFirst(size), as: UTF8.self)
    #expect(text.contains("average"))
    #expect(!text.contains(/\u{1B}\[\d+;\d+r/), "a scrolling region")
  }

  @Test func resizingPaintsAgainAndOneCellIsEnough() throws {
    let program = try Self.started()
    program.resize(to: Size(columns: 120, rows: 40))
    #expect(program.read(until: "Loss Explorer", atMost: 10).contains("Loss Explorer"))
    program.read()
    program.resize(to: Size(columns: 1, rows: 1))
    program.read()
    program.resize(to: Size(columns: 80, rows: 24))
    #expect(program.read(until: "quit", atMost: 10).contains("quit"))
    try program.press("q")
    #expect(program.waitForEnd(within: 10) == .exited(0))
    #expect(Self.disorder(of: program) == nil)
  }

  @Test(arguments: ["C-z", "type:4. C-z", ": C-z", "? C-z"])
  func ctrlZGivesTheTerminalBackUntilTheProgramContinues(script: String) throws {
    let program = try Self.started()
    try program.press(script)
    #expect(Self.waits { program.isStopped })
    program.read()
    #expect(Self.disorder(of: program) == nil)
    program.signal(SIGCONT)
    let painted = program.read(until: "Loss", atMost: 2) + program.read()
    #expect(painted.contains("\u{1B}[?1049h"))
    #expect(!program.isCooked)
    try program.press("C-c")
    #expect(program.waitForEnd(within: 10) == .exited(0))
    #expect(Self.disorder(of: program) == nil)
  }

  @Test(arguments: [
    "q", ": type:quit Enter", "5 Enter q", "C-c", "type:4. C-c", ": a C-c", "? C-c",
  ])
  func leavingGivesTheTerminalBack(script: String) throws {
    let program = try Self.started()
    try program.press(script)
    #expect(program.waitForEnd(within: 10) == .exited(0))
    #expect(Self.disorder(of: program) == nil)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aFatalSignalKillsAfterTheTerminalIsGivenBack(number: Int32) throws {
    let program = try Self.started()
    program.signal(number)
    #expect(program.waitForEnd(within: 10) == .killed(bySignal: number))
    #expect(Self.disorder(of: program) == nil)
  }

  @Test func aTerminalThatVanishesEndsTheProgram() throws {
    let program = try Self.started()
    program.hangUp()
    #expect(program.waitForEnd(within: 10) != nil)
  }

  @Test(arguments: [
    ("dumb", "\"dumb\""), ("nosuch", "\"nosuch\""), (nil, "TERM is not set"),
  ])
  func aTerminalItCannotUseIsRefused(name: String?, reason: String) throws {
    let program = try PseudoTerminalProcess(Program.path, environment: ["TERM": name])
    #expect(program.waitForEnd(within: 10) == .exited(1))
    let text = String(decoding: program.output, as: UTF8.self)
    #expect(text.hasPrefix("loss-explorer: ") && text.contains(reason))
    #expect(text.split(separator: "\r\n").count == 1 && !text.contains("\u{1B}"))
    #expect(program.isCooked)
  }

  @Test(arguments: ["</dev/null", ">/dev/null", "2>/dev/null </dev/null"])
  func halfATerminalIsRefused(redirection: String) throws {
    let program = try PseudoTerminalProcess(
      "/bin/sh", ["-c", "exec \"$0\" \(redirection)", Program.path])
    #expect(program.waitForEnd(within: 10) == .exited(1))
    let text = String(decoding: program.output, as: UTF8.self)
    let isSilent = redirection.hasPrefix("2")
    #expect(text.contains("have to be a terminal.") == !isSilent)
    #expect(!text.contains("\u{1B}"))
    #expect(program.isCooked)
  }

  @Test func withoutATerminalItSaysSoOnStandardError() throws {
    let result = try Program.run()
    #expect(result.end == .exited(1))
    #expect(result.output == "")
    #expect(
      result.errors.hasPrefix(
        "loss-explorer: Standard input and output have to be a terminal."))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["", "type:1e Esc", "Tab t > a s", "? PgDn PgDn PgDn", ": type:class Space"])
  func withoutUnicodeItDrawsASCIIOnly(script: String) throws {
    let program = try Self.started(environment: ["LC_ALL": "C"])
    try program.press(script)
    program.read()
    #expect(program.output.allSatisfy { $0 < 0x80 })
    try program.press("C-c")
    #expect(program.waitForEnd(within: 10) == .exited(0))
  }

  @Test func savingChangesTheEditedScoreOnly() throws {
    let text = try example("lecture.csv")
    try withFile("lecture.csv", text) { file in
      let program = try Self.started([file])
      try program.press("Right Down type:4.4 Enter C-s")
      #expect(program.read(until: "saved", atMost: 10).contains("saved"))
      try program.press("q")
      #expect(program.waitForEnd(within: 10) == .exited(0))
      #expect(Self.disorder(of: program) == nil)
      let saved = try String(contentsOfFile: file, encoding: .utf8)
      #expect(saved == text.replacing("x2,car,1.3,4.9,2.0", with: "x2,car,1.3,4.4,2.0"))
    }
  }

  @Test func quittingWithoutSavingAsksAndLeavesTheFileAlone() throws {
    let text = try example("lecture.csv")
    try withFile("lecture.csv", text) { file in
      let program = try Self.started([file])
      try program.press("5 Enter q")
      #expect(program.read(until: "discard", atMost: 10).contains("discard"))
      try program.press("d")
      #expect(program.waitForEnd(within: 10) == .exited(0))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }
  }

  @Test func aDiskThatIsFullLeavesTheOldFileAndTheProgramRunning() throws {
    var text = "example,label,a,b\n"
    for row in 1...400 { text += "x\(row),a,1.0,2.0\n" }
    try withFile("t.csv", text) { file in
      // What a full disk does to `write`, done by a limit on the size of files.
      let program = try PseudoTerminalProcess(
        "/bin/sh", ["-c", "ulimit -f 1; exec \"$0\" \"$1\"", Program.path, file],
        size: Size(columns: 200, rows: 40))
      program.read(until: "quit", atMost: 10)
      program.read()
      try program.press("5 Enter C-s")
      #expect(program.read(until: "unchanged", atMost: 10).contains("File too large"))
      try program.press("q d")
      #expect(program.waitForEnd(within: 10) == .exited(0))
      #expect(Self.disorder(of: program) == nil)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["t.csv"])
    }
  }

  @Test func aFileCutShortWhileItIsOpenEndsTheProgramWithASentence() throws {
    let (n, c) = (20_000, 1000)
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(n), \(c)), }"
    let start = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0]
    try withFile("labels.txt", String(repeating: "0\n", count: n)) { labels in
      let path = URL(fileURLWithPath: labels).deletingLastPathComponent().path + "/t.npy"
      try Data(start + header.utf8).write(to: URL(fileURLWithPath: path))
      let file = try #require(FileHandle(forWritingAtPath: path))
      // The scores are a hole, which reads as zeros.
      try file.truncate(atOffset: UInt64(start.count + header.utf8.count + n * c * 4))
      let state = URL(fileURLWithPath: labels).deletingLastPathComponent().path + "/state"
      let program = try Self.started(
        [path, "--labels", labels], environment: ["XDG_STATE_HOME": state])
      try program.press("]")
      program.read()
      try file.truncate(atOffset: 4096)
      try program.press("G >")
      #expect(program.waitForEnd(within: 10) == .killed(bySignal: SIGBUS))
      #expect(Self.disorder(of: program) == nil)
      #expect(String(decoding: program.output, as: UTF8.self).contains("has been cut short"))
      let journals = state + "/loss-explorer/journal"
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: journals).first)
      let journal = try String(contentsOfFile: "\(journals)/\(name)", encoding: .utf8)
      #expect(journal.contains("score 0 0 0.1"), "the edit is kept")
    }
  }
}
