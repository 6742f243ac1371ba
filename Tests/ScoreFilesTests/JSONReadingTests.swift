import Scores
import Testing

@testable import ScoreFiles

@Suite struct JSONReadingTests {
  private static let plain = """
    {"classes": ["cat", "dog"], "examples": [
      {"name": "a", "label": "cat", "scores": [1, 2]},
      {"name": "b", "label": "dog", "scores": [-3.5, 4e2]}]}
    """

  @Test(arguments: [
    plain, "\u{FEFF}" + plain, "\r\n\t " + plain + " \n",
    // Keys in another order, labels as indices, other spellings.
    #"""
    {"examples":[{"scores":[1.0,2e0],"name":"\u0061","label":0},
    {"label":1,"scores":[-35E-1,400],"name":"b"}],"classes":["cat","d\u006Fg"]}
    """#,
    // A classifier, also beside plain scores.
    """
    {"classes": ["cat", "dog"], "W": [[1, 0], [0.5, 1]], "b": [0, -1],
     "examples": [{"name": "a", "label": "cat", "x": [1, 2.5]},
                  {"name": "b", "label": "dog", "scores": [-3.5, 400]}]}
    """,
  ])
  func `the same table is read from other spellings`(text: String) throws {
    let table = try parse(text, as: .json)
    #expect((0..<2).map(table.className) == ["cat", "dog"])
    #expect((0..<2).map(table.exampleName) == ["a", "b"])
    #expect((0..<2).map(table.label) == [0, 1])
    #expect((0..<2).map(table.scores) == [[1, 2], [-3.5, 400]])
  }

  @Test func `a classifier's scores are those of the slide, digit by digit`() throws {
    let text = """
      {"classes": ["cat", "car", "frog"],
      "W": [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0, -0.45, -0.2, 0.03]],
      "b": [0, 0.2, -0.3], "examples": [{"name": "x", "label": 2, "x": [-15, 22, -44, 56]}]}
      """
    #expect(try parse(text, as: .json).scores(0) == [-2.85, 0.86, 0.28])
  }

  @Test func `scores are the nearest doubles, and "-inf" masks`() throws {
    let table = try parse(
      file(#"{"name": "x", "label": 1, "scores": ["-inf", 1.7976931348623157e308]}"#), as: .json)
    #expect(table.scores(0) == [-.infinity, .greatestFiniteMagnitude])
    let small = try parse(
      file(#"{"name": "x", "label": 1, "scores": [-0.0, 1e-400]}"#), as: .json)
    #expect(small.scores(0).map(\.sign) == [.minus, .plus])
  }

  @Test(arguments: [
    (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u00e9\u00E9"#, "éé"),
    (#"\ud83d\udc08\uD83D\uDE00"#, "🐈😀"), (#"\ud800\udfff"#, "\u{103FF}"),
    (#"\u2028\ufeff\uffff"#, "\u{2028}\u{FEFF}\u{FFFF}"),
    ("é🐈‍⬛\u{7F}\u{2028}", "é🐈‍⬛\u{7F}\u{2028}"),
  ])
  func `escapes and other characters make names`(text: String, name: String) throws {
    let table = try parse(
      file(#"{"name": "\#(text)", "label": "a", "scores": [1, 2]}"#), as: .json)
    #expect(Array(table.exampleName(0).utf8) == Array(name.utf8))
  }

  @Test func `a label in quotes is a name, one without an index, whatever the names`() throws {
    let text = """
      {"classes": ["1", "0"], "examples": [{"name": "x", "label": "1", "scores": [0, 0]},
      {"name": "y", "label": 1, "scores": [0, 0]}]}
      """
    let table = try parse(text, as: .json)
    #expect((0..<2).map(table.label) == [0, 1])
  }

  private func file(_ example: String) -> String {
    #"{"classes": ["a", "b"], "examples": [\#(example)]}"#
  }
}
