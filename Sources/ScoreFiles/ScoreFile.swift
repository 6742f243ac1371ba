import Scores

/// Score tables in files: CSV, whatever the file's name ends in.
///
/// The header is `example,label,CLASS,CLASS,…`, a row is an example, and the syntax is RFC 4180's.
/// Blanks around a score are ignored; in names and labels every byte counts.
package enum ScoreFile {
  /// The path that means standard input.
  package static let standardInput = "-"

  /// The table in a file.
  /// - Parameter labelsAre: how labels are read; nil finds out and refuses a file that is ambiguous.
  package static func read(
    _ path: String, labelsAre: LabelsAre? = nil
  ) throws(ScoreFileError) -> ScoreTable {
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

  /// The table as a CSV file: every score reads back as the same double, every name as the same
  /// bytes. Labels are names, so a table whose labels could be indices too wants `labelsAre: .names`.
  package static func csv(_ table: ScoreTable) -> [UInt8] {
    var writer = CSVWriter()
    writer.append(record: ["example", "label"] + (0..<table.classCount).map(table.className))
    for example in 0..<table.exampleCount {
      writer.append(field: table.exampleName(example))
      writer.append(field: table.className(table.label(example)))
      for score in table.scores(example) { writer.append(number: score) }
      writer.endRecord()
    }
    return writer.bytes
  }

  /// Saves the table; should that fail, the file is what it was before.
  /// - Parameters:
  ///   - mayOverwrite: whether any file is replaced that is there already, or `exists` thrown.
  ///   - known: the file that is replaced even so, if it is still what it was.
  /// - Returns: what the new file is.
  @discardableResult
  package static func save(
    _ table: ScoreTable, to path: String, mayOverwrite: Bool = true,
    known: FileIdentity? = nil
  ) throws(ScoreFileError) -> FileIdentity {
    do {
      return try replaceFile(
        at: path, mayOverwrite: mayOverwrite, known: known, with: csv(table))
    } catch {
      throw ScoreFileError(file: path, problem: error)
    }
  }
}
