extension LossReport {
  /// One record an example. Means are left out, since other tools would take their record for an
  /// example. `predicted` is empty where classes tie for the highest score.
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
      writer.append(field: prediction(of: row) ?? "")
      writer.append(field: "\(row.isCorrect)")
      writer.endRecord()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The class with the highest score; nil for a tie.
  func prediction(of row: Row) -> String? {
    row.winners.count == 1 ? table.className(row.winners[0]) : nil
  }
}
