import Scores

extension ScoreFile {
  /// A plain CSV or TSV file.
  static func delimitedText(_ table: ScoreTable, separator: UInt8) -> [UInt8] {
    var writer = CSVWriter(separator: separator)
    writer.append(record: ["example", "label"] + (0..<table.classCount).map(table.className))
    for position in 0..<table.exampleCount {
      writer.append(table, position, in: .standard, labelsAre: .names)
      writer.endRecord()
    }
    return writer.bytes
  }

  /// A plain JSON file.
  static func json(_ table: ScoreTable) -> [UInt8] {
    let classes = JSONText.array((0..<table.classCount).map(table.className), JSONText.string)
    var text = "{\n  \"classes\": \(classes),\n  \"examples\": [\n"
    for position in 0..<table.exampleCount {
      text += "    " + object(table, position)
      text += position < table.exampleCount - 1 ? ",\n" : "\n"
    }
    return Array((text + "  ]\n}\n").utf8)
  }

  /// An example in a JSON file.
  static func object(_ table: ScoreTable, _ position: Int, hasLabel: Bool = true) -> String {
    let label = JSONText.string(table.className(table.label(position)))
    return """
      {"name": \(JSONText.string(table.exampleName(position))), \
      \(hasLabel ? "\"label\": \(label), " : "")\
      "scores": \(JSONText.numbers(table.writtenScores(position)))}
      """
  }
}

extension CSVWriter {
  /// Appends the fields of an example.
  mutating func append(
    _ table: ScoreTable, _ position: Int, in columns: Columns, labelsAre: LabelsAre
  ) {
    let label = table.label(position)
    var scores = table.writtenScores(position)[...]
    var column = 0
    while !scores.isEmpty || column == columns.name || column == columns.label {
      switch column {
      case columns.label:
        append(field: labelsAre == .names ? table.className(label) : String(label))
      case columns.name: append(field: table.exampleName(position))
      default: append(number: scores.removeFirst())
      }
      column += 1
    }
  }
}
