extension Report {
  /// A record an example, for other tools: no means, which they would take for an example.
  /// Classes that tie for the highest score stand in `predicted` with ` = ` between them.
  var csv: String {
    var writer = CSVWriter()
    writer.append(record: [
      "example", "label", "svm", "softmax", "probability", "predicted", "correct",
    ])
    for example in 0..<table.exampleCount {
      let row = row(example)
      writer.append(field: row.name)
      writer.append(field: table.className(row.label))
      writer.append(number: row.hingeLoss)
      writer.append(number: row.crossEntropyLoss)
      writer.append(number: row.probabilities[row.label])
      writer.append(field: prediction(of: row))
      writer.append(field: "\(row.isCorrect)")
      writer.endRecord()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  func prediction(of row: Row) -> String {
    row.winners.map(table.className).joined(separator: " = ")
  }
}
