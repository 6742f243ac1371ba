import ExplorerCore
import ScoreFiles
import Scores

/// The losses of examples as a file has them, its last line ending with a line feed; what is hidden
/// is `?`. Markdown has rounded numbers, the other formats exact ones.
/// - Parameter ending: of the file's name: csv, tsv, json or md.
func text(_ rows: [LossRow], as ending: String) -> String {
  switch ending {
  case "json": json(rows)
  case "md": markdown(rows)
  default: separated(rows, by: ending == "tsv" ? UInt8(ascii: "\t") : UInt8(ascii: ","))
  }
}

private let hidden = "?"

private func separated(_ rows: [LossRow], by separator: UInt8) -> String {
  var writer = CSVWriter(separator: separator)
  writer.append(record: ["example", "label", "predicted", "svm", "softmax", "probability"])
  for row in rows {
    for text in [row.name, row.label, row.prediction] { writer.append(field: text ?? hidden) }
    for number in [row.svm, row.softmax, row.probability] {
      if let number { writer.append(number: number) } else { writer.append(field: hidden) }
    }
    writer.endRecord()
  }
  return String(decoding: writer.bytes, as: UTF8.self)
}

private func json(_ rows: [LossRow]) -> String {
  func string(_ text: String?) -> String { JSONText.string(text ?? hidden) }
  func number(_ number: Double?) -> String { number.map(JSONText.number) ?? string(nil) }
  let objects = rows.map { row in
    """
      {"name": \(string(row.name)), "label": \(string(row.label)), \
    "predicted": \(string(row.prediction)), "svm": \(number(row.svm)), \
    "softmax": \(number(row.softmax)), "probability": \(number(row.probability))}
    """
  }
  return "[\n\(objects.joined(separator: ",\n"))\n]\n"
}

private func markdown(_ rows: [LossRow]) -> String {
  func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
  let head = line(["example", "label", "predicts", "SVM", "softmax", "P(label)"])
  return head + line(Array(repeating: "---", count: 3) + Array(repeating: "---:", count: 3))
    + rows.map { row in
      let names = [row.name, row.label, row.prediction].map { escapedForMarkdown($0 ?? hidden) }
      return line(
        names + [
          row.svm.map { NumberText.loss($0) } ?? hidden,
          row.softmax.map { NumberText.loss($0, isExactlyZero: row.isExact) } ?? hidden,
          row.probability.map { NumberText.probability($0, isExact: row.isExact) } ?? hidden,
        ])
    }.joined()
}
