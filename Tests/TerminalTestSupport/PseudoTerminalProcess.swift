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
  package internal(set) var output: [UInt8] = []
  var process = pt_process()
  var end: End?

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
      // A program that can't write reads no more.
      while !rest.isEmpty, isReadable(within: 0), readSome() {}
    }
  }

  /// Types the keys of a key script as xterm sends them, all at once. Esc can only be the last: the
  /// next key would be taken for the rest of a sequence that begins with it.
  package func press(_ script: String) throws {
    for key in try KeyScript.parse(script) { send(key.xtermBytes) }
  }

  /// Types keys, and waits until what they bring has been written.
  @discardableResult
  package func press(_ script: String, until text: String) throws -> String {
    try press(script)
    return try read(until: text)
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
}

/// Passes strings to C as a null-terminated array.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
