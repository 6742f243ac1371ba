import Foundation
import TerminalCore

/// A tmux server of one's own with one window, ended when this object goes.
package final class Tmux {
  private let socket = "loss-explorer-test-\(UUID().uuidString)"
  private let environment: [String: String]

  package static var isInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")
  }

  package init(
    _ command: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws {
    self.environment = [
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "HOME": "/nonexistent", "XDG_STATE_HOME": PseudoTerminalProcess.stateFolder, "PS1": "$ ",
      "SHELL": "/bin/sh",
    ].merging(environment) { _, given in given }
    try run("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", command)
  }

  deinit {
    _ = try? run("kill-server")
  }

  /// Keys by their tmux names, or text.
  package func send(_ keys: String...) throws {
    try run(["send-keys"] + keys)
  }

  /// The keys of a script, all at once.
  package func press(_ keys: [Key]) throws {
    let commands = keys.map { key in
      key.tmuxName.map { ["send-keys", $0] }
        ?? ["send-keys", "-l", "--", key == .character(" ") ? " " : key.name]
    }
    if !commands.isEmpty { try run(Array(commands.joined(separator: [";"]))) }
  }

  package func resize(columns: Int, rows: Int) throws {
    try run("resize-window", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// The rows on the screen, blanks at their ends left out.
  package func screen() throws -> [String] {
    var lines = try run("capture-pane", "-p").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// What was waited for is not on the screen.
  package struct TimedOut: Error, CustomStringConvertible {
    package let description: String
  }

  /// Looks again until the screen is as wanted; after half a minute the test fails.
  package func wait(for wanted: String, until isWanted: ([String]) -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: 30)
    var lines = try screen()
    while !isWanted(lines) {
      guard deadline.timeIntervalSinceNow > 0 else {
        throw TimedOut(description: "not \(wanted), but\n" + lines.joined(separator: "\n"))
      }
      usleep(10_000)
      lines = try screen()
    }
  }

  /// Waits until a text is on the screen.
  package func wait(for text: String) throws {
    try wait(for: "\"\(text)\"") { $0.contains { $0.contains(text) } }
  }

  /// Waits until the screen is just that.
  package func wait(for screen: [String]) throws {
    try wait(for: "\n" + screen.joined(separator: "\n")) { $0 == screen }
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> String { try run(arguments) }

  @discardableResult
  private func run(_ arguments: [String]) throws -> String {
    // Not Foundation's Process: the server would inherit what it waits on for the client's end.
    let words = ["/usr/bin/tmux", "-L", socket, "-f", "/dev/null"] + arguments
    let variables = environment.map { name, value in "\(name)=\(value)" }
    let command = (["exec", "/usr/bin/env", "-i"] + (variables + words).map(quoted))
      .joined(separator: " ")
    // Threads of the test run may block signals, which children inherit, and a server needs.
    var none = sigset_t()
    var before = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &before)
    let started = popen(command + " 2>/dev/null", "r")
    pthread_sigmask(SIG_SETMASK, &before, nil)
    guard let pipe = started else { throw CocoaError(.fileReadUnknown) }
    defer { pclose(pipe) }
    // A new server keeps what it is given open: there would be no end to read.
    if arguments.first == "new-session" { return "" }
    let data = FileHandle(fileDescriptor: fileno(pipe)).readDataToEndOfFile()
    return String(decoding: data, as: UTF8.self)
  }
}

extension Key {
  /// What tmux calls the key; nil for what is sent as it is.
  fileprivate var tmuxName: String? {
    switch self {
    case .character: nil
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .insert: "IC"
    case .delete: "DC"
    case .escape: "Escape"
    case .backspace: "BSpace"
    default: name
    }
  }
}

/// The text as one word for a shell.
private func quoted(_ text: String) -> String {
  "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
}
