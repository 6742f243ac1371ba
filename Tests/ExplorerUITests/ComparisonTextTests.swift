import ExplorerCore
import Lessons
import Scores
import TerminalCore
import Testing

@testable import ExplorerUI

/// What the status line says of a what-if, and of terms.
@Suite struct ComparisonTextTests {
  private func line(_ keys: String, columns: Int = 80) throws -> String {
    let frame = try screen(after: keys, size: Size(columns: columns, rows: 24))
    return frame.lines[frame.statusRow]
  }

  @Test func `what changed is said after the selected cell`() throws {
    #expect(
      try line("Right Down type:4.4 Enter")
        == " x2 · car  4.4 (4.9)  SVM 0 =  softmax 0.127 +0.0482  L 5.27 =")
    #expect(try line("Right Down") == " x2 · car  4.9")
  }

  @Test func `where there is no room, the table's goes first, then softmax`() throws {
    #expect(
      try line("Right Down type:4.4 Enter", columns: 60)
        == " x2 · car  4.4 (4.9)  SVM 0 =  softmax 0.127 +0.0482")
    #expect(try line("> )", columns: 60) == " x1 · cat  3.2 × 2.1 = 6.72 (3.2)  SVM 4.99 +2.09")
  }

  @Test func `while a number is typed the value that Esc brings back stays`() throws {
    #expect(
      try line("Right Down type:4.4")
        == " x2 · car  4.4   was 4.9  SVM 0 =  softmax 0.127 +0.0482  L 5.27 =")
  }

  @Test func `a computed score of many digits leaves the losses room`() throws {
    let frame = try screen(
      after: "F7 F2 0 . 1 2 3 4 5 6 7 8 9 1 Enter F2", size: Size(columns: 80, rows: 24),
      model: .slide())
    let line = frame.lines[frame.statusRow]
    #expect(line.contains("  -4.552 (-2.85)  SVM ") && line.contains("  L "), "\(line)")
  }

  @Test func `a message stands in its place`() throws {
    #expect(try line("Right Down type:4.4 Enter F12").contains("L 5.27") == false)
  }

  @Test func `another loss is compared with the one before`() throws {
    #expect(try line("s") == " x1 · cat  3.2  SVM 8.41 +5.51  softmax 2.04 =  L 30.6 +25.3")
  }

  @Test(arguments: [
    ("[labels, svm]", "[]", "SVM 3 +0.1  L 5.3 +0.0333"),
    ("[labels]", "[]", ""),
    ("[labels, softmax]", "[]", "softmax 2.13 +0.0876"),
    ("all", "[svm.x1]", "SVM ?  softmax 2.13 +0.0876  L ?"),
    ("all", "[svm]", "SVM ?  softmax 2.13 +0.0876  L ?"),
    ("all", "[softmax]", "SVM 3 +0.1  softmax ?  L 5.3 +0.0333"),
  ])
  func `what a step hides is ?, and what it doesn't show is left out`(
    shows: String, hides: String, said: String
  ) throws {
    let yaml = """
      title: T
      chapters:
        - title: C
          steps: [{id: A, title: S, text: Read., table: lecture, shows: \(shows), hides: \(hides)}]
      """
    let lesson = try Lesson(yaml: yaml).worked { start, _ in start }
    try #require(lesson.problems == [])
    var state = ExplorerState(table: .lecture)
    _ = state.update(.lessonOpened(LessonSession(lesson), complaint: nil, showsList: false))
    _ = state.update(.moveFocus(to: .card))
    _ = state.update(.nudge(tenths: -1))
    let frame = draw(state, size: Size(columns: 120, rows: 40), isUnicode: true)
    #expect(
      frame.lines[frame.statusRow] == " x1 · cat  3.1 (3.2)" + (said.isEmpty ? "" : "  \(said)"))
  }

  @Test(arguments: [60, 80, 120], Term.all.map(\.name))
  func `the explanation of a term fits two lines whole`(columns: Int, name: String) throws {
    let keys = name.map { $0 == " " ? "Space" : String($0) }.joined(separator: " ")
    let frame = try screen(
      after: ": w h a t Space \(keys) Enter", size: Size(columns: columns, rows: 24))
    let rows = frame.lines.suffix(2).joined(separator: " ")
    let text = rows.split(separator: " ").joined(separator: " ")
    #expect(text.contains(name) && !text.contains("…"))
  }
}
