import Scores

extension ScoreFile {
  /// A new CSV or TSV file, with the standard header.
  static func delimitedText(_ table: ScoreTable, separator: UInt8) -> [UInt8] {
    var writer = CSVWriter(separator: separator)
    writer.append(record: ["example", "label"] + (0..<table.classCount).map(table.className))
    for position in 0..<table.exampleCount {
      writer.append(table, position, in: .standard, labelsAre: .names)
      writer.endRecord()
    }
    return writer.bytes
  }

  /// A new JSON file, one example a line.
  static func json(_ model: Model) -> [UInt8] {
    let table = model.table
    let classes = JSONText.array((0..<table.classCount).map(table.className), JSONText.string)
    var text = "{\n  \"classes\": \(classes),\n"
    if let name = table.precision.jsonName {
      text += "  \"precision\": \(JSONText.string(name)),\n"
    }
    if case .linear(let linear) = model { text += weights(of: linear) }
    text += "  \"examples\": [\n"
    for position in 0..<table.exampleCount {
      text += "    " + object(model, position)
      text += position < table.exampleCount - 1 ? ",\n" : "\n"
    }
    return Array((text + "  ]\n}\n").utf8)
  }

  /// The lines of W and b, their rows in the order of the table's classes, and of the settings.
  /// - Parameter hasDefaults: whether settings are written that are those of a file without them.
  static func weights(of model: LinearModel, hasDefaults: Bool = false) -> String {
    let weights = model.table.classes.map(model.weights)
    let rows = weights.map { "\n    " + JSONText.numbers($0.row) }
    return "  \"W\": [\(rows.joined(separator: ","))\n  ],\n"
      + "  \"b\": \(JSONText.numbers(weights.map(\.bias))),\n" + settings(of: model, hasDefaults)
  }

  private static func settings(of model: LinearModel, _ hasDefaults: Bool) -> String {
    var text = ""
    let regularizer = model.regularizer
    if hasDefaults || regularizer != Regularizer() {
      text += """
          "regularization": {"kind": \(JSONText.string(regularizer.kind.rawValue)), \
        "lambda": \(JSONText.number(regularizer.lambda)), \
        "beta": \(JSONText.number(regularizer.beta))},\n
        """
    }
    let isTrick = model.classifier.hasBiasTrick
    if hasDefaults || isTrick { text += "  \"bias_trick\": \(isTrick),\n" }
    if let shape = model.shape {
      let sides = [shape.rows, shape.columns] + (shape.channels == 1 ? [] : [shape.channels])
      text += "  \"shape\": \(JSONText.array(sides) { String($0) }),\n"
      if shape.isChannelsFirst { text += "  \"channels\": \"first\",\n" }
    }
    return text
  }

  /// The object of one example in a JSON file.
  static func object(_ model: Model, _ position: Int, hasLabel: Bool = true) -> String {
    let table = model.table
    let label = JSONText.string(table.className(table.label(position)))
    let numbers =
      switch model {
      case .scores: "\"scores\": " + JSONText.numbers(table.writtenScores(position))
      case .linear(let linear): "\"x\": " + JSONText.numbers(linear.input(of: position))
      }
    return """
      {"name": \(JSONText.string(table.exampleName(position))), \
      \(hasLabel ? "\"label\": \(label), " : "")\
      \(numbers)}
      """
  }
}

extension CSVWriter {
  /// Appends the fields of an example in the order of a file's columns.
  /// - Parameter ignored: what the columns that hold no part of the table have in this row.
  mutating func append(
    _ table: ScoreTable, _ position: Int, in columns: Columns, labelsAre: LabelKind,
    ignored: [Int: ArraySlice<UInt8>] = [:]
  ) {
    let label = table.label(position)
    var scores = table.writtenScores(position)[...]
    var column = 0
    while !scores.isEmpty || !columns.areScores(column) {
      switch column {
      case columns.label:
        append(field: labelsAre == .names ? table.className(label) : String(label))
      case columns.name: append(field: table.exampleName(position))
      case _ where columns.ignored.contains(column): append(written: ignored[column] ?? [])
      default: append(number: scores.removeFirst())
      }
      column += 1
    }
  }
}
