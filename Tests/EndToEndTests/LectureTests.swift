import Foundation
import TerminalTestSupport
import Testing

/// The lecture as a student goes through it, on a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isInstalled))
struct LectureTests {
  /// What a student types who knows the answers.
  private static let answers = [
    ("Q1", "1"), ("Q1-far", "1.9"), ("Q2", "4"), ("Q3", "4"), ("Q4", "6.27"), ("Q5", "3"),
    ("Q6", "83.25"), ("Q7", "3"),
  ]

  private func lecture(_ options: String = "", keeping folder: String) throws -> Tmux {
    try Tmux(
      "exec '\(Program.path)' lecture \(options)", environment: ["XDG_STATE_HOME": folder])
  }

  private func shows(_ text: String, _ tmux: Tmux) throws -> Bool {
    try tmux.screen(within: 10) { $0.contains { $0.contains(text) } }
      .contains { $0.contains(text) }
  }

  @Test func `Q1 to Q7 are answered by keys alone`() throws {
    try inTemporaryFolder { folder in
      let tmux = try lecture("--from Q1", keeping: folder)
      for (id, answer) in Self.answers {
        #expect(try shows("── \(id) ─ Terms", tmux), "\(id)")
        #expect(try shows("?", tmux), "\(id) hides what it asks about")
        try tmux.send("-l", answer)
        try tmux.send("Enter")
        #expect(try shows("✓ You predicted: ", tmux), "\(id)")
        // The first key hurries the edits, if they still play.
        #expect(try shows("any key hurries", tmux) || shows("n next", tmux))
        try tmux.send("F12")
        #expect(try shows("n next", tmux))
        try tmux.send("n")
      }
      #expect(try shows("── double ─ Terms", tmux))
      try tmux.send("L")
      #expect(try shows("8 of ", tmux))
      try tmux.send("Home", "Enter")
      #expect(try shows("your own table; n goes on", tmux))
      try tmux.send("q")
    }
  }

  @Test func `killed in the middle of Q3 it goes on there`() throws {
    try inTemporaryFolder { folder in
      let program = try PseudoTerminalProcess(
        Program.path, ["lecture", "--from", "Q2"], environment: ["XDG_STATE_HOME": folder])
      program.read(until: "step 1", atMost: 10)
      program.send("n2")
      program.send("\r")
      program.read(until: "✗ 2", atMost: 10)
      program.send("H")
      program.read(until: "Hint", atMost: 10)
      program.signal(SIGKILL)
      #expect(program.waitForEnd() == .killed(bySignal: SIGKILL))

      let tmux = try lecture(keeping: folder)
      #expect(try shows("── Q3 ─ Terms", tmux))
      #expect(try shows("Hint: ", tmux), "the hint that was taken is there")
      try tmux.send("4", "Enter")
      #expect(try shows("Answer: C − 1", tmux), "right, but not at the first attempt")
      try tmux.send("q")
      let progress = try Program.run(
        ["lesson", "progress", "--csv"], environment: ["XDG_STATE_HOME": folder])
      #expect(progress.output.contains("\nQ3,N − 1,no,2,1,"))
    }
  }

  @Test func `the edits of an answer play one at a time`() throws {
    try inTemporaryFolder { folder in
      let tmux = try lecture("--from Q1", keeping: folder)
      #expect(try shows("── Q1 ─ Terms", tmux))
      try tmux.send("1", "Enter")
      for score in ["*4.8", "*4.6", "*4.4"] { #expect(try shows(score, tmux)) }
      #expect(try shows("n next", tmux))
      try tmux.send("u")
      #expect(try shows("*4.9", tmux))
      try tmux.send("q")
    }
  }

  @Test func `a presentation keeps no progress`() throws {
    try inTemporaryFolder { folder in
      let tmux = try lecture("--present --from mean", keeping: folder)
      #expect(try shows("(presenting)", tmux))
      #expect(try !tmux.screen().contains { $0.contains("5.27") })
      for _ in 0..<8 { try tmux.send("Space") }
      #expect(try shows("5.27", tmux))
      try tmux.send("q")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }

  @Test func `an unwritable place for progress is said once, and the lecture goes on`() throws {
    try inTemporaryFolder { folder in
      let file = folder + "/state"
      try Data().write(to: URL(fileURLWithPath: file))
      let tmux = try lecture("--from Q1", keeping: file)
      #expect(try shows("progress is not kept: ", tmux) || shows("progress starts anew: ", tmux))
      try tmux.send("n")
      #expect(try shows("── Q1-far ─ Terms", tmux))
      try tmux.send("q")
    }
  }

  @Test func `a step that is not there is said with those that are`() throws {
    let result = try Program.run("lecture", "--from", "Q9")
    #expect(result.end == .exited(64))
    #expect(result.errors.contains("no step Q9") && result.errors.contains("Q7"))
  }

  @Test func `play goes through the lecture without a terminal or progress`() throws {
    let result = try Program.run(
      "play", "--lesson", "lecture", "--from", "Q1", "--keys", "1 Enter")
    #expect(result.end == .exited(0))
    #expect(result.output.contains("✓ You predicted: SVM stays") && result.output.contains("*4.4"))
  }
}
