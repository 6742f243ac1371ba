import Foundation
import TerminalTestSupport
import Testing

/// Files that take their time, on a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isInstalled))
struct ReadingTests {
  private func start(_ feed: String) throws -> Tmux {
    try Tmux(
      "exec sh -c '(\(feed)) | \"\(Program.path)\" -; echo ended with $?; sleep 60'",
      environment: ["XDG_STATE_HOME": NSTemporaryDirectory()])
  }

  private func shows(_ text: String, _ tmux: Tmux) throws -> Bool {
    try tmux.screen(within: 10) { $0.contains { $0.contains(text) } }
      .contains { $0.contains(text) }
  }

  private static let table = "echo example,label,cat,dog; echo x,cat,3,1; "

  @Test func `standard input that is slow is waited for, and keys come from the terminal`() throws {
    let tmux = try start(Self.table + "sleep 2; echo y,dog,2,2")
    #expect(try shows("reading -", tmux))
    #expect(try shows("Esc stop reading", tmux))
    #expect(try shows("opened -", tmux))
    try tmux.send("]")
    #expect(try shows("*3.1", tmux))
    try tmux.send("q")
    #expect(try shows("ended with 0", tmux))
  }

  @Test func `Esc ends the waiting, and the program that was started for it`() throws {
    let tmux = try start(Self.table + "sleep 8")
    #expect(try shows("reading -", tmux))
    try tmux.send("Escape")
    #expect(try shows("ended with 0", tmux))
  }

  @Test func `what is wrong in the end is said where the screen was`() throws {
    let tmux = try start(Self.table + "sleep 2; echo y,dog,two,2")
    #expect(try shows("reading -", tmux))
    #expect(try shows("ended with 65", tmux))
    #expect(try shows("standard input, line 3, column 7", tmux))
  }
}
