import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Tables that don't say everything themselves.
@Suite struct OptionsTests {
  @Test(arguments: [
    ("a.csv", FileFormat.csv), ("b/A.TSV", .tsv), ("x.csv.json", .json), ("a.csv/b", nil),
    ("csv", nil), (".json", .json), ("a.", nil), ("a.txt", nil), ("-", nil),
  ])
  func `a name says the format by what it ends in`(path: String, format: FileFormat?) {
    #expect(FileFormat(extensionOf: path) == format)
    #expect(ReadingOptions().format(of: path) == format ?? .csv)
    let options = options { $0.format = .json }
    #expect(options.format(of: path) == .json)
  }

  @Test func `tabs separate the fields of TSV, and commas are text`() throws {
    let table = try parse("example\tlabel\ta,b\t\"c\td\"\nx y\t\"c\td\"\t 1 \t-inf\r\n", as: .tsv)
    #expect((0..<2).map(table.className) == ["a,b", "c\td"])
    #expect(table.exampleName(0) == "x y" && table.label(0) == 1)
    #expect(table.scores(0) == [1, -.infinity])
  }

  @Test func `without a header every column is scores but that of the labels`() throws {
    let table = try read("1,2,0,3\n4,5,2,6\n") { $0.labelColumn = "3" }
    #expect((0..<3).map(table.className) == ["0", "1", "2"])
    #expect((0..<2).map(table.exampleName) == ["x1", "x2"])
    #expect((0..<2).map(table.label) == [0, 2])
    #expect((0..<2).map(table.scores) == [[1, 2, 3], [4, 5, 6]])
    let named = try read("frog,1,2\n1,4,5\n") {
      ($0.labelColumn, $0.classNames) = ("1", ["cat", "frog"])
    }
    #expect((0..<2).map(named.label) == [1, 1])
  }

  @Test func `with a header a column of labels is found by its title, names by theirs`() throws {
    let table = try read("cat,target,dog\n1,dog,2\n", header: true) { $0.labelColumn = "target" }
    #expect((0..<2).map(table.className) == ["cat", "dog"])
    #expect(table.exampleName(0) == "x1" && table.label(0) == 1 && table.scores(0) == [1, 2])
    let named = try read("cat,dog,label,example\n1,2,0,me\n", header: true) {
      $0.labelColumn = "label"
    }
    #expect(named.exampleName(0) == "me")
  }

  @Test(arguments: ["cat\ndog\n1\n", "\u{FEFF}cat\r\n\"dog\"\r\n1", "0\n1\n1\n\n"])
  func `labels come from a file of their own`(labels: String) throws {
    let csv = "example,cat,dog\nx,1,2\ny,1,2\nz,1,2\n"
    let json = """
      {"classes": ["cat", "dog"], "examples": [{"name": "x", "scores": [1, 2]},
      {"name": "y", "scores": [1, 2]}, {"name": "z", "scores": [1, 2]}]}
      """
    try withTemporaryFolder { folder in
      let path = "\(folder)/labels"
      try labels.write(toFile: path, atomically: false, encoding: .utf8)
      for (text, format) in [(csv, FileFormat.csv), (json, .json)] {
        let table = try open(text, as: format, options { $0.labelsFile = path }).table
        #expect((0..<3).map(table.label) == [0, 1, 1])
        #expect((0..<3).map(table.exampleName) == ["x", "y", "z"])
      }
    }
  }

  @Test func `the column called example may hold the labels; then nothing holds names`() throws {
    let text = "cat,example,dog\n1,dog,2\n3,cat,4\n"
    let table = try open(text, as: .csv, options { $0.labelColumn = "example" }).table
    #expect(table.classes.map(table.name) == ["cat", "dog"])
    #expect((0..<2).map(table.label) == [1, 0])
    #expect((0..<2).map(table.exampleName) == ["x1", "x2"])
  }

  private static let labelErrors: [(labels: String, message: String)] = [
    ("", "0 labels for 2 examples; expected one each"),
    ("cat\n", "1 label for 2 examples; expected one each"),
    ("cat\ncat\ndog\n", "3 labels for 2 examples; expected one each"),
    ("cat\n\ndog\n", "line 2: a blank line; delete it"),
    (
      "cat\ncow\n",
      "line 2, column 1: \"cow\" is no label; expected the name of a class or its index, 0 to 1"
        + "; the classes are \"cat\" and \"dog\""
    ),
    ("cat\n\"dog", "line 2, column 1: the quote that opens here is never closed"),
    (
      "cat\ndog\rcat",
      "line 2, column 4: a carriage return without a line feed; end lines with LF or CR LF"
    ),
    (
      "cat\nd\0g\n", "line 2, column 2: a NUL byte; this is not a text file, or not one in UTF-8"
    ),
  ]

  @Test(arguments: labelErrors)
  func `a file of labels that is wrong is named`(labels: String, message: String) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/labels.txt"
      try labels.write(toFile: path, atomically: false, encoding: .utf8)
      let isPlaced = message.hasPrefix("line")
      expect("\(path)\(isPlaced ? ", " : ": ")\(message)", of: "cat,dog\n1,2\n3,4\n") {
        $0.labelsFile = path
      }
    }
  }

  @Test func `a file of labels that is not there is named`() {
    expect("/no/labels: there is no such file", of: "cat,dog\n1,2\n") {
      $0.labelsFile = "/no/labels"
    }
  }

  private static let numbered: [(text: String, column: String?, message: String)] = [
    ("", "1", "line 1: the file is empty; expected a row of scores per example"),
    ("1,2\n", nil, ": nothing says the labels; give a file of them with --labels FILE"),
    (
      "1,2\n", "3",
      "line 1: there is no column \"3\"; expected --label-column 1 to 2, as there is no header"
    ),
    ("1,2\n", "2", "line 1: 1 column of scores; a table has at least 2"),
    ("0,1,2,3\n0,1,2\n", "1", "line 2: 3 fields instead of 4"),
    ("0,1,2\n", "1", "line 1: --classes names 3 classes, but there are 2 columns of scores"),
    (
      "cat,dog,label\n", "1",
      "line 1, column 1: \"cat\" is no label; expected the name of a class or its index, 0 to 1; "
        + "name the classes with --classes"
    ),
  ]

  @Test(arguments: numbered)
  func `a table without a header`(text: String, column: String?, message: String) {
    expect("t.csv" + (message.hasPrefix(":") ? "" : ", ") + message, of: text, header: false) {
      $0.labelColumn = column
      if message.contains("--classes names") { $0.classNames = ["a", "b", "c"] }
    }
  }

  private static let titled: [(text: String, column: String?, message: String)] = [
    (
      "cat,dog,label\n1,2,0\n", "target",
      "line 1: no column is titled \"target\"; --label-column is the title of the labels' column"
    ),
    ("label,cat,\n0,1,2\n", "label", "line 1, column 11: \(emptyClass)"),
    ("label,cat,cat\n0,1,2\n", "label", "line 1, column 11: \(duplicateClass)"),
    ("example,label,cat\nx,0,1\n", "label", "line 1: \(tooFewClasses)"),
  ]
  private static let emptyClass = "a class without a name; give every column of scores one"
  private static let duplicateClass = "a second class \"cat\"; give each its own name"
  private static let tooFewClasses = "the header names 1 class; a table has at least 2"

  @Test(arguments: titled)
  func `a table with a header`(text: String, column: String?, message: String) {
    expect("t.csv, " + message, of: text) {
      $0.labelColumn = column
      $0.labelsFile = column == nil ? "/no/labels" : nil
    }
  }

  @Test func `labels in JSON and in a file of their own are too many`() {
    let text = #"{"classes":["a","b"],"examples":[{"name":"x","label":0,"scores":[1,2]}]}"#
    let error = #expect(throws: ScoreFileError.self) {
      try open(text, as: .json, options { $0.labelsFile = "/no/labels" })
    }
    #expect(error?.problem == .labelsTwice && error?.column == 46)
  }

  @Test func `errors of TSV speak of tabs`() {
    for (text, message) in [
      ("", "the file is empty; expected the header \(Self.header) and a row per example"),
      (
        "example label\n",
        "\"example label\" where the header says example; expected \(Self.header); of other headers "
          + "--label-column TITLE or --labels FILE tells the labels"
      ),
    ] {
      let error = #expect(throws: ScoreFileError.self) { try open(text, as: .tsv) }
      #expect(error.map { "\($0.problem)" } == message)
    }
  }
  private static let header = "example label CLASS CLASS ... with tabs between"

  private func expect(
    _ message: String, of text: String, header: Bool = true,
    _ change: (inout ReadingOptions) -> Void
  ) {
    let error = #expect(throws: ScoreFileError.self) { try read(text, header: header, change) }
    #expect(error?.description == message)
  }

  private func read(
    _ text: String, header: Bool = false, _ change: (inout ReadingOptions) -> Void
  ) throws -> ScoreTable {
    var options = options(change)
    options.hasHeader = header
    return try open(text, as: .csv, options).table
  }

  private func options(_ change: (inout ReadingOptions) -> Void) -> ReadingOptions {
    var options = ReadingOptions()
    change(&options)
    return options
  }
}
