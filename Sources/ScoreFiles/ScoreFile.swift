import Scores

/// Score tables in files: NumPy's arrays where the name ends in .npy (see ``NPYFile``), else CSV.
///
/// Of CSV, the header is `example,label,CLASS,CLASS,…`, a row is an example, and the syntax is RFC 4180's.
/// Blanks around a score are ignored; in names and labels every byte counts.
package enum ScoreFile {
  /// The path that means standard input.
  package static let standardInput = "-"

  /// The table in a file.
  /// - Parameters:
  ///   - labelsAre: how labels are read; nil finds out and refuses a file that is ambiguous.
  ///   - labels: the path of the labels of an array.
  ///   - classNames: the classes of an array.
  package static func read(
    _ path: String, labelsAre: LabelsAre? = nil, labels: String? = nil,
    classNames: [String]? = nil
  ) throws(ScoreFileError) -> ScoreTable {
    if path.hasSuffix(".npy") {
      return try NPYFile.read(
        path, labels: labels, classNames: classNames, labelsAre: labelsAre)
    }
    let name = path == standardInput ? "standard input" : path
    let bytes: [UInt8]
    do {
      bytes = try contents(ofFile: path, orStandardInput: true, limit: 1 << 30)
    } catch {
      throw ScoreFileError(file: name, problem: error)
    }
    return try parse(csv: bytes, name: name, labelsAre: labelsAre)
  }

  /// The table in the bytes of a CSV file, which errors call `name`.
  package static func parse(
    csv bytes: [UInt8], name: String, labelsAre: LabelsAre? = nil
  ) throws(ScoreFileError) -> ScoreTable {
    var parser = TableParser(reader: CSVReader(bytes: bytes, file: name), labelsAre: labelsAre)
    return try parser.table()
  }

  /// The table as a CSV file: every score reads back as the same double, or float, every name as the same
  /// bytes. Labels are names, so a table whose labels could be indices too wants `labelsAre: .names`.
  package static func csv(_ table: ScoreTable) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(record: ["example", "label"] + (0..<table.classCount).map(table.className))
    for example in 0..<table.exampleCount {
      writer.append(field: table.exampleName(example))
      writer.append(field: table.className(table.label(example)))
      for score in table.scores(example) {
        writer.append(number: table.precision.shown(score))
      }
      writer.endRecord()
    }
    return writer.bytes
  }

  /// What a file of that name holds.
  private static func bytes(of table: ScoreTable, _ path: String) -> [UInt8] {
    path.hasSuffix(".npy") ? NPYFile.bytes(of: table) : csv(table)
  }

  /// Saves the table; should that fail, the file is what it was before.
  /// - Parameter mayOverwrite: whether a file that is there already is replaced or `exists` thrown.
  package static func save(
    _ table: ScoreTable, to path: String, mayOverwrite: Bool = true
  ) throws(ScoreFileError) {
    do {
      try replaceFile(at: path, mayOverwrite: mayOverwrite, with: bytes(of: table, path))
    } catch {
      throw ScoreFileError(file: path, problem: error)
    }
  }
}
