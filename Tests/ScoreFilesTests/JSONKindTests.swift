import Testing

@testable import ScoreFiles

/// JSON that is no table, as pandas and others write it.
@Suite struct JSONKindTests {
  private static let json: [(text: String, message: String)] = [
    (
      "{\"scores\": [1, 2]}\n{\"scores\": [1, 2]}\n",
      "this is JSON Lines, an object a line, and a table is one object; to make it one, "
        + "with its own classes: "
        + "jq -s '{classes: [\"cat\", \"dog\"], examples: .}' FILE > scores.json"
    ),
    (
      "{\"cat\": 1.5, \"label\": 0}\n{\"cat\": 2.5, \"label\": 1}\n",
      "this is JSON Lines, an object a line; "
        + "write it as CSV: pd.read_json(\"FILE\", lines=True).to_csv(\"scores.csv\", index=False)"
    ),
    (
      "{\"id\": 7, \"logits\": [1.5, 2]}\n{\"id\": 8, \"logits\": [1, 2]}\n",
      "this is JSON Lines, an object a line, and \(form)"
    ),
    (
      "[{\"cat\": 1.5, \"label\": 0}]",
      "this is JSON with an array of rows; "
        + "write it as CSV: pd.read_json(\"FILE\").to_csv(\"scores.csv\", index=False)"
    ),
    (
      "[[1.5, 2], [3, 4]]",
      "this is JSON with an array of rows; "
        + "write it as CSV: pd.read_json(\"FILE\").to_csv(\"scores.csv\", index=False)"
    ),
    (
      "[{\"label\": 0, \"scores\": [1, 2]}]",
      "this is an array of examples, and a table is one object; to make it one, "
        + "with its own classes: "
        + "jq '{classes: [\"cat\", \"dog\"], examples: .}' FILE > scores.json"
    ),
    ("[{\"id\": 7, \"logits\": [1.5, 2]}]", "an array where { should be; \(form)"),
    ("[[[1, 2]]]", "an array where { should be; \(form)"),
    (
      "{\"cat\": {\"0\": 1.5, \"1\": 2}, \"label\": {\"0\": 0, \"1\": 1}}",
      "this is JSON as pandas writes a DataFrame; "
        + "write it as CSV: pd.read_json(\"FILE\").to_csv(\"scores.csv\", index=False)"
    ),
    (
      "{\"0\": {\"0\": 1.5}, \"1\": {\"0\": 0}}",
      "this is JSON as pandas writes a DataFrame; "
        + "write it as CSV: pd.read_json(\"FILE\").to_csv(\"scores.csv\", index=False)"
    ),
    (
      "{\"0\": {\"cat\": 1.5, \"label\": 0}}",
      "this is JSON as pandas writes a DataFrame; write it as CSV: "
        + "pd.read_json(\"FILE\", orient=\"index\").to_csv(\"scores.csv\", index=False)"
    ),
    (
      "{\"columns\": [\"cat\"], \"index\": [0], \"data\": [[1.5]]}",
      "this is JSON as pandas writes a DataFrame; write it as CSV: "
        + "pd.read_json(\"FILE\", orient=\"split\").to_csv(\"scores.csv\", index=False)"
    ),
    ("{\"mean\": {\"svm\": 1}}", "this object has no \"classes\""),
    (
      "{\"logits\": [[1, 2]]}",
      "unknown key \"logits\"; expected one of \"classes\", \"examples\", \"W\", \"b\", "
        + "\"precision\", \"regularization\", \"bias_trick\", \"shape\", \"channels\""
    ),
  ]
  private static let form =
    "a table is {\"classes\": [...], \"examples\": [...]}, "
    + "and examples are {\"name\", \"label\", \"scores\"}"

  @Test(arguments: json)
  func `JSON that is no table is named for what it is`(text: String, message: String) {
    for (path, name) in [("x.json", "x.json"), ("-", "FILE")] {
      let error = #expect(throws: ScoreFileError.self) {
        try ScoreFile.parse(Array(text.utf8), as: .json, path: path)
      }
      #expect(error.map { "\($0.problem)" } == message.replacing("FILE", with: name))
    }
  }
}
