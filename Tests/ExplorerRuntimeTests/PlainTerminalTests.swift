import ExplorerCore
import ScoreFiles
import Scores
import TestSupport
import Testing

@testable import ExplorerRuntime

/// The explorer as a dialogue: lines in, lines out.
@Suite struct PlainTerminalTests {
  /// What is said after each line, and the state in the end.
  private func dialogue(
    _ lines: [String], _ state: ExplorerState = ExplorerState(table: .lecture),
    file: OpenFile = OpenFile()
  ) -> (said: [[String]], end: ExplorerState) {
    var (rest, said) = (lines[...], [[String]()])
    let terminal = PlainTerminal(
      because: "a test wants it",
      readLine: {
        said.append([])
        return rest.popFirst()
      },
      write: { line in
        said[said.count - 1].append(line)
        return true
      })
    var loop = ExplorerLoop(state, on: terminal, file: file)
    loop.run()
    return (said, loop.state)
  }

  @Test func `the first line says that it is on and why`() {
    let (said, _) = dialogue([])
    #expect(
      said[0][0]
        == "Plain mode is on because a test wants it. Type help for what you can type.")
    #expect(said[1] == ["The input has ended."])
  }

  @Test func `each line is answered`() {
    let (said, end) = dialogue([":set x2 car 4.4", "again", "Left", "5", "u", "q", "where"])
    let set = "x2 car 4.4, was 4.9. SVM 0, unchanged. Softmax 0.127, was 0.0791."
    #expect(said[1].first == set && said[2] == said[1])
    #expect(said[3] == ["x1 car: score 5.1, wins."])
    #expect(said[4].first == "x1 car 5.0, was 5.1. SVM 2.8, was 2.9. Softmax 1.95, was 2.04.")
    #expect(said[5].last == "undone: car of x1 = 5")
    #expect(said.count == 7, "nothing is read after q")
    #expect(end.table.score(0, 1) == 5.1)
  }

  @Test func `again repeats the last reply that was no refusal`() {
    let (said, _) = dialogue(["Down", "well done", "again", ":frob", "again", "read x1", "again"])
    #expect(said[3] == said[1] && said[5] == said[1])
    #expect(said[7] == said[6] && said[6] != said[1])
  }

  @Test func `an empty line ends a number, and does nothing else but say what Enter does`() {
    let (said, end) = dialogue(["", "type:4.5", ""])
    #expect(said[1] == ["An empty line does nothing here. The word Enter: edit the present score."])
    #expect(end.table.score(0, 0) == 4.5 && end.mode == .table)
  }

  @Test func `a message is told once, and each Esc says what it did`() {
    let (said, _) = dialogue(["y", "Esc", "Esc", ": type:sc", "Esc", "/x2", "Esc"])
    #expect(said[1] == ["cat is the label of x1 already"])
    #expect(said[2] == ["Nothing changed."] && said[3] == said[2])
    #expect(said[5] == ["The line is left."])
    #expect(said[7] == ["the search is over: n is the lecture's key again"])
  }

  @Test func `a number that is typed key by key is kept at the end of the line`() {
    let (said, end) = dialogue(["type:4.5", "Down"])
    #expect(said[1].first?.hasPrefix("x1 cat 4.5, was 3.2.") == true)
    #expect(end.table.score(0, 0) == 4.5 && end.mode == .table)
  }

  @Test func `a key that begins a number asks for it, and the next line is the number`() {
    let (said, end) = dialogue(["d", "2.5", "d", "", "d 4"])
    #expect(said[1] == ["Type a number for delta, now 1; Esc keeps it"])
    #expect(said[2].first?.hasPrefix("delta 2.5, was 1.") == true, "\(said[2])")
    #expect(said[4] == ["nothing typed: delta is 2.5 again"])
    #expect(end.hinge.margin == 4 && end.mode == .table)
  }

  @Test func `help is told whole, and left at once`() {
    for line in ["?", "help", ":help", "F1"] {
      let (said, end) = dialogue([line])
      #expect(said[1].contains { $0.hasPrefix("help keys: ") } && end.mode == .table, "\(line)")
    }
  }

  @Test func `a table is saved under a name that is asked for`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/mine.csv"
      let (said, end) = dialogue(["7", "C-s", path])
      #expect(said[2].last == "Type the rest of :save, or Esc")
      #expect(said[3] == ["saved to \(path)"])
      let saved = try ScoreFile.read(path).table
      #expect(saved == end.table)
    }
  }

  @Test func `input that ends leaves unsaved edits in the journal, and says so`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/mine.csv"
      try ScoreFile.save(.lecture, to: path)
      func open(_ lines: [String]) throws -> (said: [[String]], end: ExplorerState) {
        let state = ExplorerState(
          table: try ScoreFile.read(path).table, document: .file(path))
        return dialogue(lines, state, file: OpenFile(journals: "\(folder)/journal"))
      }
      let (said, _) = try open([":set x2 car 4.4"])
      let kept = "What is not saved is kept, and offered when the file is opened again."
      #expect(said[2] == ["The input has ended. \(kept)"])
      let (again, end) = try open(["1"])
      #expect(again[0].contains { $0.hasPrefix("Bring back 1 edit") })
      #expect(again[1].first?.hasPrefix("x2 car 4.4, was 4.9.") == true)
      #expect(end.table.score(1, 1) == 4.4)
    }
  }

  @Test func `quitting asks, with choices by number`() {
    let state = ExplorerState(table: .lecture, document: .file("/nonexistent/a.csv"))
    let (said, _) = dialogue(["7", "q", "", "3", "q", "2", "where"], state)
    #expect(said[2].contains("3. stay") && said[3].contains("3. stay"))
    #expect(said[4].contains { $0.hasPrefix("In front: Terms.") })
    #expect(said.count == 7)
  }
}
