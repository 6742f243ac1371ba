import Scores

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
      let counts = "\(counted(labels.count, "label")) for \(counted(exampleCount, "example"))"
      throw ScoreFileError(file: name, problem: .contents("\(counts); expected one each"))
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
      if field.contents.isEmpty, !field.isQuoted {
        if reader.isAtEnd { break }
        throw reader.error(.blankLine, at: field.start, wholeLine: true)
      }
      try column.append(field, of: reader)
    }
    return try column.labels().positions
  }
}
