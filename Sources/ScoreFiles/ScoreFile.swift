import Scores

/// Reads and saves models.
///
/// CSV and TSV: the header is `example,label,CLASS,CLASS,…`, a row is an example, and the syntax is
/// RFC 4180's. Blanks around a score are ignored, in names and labels they count. Letters that Unicode
/// can spell in two ways (é) are the same in both; each is saved as it was read.
/// JSON: see `JSONTableReader`. NPY: see `NPYFile`.
package enum ScoreFile {
  /// The path that means standard input.
  package static let standardInput = "-"

  /// Reads the model in a file.
  package static func read(
    _ path: String, _ options: ReadingOptions = ReadingOptions(), progress: ReadingProgress? = nil
  ) throws(ScoreFileError) -> OpenedModel {
    let opened = try model(in: path, options, progress)
    do { return try options.classifier.applied(to: opened) } catch {
      throw ScoreFileError(file: displayName(path), problem: error)
    }
  }

  private static func model(
    in path: String, _ options: ReadingOptions, _ progress: ReadingProgress?
  ) throws(ScoreFileError) -> OpenedModel {
    let format = options.format(of: path)
    guard format == .npy else {
      let bytes = try source(path) { bytes throws(ScoreFileError) in
        try checkBeginning(bytes, as: format, path: path, options)
      }
      return try parse(bytes, as: format, path: path, options, progress: progress)
    }
    if let weights = options.weightsFile {
      return try ClassifierArrays.read(path, weights: weights, options, progress: progress)
    }
    return try NPYFile.read(
      path, labels: options.labelsFile, classNames: options.classNames,
      labelsAre: options.labelsAre)
  }

  /// The bytes of a file or of standard input.
  /// - Parameter check: is given the first megabyte of a standard input that is longer, before the rest
  ///   is read: one that never ends is then refused soon, unless it is a table.
  static func source(
    _ path: String, check: ([UInt8]) throws(ScoreFileError) -> Void = { _ in }
  ) throws(ScoreFileError) -> [UInt8] {
    func named(_ problem: ScoreFileError.Problem) -> ScoreFileError {
      ScoreFileError(file: displayName(path), problem: problem)
    }
    guard path == standardInput else {
      do { return try contents(ofFile: path, orStandardInput: true, limit: 1 << 30) } catch {
        throw named(error)
      }
    }
    var bytes: [UInt8] = []
    func read(upTo limit: Int) throws(ScoreFileError) -> Bool {
      do { return try readStandardInput(into: &bytes, upTo: limit) } catch { throw named(error) }
    }
    if try read(upTo: 1 << 20) { return bytes }
    try check(bytes)
    guard try read(upTo: standardInputLimit) else {
      throw named(
        .contents(
          "larger than \(standardInputLimit >> 20) MB, the most that is read from standard input; "
            + "save it as a file"))
    }
    return bytes
  }

  /// The most bytes of text that are read from standard input; a file may be larger.
  private static let standardInputLimit = 256 << 20

  /// Throws the error of a file that is no table by how it begins.
  private static func checkBeginning(
    _ bytes: [UInt8], as format: FileFormat, path: String, _ options: ReadingOptions
  ) throws(ScoreFileError) {
    if let kind = foreignKind(of: bytes, path: path, holding: "scores", format, options) {
      throw ScoreFileError(file: displayName(path), problem: .contents(kind))
    }
    guard let end = bytes.lastIndex(of: .lineFeed) else {
      if bytes.contains(0) { throw ScoreFileError(file: displayName(path), problem: .notText) }
      return
    }
    do {
      switch format {
      case .csv, .tsv:
        var parser = TableParser(Array(bytes[...end]), path: path, format: format, options: options)
        _ = try parser.contents()
      case .json:
        var reader = JSONTableReader(bytes, name: displayName(path), hasLabels: true)
        try reader.enter()
      case .npy: break
      }
    } catch  where error.problem != .unterminatedQuote {
      throw error
    } catch {}
  }

  /// The name of a file in errors.
  static func displayName(_ path: String) -> String {
    path == standardInput ? "standard input" : path
  }

  /// The name of a file in commands that read it otherwise: standard input has to be saved first.
  static func nameInCommands(_ path: String) -> String { path == standardInput ? "FILE" : path }

  /// Reads the model in the bytes of a CSV, TSV or JSON file.
  package static func parse(
    _ bytes: [UInt8], as format: FileFormat, path: String,
    _ options: ReadingOptions = ReadingOptions(), progress: ReadingProgress? = nil
  ) throws(ScoreFileError) -> OpenedModel {
    let name = displayName(path)
    if let kind = foreignKind(of: bytes, path: path, holding: "scores", format, options) {
      throw ScoreFileError(file: name, problem: .contents(kind))
    }
    var contents: TableContents
    switch format {
    case .csv, .tsv:
      var parser = TableParser(bytes, path: path, format: format, options: options)
      parser.progress = progress
      contents = try parser.contents()
    case .json:
      var reader = JSONTableReader(bytes, name: name, hasLabels: options.labelsFile == nil)
      reader.progress = progress
      contents = try reader.contents()
    case .npy: throw ScoreFileError(file: name, problem: .notText)
    }
    let labels = contents.labels == nil ? try contents.readLabels(path, name, options) : nil
    let read = contents.labels ?? labels?.labels ?? Labels(positions: [], kind: nil)
    let model = contents.model(labels: read.positions)
    let columns = ScoreColumns.found(in: contents, format, options)
    if let refusal = columns?.refusal(of: model.table, path: path, options) {
      throw ScoreFileError(file: name, problem: .contents(refusal))
    }
    let origin = FileOrigin(
      path: path == standardInput ? nil : path, format: format, bytes: bytes, model: model,
      contents: contents, labels: labels, options: options)
    // Classes may be called 0, 1, …, as pandas calls the columns of an array.
    let isNumbered = contents.classNames.allSatisfy { $0.allSatisfy(\.isWholeNumber) }
    let header = isNumbered ? nil : contents.withoutHeader
    return OpenedModel(
      model: model, origin: origin,
      notes: [header.map { "the titles are numbers; if these are scores, \($0)" }].compactMap(
        \.self)
        + notes(on: model, read, columns))
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
