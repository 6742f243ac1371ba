import Foundation
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// What is saved of a file that was read: its own bytes, but for what was changed.
@Suite struct KeptBytesTests {
  private static let files: [(text: String, format: FileFormat)] = [
    ("example,label,cat,dog\nx,cat,3.20,+1\ny,1,  2e0,-0\nz,dog,.5,5.\n", .csv),
    ("example,label,cat,dog\r\nx,cat,3.20,1\r\ny,cat,2,3\r\nz,dog,1,2\r\n\r\n", .csv),
    (
      "\u{FEFF}\"example\",label,\"cat\",dog\nx,cat,1,2\r\n\"y\",\"cat\",\"2.0\",3\nz,dog,1,2", .csv
    ),
    ("example,label,\"a\nb\",\"\"\"\"\nx,\"a\nb\",1,2\n\"y,\",\"\"\"\",1,2\nz,1,1,2\n", .csv),
    ("example\tlabel\ta,b\tdog\nx\ta,b\t3.20\t1\ny\tdog\t2\t3\nz\t0\t-inf\t3\n", .tsv),
    (
      """
      {"examples" : [ {"scores":[3.20,1E0], "name":"x","label":0},
        {"name":"y", "label":"do\\u0067", "scores": ["-inf", 2.50]} ,
        {"name": "z", "label": 1, "x": [1]}],
       "classes":["cat", "dog"], "W": [[1],[2]], "b": [0, 0]}
      """, .json
    ),
  ]

  @Test(arguments: files)
  func `a file saved unchanged is the same byte for byte`(text: String, format: FileFormat) throws {
    let opened = try open(text, as: format)
    #expect(saved(opened.table, opened) == text)
    // Changed and changed back, by undo or by hand.
    var table = opened.table
    let inverse = table.apply(.setScore(table.examples[1], table.classes[1], 9))
    #expect(saved(table, opened) != text)
    table.apply(inverse)
    #expect(saved(table, opened) == text)
    let example = table.apply(.deleteExample(table.examples[1]))
    table.apply(example)
    #expect(saved(table, opened) == text)
  }

  @Test(arguments: files)
  func `of an edited file only the edited row is written anew`(
    text: String, format: FileFormat
  ) throws {
    let opened = try open(text, as: format)
    for row in 0..<3 {
      var table = opened.table
      table.apply(.setScore(table.examples[row], table.classes[0], 0.125))
      let out = saved(table, opened)
      #expect(try parse(out, as: format) == table)
      for other in 0..<3 {
        #expect(out.contains(try rowText(text, format, other)) == (other != row))
      }
    }
  }

  @Test func `an edited row has the ends of its line`() throws {
    let opened = try open(Self.files[2].text)
    var table = opened.table
    table.apply(.setScore(table.examples[0], table.classes[1], 7))
    table.apply(.setScore(table.examples[2], table.classes[1], 8.5))
    #expect(
      saved(table, opened) == "\u{FEFF}\"example\",label,\"cat\",dog\nx,cat,1.0,7.0\r\n"
        + "\"y\",\"cat\",\"2.0\",3\nz,dog,1.0,8.5")
  }

  @Test func `examples that are gone or new leave the others alone`() throws {
    let opened = try open(Self.files[1].text)
    var table = opened.table
    table.apply(.deleteExample(table.examples[0]))
    table.apply(.insertExample(table.makeExample(named: "w", label: table.classes[0]), at: 2))
    #expect(
      saved(table, opened)
        == "example,label,cat,dog\r\ny,cat,2,3\r\nz,dog,1,2\r\nw,cat,0.0,0.0\r\n\r\n")
    let one = try open("example,label,cat,dog\r\nx,cat,1,2")
    table = one.table
    table.apply(.insertExample(table.makeExample(named: "w", label: table.classes[0]), at: 0))
    #expect(saved(table, one) == "example,label,cat,dog\r\nw,cat,0.0,0.0\r\nx,cat,1,2")
  }

  @Test func `an example that is new to JSON stands like the others`() throws {
    let text = #"{"classes":["a","b"],"examples":[{"name":"x","label":0,"scores":[1,2]}]}"#
    let opened = try open(text, as: .json)
    var table = opened.table
    table.apply(.insertExample(table.makeExample(named: "\u{1B}", label: table.classes[1]), at: 1))
    #expect(
      saved(table, opened) == text.dropLast(2) + ",\n    "
        + #"{"name": "\u001b", "label": "b", "scores": [0.0, 0.0]}]}"#)
  }

  @Test func `when classes change the file is written anew`() throws {
    let opened = try open(Self.files[0].text)
    var table = opened.table
    table.apply(.renameClass(table.classes[1], "e\u{301}"))
    let out = """
      example,label,cat,e\u{301}
      x,cat,3.2,1.0
      y,e\u{301},2.0,-0.0
      z,e\u{301},0.5,5.0

      """
    #expect(Array(saved(table, opened).utf8) == Array(out.utf8))
    // The same letters in other bytes are another name.
    let next = try open(out)
    var again = next.table
    again.apply(.renameClass(again.classes[1], "\u{E9}"))
    #expect(saved(again, next).utf8.count < out.utf8.count)
  }

  @Test func `a label is written as the file's others are`() throws {
    let indices = try open("example,label,2,1,0x\na,1,1,1,1\nb,2,0,0,0\nc,0,0,0,0\n")
    var table = indices.table
    table.apply(.setLabel(table.examples[0], table.classes[2]))
    #expect(
      saved(table, indices) == "example,label,2,1,0x\na,2,1.0,1.0,1.0\nb,2,0,0,0\nc,0,0,0,0\n")
    // Names and indices: a name that could be another's index would be misread between them.
    let mixed = try open("example,label,2,b,c\na,b,1,1,1\nb,1,0,0,0\nc,0,0,0,0\n")
    table = mixed.table
    table.apply(.setLabel(table.examples[0], table.classes[0]))
    #expect(
      saved(table, mixed)
        == "example,label,2,b,c\na,2,1.0,1.0,1.0\nb,b,0.0,0.0,0.0\nc,2,0.0,0.0,0.0\n")
  }

  @Test func `a file keeps its columns as long as they hold all that the table says`() throws {
    var options = ReadingOptions()
    (options.hasHeader, options.labelColumn) = (false, "2")
    let opened = try open("1.0,0,2\n3,1,4\n", as: .csv, options)
    var table = opened.table
    table.apply(.setScore(table.examples[1], table.classes[1], -5))
    table.apply(.setLabel(table.examples[1], table.classes[0]))
    #expect(saved(table, opened) == "1.0,0,2\n3.0,0,-5.0\n")
    table.apply(.renameExample(table.examples[0], "first"))
    #expect(saved(table, opened) == "example,label,0,1\nfirst,0,1.0,2.0\nx2,0,3.0,-5.0\n")

    try withTemporaryFolder { folder in
      let path = "\(folder)/labels"
      try "0\n1\n".write(toFile: path, atomically: false, encoding: .utf8)
      options = ReadingOptions()
      options.labelsFile = path
      let text = "cat,dog\n1.0,2\n3,4\n"
      let scores = try open(text, as: .csv, options)
      table = scores.table
      #expect(saved(table, scores) == text)
      table.apply(.setScore(table.examples[0], table.classes[0], 9))
      #expect(saved(table, scores) == "cat,dog\n9.0,2.0\n3,4\n")
      table.apply(.setLabel(table.examples[0], table.classes[1]))
      #expect(saved(table, scores) == "cat,dog\n9.0,2.0\n3,4\n", "its labels have a file")
      let copy = ScoreFile.bytes(
        of: .scores(table), as: .csv, origin: scores.origin, isOwn: false)
      #expect(
        String(decoding: copy, as: UTF8.self)
          == "example,label,cat,dog\nx1,dog,9.0,2.0\nx2,dog,3.0,4.0\n")
    }
  }

  @Test func `another format is written plainly, and a table from elsewhere`() throws {
    let opened = try open(Self.files[0].text)
    #expect(
      String(
        decoding: ScoreFile.bytes(of: opened.model, as: .json, origin: opened.origin), as: UTF8.self
      )
        == """
        {
          "classes": ["cat", "dog"],
          "examples": [
            {"name": "x", "label": "cat", "scores": [3.2, 1.0]},
            {"name": "y", "label": "dog", "scores": [2.0, -0.0]},
            {"name": "z", "label": "dog", "scores": [0.5, 5.0]}
          ]
        }

        """)
    #expect(
      saved(.lecture, opened)
        == String(
          decoding: ScoreFile.bytes(of: .lecture, as: .csv), as: UTF8.self))
  }

  @Test func `the end of the name says the format, but not that of the file itself`() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/scores.txt"
      let text = "example\tlabel\ta\tb\nx\ta\t1\t2\n"
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      var options = ReadingOptions()
      options.format = .tsv
      let opened = try ScoreFile.read(path, options)
      try ScoreFile.save(opened.model, to: path, origin: opened.origin)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      for format in FileFormat.allCases where format != .npy {
        let copy = "\(folder)/copy.\(format.rawValue.uppercased())"
        try ScoreFile.save(opened.model, to: copy, origin: opened.origin)
        #expect(try ScoreFile.read(copy).table == opened.table)
      }
      let error = #expect(throws: ScoreFileError.self) {
        try ScoreFile.save(opened.model, to: "\(folder)/other.xls", origin: opened.origin)
      }
      #expect(
        error?.description == "\(folder)/other.xls: can't be saved: the name says no format; "
          + "expected it to end in .csv, .tsv, .json, .npy")
    }
  }

  private func saved(_ table: ScoreTable, _ opened: OpenedModel) -> String {
    let format = opened.origin.format
    return String(
      decoding: ScoreFile.bytes(of: .scores(table), as: format, origin: opened.origin),
      as: UTF8.self)
  }

  /// The text of a row, which the tests recognize by the example's name and what follows.
  private func rowText(_ text: String, _ format: FileFormat, _ row: Int) throws -> String {
    let opened = try open(text, as: format)
    let ranges = opened.origin.rows
    return String(decoding: Array(text.utf8)[ranges[row]], as: UTF8.self)
  }
}
