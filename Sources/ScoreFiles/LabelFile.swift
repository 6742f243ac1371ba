/// A file of labels alone, a line a label; what a label may be is what it may be in a table.
enum LabelFile {
  static func read(
    _ path: String, classNames: [String], exampleCount: Int, labelsAre: LabelsAre?
  ) throws(ScoreFileError) -> [Int] {
    let bytes = try ScoreFile.source(path)
    return try parse(
      bytes, name: ScoreFile.displayName(path), classNames: classNames,
      exampleCount: exampleCount, labelsAre: labelsAre)
  }

  static func parse(
    _ bytes: [UInt8], name: String, classNames: [String], exampleCount: Int, labelsAre: LabelsAre?
  ) throws(ScoreFileError) -> [Int] {
    var column = LabelColumn(classNames: classNames, labelsAre: labelsAre)
    var reader = CSVReader(bytes: bytes, file: name, separator: .lineFeed)
    while !reader.isAtEnd {
      let field = try reader.nextField()
      let offset = field.contents.lowerBound
      if field.contents.isEmpty, !field.isQuoted {
        if reader.isAtEnd { break }
        throw reader.error(.blankLine, at: offset, wholeLine: true)
      }
      let text = try reader.text(field)
      do { try column.append(text, offset: offset) } catch {
        throw reader.error(error, at: offset)
      }
    }
    guard column.count == exampleCount else {
      throw ScoreFileError(
        file: name, problem: .labelCount(found: column.count, expected: exampleCount))
    }
    return try reader.labels(of: column).positions
  }
}

extension CSVReader {
  /// The classes that labels of this file mean.
  func labels(of column: LabelColumn) throws(ScoreFileError) -> Labels {
    do {
      return try column.labels()
    } catch {
      throw self.error(.ambiguousLabel(error.text), at: error.offset)
    }
  }
}
