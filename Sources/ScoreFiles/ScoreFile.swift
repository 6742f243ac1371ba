import Scores

/// A model that was read, and the bytes it came from.
package struct OpenedModel: Sendable {
  package let model: Model
  package let origin: FileOrigin

  package var table: ScoreTable { model.table }
}

/// Reads and saves models.
///
/// CSV and TSV: the header is `example,label,CLASS,CLASS,…`, a row is an example, and the syntax is
/// RFC 4180's. Blanks around a score are ignored; in names and labels every byte counts.
/// JSON: see `JSONTableReader`. NPY: see `NPYFile`.
package enum ScoreFile {
  /// The path that means standard input.
  package static let standardInput = "-"

  /// Reads the model in a file.
  package static func read(
    _ path: String, _ options: ReadingOptions = ReadingOptions(), progress: ReadingProgress? = nil
  ) throws(ScoreFileError) -> OpenedModel {
    let format = options.format(of: path)
    guard format == .npy else {
      return try parse(try source(path), as: format, path: path, options, progress: progress)
    }
    let (table, labels) = try NPYFile.open(
      path, labels: options.labelsFile, classNames: options.classNames,
      labelsAre: options.labelsAre)
    return OpenedModel(
      model: .scores(table),
      origin: FileOrigin(path: file(path), table: table, labels: labels, options: options))
  }

  /// The path of a file; nil for standard input.
  private static func file(_ path: String) -> String? { path == standardInput ? nil : path }

  /// The bytes of a file or of standard input.
  static func source(_ path: String) throws(ScoreFileError) -> [UInt8] {
    do {
      return try contents(ofFile: path, orStandardInput: true, limit: 1 << 30)
    } catch {
      throw ScoreFileError(file: displayName(path), problem: error)
    }
  }

  /// The name of a file in errors.
  static func displayName(_ path: String) -> String {
    path == standardInput ? "standard input" : path
  }

  /// Reads the model in the bytes of a CSV, TSV or JSON file.
  package static func parse(
    _ bytes: [UInt8], as format: FileFormat, path: String,
    _ options: ReadingOptions = ReadingOptions(), progress: ReadingProgress? = nil
  ) throws(ScoreFileError) -> OpenedModel {
    let name = displayName(path)
    let contents: TableContents
    switch format {
    case .csv, .tsv:
      var parser = TableParser(bytes, name: name, format: format, options: options)
      parser.progress = progress
      contents = try parser.contents()
    case .json:
      var reader = JSONTableReader(bytes, name: name, hasLabels: options.labelsFile == nil)
      reader.progress = progress
      contents = try reader.contents()
    case .npy: throw ScoreFileError(file: name, problem: .notText)
    }
    let labels =
      contents.labels != nil
      ? nil
      : try LabelFile.read(
        options.labelsFile, for: name, classNames: contents.classNames,
        exampleCount: contents.rows.count, labelsAre: options.labelsAre)
    let positions = contents.labels?.positions ?? labels?.positions ?? []
    let model = contents.model(labels: positions)
    let origin = FileOrigin(
      path: file(path), format: format, bytes: bytes, model: model, contents: contents,
      labels: labels, options: options)
    return OpenedModel(model: model, origin: origin)
  }

  /// The bytes of a file with the model. Every score reads back as the same double, every name as the
  /// same bytes. JSON keeps a classifier; other formats have its scores at W × 1 instead.
  ///
  /// Labels are written as names. A CSV or TSV file in which the name of one class is the index of
  /// another has to be read with `labelsAre: .names`.
  /// - Parameter origin: the file that the model came from: if it has this format, examples that were
  ///   not edited keep its bytes.
  /// - Parameter isOwn: whether they are for that file itself, and not for a copy.
  package static func bytes(
    of model: Model, as format: FileFormat, origin: FileOrigin? = nil, isOwn: Bool = true
  ) -> [UInt8] {
    if let origin, origin.format == format, let bytes = origin.bytes(for: model, isOwn: isOwn) {
      return bytes
    }
    switch format {
    case .csv: return delimitedText(model.table, separator: .comma)
    case .tsv: return delimitedText(model.table, separator: .tab)
    case .json: return json(model)
    case .npy: return NPYFile.bytes(of: model.table)
    }
  }
}
