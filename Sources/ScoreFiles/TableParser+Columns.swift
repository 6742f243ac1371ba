import Scores

// Finds out what the columns of a file hold.
extension TableParser {
  /// Reads the names of the classes from the header.
  mutating func readHeader() throws(ScoreFileError) {
    let start = reader.index
    var titles: [(text: String, offset: Int)] = []
    var field: CSVField
    repeat {
      field = try reader.nextField()
      titles.append((try reader.text(field), field.contents.lowerBound))
    } while !field.endsRecord
    try findColumns(titles, start: start)
    columnCount = titles.count
    var seen: Set<String> = []
    for (column, title) in titles.enumerated() where columns.areScores(column) {
      if title.text.isEmpty { throw reader.error(.emptyClassName, at: title.offset) }
      guard seen.insert(title.text).inserted else {
        throw reader.error(.duplicateClass(title.text), at: title.offset)
      }
      classNames.append(title.text)
    }
    guard classNames.count >= 2 else {
      throw reader.error(
        "the header names \(counted(classNames.count, "class")); a table has at least 2",
        at: start, wholeLine: true)
    }
  }

  /// Finds the columns of names and labels by their titles.
  private mutating func findColumns(
    _ titles: [(text: String, offset: Int)], start: Int
  ) throws(ScoreFileError) {
    let (name, label) = ("example", "label")
    guard options.labelColumn != nil || options.labelsFile != nil else {
      for (title, expected) in zip(titles, [name, label]) where title.text != expected {
        throw reader.error(
          "\(quoted(title.text)) where the header says \(expected); expected \(headerForm)",
          at: title.offset)
      }
      return
    }
    columns.name = titles.firstIndex { $0.text == name }
    columns.label = nil
    if let wanted = options.labelColumn {
      guard let column = titles.firstIndex(where: { $0.text == wanted }) else {
        throw reader.error(
          "no column is titled \(quoted(wanted)); --label-column is the title of the labels' column",
          at: start, wholeLine: true)
      }
      columns.label = column
      if column == columns.name { columns.name = nil }
    } else if let own = titles.first(where: { $0.text == label }) {
      throw reader.error(.labelsTwice, at: own.offset)
    }
  }

  /// The titles that a header has, for errors.
  var headerForm: String {
    let titles = ["example", "label", "CLASS", "CLASS", "..."]
    return format == .tsv
      ? titles.joined(separator: " ") + " with tabs between" : titles.joined(separator: ",")
  }

  /// Counts the columns in the first row of a file without a header; the row is then read again.
  mutating func readShapeFromFirstRow() throws(ScoreFileError) {
    var first = reader
    repeat { columnCount += 1 } while try !first.nextField().endsRecord
    columns = Columns(name: nil, label: nil)
    if let wanted = options.labelColumn {
      guard let number = Int(wanted), (1...columnCount).contains(number) else {
        throw reader.error(
          "there is no column \(quoted(wanted)); expected --label-column 1 to \(columnCount), "
            + "as there is no header", at: reader.index, wholeLine: true)
      }
      columns.label = number - 1
    }
    let count = columnCount - (columns.label == nil ? 0 : 1)
    guard count >= 2 else {
      throw reader.error(
        "\(counted(count, "column")) of scores; a table has at least 2", at: reader.index,
        wholeLine: true)
    }
    classNames = options.classNames ?? (0..<count).map(String.init)
    guard classNames.count == count else {
      throw reader.error(
        .classCount(named: classNames.count, found: count), at: reader.index, wholeLine: true)
    }
  }
}
