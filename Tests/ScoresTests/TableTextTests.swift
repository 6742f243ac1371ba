import LossEngine
import Scores
import TestSupport
import Testing

/// A table as one line.
@Suite struct TableTextTests {
  @Test func `the lecture's table as a line`() throws {
    let line = "cat car frog; x1=cat 3.2 5.1 -1.7; x2=car 1.3 4.9 2.0; x3=frog 2.2 2.5 -3.1"
    #expect(ScoreTable.lecture.text() == line)
    #expect(try ScoreTable(text: line) == .lecture)
    let loose =
      " cat  car\tfrog ;x1 = cat 3.2 5.1 -1.7;x2=\"car\" 1.3 4.9 2;x3=frog 2.2 2.5 -3.1 ; "
    #expect(try ScoreTable(text: loose) == .lecture)
  }

  @Test(arguments: [5]) func `any table reads back as the same names, labels and doubles`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(state: seed)
    let parts = [
      "a", "é", "e\u{301}", "猫", " ", ";", "=", "\"", "\\", "'", "\n", "\u{2028}", "\u{202E}", "-",
      "\u{7}", "😀", "\\u{41}", "$x", "`", "!", "\u{FE0F}",
    ]
    func name() throws -> String {
      let count = Int.random(in: 1...5, using: &generator)
      return try (0..<count).map { _ in try #require(parts.randomElement(using: &generator)) }
        .joined()
    }
    func score() -> Double {
      if Int.random(in: 0..<10, using: &generator) == 0 { return -.infinity }
      let value = Double(bitPattern: .random(in: .min ... .max, using: &generator))
      return value.isFinite ? value : 1
    }
    for _ in 0..<500 {
      var classes: [String] = []
      while classes.count < 3 {
        let new = try name()
        if !classes.contains(new) { classes.append(new) }
      }
      let names = try [name(), name()]
      let rows = (0..<2).map { _ in [score(), score(), 0.5] }
      let labels = (0..<2).map { _ in Int.random(in: 0..<3, using: &generator) }
      let table = try ScoreTable(
        matrix: try ScoreMatrix(rows: rows, labels: labels), classNames: classes,
        exampleNames: names)
      for isASCII in [false, true] {
        let line = table.text(isASCII: isASCII)
        let read = try ScoreTable(text: line)
        #expect(read == table, "\(line)")
        let spelled = zip(read.classes, table.classes).allSatisfy {
          read.name(of: $0).isSpelled(table.name(of: $1))
        }
        #expect(spelled && (!isASCII || line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }))
      }
    }
  }

  @Test(
    arguments: [
      ("", "a table begins with at least 2 classes: cat car; x1=cat 3.2 5.1"),
      ("cat car", "a table has examples after its classes: ; x1=cat 3.2 5.1"),
      (
        "cat car; x1 cat 1 2",
        "example 1: a name, = and a label come before its scores: x1=cat 3.2 5.1"
      ),
      ("cat car; x1=cat 1 2; x2=dog 1 2", "example 2: its label dog is none of cat, car"),
      ("cat car; x1=cat 1", "example 1: 1 score for 2 classes"),
      ("cat car; x1=cat 1 nan", "example 1: nan is no score; a score is a number or -inf"),
      ("cat car; x1=cat -inf -inf", "example 1: every class is masked (-inf)"),
      ("cat cat; x1=cat 1 2", "there is a class cat already"),
      ("cat \"car; x1=cat 1 2", "a double quote is not closed"),
      ("cat a=b; x1=cat 1 2", "= stands between one name and a label; elsewhere it needs quotes"),
      ("cat \"\\x\"; x1=cat 1 2", #"\ in quotes stands before ", \ or u{HEX}"#),
      ("cat \"\\u{D800}\"; x1=cat 1 2", #"\ in quotes stands before ", \ or u{HEX}"#),
    ])
  func `what is wrong is said, with its place`(line: String, problem: String) {
    #expect(throws: TableTextError(description: problem)) { try ScoreTable(text: line) }
  }
}
