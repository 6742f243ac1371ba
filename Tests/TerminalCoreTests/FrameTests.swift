import TerminalCore
import TestSupport
import Testing

@Suite struct FrameTests {
  static func frame(_ columns: Int, _ rows: Int = 1) -> Frame {
    Frame(size: Size(columns: columns, rows: rows))
  }

  @Test func writesWhereItIsTold() {
    var frame = Self.frame(8, 2)
    #expect(frame.write("cat", row: 1, column: 2) == 3)
    #expect(frame.lines == ["", "  cat"])
  }

  @Test func clipsAtEveryEdge() {
    var frame = Self.frame(4, 2)
    #expect(frame.write("abcdef", row: 0, column: 2) == 2)
    frame.write("xyz", row: 1, column: -2)
    #expect(frame.lines == ["  ab", "z"])
    for (row, column) in [(-1, 0), (2, 0), (0, 4), (0, Int.max), (0, Int.min), (Int.max, 0)] {
      frame.write("no 猫", row: row, column: column)
      frame.fill(row: row, column: column, width: 3, character: "─")
    }
    #expect(frame.lines == ["  ab", "z"])
  }

  @Test func twoDotsAreAHalfBlockInTheirColours() {
    var frame = Self.frame(5)
    let (red, blue) = (Style.Role.rgb(255, 0, 0), Style.Role.rgb(0, 0, 255))
    frame.drawDots(upper: red, lower: blue, row: 0, column: 0)
    frame.drawDots(upper: red, lower: red, row: 0, column: 1)
    frame.drawDots(upper: nil, lower: .shade(7), row: 0, column: 2)
    frame.drawDots(upper: .shade(0), lower: nil, row: 0, column: 3)
    frame.drawDots(upper: red, lower: red, row: 1, column: 1)
    #expect(frame.lines == ["▀ ▄▀"])
    let reset = "\u{1B}[0m"
    #expect(
      frame.ansi(colors: .full)
        == "\u{1B}[38;5;196;48;5;21m▀\(reset)\u{1B}[38;5;196;48;5;196m \(reset)"
        + "\u{1B}[38;5;202m▄\(reset)\u{1B}[38;5;27m▀\(reset)\n")
  }

  @Test func anotherThemeIsDrawnWhole() {
    var old = Self.frame(3)
    old.write("abc", row: 0, column: 0, style: .violation)
    var frame = old
    var drawn = 0
    frame.forEachChangedRun(since: old) { drawn += $2.count }
    #expect(drawn == 0)
    frame.theme = .dark
    frame.forEachChangedRun(since: old) { drawn += $2.count }
    #expect(drawn == frame.cells.count)
    #expect(frame.ansi(colors: .full).hasPrefix("\u{1B}[1;38;5;204mabc"))
  }

  @Test func staysWithinAWidth() {
    var frame = Self.frame(8)
    #expect(frame.write("abcdef", row: 0, column: 1, width: 3) == 3)
    #expect(frame.write("x", row: 0, column: 6, width: -1) == 0)
    #expect(frame.lines == [" abc"])
  }

  private static func anyText(_ generator: inout SeededGenerator) throws -> String {
    let characters: [Character] = [
      "a", "Z", " ", "é", "−", "≠", "█", "Σ", "猫", "😀", "e\u{301}", "x\u{302}\u{303}", "\u{1B}",
    ]
    return String(
      try (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        try #require(characters.randomElement(using: &generator))
      })
  }

  @Test(arguments: [6])
  func `a text that ends before a column is written whole or not at all`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<3000 {
      let text = try Self.anyText(&generator)
      let width = Int.random(in: -1...10, using: &generator)
      let end = Int.random(in: -2...15, using: &generator)
      var ending = Self.frame(12)
      ending.write("猫猫猫猫猫猫", row: 0, column: 0)
      var expected = ending
      let fits = displayWidth(text) <= width
      if fits { expected.write(text, row: 0, column: end - displayWidth(text), style: .label) }
      let isWritten = ending.write(text, row: 0, endingAt: end, style: .label, width: width)
      #expect(ending == expected && isWritten == fits, "\(text) in \(width) columns before \(end)")
    }
  }

  @Test(arguments: [5])
  func `a text is written as its characters are one after the other`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<3000 {
      let text = try Self.anyText(&generator)
      let width = Int.random(in: 0...10, using: &generator)
      let column = Int.random(in: 0..<12, using: &generator)
      var whole = Self.frame(12)
      whole.write("猫猫猫猫猫猫", row: 0, column: 0)
      var pieces = whole
      let used = whole.write(text, row: 0, column: column, style: .label, width: width)
      let sum = text.reduce(0) { sum, character in
        sum
          + pieces.write(
            String(character), row: 0, column: column + sum, style: .label, width: width - sum)
      }
      #expect(whole == pieces && used == sum, "\(text) in \(width) columns from \(column) on")
    }
  }

  @Test func aWideCharacterIsNeverHalfDrawn() {
    var frame = Self.frame(4)
    #expect(frame.write("a猫猫", row: 0, column: 0) == 4)
    #expect(frame.lines == ["a猫"])
    frame.write("猫", row: 0, column: -1)
    #expect(frame.lines == [" 猫"])
  }

  @Test func whatFillsTakesOneColumn() {
    var frame = Self.frame(4)
    frame.write("abcd", row: 0, column: 0)
    frame.fill(row: 0, column: 1, width: 2, character: "猫")
    #expect(frame.lines == ["a  d"])
  }

  @Test(arguments: [(0, "x 猫"), (1, " x猫"), (2, "猫x"), (3, "猫 x")])
  func overwritingHalfOfAWideCharacterBlanksTheOther(column: Int, line: String) {
    var frame = Self.frame(4)
    frame.write("猫猫", row: 0, column: 0)
    frame.write("x", row: 0, column: column)
    #expect(frame.lines == [line])
  }

  @Test func combiningMarksJoinTheCharacterBefore() {
    var frame = Self.frame(6)
    #expect(frame.write("e\u{301}a", row: 0, column: 0) == 2)
    frame.write("|", row: 0, column: 2)
    #expect(frame.lines == ["e\u{301}a|"])
  }

  @Test func aHeapOfMarksIsCutShort() {
    var frame = Self.frame(6)
    frame.write("e" + String(repeating: "\u{301}", count: 1000) + "x", row: 0, column: 0)
    #expect(frame.lines[0].unicodeScalars.count == 6)
  }

  @Test func aMarkAfterTheClippedEndIsClippedToo() {
    var frame = Self.frame(1)
    frame.write("ab\u{301}", row: 0, column: 0)
    #expect(frame.lines == ["a"])
  }

  @Test func framesThatLookTheSameAreEqual() {
    var one = Self.frame(4)
    var other = Self.frame(4)
    one.write("o\u{308}", row: 0, column: 0)
    one.write("e\u{301}", row: 0, column: 0)
    other.write("e\u{301}", row: 0, column: 0)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    other.restyle(row: 0, column: 0, width: 1) { $0.isSelected = true }
    #expect(one != other)
  }

  @Test(arguments: [3])
  func survivesAnySizeAndAnything(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }
    let texts = ["a", "猫", "e\u{301}", "\u{301}", "ab猫cd猫", "\u{1B}[m", "", "🐸🐸🐸"]
    for _ in 0..<2000 {
      var frame = Self.frame(number(0...9), number(0...3))
      for _ in 0..<8 {
        let text = texts[number(0...texts.count - 1)]
        frame.write(
          text, row: number(-1...3), column: number(-4...10),
          width: number(0...1) == 0 ? nil : number(-1...9))
        _ = frame.write(text, row: number(-1...3), endingAt: number(-4...14), width: number(-1...9))
        frame.fill(
          row: number(-1...3), column: number(-4...10), width: number(-1...9),
          character: number(0...1) == 0 ? "猫" : "-")
      }
      #expect(frame.lines.allSatisfy { displayWidth($0) <= frame.size.columns })
      let covered = frame.cells.enumerated().filter { $0.element.width == 0 }.map(\.offset)
      #expect(covered.allSatisfy { $0 % frame.size.columns > 0 && frame.cells[$0 - 1].width == 2 })
    }
  }

  @Test func aSnapshotShowsTextThenStyles() throws {
    var frame = Self.frame(12, 2)
    frame.write("SVM", row: 0, column: 1, style: .hinge)
    frame.fill(row: 1, column: 0, width: 12, style: .rule, character: "─")
    frame.restyle(row: 0, column: 2, width: 4) { $0.isSelected = true }
    frame.cursor = Position(row: 0, column: 3)
    try Snapshot.compare(frame.snapshot, named: "frame")
    try Snapshot.expectNoFiles(besides: ["frame"])
  }

  @Test func ansiTextCarriesTheColoursAskedFor() {
    var frame = Self.frame(8)
    frame.write("a", row: 0, column: 0)
    frame.write("b", row: 0, column: 1, style: .violation)
    #expect(frame.ansi(colors: .full) == "a\u{1B}[1;38;5;197mb\u{1B}[0m\n")
    #expect(frame.ansi(colors: .basic) == "a\u{1B}[1;31mb\u{1B}[0m\n")
    #expect(frame.ansi(colors: .none) == "a\u{1B}[1mb\u{1B}[0m\n")
  }

  @Test func ansiTextCarriesBackgrounds() {
    var frame = Self.frame(8)
    frame.write("▀", row: 0, column: 0, style: Style(.series(0), on: .series(1)))
    frame.fill(row: 0, column: 1, width: 2, style: Style(.text, on: .series(1)))
    #expect(
      frame.ansi(colors: .full)
        == "\u{1B}[38;5;32;48;5;130m▀\u{1B}[0m\u{1B}[38;5;231;48;5;130m  \u{1B}[0m\n")
    #expect(
      frame.ansi(colors: .basic) == "\u{1B}[34;43m▀\u{1B}[0m\u{1B}[30;43m  \u{1B}[0m\n")
    #expect(frame.ansi(colors: .none) == "▀  \n")
  }

  @Test func aSnapshotNamesBackgrounds() {
    var frame = Self.frame(3)
    frame.write("ab", row: 0, column: 0, style: Style(.violation, on: .shade(6)).selected)
    #expect(frame.snapshot == "ab\n---\n0: 0..<2 violation on shade(6) selected\n")
  }
}

extension Frame {
  /// The rows of text, then the cursor and the style runs of each row.
  fileprivate var snapshot: String {
    var text = lines.map { $0 + "\n" }.joined() + "---\n"
    if let cursor { text += "cursor: row \(cursor.row), column \(cursor.column)\n" }
    for row in 0..<size.rows {
      let runs = runs(row: row).filter { $0.style != .text }.map { "\($0.columns) \($0.style)" }
      if !runs.isEmpty { text += "\(row): " + runs.joined(separator: ", ") + "\n" }
    }
    return text
  }
}
