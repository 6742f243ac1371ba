import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// Files that take their time, on a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isInstalled))
struct ReadingTests {
  /// Runs the program on a table whose last line it waits for until `goOn` gives it.
  private func withSlowTable(_ body: (_ tmux: Tmux, _ goOn: (String) throws -> Void) throws -> Void)
    throws
  {
    try withTemporaryFolder { folder in
      let gate = folder + "/gate"
      #expect(mkfifo(gate, 0o600) == 0)
      let feed = "echo example,label,cat,dog; echo x,cat,3,1; cat '\(gate)'"
      let tmux = try Tmux(
        "exec sh -c '(\(feed)) | \"\(Program.path)\" -; echo ended with $?; exec cat'",
        environment: ["XDG_STATE_HOME": folder])
      try tmux.wait(for: "reading -")
      try body(tmux) { line in
        let handle = try #require(FileHandle(forWritingAtPath: gate))
        try handle.write(contentsOf: Data((line + "\n").utf8))
        try handle.close()
      }
    }
  }

  @Test func `standard input that is slow is waited for, and keys come from the terminal`() throws {
    try withSlowTable { tmux, goOn in
      try tmux.wait(for: "Esc stop reading")
      try goOn("y,dog,2,2")
      try tmux.wait(for: "opened standard input")
      try tmux.send("]")
      try tmux.wait(for: "*3.1")
      try tmux.send("q")
      try tmux.wait(for: "standard input has unsaved changes")
      try tmux.send("d")
      try tmux.wait(for: "ended with 0")
    }
  }

  @Test func `Esc ends the waiting, and the program that was started for it`() throws {
    try withSlowTable { tmux, goOn in
      try tmux.send("Escape")
      try tmux.wait(for: "the shell's screen") { !$0.contains { $0.contains("reading -") } }
      try goOn("y,dog,2,2")
      try tmux.wait(for: "ended with 0")
    }
  }

  @Test func `what is wrong in the end is said where the screen was`() throws {
    try withSlowTable { tmux, goOn in
      try goOn("y,dog,two,2")
      try tmux.wait(for: "ended with 65")
      try tmux.wait(for: "standard input, line 3, column 7")
    }
  }
}
