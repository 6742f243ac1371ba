import LossEngine
import Scores
import TestSupport
import Testing

@testable import ScoreFiles

/// Tables of floats in JSON.
@Suite struct PrecisionTests {
  private func table(_ rows: [[Double]], _ precision: ScorePrecision) throws -> ScoreTable {
    let layout = EncodedScores.Layout(
      precision: precision, exampleCount: rows.count, classCount: rows[0].count)
    return try ScoreTable(
      encoded: NPYFile.encoded(layout) { rows[$0] },
      labels: rows.indices.map { $0 % rows[0].count },
      classNames: rows[0].indices.map { "c\($0)" })
  }

  @Test(arguments: [ScorePrecision.single, .half], [7 as UInt64])
  func `JSON of floats reads back as the same floats, with the same losses`(
    precision: ScorePrecision, seed: UInt64
  ) throws {
    var random = SeededGenerator(state: seed)
    let rows = (0..<500).map { _ in
      (0..<4).map { _ in
        precision.rounded(
          Double.random(in: -1...1, using: &random)
            * Double(sign: .plus, exponent: .random(in: -12...12, using: &random), significand: 1))
      }
    }
    let table = try table(rows + [[2.2, 2.5, -3.1, -.infinity].map(precision.rounded)], precision)
    let text = String(decoding: ScoreFile.bytes(of: .scores(table), as: .json), as: UTF8.self)
    #expect(text.contains("\"precision\": \"\(precision.name)\"") && text.contains("2.2"))
    let opened = try open(text, as: .json)
    #expect(opened.table == table && opened.table.precision == precision)
    func report(_ table: ScoreTable) throws -> String {
      try LossReport(.scores(table), hinge: .lecture, scale: 2).json
    }
    #expect(try report(opened.table) == report(table))
    #expect(try report(table).contains("  \"precision\": \"\(precision.name)\",\n  \"margin\""))
    // And it is saved to where it came from, and as NumPy's array.
    #expect(
      ScoreFile.bytes(of: opened.model, as: .json, origin: opened.origin) == Array(text.utf8))
    #expect(NPYFile.bytes(of: opened.table) == NPYFile.bytes(of: table))
  }

  @Test func `a table of doubles has no precision in JSON`() throws {
    let bytes = ScoreFile.bytes(of: .scores(.lecture), as: .json)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("precision"))
    #expect(
      try !LossReport(.scores(.lecture), hinge: .lecture, scale: 1).json.contains("precision"))
  }

  private static let examples =
    #""classes":["a","b"],"examples":[{"name":"x","label":0,"scores":[1,7e4]}]"#

  @Test(arguments: [
    (
      "{\"precision\":\"float8\",\(examples)}",
      "\"float8\" is no precision; expected one of \"float64\", \"float32\", \"float16\""
    ),
    ("{\(examples),\"precision\":\"float16\"}", "\"7e4\" is beyond the largest float16"),
    (
      "{\(examples.replacing("scores", with: "x")),\"W\":[[1,2],[3,4]],\"precision\":\"float16\"}",
      "a classifier's scores are float64; leave \"precision\" out"
    ),
  ])
  func `a precision that does not fit is named`(text: String, message: String) {
    let error = #expect(throws: ScoreFileError.self) { try open(text, as: .json) }
    #expect(error.map { "\($0.problem)" } == message)
  }

  @Test func `a classifier without b has a b of zeros`() throws {
    let text = """
      {"classes": ["a", "b"], "W": [[1, 2], [0.5, -1]],
       "examples": [{"name": "x", "label": 0, "x": [1, 3]}]}
      """
    let opened = try open(text, as: .json)
    #expect(opened.model.isComputed && opened.table.scores(0) == [7, -2.5])
    #expect(
      ScoreFile.bytes(of: opened.model, as: .json, origin: opened.origin) == Array(text.utf8))
  }

  @Test(arguments: [
    ("-Infinity", "\"-Infinity\" is no number in JSON; write it like -3.2 or 1e-5"),
    ("NaN", "NaN where a value should be"), ("Infinity", "Infinity where a value should be"),
  ])
  func `Python's words for no number are told what masks a class`(word: String, message: String) {
    let text = Self.examples.replacing("7e4", with: word)
    let error = #expect(throws: ScoreFileError.self) { try open("{\(text)}", as: .json) }
    #expect(
      error.map { "\($0.problem)" } == message + "; a masked class is \"-inf\", in quotes")
  }
}
