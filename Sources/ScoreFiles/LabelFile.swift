import Scores

/// A file of labels alone: integers that NumPy saved, or text with one label a line.
enum LabelFile {
  /// The positions of the labels' classes, one for each example.
  /// - Parameters:
  ///   - table: the name of the file that needs the labels.
  ///   - isArray: whether that is an array, in which examples and classes may be mixed up.
  static func read(
    _ path: String?, for table: String, classNames: [String], exampleCount: Int,
    labelsAre: LabelKind?, isArray: Bool = false
  ) throws(ScoreFileError) -> Labels {
    guard let path else {
      throw ScoreFileError(
        file: table,
        problem: .contents("nothing says the labels; give a file of them with --labels FILE"))
    }
    let (bytes, name) = (try ScoreFile.source(path), ScoreFile.displayName(path))
    let isNPY = bytes.starts(with: NPYHeader.magic)
    if !isNPY, let kind = foreignKind(of: bytes, path: path, holding: "labels") {
      throw ScoreFileError(file: name, problem: .contents(kind))
    }
    let labels =
      isNPY
      ? Labels(
        positions: try NPYFile.labels(
          in: bytes, name: name, classCount: classNames.count, exampleCount: exampleCount),
        kind: .indices)
      : try parse(bytes, name: name, classNames: classNames, labelsAre: labelsAre)
    let count = labels.positions.count
    guard count == exampleCount else {
      let counts = "\(counted(count, "label")) for \(counted(exampleCount, "example"))"
      let advice =
        isArray && count == classNames.count
        ? "; the array seems to be classes × examples: save scores.T" : "; expected one each"
      throw ScoreFileError(file: name, problem: .contents(counts + advice))
    }
    return labels
  }

  private static func parse(
    _ bytes: [UInt8], name: String, classNames: [String], labelsAre: LabelKind?
  ) throws(ScoreFileError) -> Labels {
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
    return try column.labels()
  }
}
