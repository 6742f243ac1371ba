import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// The examples in the help texts, run as they stand there.
@Suite(.serialized) struct HelpExamplesTests {
  /// The help of the program and of all its commands, by the words that ask for it.
  private func helps(_ command: [String] = []) throws -> [String] {
    let result = try Program.run(command + ["--help"])
    #expect(result.end == .exited(0))
    let section = result.output.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first ?? ""
    let names = section.components(separatedBy: "\n\n")[0]
      .split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    return try [result.output] + names.flatMap { try helps(command + [$0]) }
  }

  /// The command lines under EXAMPLES, without what stands beside them or takes their output.
  private func commands(in help: String) -> [String] {
    let section = help.components(separatedBy: "EXAMPLES\n").dropFirst().first ?? ""
    return section.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { $0.hasPrefix("  ") }
      .map { $0.drop { $0 == " " }.components(separatedBy: "  ")[0] }
      .map { $0.components(separatedBy: " | ")[0] }
  }

  @Test func `every example of every help does what it says`() throws {
    let lines = try helps().flatMap(commands)
    #expect(lines.count > 15 && lines.allSatisfy { $0.hasPrefix("loss-explorer") })
    for line in lines {
      try withTemporaryFolder { folder in
        try prepare(folder)
        let (code, errors) = try run(line, in: folder)
        // Without a terminal those that need one end when everything else has been looked at.
        let needsTerminal = code == 1 && errors.contains("loss-explorer play and evaluate print")
        #expect(code == 0 || needsTerminal, "\(line): \(code) \(errors)")
      }
    }
  }

  /// Puts the files there that examples speak of.
  private func prepare(_ folder: String) throws {
    let files = FileManager.default
    try files.createSymbolicLink(atPath: folder + "/Examples", withDestinationPath: examples)
    try files.copyItem(atPath: examples + "/lecture.csv", toPath: folder + "/scores.csv")
    try files.copyItem(
      atPath: examples + "/lessons/on-the-margin.yaml", toPath: folder + "/my-lesson.yaml")
    try files.createDirectory(atPath: folder + "/class", withIntermediateDirectories: false)
    try Data(#"{"records": {}}"#.utf8).write(to: URL(fileURLWithPath: folder + "/class/anna.json"))
    let scores: [Double] = [3.2, 5.1, -1.7, 1.3, 4.9, 2.0]
    let (bytes, labels) = (scores.withUnsafeBytes(Array.init), [Int64(0), 1])
    for name in ["scores", "logits"] {
      try npy("<f8", "(2, 3)", bytes).write(to: URL(fileURLWithPath: folder + "/\(name).npy"))
    }
    for (name, numbers) in [("X", [1.0, 2, 3, 4]), ("W", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])] {
      let shape = name == "X" ? "(2, 2)" : "(3, 2)"
      try npy("<f8", shape, numbers.withUnsafeBytes(Array.init))
        .write(to: URL(fileURLWithPath: folder + "/\(name).npy"))
    }
    try npy("<i8", "(2,)", labels.withUnsafeBytes(Array.init))
      .write(to: URL(fileURLWithPath: folder + "/labels.npy"))
  }

  /// An array as NumPy saves it.
  private func npy(_ type: String, _ shape: String, _ bytes: [UInt8]) -> Data {
    let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return Data([0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(padded.utf8) + bytes)
  }

  private func run(_ line: String, in folder: String) throws -> (code: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let bin = (Program.path as NSString).deletingLastPathComponent
    process.environment = [
      "PATH": "\(bin):/usr/bin:/bin", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": folder + "/state",
      "HOME": folder,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let errors = folder + "/errors"
    try Data().write(to: URL(fileURLWithPath: errors))
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOfFile: errors, encoding: .utf8))
  }
}
