import Scores

/// A title in a header, and the byte at which it begins; without a header, a column's number.
struct ColumnTitle {
  let text: String
  let offset: Int
}

// Finds out what the columns of a file hold.
extension TableParser {
  /// Reads the header, or looks at the first row where there is none, and names the classes.
  mutating func readColumns() throws(ScoreFileError) {
    let start = reader.index
    var first = reader
    var fields: [CSVField] = []
    repeat { fields.append(try first.nextField()) } while !fields[fields.count - 1].endsRecord
    try checkSeparator(fields)
    var titles: [ColumnTitle] = []
    for (column, field) in fields.enumerated() {
      let text = options.hasHeader ? try reader.text(field) : "\(column + 1)"
      titles.append(ColumnTitle(text: text, offset: field.contents.lowerBound))
    }
    columnCount = titles.count
    if options.hasHeader {
      reader = first
      titlesAreNumbers =
        titles.allSatisfy { ScoreReading(trimmedBlanks($0.text)).value != nil }
        && !countUp(titles.map(\.text), from: 0...1)
    } else {
      try refuseCountingRow(fields, before: first, titles)
    }
    do throws(ScoreFileError) {
      try findColumns(titles, start: start)
      try refuseStrayColumns(titles, start: start)
      if options.hasHeader {
        try nameClasses(titles, start: start)
      } else {
        try numberClasses(start: start)
      }
    } catch {
      throw titlesAreNumbers ? error.adding("; if these are scores, \(withoutHeader)") : error
    }
  }

  /// How the file is opened if its first line holds no titles.
  var withoutHeader: String {
    var better = options
    better.hasHeader = false
    let hasLabels = options.labelsFile != nil || options.labelColumn.flatMap { Int($0) } != nil
    return hasLabels
      ? "open it without a header: \(better.command(opening: path))"
      : "give --no-header, and --labels FILE or --label-column NUMBER"
  }

  /// Refuses to read the titles 0, 1, 2, ..., as pandas writes them, as the scores of an example.
  private func refuseCountingRow(
    _ fields: [CSVField], before rows: CSVReader, _ titles: [ColumnTitle]
  ) throws(ScoreFileError) {
    let start = reader.index
    let texts = fields.map { String(decoding: reader.trimmed($0), as: UTF8.self) }
    let beginning = TableBeginning(rows, columnCount: columnCount)
    guard countUp(texts, from: 0...0), beginning.columns.count(where: \.hasDecimals) >= 2 else {
      return
    }
    // What is chosen by number from 1 is titled from 0.
    func titled(_ choices: [String], _ option: String) throws(ScoreFileError) -> [String] {
      try chosen(by: choices, option, titles, start).sorted().map(String.init)
    }
    var better = options
    (better.hasHeader, better.classNames) = (true, nil)
    better.labelColumn = options.labelColumn.flatMap { Int($0) }.map { String($0 - 1) }
    better.ignoredColumns = try titled(options.ignoredColumns, "--ignore-column")
    better.scoreColumns = try titled(options.scoreColumns, "--score-columns")
    throw reader.error(
      "0, 1, 2, ... are titles, from 0; leave --no-header out: \(better.command(opening: path))",
      at: start, wholeLine: true)
  }

  private mutating func nameClasses(_ titles: [ColumnTitle], start: Int) throws(ScoreFileError) {
    var seen: Set<String> = []
    for (column, title) in titles.enumerated() where columns.areScores(column) {
      if title.text.isEmpty { throw reader.error(.emptyClassName, at: title.offset) }
      guard seen.insert(title.text).inserted else {
        throw reader.error(.duplicateClass(title.text, among: classNames), at: title.offset)
      }
      classNames.append(title.text)
    }
    guard classNames.count >= 2 else {
      let names = options.hasChosenColumns ? "the chosen columns name" : "the header names"
      throw reader.error(
        "\(names) \(counted(classNames.count, "class")); a table has at least 2",
        at: start, wholeLine: true)
    }
  }

  private mutating func numberClasses(start: Int) throws(ScoreFileError) {
    let count = (0..<columnCount).count(where: columns.areScores)
    guard count >= 2 else {
      throw reader.error(
        "\(counted(count, "column")) of scores; a table has at least 2", at: start, wholeLine: true)
    }
    classNames = options.classNames ?? (0..<count).map(String.init)
    guard classNames.count == count else {
      throw reader.error(
        .classCount(named: classNames.count, found: count), at: start, wholeLine: true)
    }
  }

  /// Finds the columns of names and labels by their titles, and which are left out.
  private mutating func findColumns(
    _ titles: [ColumnTitle], start: Int
  ) throws(ScoreFileError) {
    let ignored = try chosen(by: options.ignoredColumns, "--ignore-column", titles, start)
    let scores = try chosen(by: options.scoreColumns, "--score-columns", titles, start)
    columns = Columns(name: nil, label: nil)
    func column(titled title: String) -> Int? {
      titles.indices.first {
        titles[$0].text == title && !ignored.contains($0) && !scores.contains($0)
      }
    }
    if options.hasHeader {
      columns.name = column(titled: "example")
      if options.labelsFile == nil { columns.label = column(titled: "label") }
    }
    if let wanted = options.labelColumn {
      columns.label = try labelColumn(wanted, titles, start)
      if columns.label == columns.name { columns.name = nil }
    }
    columns.ignored = ignored.union(
      options.scoreColumns.isEmpty
        ? []
        : titles.indices.filter {
          !scores.contains($0)
        }
    ).subtracting([columns.name, columns.label].compactMap(\.self))
  }

  private func labelColumn(
    _ wanted: String, _ titles: [ColumnTitle], _ start: Int
  ) throws(ScoreFileError) -> Int {
    if let column = titles.firstIndex(where: { $0.text == wanted }) { return column }
    throw reader.error(
      options.hasHeader
        ? "no column is titled \(quoted(wanted)); --label-column is the title of the labels' column"
        : "there is no column \(quoted(wanted)); expected --label-column 1 to \(columnCount), "
          + "as there is no header", at: start, wholeLine: true)
  }

  /// The columns that an option of the command line chooses.
  private func chosen(
    by choices: [String], _ option: String, _ titles: [ColumnTitle], _ start: Int
  ) throws(ScoreFileError) -> Set<Int> {
    let all = ColumnTitles(titles: titles.map(\.text))
    var columns: Set<Int> = []
    for choice in choices {
      guard let found = all.columns(choice) else {
        let titled = options.hasHeader ? "a title, " : ""
        throw reader.error(
          "\(option) \(quoted(choice)) is no column; expected \(titled)a number from 1 to "
            + "\(columnCount), a range such as 3-12\(options.hasHeader ? " or a..b" : ""), "
            + "or a pattern such as \(options.hasHeader ? "logit_*" : "1*")",
          at: start, wholeLine: true)
      }
      columns.formUnion(found)
    }
    return columns
  }

  /// The titles that a header has, for errors.
  var headerForm: String {
    let titles = ["example", "label", "CLASS", "CLASS", "..."]
    return format == .tsv
      ? titles.joined(separator: " ") + " with tabs between" : titles.joined(separator: ",")
  }
}

/// Whether titles are whole numbers that count up, as pandas calls the columns of an array.
private func countUp(_ titles: [String], from first: ClosedRange<Int>) -> Bool {
  guard titles.count > 1, let start = Int(titles[0]), first.contains(start) else { return false }
  return titles.indices.allSatisfy { trimmedBlanks(titles[$0]) == String(start + $0) }
}

extension ReadingOptions {
  /// Whether the command line says which columns hold scores.
  var hasChosenColumns: Bool { !scoreColumns.isEmpty || !ignoredColumns.isEmpty }
}
