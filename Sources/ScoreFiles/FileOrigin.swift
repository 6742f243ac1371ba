import Scores

/// The bytes that a model was read from, kept so that saving rewrites only the examples that were
/// edited: quotes, the spelling of numbers, line ends and blanks stay as they are in all others.
package final class FileOrigin: Sendable {
  /// nil for standard input.
  let path: String?
  let format: FileFormat
  private let bytes: [UInt8]
  /// The model as it was read.
  private let model: Model
  private var table: ScoreTable { model.table }
  /// The byte range of each example, without the line end or comma after it.
  let rows: [Range<Int>]
  private let columns: Columns
  /// How all labels are written in the file; nil where some are names and some indices.
  private let labelsAre: LabelKind?

  init(
    path: String?, format: FileFormat, bytes: [UInt8], model: Model, contents: TableContents
  ) {
    (self.path, self.format, self.bytes, self.model) = (path, format, bytes, model)
    (rows, columns) = (contents.rows, contents.columns)
    labelsAre = contents.labels?.kind
  }

  /// The file with its edited examples rewritten; nil where the whole table has to be written anew.
  func bytes(for edited: Model) -> [UInt8]? {
    guard edited.isComputed == model.isComputed, canHold(edited.table) else { return nil }
    let (model, edited) = (edited, edited.table)
    let areChanged = edited.examples.indices.map { isChanged($0, in: edited) }
    guard edited.examples != table.examples || areChanged.contains(true) else { return bytes }
    if labelsAre == nil, columns.label != nil, format != .json, hasAmbiguousClass { return nil }

    var text = Array(bytes[..<rows[0].lowerBound])
    for (position, id) in edited.examples.enumerated() {
      if position > 0 { text += separator(before: id) }
      if areChanged[position] {
        write(position, of: model, to: &text)
      } else {
        text += bytes[rows[id.index]]
      }
    }
    text += bytes[rows[rows.count - 1].upperBound...]
    return text
  }

  /// Whether the file has a place for every name and label of the edited table.
  private func canHold(_ edited: ScoreTable) -> Bool {
    guard edited.isDescendant(of: table), edited.hasClasses(of: table) else { return false }
    let hasNames =
      columns.name != nil
      || edited.examples.indices.allSatisfy {
        edited.exampleName($0) == defaultExampleName($0)
      }
    return hasNames && (columns.label != nil || hasLabels(edited))
  }

  /// Whether all labels are as they were read, so that the separate file of labels, which saving
  /// doesn't write, still fits.
  private func hasLabels(_ edited: ScoreTable) -> Bool {
    edited.examples == table.examples
      && edited.examples.allSatisfy { edited.label(of: $0) == table.label(of: $0) }
  }

  /// Whether the name of a class is also the index of another class.
  private var hasAmbiguousClass: Bool {
    (0..<table.classCount).contains { position in
      Int(table.className(position)).map { $0 != position && $0 < table.classCount } ?? false
    }
  }

  private func isChanged(_ position: Int, in edited: ScoreTable) -> Bool {
    let id = edited.examples[position]
    guard id.index < rows.count else { return true }
    return edited.isEdited(id)
      && (!edited.name(of: id).isSpelled(table.name(of: id))
        || edited.label(of: id) != table.label(of: id)
        || edited.scores(position).map(\.bitPattern) != table.scores(id.index).map(\.bitPattern))
  }

  /// The bytes between an example and the one before it.
  private func separator(before id: ExampleID) -> ArraySlice<UInt8> {
    // A new example has none of its own, nor has the first: both take that of the second.
    let index = (1..<rows.count).contains(id.index) ? id.index : 1
    guard index < rows.count else { return onlySeparator }
    return bytes[rows[index - 1].upperBound..<rows[index].lowerBound]
  }

  /// The separator for new examples in a file that has only one.
  private var onlySeparator: ArraySlice<UInt8> {
    guard format != .json else { return Array(",\n    ".utf8)[...] }
    let before = bytes[..<rows[0].lowerBound]
    return before.suffix(2) == [.carriageReturn, .lineFeed] ? before.suffix(2) : [.lineFeed]
  }

  private func write(_ position: Int, of edited: Model, to text: inout [UInt8]) {
    guard format != .json else {
      text += ScoreFile.object(edited, position, hasLabel: columns.label != nil).utf8
      return
    }
    let separator = format == .tsv ? UInt8.tab : .comma
    var writer = CSVWriter(separator: separator)
    writer.append(
      edited.table, position, in: columns, labelsAre: labelsAre ?? .names,
      ignored: ignoredFields(edited.table.examples[position], separator))
    text += writer.bytes
  }

  /// What the columns that were left out hold in an example's row, as it is written; a new example has
  /// empty fields there.
  private func ignoredFields(_ id: ExampleID, _ separator: UInt8) -> [Int: ArraySlice<UInt8>] {
    guard !columns.ignored.isEmpty, id.index < rows.count else { return [:] }
    let row = rows[id.index]
    var reader = CSVReader(bytes: bytes, file: "", separator: separator, from: row.lowerBound)
    var (fields, column) = ([Int: ArraySlice<UInt8>](), 0)
    while reader.index < row.upperBound, let field = try? reader.nextField() {
      if columns.ignored.contains(column) { fields[column] = bytes[field.start..<field.end] }
      column += 1
    }
    return fields
  }

  /// Whether the file has columns that a table written anew would lose.
  var hasIgnoredColumns: Bool { !columns.ignored.isEmpty }
}
