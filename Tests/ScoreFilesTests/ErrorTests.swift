import Testing

@testable import ScoreFiles

/// Every complaint about a file's contents, word for word.
@Suite struct ErrorTests {
  private static let header = "example,label,cat,dog\n"
  private static let row = header + "x,cat,1,2\n"

  private static let shapes: [(text: String, message: String)] = [
    ("", "line 1: \(emptyFile)"),
    ("\u{FEFF}", "line 1: \(emptyFile)"),
    ("name,klass,a,b\n", "line 1, column 1: \"name\" where the header says example; \(expected)"),
    ("example,cat,dog\n", "line 1, column 9: \"cat\" where the header says label; \(expected)"),
    ("example,cat,label\n", "line 1, column 9: \"cat\" where the header says label; \(expected)"),
    ("y\n", "line 1, column 1: \"y\" where the header says example; \(expected)"),
    ("example\n", "line 1: the header names 0 classes; a table has at least 2"),
    ("example,label,cat\n", "line 1: the header names 1 class; a table has at least 2"),
    (
      "example,label,cat,\nx,cat,1,2",
      "line 1, column 19: a class without a name; give every column of scores one"
    ),
    (
      "example,label,cat,\"cat\"\n",
      "line 1, column 20: a second class \"cat\"; give each its own name"
    ),
    ("example,label,cat,dog", "line 1: \(noExamples)"),
    (header, "line 2: \(noExamples)"),
    (header + "\nx,cat,1,2\n", "line 2: a blank line; delete it"),
    (row + "\n\n", "line 3: a blank line; delete it"),
    (row + "y,dog,1\n", "line 3: 3 fields instead of 4: a name, a label and 2 scores"),
    (header + "x\n", "line 2: 1 field instead of 4: a name, a label and 2 scores"),
    (header + "x,cat,1,2,\n", "line 2: 5 fields instead of 4: a name, a label and 2 scores"),
    (header + ",cat,1,2\n", "line 2, column 1: an example without a name; give it one"),
    (
      header + "x,cat,-inf,-inf\n",
      "line 2: every class is masked (-inf); expected at least one number"
    ),
  ]
  private static let expected =
    "expected example,label,CLASS,CLASS,...; of other headers --label-column TITLE or --labels FILE "
    + "tells the labels"
  private static let emptyFile =
    "the file is empty; expected the header example,label,CLASS,CLASS,... and a row per example"
  private static let noExamples = "no examples follow the header; expected a row per example"

  @Test(arguments: shapes)
  func theShapeOfATable(_ text: String, message: String) {
    expect(message, of: text)
  }

  private static let syntaxErrors: [(text: String, message: String)] = [
    (header + "x,\"cat,1,2\n", "line 2, column 3: the quote that opens here is never closed"),
    (
      header + "é,ca\"t,1,2\n",
      "line 2, column 5: a quote inside a field without quotes; "
        + "put quotes around the field and double those in it"
    ),
    (header + "x,\"cat\" ,1,2\n", "line 2, column 8: \(textAfterQuote)"),
    (header + "\"x\ny\",\"cat\"t,1,2\n", "line 3, column 9: \(textAfterQuote)"),
    (header + "x,cat,1,2\ry,dog,1,2\n", "line 2, column 10: \(loneCarriageReturn)"),
    (header + "x,cat,1,2\r", "line 2, column 10: \(loneCarriageReturn)"),
    (header + "x,cat,1\0,2\n", "line 2, column 8: \(notText)"),
    (header + "\"\0\",cat,1,2\n", "line 2, column 2: \(notText)"),
  ]
  private static let textAfterQuote =
    "text after a closing quote; expected the end of the field (\"\" is a quote)"
  private static let loneCarriageReturn =
    "a carriage return without a line feed; end lines with LF or CR LF"
  private static let notText = "a NUL byte; this is not a text file, or not one in UTF-8"

  @Test(arguments: syntaxErrors)
  func syntax(_ text: String, message: String) {
    expect(message, of: text)
  }

  @Test func bytesThatAreNotUTF8() {
    expect(
      "line 3, column 1: bytes that are not UTF-8; save the file as UTF-8",
      of: Array(Self.row.utf8) + [0xE9, 0x74] + Array(",cat,1,2".utf8))
  }

  private static let classes = "the classes are \"cat\" and \"dog\""

  private static let labels: [(label: String, expected: String, labelsAre: LabelKind?)] = [
    ("cow", "the name of a class or its index, 0 to 1; \(classes)", nil),
    ("2", "the name of a class or its index, 0 to 1", nil),
    ("-1", "the name of a class or its index, 0 to 1", nil),
    ("99999999999999999999", "the name of a class or its index, 0 to 1", nil),
    (" cat", "the name of a class or its index, 0 to 1; \(classes)", nil),
    ("", "the name of a class or its index, 0 to 1; \(classes)", nil),
    ("0", "the name of one of the 2 classes", .names),
    ("cat", "the index of a class, 0 to 1", .indices),
  ]

  @Test(arguments: labels)
  func labelsThatAreNone(_ label: String, expected: String, labelsAre: LabelKind?) {
    expect(
      "line 2, column 3: \"\(label)\" is no label; expected \(expected)",
      of: Self.header + "x,\(label),1,2", labelsAre: labelsAre)
  }

  private static let ambiguousLabels: [(rows: String, place: String)] = [
    // Every label could be either.
    ("a,1,0,0,0\nb,2,0,0,0\n", "line 2, column 3: the label \"1\""),
    // One is only a name, one only an index, one could be two classes.
    ("a,frog,0,0,0\nb,0,0,0,0\nc,2,0,0,0\n", "line 4, column 3: the label \"2\""),
  ]

  @Test(arguments: ambiguousLabels)
  func labelsThatCouldBeTwoClasses(_ rows: String, place: String) {
    expect(
      "\(place) is the name of one class and the index of another; "
        + "say which with --labels-are names or --labels-are indices",
      of: "example,label,1,2,frog\n" + rows)
  }

  @Test(arguments: ["abc", "nan", "inf", "+inf", "0x10", "1e", "-", "1_000", "１", "1 2", "1;2"])
  func scoresThatAreNoNumbers(_ score: String) {
    expect("line 2, column 9: \"\(score)\" \(noScore)", of: Self.header + "x,cat,1," + score)
  }

  private static let scores: [(score: String, message: String)] = [
    (
      "",
      "column 9: the score of \"dog\" is missing; expected a number, or -inf for a masked class"
    ),
    (
      "\"3,2\"",
      "column 10: \"3,2\" has a decimal comma; write points: "
        + "pd.read_csv(\"t.csv\", decimal=\",\").to_csv(\"scores.csv\", index=False)"
    ),
    (String(repeating: "z", count: 9999), "column 9: \"\(thirtySevenLetters)...\" \(noScore)"),
    ("-1e400", "column 9: \"-1e400\", the score of \"dog\", is beyond the largest double, 1.8e308"),
  ]
  private static let thirtySevenLetters = String(repeating: "z", count: 37)

  @Test(arguments: scores)
  func otherScores(_ score: String, message: String) {
    expect("line 2, " + message, of: Self.header + "x,cat,1," + score)
  }

  @Test func badDataEndsWith65() {
    #expect(ScoreFileError(file: "t.csv", problem: .blankLine).exitCode == 65)
  }

  private func expect(_ message: String, of text: String, labelsAre: LabelKind? = nil) {
    expect(message, of: Array(text.utf8), labelsAre: labelsAre)
  }

  private func expect(_ message: String, of bytes: [UInt8], labelsAre: LabelKind? = nil) {
    let error = #expect(throws: ScoreFileError.self) {
      var options = ReadingOptions()
      options.labelsAre = labelsAre
      return try ScoreFile.parse(bytes, as: .csv, path: "t.csv", options)
    }
    #expect(error?.description == "t.csv, " + message)
  }
}

private let noScore =
  "is no score of \"dog\"; expected a number such as -3.2, or -inf for a masked class"
