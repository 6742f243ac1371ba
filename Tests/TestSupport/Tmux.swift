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
      "HOME": "/nonexistent", "PS1": "$ ", "SHELL": "/bin/sh",
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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/tmux")
    process.arguments = ["-L", socket, "-f", "/dev/null"] + arguments
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
