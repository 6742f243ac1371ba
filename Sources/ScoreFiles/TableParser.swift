import Scores

/// Reads a table from a CSV or TSV file, row by row.
struct TableParser {
  var reader: CSVReader
  /// The path of the file, for commands that errors print.
  let path: String
  let format: FileFormat
  let options: ReadingOptions
  var progress: ReadingProgress?
  private var fields: [CSVField] = []
  var columns = Columns.standard
  var columnCount = 0
  var classNames: [String] = []
  /// Whether the header may be a row of scores.
  var titlesAreNumbers = false

  init(_ bytes: [UInt8], path: String, format: FileFormat, options: ReadingOptions) {
    reader = CSVReader(
      bytes: bytes, file: ScoreFile.displayName(path), separator: format == .tsv ? .tab : .comma)
    (self.path, self.format, self.options) = (path, format, options)
  }

  mutating func contents() throws(ScoreFileError) -> TableContents {
    if reader.isAtEnd {
      let expected =
        options.hasHeader
        ? "the header \(headerForm) and a row per example" : "a row of scores per example"
      throw reader.error(
        "the file is empty; expected \(expected)", at: reader.index, wholeLine: true)
    }
    try readColumns()

    let titles = classNames
    if let names = namesOfLabels() { classNames = names }
    var contents = TableContents(classNames: classNames, titles: titles, columns: columns)
    var labels = LabelColumn(classNames: classNames, labelsAre: options.labelsAre)
    while try nextRow() {
      if contents.rows.count % 256 == 0 {
        try progress?.advance(to: reader.index, of: reader.bytes.count, file: reader.file)
      }
      contents.exampleNames.append(try exampleName(at: contents.rows.count))
      if let label = columns.label { try labels.append(fields[label], of: reader) }
      try readScores(into: &contents.scores)
      contents.rows.append(fields[0].start..<fields[columnCount - 1].end)
    }
    if contents.rows.isEmpty {
      throw reader.error(
        "no examples follow the header; expected a row per example", at: reader.index,
        wholeLine: true)
    }
    if columns.label != nil { contents.labels = try labels.labels() }
    if titlesAreNumbers { contents.withoutHeader = withoutHeader }
    return contents
  }

  /// Reads the fields of the next row into `fields`.
  /// - Returns: false at the end of the file, before which a blank line may stand.
  private mutating func nextRow() throws(ScoreFileError) -> Bool {
    guard !reader.isAtEnd else { return false }
    let start = reader.index
    fields.removeAll(keepingCapacity: true)
    var count = 0
    var field: CSVField
    repeat {
      field = try reader.nextField()
      count += 1
      // Surplus fields are only counted, for the error.
      if count <= columnCount { fields.append(field) }
    } while !field.endsRecord
    if count == 1, fields[0].contents == start..<start {
      if reader.isAtEnd { return false }
      throw reader.error(.blankLine, at: start, wholeLine: true)
    }
    guard count == columnCount else {
      let parts = columns == .standard ? ": a name, a label and \(columnCount - 2) scores" : ""
      throw reader.error(
        "\(counted(count, "field")) instead of \(columnCount)" + parts, at: start,
        wholeLine: true)
    }
    return true
  }

  /// The titles without the beginning that all share, where the first label is one of these and is no
  /// title itself.
  private func namesOfLabels() -> [String]? {
    guard let label = columns.label, options.labelsAre != .indices,
      let names = withoutCommonPrefix(classNames)
    else { return nil }
    var ahead = self
    guard (try? ahead.nextRow()) == true, let text = try? reader.text(ahead.fields[label]),
      names.contains(text), !classNames.contains(text), Int(text) == nil
    else { return nil }
    return names
  }

  private func exampleName(at position: Int) throws(ScoreFileError) -> String {
    guard let field = columns.name.map({ fields[$0] }) else { return defaultExampleName(position) }
    let name = try reader.text(field)
    if name.isEmpty { throw reader.error(.emptyExampleName, at: field.contents.lowerBound) }
    return name
  }

  private func readScores(into scores: inout [Double]) throws(ScoreFileError) {
    var isMasked = true
    var position = 0
    for (column, field) in fields.enumerated() where columns.areScores(column) {
      let text = reader.trimmed(field)
      let name = classNames[position]
      position += 1
      switch ScoreReading(utf8: text) {
      case .number(let score):
        isMasked = isMasked && score == -.infinity
        scores.append(score)
      case .tooLarge:
        throw reader.error(
          .scoreTooLarge(try reader.text(field), class: name), at: text.startIndex)
      case .unfinished where field.contents.isEmpty:
        throw reader.error(
          "the score of \(quoted(name)) is missing; expected a number, or -inf for a masked class",
          at: text.startIndex)
      case .unfinished, .notANumber:
        if let problem = decimalComma(in: try reader.text(field)) {
          throw reader.error(problem, at: text.startIndex)
        }
        throw reader.error(.notAScore(try reader.text(field), class: name), at: text.startIndex)
      }
    }
    if isMasked {
      throw reader.error(.everyClassMasked, at: fields[0].contents.lowerBound, wholeLine: true)
    }
  }
}

/// Names without the beginning that all of them share; nil if they share none, or one is no more.
func withoutCommonPrefix(_ names: [String]) -> [String]? {
  guard let prefix = commonPrefix(names), !names.contains(prefix) else { return nil }
  return names.map { String($0.dropFirst(prefix.count)) }
}

/// The name of the example at a position if its file has no names: x1, x2, ….
func defaultExampleName(_ position: Int) -> String { "x\(position + 1)" }
