import Scores

/// A model that was read and the file it came from.
package struct OpenedModel: Sendable {
  package let model: Model
  /// nil where nothing is kept of it.
  package let origin: FileOrigin?

  package var table: ScoreTable { model.table }
}

/// Score tables in files.
///
/// CSV and TSV: the header is `example,label,CLASS,CLASS,…`, a row is an example, and the syntax is
/// RFC 4180's. Blanks around a score are ignored; in names and labels every byte counts.
/// JSON: see `JSONTableReader`. NumPy's arrays: see `NPYFile`.
package enum ScoreFile {
  /// The path that means standard input.
  package static let standardInput = "-"

  /// The model in a file.
  package static func read(
    _ path: String, _ options: ReadingOptions = ReadingOptions(), progress: ReadingProgress? = nil
  ) throws(ScoreFileError) -> OpenedModel {
    let format = options.format(of: path)
    guard format == .npy else {
      return try parse(try source(path), as: format, path: path, options, progress: progress)
    }
    // The table keeps the array's bytes itself.
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

  /// What errors call a file.
  static func displayName(_ path: String) -> String {
    path == standardInput ? "standard input" : path
  }

  /// The model in the bytes of a text file.
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
    let model = contents.model(labels: try labels(of: contents, name: name, options))
    let origin = FileOrigin(
      path: path == standardInput ? nil : path, format: format, bytes: bytes, model: model,
      contents: contents)
    return OpenedModel(model: model, origin: origin)
  }

  private static func labels(
    of contents: TableContents, name: String, _ options: ReadingOptions
  ) throws(ScoreFileError) -> [Int] {
    if let labels = contents.labels { return labels.positions }
    guard let file = options.labelsFile else {
      throw ScoreFileError(file: name, problem: .noLabels)
    }
    return try LabelFile.read(
      file, classNames: contents.classNames, exampleCount: contents.rows.count,
      labelsAre: options.labelsAre)
  }

  /// The model as a file: every score reads back as the same double, every name as the same bytes. A
  /// classifier is one in JSON, elsewhere the scores that it makes at W × 1.
  ///
  /// Labels are names, so a CSV or TSV table whose labels could be indices too wants
  /// `labelsAre: .names`.
  /// - Parameter origin: the file that the model came from, for a file of the same format: what has
  ///   not changed keeps its bytes.
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

  /// Saves the model in the format that the path ends in, or in its own file's; should that fail, the
  /// file is what it was before.
  /// - Parameters:
  ///   - mayOverwrite: whether any file is replaced that is there already, or `exists` thrown.
  ///   - known: the file that is replaced even so, if it is still what it was.
  /// - Returns: what the new file is.
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
