import Foundation
import TerminalTestSupport
import TestSupport
import Testing

/// The lecture as a student goes through it, on a real terminal.
@Suite(.serialized, .enabled(if: Tmux.isInstalled))
struct LectureTests {
  /// What a student types who knows the answers.
  private static let answers = [
    ("Q1", "1"), ("Q1-far", "1.9"), ("Q2", "4"), ("Q3", "4"), ("Q4", "6.27"), ("Q5", "3"),
    ("Q6", "83.25"), ("code", "2"), ("Q7", "3"),
  ]

  private func lecture(_ options: String = "", keeping folder: String) throws -> Tmux {
    try Tmux(
      "exec '\(Program.path)' lecture \(options)", environment: ["XDG_STATE_HOME": folder])
  }

  @Test func `Q1 to Q7 are answered by keys alone`() throws {
    try withTemporaryFolder { folder in
      let tmux = try lecture("--from Q1", keeping: folder)
      for (id, answer) in Self.answers {
        try tmux.wait(for: "── \(id) ─ Terms")
        try tmux.send("-l", answer)
        try tmux.send("Enter")
        try tmux.wait(for: "✓ You predicted: ")
        // The first key hurries the edits, if they still play.
        try tmux.wait(for: "the way on") {
          $0.contains { $0.contains("any key hurries") || $0.contains("n next") }
        }
        try tmux.send("F12")
        try tmux.wait(for: "n next")
        try tmux.send("n")
      }
      try tmux.wait(for: "── double ─ Terms")
      try tmux.send("L")
      try tmux.wait(for: "9 of ")
      try tmux.send("Home", "Enter")
      try tmux.wait(for: "your own table; n goes on")
      try tmux.send("q")
    }
  }

  @Test func `killed in the middle of Q3 it goes on there`() throws {
    try withTemporaryFolder { folder in
      let program = try PseudoTerminalProcess(
        Program.path, ["lecture", "--from", "Q2"], environment: ["XDG_STATE_HOME": folder])
      try program.read(until: "quit")
      try program.press("n 2 Enter", until: "N − 1: ")
      try program.press("H", until: "Hint")
      program.signal(SIGKILL)
      #expect(try program.waitForEnd() == .killed(bySignal: SIGKILL))

      let tmux = try lecture(keeping: folder)
      try tmux.wait(for: "── Q3 ─ Terms")
      // The hint that was taken is there.
      try tmux.wait(for: "Hint: ")
      try tmux.send("4", "Enter")
      // Right, but not at the first attempt.
      try tmux.wait(for: "right at the 2nd try: C − 1")
      try tmux.send("q")
      let progress = try Program.run(
        ["lesson", "progress", "--csv"], environment: ["XDG_STATE_HOME": folder])
      #expect(progress.output.contains("\nQ3,N − 1,no,2,1,"))
    }
  }

  @Test func `the edits of an answer play one at a time`() throws {
    try withTemporaryFolder { folder in
      let tmux = try lecture("--from Q1", keeping: folder)
      try tmux.wait(for: "── Q1 ─ Terms")
      try tmux.send("1", "Enter")
      for score in ["*4.8", "*4.6", "*4.4"] { try tmux.wait(for: score) }
      try tmux.wait(for: "n next")
      try tmux.send("u")
      try tmux.wait(for: "*4.9")
      try tmux.send("q")
    }
  }

  @Test func `a presentation keeps no progress`() throws {
    try withTemporaryFolder { folder in
      let tmux = try lecture("--present --from mean", keeping: folder)
      try tmux.wait(for: "(presenting)")
      #expect(try !tmux.screen().contains { $0.contains("5.27") })
      for _ in 0..<5 { try tmux.send("Space") }
      try tmux.wait(for: "5.27")
      try tmux.send("q")
      let state = folder + "/loss-explorer"
      // Only the place of the presentation, or the new file that is about to become it.
      let files = try FileManager.default.contentsOfDirectory(atPath: state)
        .filter { !$0.hasPrefix(".loss-explorer-") }
      #expect(files.allSatisfy { $0 == "presenting.json" }, "\(files)")
    }
  }

  @Test func `an unwritable place for progress is said to the end, and the lecture goes on`()
    throws
  {
    try withTemporaryFolder { folder in
      let file = folder + "/state"
      try Data().write(to: URL(fileURLWithPath: file))
      let tmux = try lecture("--from Q1", keeping: file)
      try tmux.wait(for: "progress is not kept: ")
      try tmux.send("n")
      try tmux.wait(for: "── Q1-far ─ Terms")
      try tmux.wait(for: "progress not kept")
      try tmux.send("q")
    }
    let program = try PseudoTerminalProcess(
      Program.path, ["lecture"], environment: ["XDG_STATE_HOME": "/dev/null"])
    try program.read(until: "progress not kept")
    try program.press("n q")
    #expect(try program.waitForEnd() == .exited(74))
    let text = String(decoding: program.output, as: UTF8.self)
    let restored = try #require(text.range(of: "\u{1B}[?1049l", options: .backwards))
    #expect(
      text[restored.upperBound...].contains("loss-explorer: progress is not kept: can't be saved"))
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
    #expect(result.output.contains("✓ You predicted: It stays") && result.output.contains("*4.4"))
  }
}
