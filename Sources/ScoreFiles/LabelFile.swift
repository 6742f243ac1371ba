import Scores

/// A file of labels alone, as it was read: integers that NumPy saved, or text with one label a line.
struct LabelFile: Sendable {
  /// How labels are written in the file.
  private enum Form {
    /// The names or indices of classes; nil: some are names and some indices.
    case text(ExampleTexts, LabelKind?)
    case integers(NPYHeader)
  }

  /// nil for standard input.
  let path: String?
  /// The positions of the labels' classes, one for each example.
  let positions: [Int]
  private let bytes: [UInt8]
  private let form: Form

  /// The identity of the file as it was read.
  var identity: FileIdentity { FileIdentity(ofContents: bytes) }

  /// - Parameter table: the name of the file that needs the labels.
  static func read(
    _ path: String?, for table: String, classNames: [String], exampleCount: Int,
    labelsAre: LabelKind?
  ) throws(ScoreFileError) -> LabelFile {
    guard let path else {
      throw ScoreFileError(
        file: table,
        problem: .contents("nothing says the labels; give a file of them with --labels FILE"))
    }
    let labels = try LabelFile(
      path, try ScoreFile.source(path), classNames: classNames, labelsAre: labelsAre)
    let count = labels.positions.count
    guard count == exampleCount else {
      let counts = "\(counted(count, "label")) for \(counted(exampleCount, "example"))"
      throw ScoreFileError(
        file: ScoreFile.displayName(path), problem: .contents("\(counts); expected one each"))
    }
    return labels
  }

  private init(
    _ path: String, _ bytes: [UInt8], classNames: [String], labelsAre: LabelKind?
  ) throws(ScoreFileError) {
    self.path = path == ScoreFile.standardInput ? nil : path
    self.bytes = bytes
    let name = ScoreFile.displayName(path)
    guard !bytes.starts(with: NPYHeader.magic) else {
      positions = try NPYFile.labels(in: bytes, name: name, classCount: classNames.count)
      var parser = NPYHeaderParser(bytes, file: name)
      form = .integers(try parser.header())
      return
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
    let labels = try column.labels()
    positions = labels.positions
    form = .text(ExampleTexts(bytes: bytes, rows: rows, onlySeparator: [.lineFeed]), labels.kind)
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
    case .text(let texts, let kind):
      let isMisread = kind == nil && edited.hasAmbiguousClass
      return texts.bytes(of: edited.examples) { position in
        let (id, label) = (edited.examples[position], edited.label(position))
        let isSame =
          id.index < positions.count && positions[id.index] == label
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
