import LossEngine
import Scores

/// Makes a table of a CSV file, row by row.
struct TableParser {
  private var reader: CSVReader
  private let labelsAre: LabelsAre?
  private var fields: [CSVField] = []

  init(reader: CSVReader, labelsAre: LabelsAre?) {
    (self.reader, self.labelsAre) = (reader, labelsAre)
  }

  mutating func table() throws(ScoreFileError) -> ScoreTable {
    if reader.isAtEnd { throw reader.error(.emptyFile, at: reader.index, wholeLine: true) }
    let classNames = try header()
    var column = LabelColumn(classNames: classNames, labelsAre: labelsAre)
    var exampleNames: [String] = []
    var scores: [Double] = []
    while try nextRow(fieldCount: 2 + classNames.count) {
      exampleNames.append(try exampleName())
      try takeLabel(into: &column, classCount: classNames.count)
      try takeScores(into: &scores, classNames: classNames)
    }
    if exampleNames.isEmpty { throw reader.error(.noExamples, at: reader.index, wholeLine: true) }

    let labels: [Int]
    do {
      labels = try column.classPositions()
    } catch {
      throw reader.error(.ambiguousLabel(error.text), at: error.offset)
    }
    do {
      let matrix = try ScoreMatrix(
        exampleCount: labels.count, classCount: classNames.count, labels: labels
      ) { example, classIndex in scores[example * classNames.count + classIndex] }
      return try ScoreTable(matrix: matrix, classNames: classNames, exampleNames: exampleNames)
    } catch {
      preconditionFailure("the parser lets through what a table refuses: \(error)")
    }
  }

  private mutating func header() throws(ScoreFileError) -> [String] {
    let start = reader.index
    let leading = ["example", "label"]
    var position = 0
    var names: [String] = []
    var seen: Set<String> = []
    var isLast = false
    while !isLast {
      let field = try reader.nextField()
      let text = try reader.text(field)
      if position < leading.count {
        guard text == leading[position] else {
          throw reader.error(
            .header(found: text, expected: leading[position]), at: field.contents.lowerBound)
        }
      } else {
        if text.isEmpty { throw reader.error(.emptyClassName, at: field.contents.lowerBound) }
        guard seen.insert(text).inserted else {
          throw reader.error(.duplicateClass(text), at: field.contents.lowerBound)
        }
        names.append(text)
      }
      position += 1
      isLast = field.endsRecord
    }
    guard names.count >= 2 else {
      throw reader.error(.tooFewClasses(found: names.count), at: start, wholeLine: true)
    }
    return names
  }

  /// Makes `fields` those of the next row; false at the end of the file, which may be a blank line.
  private mutating func nextRow(fieldCount: Int) throws(ScoreFileError) -> Bool {
    guard !reader.isAtEnd else { return false }
    let start = reader.index
    fields.removeAll(keepingCapacity: true)
    var count = 0
    var isLast = false
    while !isLast {
      let field = try reader.nextField()
      count += 1
      // A row that is too long is counted, not kept.
      if count <= fieldCount { fields.append(field) }
      isLast = field.endsRecord
    }
    if count == 1, fields[0].contents == start..<start {
      if reader.isAtEnd { return false }
      throw reader.error(.blankLine, at: start, wholeLine: true)
    }
    guard count == fieldCount else {
      throw reader.error(
        .ragged(found: count, expected: fieldCount), at: start, wholeLine: true)
    }
    return true
  }

  private func exampleName() throws(ScoreFileError) -> String {
    let name = try reader.text(fields[0])
    if name.isEmpty { throw reader.error(.emptyExampleName, at: fields[0].contents.lowerBound) }
    return name
  }

  private func takeLabel(
    into column: inout LabelColumn, classCount: Int
  ) throws(ScoreFileError) {
    let (text, offset) = (try reader.text(fields[1]), fields[1].contents.lowerBound)
    guard column.append(text, offset: offset) else {
      throw reader.error(
        .unknownLabel(text, classCount: classCount, labelsAre: labelsAre), at: offset)
    }
  }

  private func takeScores(
    into scores: inout [Double], classNames: [String]
  ) throws(ScoreFileError) {
    var isMasked = true
    for (field, name) in zip(fields[2...], classNames) {
      let text = reader.trimmed(field)
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
      throw reader.error(
        .everyClassMasked, at: fields[0].contents.lowerBound, wholeLine: true)
    }
  }
}
