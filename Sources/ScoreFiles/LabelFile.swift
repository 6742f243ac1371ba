/// A file of labels alone: integers that NumPy saved, or text with a label a line, where a label is
/// what it may be in a table.
enum LabelFile {
  static func read(
    _ path: String, classNames: [String], exampleCount: Int, labelsAre: LabelsAre?
  ) throws(ScoreFileError) -> [Int] {
    let name = path == ScoreFile.standardInput ? "standard input" : path
    let bytes: [UInt8]
    do {
      bytes = try contents(ofFile: path, orStandardInput: true, limit: 1 << 30)
    } catch {
      throw ScoreFileError(file: name, problem: error)
    }
    let labels =
      bytes.starts(with: NPYHeader.magic)
      ? try NPYFile.labels(in: bytes, name: name, classCount: classNames.count)
      : try labels(inText: bytes, name: name, classNames: classNames, labelsAre: labelsAre)
    guard labels.count == exampleCount else {
      throw ScoreFileError(
        file: name, problem: .labelCount(found: labels.count, expected: exampleCount))
    }
    return labels
  }

  private static func labels(
    inText bytes: [UInt8], name: String, classNames: [String], labelsAre: LabelsAre?
  ) throws(ScoreFileError) -> [Int] {
    var column = LabelColumn(classNames: classNames, labelsAre: labelsAre)
    var reader = CSVReader(bytes: bytes, file: name)
    while !reader.isAtEnd {
      let field = try reader.nextField()
      let (text, offset) = (try reader.text(field), field.contents.lowerBound)
      guard field.endsRecord, column.append(text, offset: offset) else {
        throw reader.error(
          .unknownLabel(text, classCount: classNames.count, labelsAre: labelsAre), at: offset)
      }
    }
    do {
      return try column.classPositions()
    } catch {
      throw reader.error(.ambiguousLabel(error.text), at: error.offset)
    }
  }
}
