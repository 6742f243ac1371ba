import Foundation

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

  /// Looks again until the screen is as wanted or some seconds have passed; returns the last look.
  package func screen(
    within seconds: Double = 5, when isWanted: ([String]) -> Bool
  ) throws -> [String] {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while true {
      let lines = try screen()
      if isWanted(lines) || deadline.timeIntervalSinceNow < 0 { return lines }
      Thread.sleep(forTimeInterval: 0.02)
    }
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

/// The text as one word for a shell.
private func quoted(_ text: String) -> String {
  "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
}
