import Testing

@testable import ScoreFiles

/// Every complaint about a JSON file, word for word.
@Suite struct JSONErrorTests {
  private static let syntaxErrors: [(text: String, message: String)] = [
    ("", "line 1, column 1: the file ends where { should be"),
    ("\u{FEFF} \n", "line 2, column 1: the file ends where { should be"),
    (
      "[]",
      "line 1, column 1: an array where { should be; a table is {\"classes\": [...], \"examples\": [...]}, "
        + "and examples are {\"name\", \"label\", \"scores\"}"
    ),
    ("example,label,a", "line 1, column 1: example where { should be"),
    ("\u{1F}", "line 1, column 1: the byte 0x1F where { should be"),
    ("{", "line 1, column 2: the file ends where a key in quotes should be"),
    ("{classes: []}", "line 1, column 2: classes where a key in quotes should be"),
    ("{\"classes\" []}", "line 1, column 12: an array where a colon should be"),
    ("{\"classes\": ", "line 1, column 13: the file ends where a value should be"),
    ("{\"classes\": [\"a\" \"b\"]}", "line 1, column 18: a string where a comma or ] should be"),
    ("{\"classes\": [\"a\",\n]}", "line 1, column 17: \(trailingComma)"),
    ("{\"classes\": [],\n}", "line 1, column 15: \(trailingComma)"),
    ("{\"classes\": [,]}", "line 1, column 14: , where a value should be"),
    ("{\"classes\": [1}", "line 1, column 15: } where a comma or ] should be"),
    ("{\"classes\": nul}", "line 1, column 13: nul where a value should be"),
    ("{\"classes\": []} {}", "line 1, column 17: an object where the end of the file should be"),
    ("{\"classes\": [\"a]}", "line 1, column 14: the quote that opens here is never closed"),
    ("{\"classes\": [\"a\\", "line 1, column 14: the quote that opens here is never closed"),
    ("{\"classes\": [\"a\nb\"]}", "line 1, column 16: \(controlCharacter)"),
    ("{\"classes\": [\"a\0b\"]}", "line 1, column 16: \(notText)"),
    ("{\"cl\\asses\": []}", "line 1, column 5: \(badEscape)"),
    ("{\"\\u12\": []}", "line 1, column 3: \(badEscape)"),
    ("{\"\\u00+1\": []}", "line 1, column 3: \(badEscape)"),
    ("{\"\\u0000\": []}", "line 1, column 3: \\u0000 in a string; a name can't hold a NUL"),
    ("{\"\\ud800\": []}", "line 1, column 3: \(loneSurrogate)"),
    ("{\"\\udc00\\ud800\": []}", "line 1, column 3: \(loneSurrogate)"),
    ("{\"\\ud83d\\u0041\": []}", "line 1, column 3: \(loneSurrogate)"),
  ]
  private static let trailingComma = "a comma after the last element; delete it"
  private static let controlCharacter =
    "a control character inside a string; write it as \\n, \\t or \\u001b"
  private static let notText = "a NUL byte; this is not a text file, or not one in UTF-8"
  private static let badEscape =
    "no such escape in JSON; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t, "
    + "or \\u and four hexadecimal digits"
  private static let loneSurrogate =
    "half of a surrogate pair; characters beyond \\uffff are two of them, like \\ud83d\\ude00"

  @Test(arguments: syntaxErrors)
  func `the syntax`(text: String, message: String) {
    expect(message, of: Array(text.utf8))
  }

  @Test(arguments: [
    "01", "-01", "-", "1.", ".5", "+1", "1e", "1e+", "0x10", "1_000", "1.5.2", "--1", "1e400e1",
    "1a", "-inf", "nan", "inf",
  ])
  func `numbers that JSON has not`(number: String) {
    let isWord = "ni.+".contains(number.prefix(1))
    expect(
      isWord
        ? "line 1, column 14: \(number) where a value should be"
        : "line 1, column 14: \"\(number)\" is no number in JSON; write it like -3.2 or 1e-5",
      of: Array("{\"classes\": [\(number)]}".utf8))
  }

  @Test func `bytes that are not UTF-8`() {
    expect(
      "line 1, column 14: bytes that are not UTF-8; save the file as UTF-8",
      of: Array("{\"classes\": [\"".utf8) + [0xC3, 0x28]
        + Array("\", \"b\"], \"examples\": []}".utf8))
    expect(
      "line 1, column 1: the byte 0xFF where { should be", of: [0xFF, 0x7B, 0x7B, 0x00])
  }

  private static let shapes: [(text: String, message: String)] = [
    ("{}", "line 1, column 1: this object has no \"classes\""),
    ("{\"classes\": [\"a\", \"b\"]}", "line 1, column 1: this object has no \"examples\""),
    (
      "{\"Classes\": []}",
      "line 1, column 2: unknown key \"Classes\"; "
        + "expected one of \"classes\", \"examples\", \"W\", \"b\", \"precision\", \"regularization\", \"bias_trick\", \"shape\", \"channels\""
    ),
    (
      "{\"b\": [],\n \"\\u0062\": []}",
      "line 2, column 2: a second \"b\" in one object; leave out one of the two"
    ),
    ("{\"classes\": {}, \"examples\": []}", "line 1, column 13: an object where [ should be"),
    ("{\"classes\": [1], \"examples\": []}", "line 1, column 14: 1 where a string should be"),
    (
      "{\"classes\": [\"a\"], \"examples\": []}",
      "line 1, column 13: 1 class; a table has at least 2"
    ),
    (
      "{\"classes\": [\"a\", \"a\"], \"examples\": []}",
      "line 1, column 19: a second class \"a\"; give each its own name"
    ),
    (
      "{\"classes\": [\"a\", \"\"], \"examples\": []}",
      "line 1, column 19: a class without a name; give every column of scores one"
    ),
    (
      "{\"classes\": [\"a\", \"b\"], \"examples\": []}",
      "line 1, column 37: no examples; expected at least one"
    ),
    (
      "{\"classes\": [\"a\", \"b\"], \"examples\": null}",
      "line 1, column 37: null where [ should be"
    ),
  ]

  @Test(arguments: shapes)
  func `the shape of a table`(text: String, message: String) {
    expect(message, of: Array(text.utf8))
  }

  private static let examples: [(example: String, message: String)] = [
    ("7", "column 1: 7 where { should be"),
    (
      "{\"nam\": \"x\"}",
      "column 2: unknown key \"nam\"; expected one of \"name\", \"label\", \"scores\", \"x\""
    ),
    (
      "{\"name\": \"x\", \"name\": \"y\"}",
      "column 15: a second \"name\" in one object; leave out one of the two"
    ),
    ("{\"name\": 1}", "column 10: 1 where a string should be"),
    ("{\"name\": \"\"}", "column 10: an example without a name; give it one"),
    ("{\"label\": 0, \"scores\": [1, 2]}", "column 1: this object has no \"name\""),
    ("{\"name\": \"x\", \"scores\": [1, 2]}", "column 1: this object has no \"label\""),
    ("{\"name\": \"x\", \"label\": 0}", "column 1: this object has no \"scores\""),
    (
      "{\"label\": \"c\"}",
      "column 11: \"c\" is no label; expected the name of one of the 2 classes"
        + "; the classes are \"a\" and \"b\""
    ),
    (
      "{\"label\": \"0\"}",
      "column 11: \"0\" is no label; expected the name of one of the 2 classes"
    ),
    ("{\"label\": 2}", "column 11: \"2\" is no label; expected the index of a class, 0 to 1"),
    ("{\"label\": -1}", "column 11: \"-1\" is no label; expected the index of a class, 0 to 1"),
    ("{\"label\": 0.0}", "column 11: \"0.0\" is no label; expected the index of a class, 0 to 1"),
    ("{\"label\": null}", "column 11: null where the name of a class or its index should be"),
    ("{\"scores\": [1]}", "column 12: 1 score for 2 classes"),
    ("{\"scores\": [1, 2, 3]}", "column 12: 3 scores for 2 classes"),
    ("{\"scores\": [[1], 2]}", "column 13: an array where a number or \"-inf\" should be"),
    ("{\"scores\": [1, true]}", "column 16: true where a number or \"-inf\" should be"),
    ("{\"scores\": [1, \"+inf\"]}", "column 16: \"+inf\" \(noScore)"),
    ("{\"scores\": [1, \"2\"]}", "column 16: \"2\" \(noScore)"),
    (
      "{\"scores\": [1, 1e400]}",
      "column 16: \"1e400\", the score of \"b\", is beyond the largest double, 1.8e308"
    ),
    (
      "{\"scores\": [\"-inf\", \"-inf\"]}",
      "column 12: every class is masked (-inf); expected at least one number"
    ),
    (
      "{\"x\": [1, 2]}",
      "column 2: \"x\" is the input of a classifier, but the file has no \"W\""
    ),
    (
      "{\"scores\": [1, 2], \"x\": [1]}",
      "column 20: \"x\" is the input of a classifier, but the file has no \"W\""
    ),
  ]
  private static let noScore =
    "is no score of \"b\"; expected a number such as -3.2, or \"-inf\" for a masked class"

  @Test(arguments: examples)
  func `an example`(example: String, message: String) {
    expect(
      "line 2, " + message,
      of: Array("{\"classes\": [\"a\", \"b\"], \"examples\": [\n\(example)]}".utf8))
  }

  private static let classifiers: [(keys: String, message: String)] = [
    ("\"b\": [1, 2]", "line 1, column 1: this object has no \"W\""),
    ("\"W\": [[1]],\"b\": [1, 2]", "line 2, column 6: W has 1 row for 2 classes"),
    (
      "\"W\": [[1], [2, 3]],\"b\": [1, 2]",
      "line 2, column 6: row 2 of W has 2 weights, the first 1"
    ),
    (
      "\"W\": [[], []],\"b\": [1, 2]",
      "line 2, column 6: W has no columns; expected a weight per input"
    ),
    ("\"W\": [[1], [2]],\"b\": [1]", "line 2, column 6: b has 1 number for 2 classes"),
    ("\"W\": [[1], [\"-inf\"]],\"b\": [1]", "line 2, column 13: a string where a number should be"),
    (
      "\"W\": [[1], [1e999]],\"b\": [1]",
      "line 2, column 13: a number beyond the largest double, 1.8e308"
    ),
    ("\"W\": [[1], [2]],\"b\": [1, 2]", "line 3, column 31: x has 2 numbers, a row of W 1"),
    (
      "\"W\": [[1, 0], [1e308, 1e308]],\"b\": [1, 2]",
      "line 3, column 31: the score of \"b\", W x + b, is beyond the largest double, 1.8e308"
    ),
  ]

  @Test(arguments: classifiers)
  func `a classifier`(keys: String, message: String) {
    let text = """
      {"classes": ["a", "b"],
      \(keys), "examples": [
      {"name": "x", "label": 0,"x": [9, 9]}]}
      """
    expect(message, of: Array(text.utf8))
  }

  private func expect(_ message: String, of bytes: [UInt8]) {
    let error = #expect(throws: ScoreFileError.self) {
      try ScoreFile.parse(bytes, as: .json, path: "t.json")
    }
    #expect(error?.description == "t.json, " + message)
    #expect(error?.exitCode == 65)
  }
}
