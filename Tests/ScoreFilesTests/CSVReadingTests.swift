import Scores
import Testing

@testable import ScoreFiles

/// The table in a text.
func parse(
  _ text: String, as format: FileFormat = .csv, labelsAre: LabelKind? = nil
) throws -> ScoreTable {
  var options = ReadingOptions()
  options.labelsAre = labelsAre
  return try open(text, as: format, options).table
}

/// The table in a text and where it came from.
func open(
  _ text: String, as format: FileFormat = .csv, _ options: ReadingOptions = ReadingOptions()
) throws -> OpenedModel {
  try ScoreFile.parse(Array(text.utf8), as: format, path: "t.\(format.rawValue)", options)
}

@Suite struct CSVReadingTests {
  private let plain = "example,label,cat,dog\na,cat,1,2\nb,dog,-3.5,4e2\n"

  @Test func aRowIsAnExample() throws {
    let table = try parse(plain)
    #expect((0..<2).map(table.className) == ["cat", "dog"])
    #expect((0..<2).map(table.exampleName) == ["a", "b"])
    #expect((0..<2).map(table.label) == [0, 1])
    #expect((0..<2).map(table.scores) == [[1, 2], [-3.5, 400]])
  }

  @Test(arguments: [
    "example,label,cat,dog\r\na,cat,1,2\r\nb,dog,-3.5,4e2\r\n",
    "\u{FEFF}example,label,cat,dog\na,cat,1,2\nb,dog,-3.5,4e2",
    "example,label,cat,dog\na,cat,1,2\nb,dog,-3.5,4e2\n\n",
    "example,label,cat,dog\na,cat,1,2\r\nb,dog,-3.5,4e2\r\n\r\n",
    "example,label,cat,dog\na,cat, 1\t,2\nb,dog,-3.50,+400",
    #""example","label","cat","dog""# + "\n" + #""a","cat","1","2""# + "\n" + #"b,dog,"-3.5",4E2"#,
    "example,label,cat,dog\na,0,1,2\nb,1,-3.5,4e2\n",
  ])
  func theSameTableIsReadFromOtherSpellings(_ text: String) throws {
    #expect(try parse(text) == parse(plain))
  }

  @Test func quotesKeepCommasQuotesAndLineBreaks() throws {
    let table = try parse(
      "example,label,\"a,b\",\"say \"\"hi\"\"\"\n\"x\r\ny\rz\",\"say \"\"hi\"\"\",1,2\n\"\"\"\",\"a,b\",1,2"
    )
    #expect((0..<2).map(table.className) == ["a,b", "say \"hi\""])
    #expect((0..<2).map(table.exampleName) == ["x\r\ny\rz", "\""])
    #expect((0..<2).map(table.label) == [1, 0])
  }

  @Test func otherLineSeparatorsAreText() throws {
    let table = try parse("example,label,a\u{2028}b,c\u{85}\n\u{0B}x\u{0C},c\u{85},1,2\n")
    #expect(table.className(0) == "a\u{2028}b")
    #expect(table.exampleName(0) == "\u{0B}x\u{0C}")
    #expect(table.label(0) == 1)
  }

  @Test func blanksBelongToNames() throws {
    let table = try parse("example,label, cat,cat\n x , cat,1,2\n")
    #expect(table.exampleName(0) == " x ")
    #expect(table.label(0) == 0)
  }

  @Test func minusInfinityMasksAClass() throws {
    #expect(try parse("example,label,a,b\nx,a,-inf,1\n").scores(0) == [-.infinity, 1])
  }

  @Test func scoresAreTheNearestDoubles() throws {
    let table = try parse("example,label,a,b\nx,a,1.7976931348623157e308,5e-324\ny,a,-0.0,1e-400\n")
    #expect(table.scores(0) == [.greatestFiniteMagnitude, .leastNonzeroMagnitude])
    #expect(table.scores(1).map(\.sign) == [.minus, .plus])
  }

  @Test func aLabelIsANameElseAnIndex() throws {
    let table = try parse("example,label,a,b,c\nx,b,1,2,3\ny,2,1,2,3\n")
    #expect((0..<2).map(table.label) == [1, 2])
  }

  @Test(arguments: [
    // Only names, only indices, or both and the same.
    ("1,3", nil, [0, 2]), ("0,2", nil, [0, 2]), ("1,2", LabelKind.names, [0, 1]),
    ("1,2", .indices, [1, 2]), ("3,1", .names, [2, 0]),
  ])
  func numeralsMayBeNames(_ labels: String, labelsAre: LabelKind?, expected: [Int]) throws {
    let rows = labels.split(separator: ",").map { "x,\($0),0,0,0\n" }.joined()
    let table = try parse("example,label,1,2,3\n" + rows, labelsAre: labelsAre)
    #expect((0..<2).map(table.label) == expected)
  }

  @Test func numeralsThatNameTheirOwnIndexAreNotAmbiguous() throws {
    let table = try parse("example,label,0,1,2\nx,1,0,0,0\ny,2,0,0,0\n")
    #expect((0..<2).map(table.label) == [1, 2])
  }

  @Test func aLongRowIsCountedWithoutBeingKept() {
    let row = String(repeating: ",", count: 1_000_000)
    #expect(
      throws: ScoreFileError(
        file: "t.csv", line: 2,
        problem: .contents("1000001 fields instead of 4: a name, a label and 2 scores"))
    ) {
      try parse("example,label,a,b\n\(row)\n")
    }
  }
}
