import Foundation

private struct CommandFailed: Error { let text: String }

/// Runs lines of Python that know NumPy, the rows `a` and the labels `y`.
func python(_ text: String, in folder: String) throws {
  let a = "import os, numpy as np\na = np.array(\(rows)); y = np.array([2, 0, 1])\n"
  _ = try run(["python3", "-c", a + text], in: folder)
}

/// The scores that the lines of Python begin with.
let rows = [[1.5, -2], [0.25, 4], [3, 8]]

/// Runs a command.
/// - Returns: what it prints.
func run(_ command: [String], in folder: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.standardError = FileHandle.nullDevice
  let output = Pipe()
  process.standardOutput = output
  // A signal of another test's child may interrupt this one's start.
  do { try process.run() } catch { try process.run() }
  let text = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  if process.terminationStatus != 0 { throw CommandFailed(text: "\(command)") }
  return String(decoding: text, as: UTF8.self)
}

var canRunNumPy: Bool { (try? python("", in: NSTemporaryDirectory())) != nil }
var canRunPandas: Bool { (try? python("import pandas", in: NSTemporaryDirectory())) != nil }
var canRunJQ: Bool { (try? run(["jq", "--version"], in: NSTemporaryDirectory())) != nil }
