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
  private let classNames: [String]
  private let positions: [String: Int]
  private var readings: [(byName: Int?, byIndex: Int?)] = []
  private var firstAmbiguous: ScoreFileError?
  /// The first label that is one more than the last class's index.
  private var firstBeyond: (asRead: ScoreFileError, asCountedFromOne: ScoreFileError)?

  /// - Parameter classNames: no two the same.
  init(classNames: [String], labelsAre: LabelKind?) {
    (self.classNames, self.labelsAre) = (classNames, labelsAre)
    positions = Dictionary(uniqueKeysWithValues: zip(classNames, classNames.indices))
  }

  /// Adds the label in a field of the file.
  mutating func append(_ field: CSVField, of reader: CSVReader) throws(ScoreFileError) {
    let (text, offset) = (try reader.text(field), field.contents.lowerBound)
    let byName = labelsAre == .indices ? nil : positions[text]
    let byIndex = labelsAre == .names ? nil : index(text)
    let count = positions.count
    if byName == nil, byIndex == nil {
      func unknown(_ more: String = "") -> ScoreFileError {
        let problem = ScoreFileError.Problem.unknownLabel(
          text, classNames: classNames, labelsAre: labelsAre)
        return reader.error("\(problem)\(more)", at: offset)
      }
      guard text == String(count), labelsAre != .names else {
        throw unknown(
          positions["0"] == 0 && labelsAre != .indices
            ? "; name the classes with --classes" : "")
      }
      if firstBeyond == nil { firstBeyond = (unknown(), unknown("; \(countFromOne)")) }
    }
    readings.append((byName, byIndex))
    if firstAmbiguous == nil, let byName, let byIndex, byName != byIndex {
      firstAmbiguous = reader.error(
        "the label \(quoted(text)) is the name of one class and the index of another; "
          + "say which with --labels-are names or --labels-are indices", at: offset)
    }
  }

  /// The classes of all labels added.
  func labels() throws(ScoreFileError) -> Labels {
    if let firstBeyond {
      let indices = Set(readings.map(\.byIndex))
      throw indices.contains(1) && !indices.contains(0)
        ? firstBeyond.asCountedFromOne : firstBeyond.asRead
    }
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

  /// The index of a class, also as np.savetxt and pandas write one of an array of floats: 2.0.
  private func index(_ text: String) -> Int? {
    guard let value = ScoreReading(text).value, text.utf8.first != UInt8(ascii: "-"),
      value.rounded() == value, value < Double(positions.count)
    else { return nil }
    return Int(value)
  }
}

/// What is wrong with labels of which none is 0, and one is C.
let countFromOne = "no label is 0, so they seem to count from 1: save labels - 1"
