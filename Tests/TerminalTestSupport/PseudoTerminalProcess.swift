import CPseudoTerminal
import Foundation
import TerminalCore

/// A program running on a pseudo-terminal of its own, ended when this object goes.
package final class PseudoTerminalProcess {
  /// How a program ended.
  package enum End: Hashable, Sendable {
    case exited(Int32)
    case killed(bySignal: Int32)
  }

  /// The program could not be started.
  package struct CannotStart: Error {
    package let executable: String
  }

  /// Everything the program has written so far.
  package private(set) var output: [UInt8] = []
  package var processID: pid_t { process.program }
  private var process = pt_process()
  private var end: End?

  /// The environment is exactly the one given, besides PATH and those of `standardEnvironment`.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(columns: 80, rows: 24)
  ) throws {
    var variables: [String: String?] = Self.standardEnvironment
    variables.merge(environment) { _, given in given }
    let pairs = variables.compactMap { name, value in value.map { "\(name)=\($0)" } }
    let isStarted = withCStrings([executable] + arguments) { arguments in
      withCStrings(pairs) { pairs in
        pt_start(&process, executable, arguments, pairs, Int32(size.rows), Int32(size.columns))
      }
    }
    guard isStarted else { throw CannotStart(executable: executable) }
  }

  deinit {
    pt_end(&process, end != nil)
  }

  /// What tests run under unless they say otherwise; a nil value leaves a variable out.
  package static let standardEnvironment: [String: String?] = [
    "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent",
    "XDG_STATE_HOME": stateFolder,
  ]

  /// Where programs under test keep what outlives them, unless a test says otherwise; it goes when
  /// the tests end.
  package static let stateFolder: String = {
    atexit { try? FileManager.default.removeItem(atPath: PseudoTerminalProcess.stateFolder) }
    return FileManager.default.temporaryDirectory
      .appendingPathComponent("loss-explorer-state-\(getpid())").path
  }()

  package func send(_ text: String) {
    send(bytes: Array(text.utf8))
  }

  package func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        write(process.terminal, $0.baseAddress, min($0.count, 512))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      if !rest.isEmpty { read(untilQuiet: 0, atMost: 0) }
    }
  }

  /// Types the keys of a key script as xterm sends them, with a pause after Esc.
  package func press(_ script: String) throws {
    for key in try KeyScript.parse(script) {
      send(key.xtermBytes)
      if key == .escape { read(untilQuiet: 0.06) }
    }
  }

  package func resize(to size: Size) {
    pt_resize(process.terminal, Int32(size.rows), Int32(size.columns))
  }

  package func signal(_ number: Int32) {
    if end == nil { kill(process.program, number) }
  }

  /// Closes the user's side of the terminal, as a closed window does.
  package func hangUp() {
    close(process.terminal)
    process.terminal = -1  // a read from now on finds nothing
  }

  /// Whether the terminal is as it is at a shell's prompt: lines are edited and echoed.
  package var isCooked: Bool { pt_is_cooked(process.terminal) }

  /// Reads until nothing has come for a while; returns what came.
  @discardableResult
  package func read(untilQuiet quiet: Double = 0.15, atMost longest: Double = 5) -> String {
    read(atMost: longest, quiet: quiet) { _ in false }
  }

  /// Reads until the output from now on holds a text; returns what came.
  @discardableResult
  package func read(until text: String, atMost longest: Double = 5) -> String {
    read(atMost: longest, quiet: longest) { $0.contains(text) }
  }

  private func read(atMost longest: Double, quiet: Double, isEnough: (String) -> Bool) -> String {
    let start = output.count
    let deadline = Date(timeIntervalSinceNow: longest)
    var buffer = [UInt8](repeating: 0, count: 65536)
    repeat {
      var file = pollfd(fd: process.terminal, events: Int16(POLLIN), revents: 0)
      let patience = min(quiet, max(0, deadline.timeIntervalSinceNow))
      guard poll(&file, 1, Int32(patience * 1000)) == 1 else { break }
      let count = Foundation.read(process.terminal, &buffer, buffer.count)
      guard count > 0 else { break }
      output += buffer[..<count]
    } while !isEnough(String(decoding: output[start...], as: UTF8.self))
      && deadline.timeIntervalSinceNow > 0
    return String(decoding: output[start...], as: UTF8.self)
  }

  /// How the program ended; nil if it has not within so many seconds.
  package func waitForEnd(within seconds: Double = 5) -> End? {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while end == nil, deadline.timeIntervalSinceNow > 0 {
      if process.terminal >= 0 { read(untilQuiet: 0.005, atMost: 0.05) }
      var status: Int32 = 0
      guard pt_wait(&process, 5, &status) else { continue }
      var code: Int32 = 0
      end = pt_has_exited(status, &code) ? .exited(code) : .killed(bySignal: pt_signal_of(status))
    }
    if process.terminal >= 0 { read(untilQuiet: 0.02) }
    return end
  }

  /// Whether the program stands still, as after Ctrl-Z.
  package var isStopped: Bool {
    let stat = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8)
    return stat?.split(separator: ")").last?.split(separator: " ").first == "T"
  }
}

/// Passes strings to C as a null-terminated array.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

extension Key {
  /// What xterm sends for the key.
  package var xtermBytes: String {
    switch self {
    case .character(let character): String(character)
    case .up: "\u{1B}OA"
    case .down: "\u{1B}OB"
    case .right: "\u{1B}OC"
    case .left: "\u{1B}OD"
    case .home: "\u{1B}OH"
    case .end: "\u{1B}OF"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .insert: "\u{1B}[2~"
    case .delete: "\u{1B}[3~"
    case .enter: "\r"
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .escape: "\u{1B}"
    case .backspace: "\u{7F}"
    case .function(let number):
      switch number {
      case 1...4: "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
      case 5: "\u{1B}[15~"
      case 6...10: "\u{1B}[\(number + 11)~"
      default: "\u{1B}[\(number + 12)~"
      }
    case .control(let character):
      String(UnicodeScalar((character.asciiValue ?? 0x40) & 0x1F))
    }
  }
}
