import Foundation
import TerminalCore
import TerminalTestSupport
import Testing

/// The program on a pseudo-terminal: how it starts, stops, and what it leaves behind.
@Suite(.serialized) struct TerminalTests {
  static func started(
    _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(columns: 80, rows: 24)
  ) throws -> PseudoTerminalProcess {
    let program = try PseudoTerminalProcess(
      Program.path, arguments, environment: environment, size: size)
    try program.read(until: "quit")
    return program
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
    let text = try program.press("t", until: "average") + program.press("s", until: "squared")
    #expect(!text.contains(/\u{1B}\[\d+;\d+r/), "a scrolling region")
  }

  @Test func resizingPaintsAgainAndOneCellIsEnough() throws {
    let program = try Self.started()
    program.resize(to: Size(columns: 120, rows: 40))
    try program.read(until: "quit")
    program.resize(to: Size(columns: 1, rows: 1))
    try program.read(until: "\u{1B}[2J")
    program.resize(to: Size(columns: 80, rows: 24))
    try program.read(until: "quit")
    try program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.disorder == nil)
  }

  @Test(arguments: [
    ("C-z", "Loss"), ("type:4. C-z", "Loss"), (": C-z", "Loss"), ("? C-z", "Keys and commands"),
  ])
  func ctrlZGivesTheTerminalBackUntilTheProgramContinues(script: String, title: String) throws {
    let program = try Self.started()
    try program.press(script)
    try program.waitForStop()
    #expect(program.disorder == nil)
    program.signal(SIGCONT)
    #expect(try program.read(until: title).contains("\u{1B}[?1049h"))
    #expect(!program.isCooked)
    // What is open is left first.
    try program.press(script == "C-z" ? "C-c" : "C-c C-c")
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.disorder == nil)
  }

  @Test(arguments: [
    "q", ": type:quit Enter", ": type:q! Enter", "5 Enter q", "C-c", "type:4. C-c C-c",
    ": a C-c C-c", "? C-c C-c",
  ])
  func leavingGivesTheTerminalBack(script: String) throws {
    let program = try Self.started()
    try program.press(script)
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.disorder == nil)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aFatalSignalKillsAfterTheTerminalIsGivenBack(number: Int32) throws {
    let program = try Self.started()
    program.signal(number)
    #expect(try program.waitForEnd() == .killed(bySignal: number))
    #expect(program.disorder == nil)
  }

  @Test func aTerminalThatVanishesEndsTheProgram() throws {
    let program = try Self.started()
    program.hangUp()
    _ = try program.waitForEnd()
  }

  @Test(arguments: [
    ("nosuch", "\"nosuch\""), (nil, "TERM is not set"),
  ])
  func aTerminalItCannotUseIsRefused(name: String?, reason: String) throws {
    let program = try PseudoTerminalProcess(Program.path, environment: ["TERM": name])
    #expect(try program.waitForEnd() == .exited(1))
    let text = String(decoding: program.output, as: UTF8.self)
    #expect(text.hasPrefix("loss-explorer: ") && text.contains(reason))
    #expect(text.split(separator: "\r\n").count == 1 && !text.contains("\u{1B}"))
    #expect(program.isCooked)
  }

  @Test(arguments: ["</dev/null", ">/dev/null", "2>/dev/null </dev/null"])
  func halfATerminalIsRefused(redirection: String) throws {
    let program = try PseudoTerminalProcess(
      "/bin/sh", ["-c", "exec \"$0\" \(redirection)", Program.path])
    #expect(try program.waitForEnd() == .exited(1))
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

  @Test(arguments: [
    [], [("type:1e", "restore"), ("Esc", "quit")], [("Tab t > a s", "squared")],
    [("?", "scroll"), ("C-c", "quit")], [(": type:class Space", "complete"), ("C-c", "quit")],
  ])
  func withoutUnicodeItDrawsASCIIOnly(steps: [(keys: String, shown: String)]) throws {
    // All of help on one screen.
    let program = try Self.started(
      environment: ["LC_ALL": "C"], size: Size(columns: 80, rows: 200))
    for (keys, shown) in steps { try program.press(keys, until: shown) }
    try program.press("C-c")
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.output.allSatisfy { $0 < 0x80 })
  }

  @Test func savingChangesTheEditedScoreOnly() throws {
    let text = try example("lecture.csv")
    try withFile("lecture.csv", text) { file in
      let program = try Self.started([file])
      try program.press("Right Down type:4.4 Enter C-s", until: "saved")
      try program.press("q")
      #expect(try program.waitForEnd() == .exited(0))
      #expect(program.disorder == nil)
      let saved = try String(contentsOfFile: file, encoding: .utf8)
      #expect(saved == text.replacing("x2,car,1.3,4.9,2.0", with: "x2,car,1.3,4.4,2.0"))
    }
  }

  @Test func quittingWithoutSavingAsksAndLeavesTheFileAlone() throws {
    let text = try example("lecture.csv")
    try withFile("lecture.csv", text) { file in
      let program = try Self.started([file])
      try program.press("5 Enter q", until: "discard")
      try program.press("d")
      #expect(try program.waitForEnd() == .exited(0))
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
      try program.read(until: "quit")
      #expect(try program.press("5 Enter C-s", until: "unchanged").contains("File too large"))
      try program.press("q d")
      #expect(try program.waitForEnd() == .exited(0))
      #expect(program.disorder == nil)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["t.csv"])
    }
  }

  /// Runs a program with some arguments after the first, the number of threads that it may have.
  static let withFewThreads = """
    threads=$1; shift
    if [ "$(id -u)" = 0 ]
    then exec prlimit --nproc=$threads setpriv --reuid=65534 --regid=65534 --clear-groups "$0" "$@"
    else ulimit -u $threads; exec "$0" "$@"
    fi
    """

  static func started(threads: Int, _ arguments: String...) throws -> PseudoTerminalProcess {
    try PseudoTerminalProcess(
      "/bin/sh", ["-c", withFewThreads, Program.path, "\(threads)"] + arguments)
  }

  @Test(
    .enabled("a user without rights can run the program") {
      try started(threads: 1, "--version").waitForEnd() == .exited(0)
    }, arguments: [1, 2])
  func withoutOtherThreadsItReadsAndComputesAllTheSame(threads: Int) throws {
    let row = ",a" + String(repeating: ",1.5,2.5", count: 10) + "\n"
    let classes = (0..<20).map { ",\(Character(Unicode.Scalar(0x61 + UInt8($0))))" }.joined()
    let rows = (1...30_000).map { "x\($0)\(row)" }.joined()
    try withFile("table.csv", "example,label\(classes)\n\(rows)") { large in
      // The program's user may be another, who reads this folder but perhaps not the project's.
      let folder = URL(fileURLWithPath: large).deletingLastPathComponent().path
      chmod(folder, 0o755)
      let small = folder + "/lecture.csv"
      try FileManager.default.copyItem(atPath: examples + "/lecture.csv", toPath: small)
      let program = try Self.started(threads: threads, small)
      try program.read(until: "quit")
      try program.press(": type:open Space type:\(large) Enter", until: "30000")
      try program.press("5 Enter F5", until: "29999")
      try program.press("q d")
      #expect(try program.waitForEnd() == .exited(0))
      #expect(program.disorder == nil)
    }
  }

  @Test func aFileCutShortWhileItIsOpenIsSaidInASentence() throws {
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
      try program.press("]", until: "(edited)")
      try file.truncate(atOffset: 4096)
      // While losses are still computed the hole is met at once; after that it is noticed before the next
      // key, and q leaves.
      try program.press("G >")
      try program.read(until: "by another program", "been cut short")
      try program.press("q")
      let end = try program.waitForEnd()
      #expect([.killed(bySignal: SIGBUS), .exited(0)].contains(end))
      #expect(program.disorder == nil)
      // A line may end before it, as the path is long.
      let sentence = end == .exited(0) ? "by another program" : "been cut short"
      #expect(String(decoding: program.output, as: UTF8.self).contains(sentence))
      let journals = state + "/loss-explorer/journal"
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: journals).first)
      let journal = try String(contentsOfFile: "\(journals)/\(name)", encoding: .utf8)
      #expect(journal.contains("score 0 0 0.1"), "the edit is kept")
    }
  }
}
