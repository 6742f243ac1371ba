import Foundation
import Testing

/// The completions that a shell loads.
@Suite struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell's completions name every command`(shell: String) throws {
    let result = try Program.run(["--generate-completion-script", shell])
    #expect(result.end == .exited(0))
    for command in ["explore", "lecture", "evaluate", "play", "lesson"] {
      #expect(result.output.contains(command), "\(command)")
    }
  }

  @Test(arguments: [("lec", "lecture"), ("ev", "evaluate"), ("le", "lecture lesson")])
  func `bash completes what was begun`(typed: String, completed: String) throws {
    let script = try Program.run(["--generate-completion-script", "bash"]).output
    try withFile("completion.bash", script) { file in
      let commands = """
        source '\(file)'
        COMP_WORDS=(loss-explorer '\(typed)'); COMP_CWORD=1
        COMP_LINE='loss-explorer \(typed)'; COMP_POINT=${#COMP_LINE}
        _loss-explorer loss-explorer '\(typed)' loss-explorer
        echo "${COMPREPLY[@]}"
        """
      let (process, output) = (Process(), Pipe())
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["--norc", "-c", commands]
      process.standardOutput = output
      try process.run()
      let printed = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      #expect(String(decoding: printed, as: UTF8.self) == completed + "\n")
    }
  }
}
