import Scores

/// A file of labels alone, as it was read: integers that NumPy saved, or text with one label a line.
struct LabelFile: Sendable {
  /// How labels are written in the file.
  private enum Form {
    case text(ExampleTexts)
    case integers(NPYHeader)
  }

  /// nil for standard input.
  let path: String?
  /// One for each example.
  let labels: Labels
  private let bytes: [UInt8]
  private let form: Form

  /// The identity of the file as it was read.
  var identity: FileIdentity { FileIdentity(ofContents: bytes) }

  /// - Parameters:
  ///   - table: the name of the file that needs the labels.
  ///   - advice: what is likely where there are so many labels, and not one for each example.
  static func read(
    _ path: String?, for table: String, classNames: [String], exampleCount: Int,
    labelsAre: LabelKind?, advice: (_ count: Int) -> String? = { _ in nil }
  ) throws(ScoreFileError) -> LabelFile {
    guard let path else {
      throw ScoreFileError(
        file: table,
        problem: .contents("nothing says the labels; give a file of them with --labels FILE"))
    }
    let file = try LabelFile(
      path, try ScoreFile.source(path), classNames: classNames, exampleCount: exampleCount,
      labelsAre: labelsAre)
    let count = file.labels.positions.count
    guard count == exampleCount else {
      let counts = "\(counted(count, "label")) for \(counted(exampleCount, "example"))"
      throw ScoreFileError(
        file: ScoreFile.displayName(path),
        problem: .contents("\(counts); \(advice(count) ?? "expected one each")"))
    }
    return file
  }

  private init(
    _ path: String, _ bytes: [UInt8], classNames: [String], exampleCount: Int,
    labelsAre: LabelKind?
  ) throws(ScoreFileError) {
    self.path = path == ScoreFile.standardInput ? nil : path
    self.bytes = bytes
    let name = ScoreFile.displayName(path)
    guard !bytes.starts(with: NPYHeader.magic) else {
      labels = Labels(
        positions: try NPYFile.labels(
          in: bytes, name: name, classCount: classNames.count, exampleCount: exampleCount),
        kind: .indices)
      var parser = NPYHeaderParser(bytes, file: name)
      form = .integers(try parser.header())
      return
    }
    if let kind = foreignKind(of: bytes, path: path, holding: "labels") {
      throw ScoreFileError(file: name, problem: .contents(kind))
    }
    var column = LabelColumn(classNames: classNames, labelsAre: labelsAre)
    var reader = CSVReader(bytes: bytes, file: name, separator: .lineFeed)
    var rows: [Range<Int>] = []
    while !reader.isAtEnd {
      let field = try reader.nextField()
      if field.contents.isEmpty, !field.isQuoted {
        if reader.isAtEnd { break }
        throw reader.error(.blankLine, at: field.start, wholeLine: true)
      }
      try column.append(field, of: reader)
      rows.append(field.start..<field.end)
    }
    labels = try column.labels()
    form = .text(ExampleTexts(bytes: bytes, rows: rows, onlySeparator: [.lineFeed]))
  }

  /// The file with the labels of an edited table, as names or indices as they were; lines whose label is
  /// the same keep their bytes.
  /// - Parameters:
  ///   - table: the table that was read with these labels.
  ///   - names: what classes will be called where the table is read again, by position.
  func bytes(for edited: ScoreTable, readAs table: ScoreTable, names: [String]) -> [UInt8] {
    switch form {
    case .integers(let header):
      return NPYFile.bytes(
        ofLabels: edited.examples.indices.map(edited.label), like: bytes, header)
    case .text(let texts):
      let kind = labels.kind
      let isMisread = kind == nil && edited.hasAmbiguousClass
      return texts.bytes(of: edited.examples) { position in
        let (id, label) = (edited.examples[position], edited.label(position))
        let isSame =
          id.index < labels.positions.count && labels.positions[id.index] == label
          && edited.label(of: id) == table.label(of: id)
          && names[label].isSpelled(table.className(label))
        if isSame, !isMisread { return nil }
        var writer = CSVWriter(separator: .lineFeed)
        writer.append(field: kind == .indices ? String(label) : names[label])
        return writer.bytes
      }
    }
  }
}

extension TableContents {
  /// Reads the file of labels, and renames the classes where it has their titles without the beginning
  /// that all of these share.
  mutating func readLabels(
    _ path: String, _ name: String, _ options: ReadingOptions
  ) throws(ScoreFileError) -> LabelFile {
    let (count, table) = (rows.count, self)
    func read(_ names: [String]) throws(ScoreFileError) -> LabelFile {
      try LabelFile.read(
        options.labelsFile, for: name, classNames: names, exampleCount: count,
        labelsAre: options.labelsAre,
        advice: { table.advice(onLabels: $0, path, options.format(of: path)) })
    }
    do { return try read(classNames) } catch {
      guard let names = withoutCommonPrefix(classNames), let labels = try? read(names) else {
        throw error
      }
      classNames = names
      return labels
    }
  }

  /// What is likely where a file has so many labels, and not one for each example.
  private func advice(onLabels count: Int, _ path: String, _ format: FileFormat) -> String? {
    if count == rows.count + 1, let withoutHeader {
      return "the first line of the table seems to hold scores; \(withoutHeader)"
    }
    guard count == classNames.count, format != .json else { return nil }
    let index = columns.name ?? (columns.ignored.count == 1 ? columns.ignored.first : nil)
    let rewriting = PandasRewriting(
      path: path, hasTitles: !titles.isEmpty, separator: format == .tsv ? "\\t" : nil, index: index)
    return "the table seems to be classes × examples: \(rewriting.text(".T"))"
  }
}
