/// A file of labels alone: integers that NumPy saved, or text with one label a line.
enum LabelFile {
  /// The positions of the labels' classes, one for each example.
  static func read(
    _ path: String, classNames: [String], exampleCount: Int, labelsAre: LabelKind?
  ) throws(ScoreFileError) -> [Int] {
    let (bytes, name) = (try ScoreFile.source(path), ScoreFile.displayName(path))
    let labels =
      bytes.starts(with: NPYHeader.magic)
      ? try NPYFile.labels(in: bytes, name: name, classCount: classNames.count)
      : try parse(bytes, name: name, classNames: classNames, labelsAre: labelsAre)
    guard labels.count == exampleCount else {
      throw ScoreFileError(
        file: name, problem: .labelCount(found: labels.count, expected: exampleCount))
    }
    return labels
  }

  private static func parse(
    _ bytes: [UInt8], name: String, classNames: [String], labelsAre: LabelKind?
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
    return try reader.labels(of: column).positions
  }
}

extension CSVReader {
  /// The classes of all labels added to a column, which are of this file.
  func labels(of column: LabelColumn) throws(ScoreFileError) -> Labels {
    do {
      return try column.labels()
    } catch {
      throw self.error(.ambiguousLabel(error.text), at: error.offset)
    }
  }
}
