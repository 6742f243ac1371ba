import Foundation
import TerminalCore
import TerminalTestSupport
import TestSupport

/// The program as it is built, run to its end without a terminal.
enum Program {
  static var path: String { builtProduct("loss-explorer") }

  struct Result {
    var end: PseudoTerminalProcess.End
    var output: String
    var errors: String
  }

  struct CannotStart: Error {}

  static func run(_ arguments: String...) throws -> Result { try run(arguments) }

  /// Output goes to files: a pipe could be kept open by what other tests start meanwhile.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], input: String = "/dev/null"
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let (output, errors) = (folder + "/output", folder + "/errors")
      let process = try start(
        arguments, environment: environment, input: input, output: output, errors: errors)
      // One that hangs is killed, which no test takes for its end.
      let watchdog = DispatchWorkItem { kill(process, SIGKILL) }
      DispatchQueue.global().asyncAfter(deadline: .now() + 30, execute: watchdog)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      watchdog.cancel()
      let signal = status & 0x7F
      return Result(
        end: signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(bySignal: signal),
        output: try String(contentsOfFile: output, encoding: .utf8),
        errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
  }

  private static func start(
    _ arguments: [String], environment: [String: String], input: String, output: String,
    errors: String
  ) throws -> pid_t {
    #if canImport(Darwin)
      var files: posix_spawn_file_actions_t?
    #else
      var files = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&files, 2, errors, O_WRONLY | O_CREAT, 0o600)
    let words = ([path] + arguments).map { strdup($0) }
    let variables = PseudoTerminalProcess.standardEnvironment
      .merging(environment) { _, given in given }
      .compactMap { name, value in value.map { strdup("\(name)=\($0)") } }
    defer { for copy in words + variables { free(copy) } }
    var process: pid_t = 0
    guard posix_spawn(&process, path, &files, nil, words + [nil], variables + [nil]) == 0 else {
      throw CannotStart()
    }
    return process
  }

  /// What `play` prints after the keys, as `Tmux.screen` gives a screen.
  static func played(
    _ keys: String, in file: String? = nil, size: Size = Size(columns: 80, rows: 24)
  ) throws -> [String] {
    let file = file.map { [$0] } ?? []
    let size = "\(size.columns)x\(size.rows)"
    let result = try run(["play"] + file + ["--keys", keys, "--size", size])
    guard result.end == .exited(0) else { throw CannotStart() }
    var lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}

/// The folder `Examples`.
var examples: String {
  URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Examples").path
}

/// The text of a file of `Examples`.
func example(_ name: String) throws -> String {
  try String(contentsOfFile: "\(examples)/\(name)", encoding: .utf8)
}

/// A file with that text in a folder of its own, there for as long as the body runs.
func withFile<Result>(
  _ name: String, _ text: String, _ body: (String) throws -> Result
) throws -> Result {
  try withTemporaryFolder { folder in
    let file = folder + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return try body(file)
  }
}
