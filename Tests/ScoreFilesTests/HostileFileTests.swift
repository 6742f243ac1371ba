import Scores
import TerminalCore
import TestSupport
import Testing

@testable import ScoreFiles

/// Files that mean harm, and large ones: a table or a message with the place, in bounded time.
@Suite struct HostileFileTests {
  private static let many = 200_000

  private static let largeFiles: [(text: String, format: FileFormat, message: String)] = [
    (
      String(repeating: "[", count: many), .json,
      "line 1, column 1: an array where { should be; a table is {\"classes\": [...], \"examples\": [...]}, "
        + "and examples are {\"name\", \"label\", \"scores\"}"
    ),
    (
      "{\"classes\": " + String(repeating: "[", count: many), .json,
      "line 1, column 76: more than 64 arrays and objects in each other"
    ),
    (
      String(repeating: "{\"classes\":", count: many), .json,
      "line 1, column 705: more than 64 arrays and objects in each other"
    ),
    (
      "{\"classes\": [\"a\", \"b\"], \"examples\": [{\"name\": \"x\", \"label\": 0, \"scores\": [1"
        + String(repeating: ",1", count: many - 1) + "]}]}", .json,
      "line 1, column 74: 200000 scores for 2 classes"
    ),
    (
      "{\"classes\": [\"a\", \"b\"], \"examples\": [{\"label\": 1"
        + String(repeating: "0", count: many)
        + "}]}", .json,
      "line 1, column 48: \"1000000000000000000000000000000000000...\" is no label; "
        + "expected the index of a class, 0 to 1"
    ),
    (
      "{\"" + String(repeating: "\\u0041", count: many) + "\": 1}", .json,
      "line 1, column 2: unknown key \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA...\"; "
        + "expected one of \"classes\", \"examples\", \"W\", \"b\", \"precision\", \"regularization\", \"bias_trick\", \"shape\", \"channels\""
    ),
    (
      "example,label,a,b\nx,a,1," + String(repeating: " ", count: many) + "z\n", .csv,
      "line 2, column 200007: \"                                     ...\" is no score of \"b\"; "
        + "expected a number such as -3.2, or -inf for a masked class"
    ),
    (
      "example,label,a,b\nx,a,1," + String(repeating: "9", count: many), .csv,
      "line 2, column 7: \"9999999999999999999999999999999999999...\" is no score of \"b\"; "
        + "expected a number such as -3.2, or -inf for a masked class"
    ),
    (
      "example,label,a,b\n" + String(repeating: "\"", count: many + 1), .csv,
      "line 2, column 1: the quote that opens here is never closed"
    ),
    (
      "example,label,a,b\n" + String(repeating: "x,a,1,2\n", count: 100_000) + "y,a,1\n", .csv,
      "line 100002: 3 fields instead of 4: a name, a label and 2 scores"
    ),
    (
      "example\tlabel\ta\tb\n" + String(repeating: "\t", count: many), .tsv,
      "line 2: 200001 fields instead of 4: a name, a label and 2 scores"
    ),
  ]

  @Test(arguments: largeFiles.indices)
  func `large files fail with a place in bounded time`(index: Int) {
    let (text, format, message) = Self.largeFiles[index]
    let clock = ContinuousClock()
    let time = clock.measure {
      let error = #expect(throws: ScoreFileError.self) { try open(text, as: format) }
      #expect(error?.description == "t.\(format.rawValue), \(message)")
    }
    #expect(time < .seconds(60), "it takes less than a second where nothing else runs")
  }

  @Test func `two hundred thousand columns are a table`() throws {
    let columns = 0..<Self.many
    let text =
      "example,label," + columns.map { "c\($0)" }.joined(separator: ",") + "\nx,c7"
      + String(repeating: ",1", count: Self.many) + "\n"
    let opened = try open(text)
    #expect(opened.table.classCount == Self.many && opened.table.label(0) == 7)
  }

  @Test(arguments: [FileFormat.csv, .tsv, .json])
  func `messages are displayable whatever the names`(format: FileFormat) {
    let name = "\u{1B}[2J\u{202E}\u{9B}\u{7F}\u{2066}"
    let texts: [FileFormat: String] = [
      .csv: "example,label,a,b\nx,\(name),1,2\n", .tsv: "example\tlabel\ta\tb\nx\t\(name)\t1\t2\n",
      .json: """
      {"classes": ["a", "b"], "examples": [{"name": "x",
      "label": "\\u001b[2J\u{202E}\u{9B}\u{7F}\u{2066}", "scores": [1, 2]}]}
      """,
    ]
    let error = #expect(throws: ScoreFileError.self) {
      try open(texts[format] ?? "", as: format)
    }
    let message = error.map { displayable($0.description) } ?? ""
    #expect(message.contains("\"\u{FFFD}[2J\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\" is no label"))
  }

  /// Mangles good files: what comes of it is an error, or a table that is saved as it was read.
  @Test(
    arguments: [
      (FileFormat.csv, "example,label,cat,\"do\"\"g\"\r\na,cat,1,-inf\nb,1,-3.50,4e2\n"),
      (.tsv, "\u{FEFF}example\tlabel\t1\t0\nx y\t0\t1.5\t2\n\"\t\"\t1\t-3\t4\n"),
      (
        .json,
        #"{"classes":["a","\u00e9"],"W":[[1,2],[0.5,-1e3]],"b":[0,1],"examples":[{"name":"x","label":1,"scores":["-inf",2]},{"name":"\ud83d\udc08","label":"a","x":[1,2]}]}"#
      ),
    ], [7])
  func `mangled files never trap`(file: (format: FileFormat, text: String), seed: UInt64) throws {
    let (format, text) = file
    var random = SeededGenerator(state: seed)
    let original = Array(text.utf8)
    let pieces = ["\"", ",", "\n", "\r", "\t", "\\u", "{", "[", "]}", "\0", "-inf", "1e999", "é"]
    for _ in 0..<4000 {
      var bytes = original
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let index = Int.random(in: 0...bytes.count, using: &random)
        let end = min(bytes.count, index + Int.random(in: 0..<4, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(.random(in: 0...255, using: &random), at: index)
        case 1: bytes.removeSubrange(index..<end)
        case 2: bytes.insert(contentsOf: bytes[index..<end], at: index)
        default:
          bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: index)
        }
      }
      var options = ReadingOptions()
      if Int.random(in: 0..<8, using: &random) == 0 { options.hasHeader = false }
      if Int.random(in: 0..<4, using: &random) == 0 { options.labelColumn = "1" }
      guard
        let opened = try? ScoreFile.parse(bytes, as: format, path: "mangled", options)
      else { continue }
      #expect(ScoreFile.bytes(of: opened.model, as: format, origin: opened.origin) == bytes)
    }
  }
}
