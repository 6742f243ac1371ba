import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// The scripts of `Examples`, where what they need is installed.
@Suite(.serialized) struct ExampleScriptTests {
  @Test(.enabled("needs python3 with NumPy") { readsNPY && hasNumPy })
  func `what NumPy has saved is explored`() throws {
    try withTemporaryFolder { folder in
      let script = "cd '\(folder)' && exec python3 '\(examples)/from-numpy.py'"
      try #require(end(of: script) == .exited(0))
      let result = try Program.run(
        "evaluate", folder + "/logits.npy", "--labels", folder + "/labels.npy", "--classes",
        "cat,car,frog", "--format", "csv")
      #expect(result.end == .exited(0) && result.errors == "")
      let lines = result.output.split(separator: "\n")
      #expect(lines.count == 51)
      #expect(
        lines.dropFirst().allSatisfy {
          $0.contains(",cat,") || $0.contains(",car,") || $0.contains(",frog,")
        })
    }
  }

  @Test(.enabled("needs python3") { (try? end(of: "python3 --version")) == .exited(0) })
  func `the classifiers are what their script writes, byte for byte`() throws {
    try withTemporaryFolder { folder in
      let script = "exec python3 '\(examples)/classifiers/make.py' '\(folder)'"
      try #require(end(of: script) == .exited(0))
      let written = try FileManager.default.contentsOfDirectory(atPath: folder)
      // The pictures are written only where their data set is.
      #expect(written.count { $0 != "clothes.json" } == 7)
      for file in written {
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        #expect(try example("classifiers/\(file)") == text, "\(file)")
      }
    }
  }
}

private var hasNumPy: Bool { (try? end(of: "python3 -c 'import numpy'")) == .exited(0) }

private var readsNPY: Bool {
  (try? Program.run("evaluate", "--help").output.contains("npy")) == true
}

private func end(of script: String) throws -> PseudoTerminalProcess.End {
  // python3 is where the user has it.
  let path = ProcessInfo.processInfo.environment["PATH"]
  return try PseudoTerminalProcess("/bin/sh", ["-c", script], environment: ["PATH": path])
    .waitForEnd()
}
