import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// What `:share` leaves on the terminal, and what the line opens.
@Suite(.serialized) struct SharingTests {
  /// What a line prints when a shell runs it as `play` or `evaluate`.
  private func run(_ line: String, as command: String) throws -> String {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let words = line.replacing("loss-explorer ", with: "", maxReplacements: 1)
      process.arguments = ["-c", "'\(Program.path)' \(command) \(words) > '\(folder)/out'"]
      process.environment = ["LC_ALL": "C.UTF-8", "HOME": folder]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return try String(contentsOfFile: "\(folder)/out", encoding: .utf8)
    }
  }

  @Test func `the line goes raw to the clipboard, and stands on the shell's screen at the end`()
    throws
  {
    let keys = "Right Down type:4.4 Enter > s F4"
    let program = try PseudoTerminalProcess(Program.path, [], environment: ["TMUX": "x,1,0"])
    try program.read(until: "quit")
    try program.press(keys)
    try program.press(": type:share Enter", until: "clipboard")
    try program.press("q")
    _ = try program.waitForEnd()
    let output = String(decoding: program.output, as: UTF8.self)
    let copied = try #require(output.components(separatedBy: "\u{1B}]52;c;").dropFirst().first)
    let encoded = try #require(copied.components(separatedBy: "\u{07}").first)
    let data = try #require(Data(base64Encoded: encoded))
    let line = String(decoding: data, as: UTF8.self)
    #expect(output.hasSuffix("\(line)\r\n") && !output.contains("\u{1B}Ptmux"))
    let screen = try Program.played(keys)
    let opened = try run(line, as: "play").split(separator: "\n", omittingEmptySubsequences: false)
    // The title and the numbers; the message at the end is the last key's.
    for row in 1..<screen.count - 2 { #expect(opened[row].hasPrefix(screen[row]), "row \(row)") }
    #expect(try run(line, as: "evaluate").contains("squared, margin 1; scores times 2"))
  }

  @Test func `a table and a file are one too many, and a bad line says where`() throws {
    let line = "cat car; x1=cat 1 2"
    let both = try Program.run("play", "\(examples)/lecture.csv", "--table", line)
    #expect(both.end == .exited(64) && both.errors.contains("FILE and --table are two tables"))
    let bad = try Program.run("evaluate", "--table", line + "; x2=cat 1")
    #expect(bad.end == .exited(64) && bad.errors.contains("example 2: 1 score for 2 classes"))
    let cell = try Program.run("play", "--table", line, "--select", "x1 dog")
    #expect(cell.end == .exited(65) && cell.errors.contains("no class dog in this table."))
  }
}
