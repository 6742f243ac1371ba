import Scores

// What stands between fields, where it is not what the format says.
extension TableParser {
  /// Refuses a file whose first line shows that its fields are separated by something else, or that it
  /// begins with more than a table does.
  func checkSeparator(_ fields: [CSVField]) throws(ScoreFileError) {
    let start = fields[0].start
    let file = JSONText.string(ScoreFile.nameInCommands(path))
    let first = String(decoding: reader.bytes[fields[0].contents], as: UTF8.self)
    func refuse(_ text: String) -> ScoreFileError { reader.error(text, at: start, wholeLine: true) }
    if first.hasPrefix("sep="), fields.count <= 2 {
      throw refuse("\"sep=\" is a line for Excel alone; delete it")
    }
    if first.hasPrefix("#"), !fields[0].isQuoted, options.hasHeader, options.scoreColumns.isEmpty {
      throw refuse(
        fields.count == 1
          ? "a comment; delete this line"
          : "the header begins with #, as np.savetxt writes it; "
            + "delete \"\(first.hasPrefix("# ") ? "# " : "#")\" and keep the titles, "
            + "or save with comments=\"\"")
    }
    let line = String(
      decoding: reader.bytes[start..<fields[fields.count - 1].end], as: UTF8.self)
    let cells = line.split(separator: ";", omittingEmptySubsequences: false)
    // Decimal commas make more fields of a row.
    let isRow = cells.count > 1 && cells.allSatisfy { ScoreReading(typed: String($0)).value != nil }
    if isRow || cells.count > 1 && fields.count == 1 && !fields[0].isQuoted {
      throw refuse(
        "semicolons between the fields; write commas, and decimal points: "
          + PandasRewriting(
            path: path, hasTitles: !isRow, separator: ";", hasDecimalCommas: true
          ).text())
    }
    guard fields.count == 1, !fields[0].isQuoted else { return }
    if let (other, name) = otherFormat(first) {
      var better = options
      better.format = other
      throw refuse("\(name) between the fields: \(better.command(opening: path))")
    }
    let numbers = first.split { $0 == " " || $0 == "\t" }
    if numbers.count > 1, numbers.allSatisfy({ ScoreReading($0).value != nil }) {
      throw refuse(
        "blanks between the numbers, as np.savetxt writes them; "
          + saving("np.loadtxt(\(file))", as: "scores"))
    }
  }

  /// What a field is that is no score but for its decimal comma; nil of others.
  func decimalComma(in text: String) -> String? {
    guard text.contains(","), ScoreReading(typed: trimmedBlanks(text)).value != nil else {
      return nil
    }
    let rewriting = PandasRewriting(
      path: path, hasTitles: options.hasHeader, separator: format == .tsv ? "\\t" : nil,
      hasDecimalCommas: true)
    return "\(quoted(text)) has a decimal comma; write points: \(rewriting.text())"
  }

  private func otherFormat(_ line: String) -> (FileFormat, String)? {
    switch format {
    case .csv where line.contains("\t"): (.tsv, "tabs")
    case .tsv where line.contains(","): (.csv, "commas")
    default: nil
    }
  }
}
