import Scores

/// A model that was read, and the bytes it came from.
package struct OpenedModel: Sendable {
  package let model: Model
  /// nil for NPY files, whose bytes the table itself keeps.
  package let origin: FileOrigin?

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
    return OpenedModel(
      model: .scores(
        try NPYFile.read(
          path, labels: options.labelsFile, classNames: options.classNames,
          labelsAre: options.labelsAre)),
      origin: nil)
  }

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
      if let labels = contents.labels { labels.positions } else {
        try LabelFile.read(
          options.labelsFile, for: name, classNames: contents.classNames,
          exampleCount: contents.rows.count, labelsAre: options.labelsAre)
      }
    let model = contents.model(labels: labels)
    let origin = FileOrigin(
      path: path == standardInput ? nil : path, format: format, bytes: bytes, model: model,
      contents: contents)
    return OpenedModel(model: model, origin: origin)
  }

  /// The bytes of a file with the model. Every score reads back as the same double, every name as the
  /// same bytes. JSON keeps a classifier; other formats have its scores at W × 1 instead.
  ///
  /// Labels are written as names. A CSV or TSV file in which the name of one class is the index of
  /// another has to be read with `labelsAre: .names`.
  /// - Parameter origin: the file that the model came from: if it has this format, examples that were
  ///   not edited keep its bytes.
  package static func bytes(
    of model: Model, as format: FileFormat, origin: FileOrigin? = nil
  ) -> [UInt8] {
    if let origin, origin.format == format, let bytes = origin.bytes(for: model) { return bytes }
    switch format {
    case .csv: return delimitedText(model.table, separator: .comma)
    case .tsv: return delimitedText(model.table, separator: .tab)
    case .json: return json(model)
    case .npy: return NPYFile.bytes(of: model.table)
    }
  }

  /// Saves the model, in the format of the path's extension or, to the file it came from, in that
  /// file's format. If saving fails, the old file is unchanged.
  /// - Parameters:
  ///   - mayOverwrite: whether an existing file is replaced; if not, `exists` is thrown.
  ///   - known: a file that is replaced in any case, provided nobody has changed it since.
  /// - Returns: the identity of the new file.
  @discardableResult
  package static func save(
    _ model: Model, to path: String, origin: FileOrigin? = nil, mayOverwrite: Bool = true,
    known: FileIdentity? = nil
  ) throws(ScoreFileError) -> FileIdentity {
    do throws(ScoreFileError.Problem) {
      guard let format = format(of: path, origin) else { throw .unknownExtension }
      return try replaceFile(
        at: path, mayOverwrite: mayOverwrite, known: known,
        with: bytes(of: model, as: format, origin: origin))
    } catch {
      throw ScoreFileError(file: path, problem: error)
    }
  }

  /// What a file in which a model is saved holds of it.
  package static func held(of model: Model, by path: String, origin: FileOrigin?) -> Model {
    format(of: path, origin) == .json ? model : .scores(model.table)
  }

  private static func format(of path: String, _ origin: FileOrigin?) -> FileFormat? {
    origin.flatMap { $0.path == path ? $0.format : nil } ?? FileFormat(extensionOf: path)
  }
}
