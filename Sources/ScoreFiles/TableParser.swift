import Scores

/// Makes a table of a CSV or TSV file, row by row.
struct TableParser {
  private var reader: CSVReader
  private let format: FileFormat
  private let options: ReadingOptions
  private var fields: [CSVField] = []
  private var columns = Columns.standard
  private var columnCount = 0
  private var classNames: [String] = []

  init(_ bytes: [UInt8], name: String, format: FileFormat, options: ReadingOptions) {
    reader = CSVReader(bytes: bytes, file: name, separator: format == .tsv ? .tab : .comma)
    (self.format, self.options) = (format, options)
  }

  mutating func contents() throws(ScoreFileError) -> TableContents {
    if reader.isAtEnd {
      let problem = ScoreFileError.Problem.emptyFile(header: options.hasHeader ? format : nil)
      throw reader.error(problem, at: reader.index, wholeLine: true)
    }
    if options.hasHeader { try takeHeader() } else { try takeShape() }

    var contents = TableContents(classNames: classNames, columns: columns)
    var labels = LabelColumn(classNames: classNames, labelsAre: options.labelsAre)
    while try nextRow() {
      contents.exampleNames.append(
        try exampleName() ?? defaultExampleName(contents.exampleNames.count))
      if let label = columns.label { try takeLabel(fields[label], into: &labels) }
      try takeScores(into: &contents.scores)
      let end = fields.last?.end ?? 0
      contents.rows.append(UInt32(fields[0].start)..<UInt32(end))
    }
    if contents.rows.isEmpty {
      throw reader.error(.noExamples, at: reader.index, wholeLine: true)
    }
    if columns.label != nil { contents.labels = try reader.labels(of: labels) }
    return contents
  }

  // MARK: The columns

  private mutating func takeHeader() throws(ScoreFileError) {
    let start = reader.index
    var titles: [(text: String, offset: Int)] = []
    var isLast = false
    while !isLast {
      let field = try reader.nextField()
      titles.append((try reader.text(field), field.contents.lowerBound))
      isLast = field.endsRecord
    }
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
      throw reader.error(.tooFewClasses(found: classNames.count), at: start, wholeLine: true)
    }
  }

  /// Finds names and labels among the columns of a header.
  private mutating func findColumns(
    _ titles: [(text: String, offset: Int)], start: Int
  ) throws(ScoreFileError) {
    let (name, label) = ("example", "label")
    guard options.labelColumn != nil || options.labelsFile != nil else {
      for (title, expected) in zip(titles, [name, label]) where title.text != expected {
        throw reader.error(
          .header(found: title.text, expected: expected, format), at: title.offset)
      }
      return
    }
    columns.name = titles.firstIndex { $0.text == name }
    columns.label = nil
    if let wanted = options.labelColumn {
      guard let column = titles.firstIndex(where: { $0.text == wanted }) else {
        throw reader.error(.noColumn(wanted), at: start, wholeLine: true)
      }
      columns.label = column
      if column == columns.name { columns.name = nil }
    } else if let own = titles.first(where: { $0.text == label }) {
      throw reader.error(.labelsTwice, at: own.offset)
    }
  }

  /// Finds out what the columns of a file without a header hold, from its first row.
  private mutating func takeShape() throws(ScoreFileError) {
    let first = reader
    var isLast = false
    while !isLast {
      isLast = try reader.nextField().endsRecord
      columnCount += 1
    }
    reader = first
    columns = Columns(hasHeader: false, name: nil, label: nil)
    if let wanted = options.labelColumn {
      guard let number = Int(wanted), (1...columnCount).contains(number) else {
        throw reader.error(
          .noColumnNumber(wanted, count: columnCount), at: reader.index, wholeLine: true)
      }
      columns.label = number - 1
    }
    let count = columnCount - (columns.label == nil ? 0 : 1)
    guard count >= 2 else {
      throw reader.error(.tooFewColumns(found: count), at: reader.index, wholeLine: true)
    }
    classNames = options.classNames ?? (0..<count).map(String.init)
    guard classNames.count == count else {
      throw reader.error(
        .classCount(named: classNames.count, found: count), at: reader.index, wholeLine: true)
    }
  }

  // MARK: A row

  /// Makes `fields` those of the next row; false at the end of the file, which may be a blank line.
  private mutating func nextRow() throws(ScoreFileError) -> Bool {
    guard !reader.isAtEnd else { return false }
    let start = reader.index
    fields.removeAll(keepingCapacity: true)
    var count = 0
    var isLast = false
    while !isLast {
      let field = try reader.nextField()
      count += 1
      // A row that is too long is counted, not kept.
      if count <= columnCount { fields.append(field) }
      isLast = field.endsRecord
    }
    if count == 1, fields[0].contents == start..<start {
      if reader.isAtEnd { return false }
      throw reader.error(.blankLine, at: start, wholeLine: true)
    }
    guard count == columnCount else {
      let isStandard = columns == .standard
      throw reader.error(
        .ragged(found: count, expected: columnCount, hasNameAndLabel: isStandard), at: start,
        wholeLine: true)
    }
    return true
  }

  /// nil where no column holds names.
  private func exampleName() throws(ScoreFileError) -> String? {
    guard let column = columns.name else { return nil }
    let name = try reader.text(fields[column])
    if name.isEmpty {
      throw reader.error(.emptyExampleName, at: fields[column].contents.lowerBound)
    }
    return name
  }

  private func takeLabel(
    _ field: CSVField, into labels: inout LabelColumn
  ) throws(ScoreFileError) {
    let (text, offset) = (try reader.text(field), field.contents.lowerBound)
    do { try labels.append(text, offset: offset) } catch {
      throw reader.error(error, at: offset)
    }
  }

  private func takeScores(into scores: inout [Double]) throws(ScoreFileError) {
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
      case .unfinished, .notANumber:
        throw reader.error(.notAScore(try reader.text(field), class: name), at: text.startIndex)
      }
    }
    if isMasked {
      throw reader.error(.everyClassMasked, at: fields[0].contents.lowerBound, wholeLine: true)
    }
  }
}

/// The name of an example that a file doesn't name, by its position.
func defaultExampleName(_ position: Int) -> String { "x\(position + 1)" }
