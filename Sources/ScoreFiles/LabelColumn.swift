import Scores

/// How a file writes labels.
package enum LabelKind: String, CaseIterable, Sendable {
  case names
  /// Positions of classes, from 0.
  case indices
}

/// The labels of a file, each with the class that it means as a name and as an index.
///
/// A file's labels are all names or all indices where only one of these is possible. Otherwise a
/// label is a class's name, else its index, and one that could be two classes is refused.
struct LabelColumn {
  /// How the labels are written, if the user has said so.
  let labelsAre: LabelKind?
  private let positions: [String: Int]
  private var readings: [(byName: Int?, byIndex: Int?)] = []
  private var firstAmbiguous: ScoreFileError?

  /// - Parameter classNames: no two the same.
  init(classNames: [String], labelsAre: LabelKind?) {
    self.labelsAre = labelsAre
    positions = Dictionary(uniqueKeysWithValues: zip(classNames, classNames.indices))
  }

  /// Adds the label in a field of the file.
  mutating func append(_ field: CSVField, of reader: CSVReader) throws(ScoreFileError) {
    let (text, offset) = (try reader.text(field), field.contents.lowerBound)
    let byName = labelsAre == .indices ? nil : positions[text]
    let byIndex = labelsAre == .names ? nil : index(text)
    readings.append((byName, byIndex))
    if firstAmbiguous == nil, let byName, let byIndex, byName != byIndex {
      firstAmbiguous = reader.error(
        "the label \(quoted(text)) is the name of one class and the index of another; "
          + "say which with --labels-are names or --labels-are indices", at: offset)
    }
    if byName == nil, byIndex == nil {
      throw reader.error(
        .unknownLabel(text, classCount: positions.count, labelsAre: labelsAre), at: offset)
    }
  }

  /// The classes of all labels added.
  func labels() throws(ScoreFileError) -> Labels {
    let areNames = readings.allSatisfy { $0.byName != nil }
    let areIndices = readings.allSatisfy { $0.byIndex != nil }
    if areIndices, !areNames {
      return Labels(positions: readings.compactMap(\.byIndex), kind: .indices)
    }
    if areNames == areIndices, let firstAmbiguous { throw firstAmbiguous }
    return Labels(
      positions: readings.compactMap { $0.byName ?? $0.byIndex },
      kind: areNames ? .names : nil)
  }

  private func index(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let index = Int(text), index < positions.count
    else { return nil }
    return index
  }
}

/// A file of labels alone: integers that NumPy saved, or text with one label a line.
enum LabelFile {
  /// The positions of the labels' classes, one for each example.
  /// - Parameter table: the name of the file that needs the labels.
  static func read(
    _ path: String?, for table: String, classNames: [String], exampleCount: Int,
    labelsAre: LabelKind?
  ) throws(ScoreFileError) -> [Int] {
    guard let path else {
      throw ScoreFileError(
        file: table,
        problem: .contents("nothing says the labels; give a file of them with --labels FILE"))
    }
    let (bytes, name) = (try ScoreFile.source(path), ScoreFile.displayName(path))
    let labels =
      bytes.starts(with: NPYHeader.magic)
      ? try NPYFile.labels(in: bytes, name: name, classCount: classNames.count)
      : try parse(bytes, name: name, classNames: classNames, labelsAre: labelsAre)
    guard labels.count == exampleCount else {
      let counts = "\(counted(labels.count, "label")) for \(counted(exampleCount, "example"))"
      throw ScoreFileError(file: name, problem: .contents("\(counts); expected one each"))
    }
    return labels
  }

  private static func parse(
    _ bytes: [UInt8], name: String, classNames: [String], labelsAre: LabelKind?
  ) throws(ScoreFileError) -> [Int] {
    var column = LabelColumn(classNames: classNames, labelsAre: labelsAre)
    var reader = CSVReader(bytes: bytes, file: name, separator: .lineFeed)
    while !reader.isAtEnd {
      let field = try reader.nextField()
      if field.contents.isEmpty, !field.isQuoted {
        if reader.isAtEnd { break }
        throw reader.error(.blankLine, at: field.start, wholeLine: true)
      }
      try column.append(field, of: reader)
    }
    return try column.labels().positions
  }
}
