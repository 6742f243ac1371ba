import TerminalCore
import Testing

@Suite struct FrameChangesTests {
  /// What is drawn, as "row:column style text".
  static func changes(_ frame: Frame, since old: Frame?) -> [String] {
    var runs: [String] = []
    frame.forEachChangedRun(since: old) { place, style, cells in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: cells.flatMap(\.scalars))
      runs.append("\(place.row):\(place.column) \(style) \(text)")
    }
    return runs
  }

  static func frame(_ lines: String...) -> Frame {
    var frame = Frame(size: Size(columns: 6, rows: lines.count))
    for (row, line) in lines.enumerated() { frame.write(line, row: row, column: 0) }
    return frame
  }

  @Test func drawsAllOfAFirstFrame() {
    #expect(
      Self.changes(Self.frame("ab", "c"), since: nil) == ["0:0 text ab    ", "1:0 text c     "])
  }

  @Test func drawsNothingWhenNothingChanged() {
    #expect(Self.changes(Self.frame("ab", "e\u{301}"), since: Self.frame("ab", "e\u{301}")) == [])
  }

  @Test func drawsWhatChangedRunByRun() {
    let old = Self.frame("abcdef", "same")
    var new = old
    new.write("X", row: 0, column: 1)
    new.write("Y", row: 0, column: 3, style: .error)
    #expect(Self.changes(new, since: old) == ["0:1 text X", "0:3 error Y"])
  }

  @Test func drawsAFewEqualCellsAgainAndGoesPastMany() {
    var new = Frame(size: Size(columns: 20, rows: 1))
    for column in [0, 6, 18] { new.write("X", row: 0, column: column) }
    let old = Frame(size: new.size)
    #expect(Self.changes(new, since: old) == ["0:0 text X     X", "0:18 text X"])
  }

  @Test func drawsWholeWideCharacters() {
    #expect(Self.changes(Self.frame("a猫b"), since: Self.frame("a鳥b")) == ["0:1 text 猫"])
    #expect(Self.changes(Self.frame("axyb"), since: Self.frame("a鳥b")) == ["0:1 text xy"])
    #expect(Self.changes(Self.frame("a猫b"), since: Self.frame("a猫c")) == ["0:3 text b"])
  }

  @Test func drawsAllAfterAResize() {
    let old = Frame(size: Size(columns: 5, rows: 1))
    #expect(Self.changes(Self.frame("ab"), since: old).count == 1)
  }
}
