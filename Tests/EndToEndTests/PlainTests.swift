import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// Plain mode through pipes and files, and what turns it on.
@Suite(.serialized) struct PlainTests {
  private func said(
    _ lines: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> [String] {
    try withFile("lines", lines) { input in
      let result = try Program.run(arguments, environment: environment, input: input)
      #expect(result.end == .exited(0) && result.errors == "")
      #expect(!result.output.contains("\u{1B}") && result.output.hasSuffix("\n"))
      return result.output.split(separator: "\n").map(String.init)
    }
  }

  @Test(
    arguments: [
      (["--plain"], [:], "--plain was given"), ([], ["TERM": "dumb"], "TERM is dumb"),
      ([], ["ACCESSIBLE": "1"], "ACCESSIBLE is set"),
      (["lecture"], ["ACCESSIBLE": "yes"], "ACCESSIBLE is set"),
    ] as [([String], [String: String], String)])
  func `the first line says what turned it on`(
    arguments: [String], environment: [String: String], reason: String
  ) throws {
    let lines = try said("", arguments, environment: environment)
    #expect(lines[0] == "Plain mode is on because \(reason). Type help for what you can type.")
  }

  @Test func `the flag beats the variables`() throws {
    let result = try Program.run(
      ["--no-plain"], environment: ["TERM": "dumb", "ACCESSIBLE": "1"])
    #expect(result.end == .exited(1) && result.output == "")
  }

  @Test func `an edit of a file is saved without a screen`() throws {
    try withFile("lecture.csv", example("lecture.csv")) { file in
      let lines = try said("set x2 car 4.4\n:w\nq\nwhere\n", ["--plain", file])
      #expect(
        lines.contains("x2 car 4.4, was 4.9. SVM 0, unchanged. Softmax 0.127, was 0.0791."))
      #expect(lines.last == "saved to \(file)")
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("4.4"))
    }
  }

  @Test func `each line is answered before the next is read, and Ctrl-C ends it`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["--plain"]
    process.environment = ["XDG_STATE_HOME": PseudoTerminalProcess.stateFolder]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    var text = ""
    func read(until end: String) {
      while !text.contains(end) {
        let data = output.fileHandleForReading.availableData
        if data.isEmpty { break }
        text += String(decoding: data, as: UTF8.self)
      }
      #expect(text.contains(end))
    }
    read(until: "At W times 2: ")
    input.fileHandleForWriting.write(Data("Right Down\r\n".utf8))
    read(until: "x2 car: score 4.9, label, wins.\n")
    input.fileHandleForWriting.write(Data("4.4\n".utf8))
    read(until: "x2 car 4.4, was 4.9.")
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT)
  }

  @Test func `arrow and function keys of a terminal are understood in a line`() throws {
    let program = try PseudoTerminalProcess(Program.path, ["--plain"])
    try program.read(until: "At W times 2: ")
    program.send("\u{1B}[C\u{1B}OB\n")
    try program.read(until: "x2 car: score 4.9, label, wins.")
    program.send("\u{1B}OS\n")
    try program.read(until: "Softmax:")
    program.send("q\n")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `help names it in its first ten lines`() throws {
    let help = try Program.run("--help").output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(10).contains { $0.contains("--plain") })
  }

  @Test func `with the table on standard input, lines are read from the terminal`() throws {
    try withFile("lecture.csv", example("lecture.csv")) { file in
      let program = try PseudoTerminalProcess(
        "/bin/sh", ["-c", "exec \"$0\" --plain - <'\(file)'", Program.path])
      try program.read(until: "At W times 2: ")
      program.send("Right Down\n")
      try program.read(until: "x2 car: score 4.9, label, wins.")
      program.send("q\n")
      #expect(try program.waitForEnd() == .exited(0))
    }
  }
}
