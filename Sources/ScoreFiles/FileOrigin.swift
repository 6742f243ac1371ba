import Scores

/// The file that a model was read from, kept so that saving rewrites only the examples that were
/// edited: quotes, the spelling of numbers, line ends and blanks stay as they are in all others.
package final class FileOrigin: Sendable {
  /// nil for standard input.
  let path: String?
  let format: FileFormat
  /// How it was read, to read it again.
  package let options: ReadingOptions
  /// The model as it was read.
  let model: Model
  /// The file of labels alone that was read with it.
  let labels: LabelFile?
  /// The contents; nil of NPY, whose bytes the table itself keeps.
  private let texts: ExampleTexts?
  private let columns: Columns
  /// How all labels are written in the file; nil where some are names and some indices.
  private let labelsAre: LabelKind?

  private var table: ScoreTable { model.table }
  /// The byte range of each example, without the line end or comma after it.
  var rows: [Range<Int>] { texts?.rows ?? [] }

  init(
    path: String?, format: FileFormat, bytes: [UInt8], model: Model, contents: TableContents,
    labels: LabelFile?, options: ReadingOptions
  ) {
    (self.path, self.format, self.options) = (path, format, options)
    (self.model, self.labels) = (model, labels)
    let header = bytes[..<contents.rows[0].lowerBound]
    let lineEnd: [UInt8] =
      header.suffix(2) == [.carriageReturn, .lineFeed] ? [.carriageReturn, .lineFeed] : [.lineFeed]
    texts = ExampleTexts(
      bytes: bytes, rows: contents.rows,
      onlySeparator: format == .json ? Array(",\n    ".utf8) : lineEnd)
    columns = contents.columns
    labelsAre = contents.labels?.kind
  }

  /// Of NPY files.
  init(path: String?, model: Model, labels: LabelFile, options: ReadingOptions) {
    (self.path, format, self.options) = (path, .npy, options)
    (self.model, self.labels) = (model, labels)
    (texts, labelsAre, columns) = (nil, nil, Columns(name: nil, label: nil))
  }

  /// What tells the contents from others, where there is no file to look at.
  package var contentIdentity: FileIdentity {
    FileIdentity(ofContents: texts?.bytes ?? NPYFile.bytes(of: table))
  }

  /// The file with its edited examples rewritten; nil where the whole table has to be written anew.
  /// - Parameter isOwn: whether it is written to the file itself, and not to a copy.
  func bytes(for edited: Model, isOwn: Bool) -> [UInt8]? {
    guard let texts, edited.isComputed == model.isComputed, canHold(edited.table, isOwn: isOwn),
      hasSettings(of: edited)
    else { return nil }
    let (model, edited) = (edited, edited.table)
    let areChanged = edited.examples.indices.map { isChanged($0, in: model) }
    guard edited.examples != table.examples || areChanged.contains(true) else { return texts.bytes }
    if labelsAre == nil, columns.label != nil, format != .json, table.hasAmbiguousClass {
      return nil
    }
    return texts.bytes(of: edited.examples) {
      areChanged[$0] ? text(of: $0, in: model) : nil
    }
  }

  /// Whether the file or a copy has a place for every name and label of the table. The file itself has
  /// its file of labels, a copy that file as it was read.
  func canHold(_ edited: ScoreTable, isOwn: Bool) -> Bool {
    guard edited.isDescendant(of: table), edited.hasClasses(of: table) else { return false }
    let hasNames =
      columns.name != nil
      || edited.examples.indices.allSatisfy {
        edited.exampleName($0) == defaultExampleName($0)
      }
    return hasNames
      && (columns.label != nil || isOwn && labels?.path != nil || hasLabels(of: edited))
  }

  /// The files of a classifier's arrays, none of which can hold a whole one.
  var arrayPaths: [String] {
    options.weightsFile == nil ? [] : [path].compactMap(\.self) + options.companions
  }

  /// Whether W, b and what else a classifier's file has beside its examples are as they were read.
  private func hasSettings(of edited: Model) -> Bool {
    guard let before = model.linear, let after = edited.linear else { return true }
    return before.classifier == after.classifier && before.regularizer == after.regularizer
      && before.shape == after.shape
  }

  /// Whether all labels are as they were read, so that a file of labels that is not written still fits.
  func hasLabels(of edited: ScoreTable) -> Bool {
    edited.isDescendant(of: table) && edited.examples == table.examples
      && edited.examples.allSatisfy { edited.label(of: $0) == table.label(of: $0) }
  }

  /// The names of the classes where an array of scores is read again as it was: those that it was read
  /// with, or 0, 1, …; nil where it was read with more or fewer names than there are classes now.
  func classNames(count: Int) -> [String]? {
    let names = (0..<table.classCount).map(table.className)
    return names == names.indices.map(String.init) || names.count != count ? nil : names
  }

  private func isChanged(_ position: Int, in edited: Model) -> Bool {
    let (model, edited) = (edited, edited.table)
    let id = edited.examples[position]
    guard id.index < rows.count else { return true }
    guard edited.isEdited(id) else { return false }
    let hasOtherNumbers =
      switch (model.linear, self.model.linear) {
      case (.some(let after), .some(let before)): after.input(of: id) != before.input(of: id)
      default:
        edited.scores(position).map(\.bitPattern) != table.scores(id.index).map(\.bitPattern)
      }
    return hasOtherNumbers || !edited.name(of: id).isSpelled(table.name(of: id))
      || columns.label != nil && edited.label(of: id) != table.label(of: id)
  }

  private func text(of position: Int, in edited: Model) -> [UInt8] {
    guard format != .json else {
      return Array(ScoreFile.object(edited, position, hasLabel: columns.label != nil).utf8)
    }
    let separator = format == .tsv ? UInt8.tab : .comma
    var writer = CSVWriter(separator: separator)
    writer.append(
      edited.table, position, in: columns, labelsAre: labelsAre ?? .names,
      ignored: ignoredFields(edited.table.examples[position], separator))
    return writer.bytes
  }

  /// What the columns that were left out hold in an example's row, as it is written; a new example has
  /// empty fields there.
  private func ignoredFields(_ id: ExampleID, _ separator: UInt8) -> [Int: ArraySlice<UInt8>] {
    guard let texts, !columns.ignored.isEmpty, id.index < rows.count else { return [:] }
    let row = rows[id.index]
    var reader = CSVReader(bytes: texts.bytes, file: "", separator: separator, from: row.lowerBound)
    var (fields, column) = ([Int: ArraySlice<UInt8>](), 0)
    while reader.index < row.upperBound, let field = try? reader.nextField() {
      if columns.ignored.contains(column) { fields[column] = texts.bytes[field.start..<field.end] }
      column += 1
    }
    return fields
  }

  /// Whether the file has columns that a table written anew would lose.
  var hasIgnoredColumns: Bool { !columns.ignored.isEmpty }
}

extension ScoreTable {
  /// Whether the name of a class is also the index of another class.
  var hasAmbiguousClass: Bool {
    (0..<classCount).contains { position in
      Int(className(position)).map { $0 != position && (0..<classCount).contains($0) } ?? false
    }
  }
}
