import TerminalTestSupport
import TestSupport
import Testing

/// `loss-explorer lesson notes --follow` beside `lecture --present`.
@Suite(.serialized) struct FollowingTests {
  @Test func `a second terminal follows the step that is presented, until Ctrl-C`() throws {
    try withTemporaryFolder { folder in
      let environment = ["XDG_STATE_HOME": folder]
      let follower = try PseudoTerminalProcess(
        Program.path, ["lesson", "notes", "--follow"], environment: environment)
      try follower.read(until: "No presentation runs")
      let presenter = try PseudoTerminalProcess(
        Program.path, ["lecture", "--present", "--from", "Q5"], environment: environment)
      let page = try follower.read(until: "Next: Q6")
      #expect(page.contains("\u{1B}[H\u{1B}[2J") && page.contains("(1 of "))
      try presenter.read(until: "quit")
      try presenter.press("n")
      try follower.read(until: "Next: code")
      try presenter.press("q")
      #expect(try presenter.waitForEnd() == .exited(0))
      try follower.read(until: "No presentation runs")
      follower.send("\u{3}")
      #expect(try follower.waitForEnd() == .killed(bySignal: 2))

      let next = try PseudoTerminalProcess(
        Program.path, ["lecture", "--present"], environment: environment)
      try next.read(until: "last time Q6")
      try next.press("q")
      #expect(try next.waitForEnd() == .exited(0))
    }
  }

  @Test func `a file is refused, as the presentation tells its lesson`() throws {
    let result = try Program.run("lesson", "notes", "--follow", "mine.yaml")
    #expect(result.end == .exited(64) && result.errors.contains("--follow takes no FILE"))
  }
}
