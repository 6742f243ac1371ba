/// What the labels of a file are.
package enum LabelsAre: String, CaseIterable, Sendable {
  case names
  /// Positions of classes, from 0.
  case indices
}

/// The labels of a file, each with what it would be as a name and as an index.
///
/// A file's labels are all names or all indices where they can be; where both are possible, or
/// neither is, a label is a class's name, else its index, and one that could be two different
/// classes is refused.
struct LabelColumn {
  private let labelsAre: LabelsAre?
  private let positions: [String: Int]
  private var readings: [Reading] = []

  private struct Reading {
    let byName: Int?
    let byIndex: Int?
    let offset: Int
    var isAmbiguous: Bool { byName != nil && byIndex != nil && byName != byIndex }
  }

  /// Of classes whose names differ.
  init(classNames: [String], labelsAre: LabelsAre?) {
    self.labelsAre = labelsAre
    positions = Dictionary(uniqueKeysWithValues: zip(classNames, classNames.indices))
  }

  var count: Int { readings.count }

  /// Takes the label that stands at `offset` in the file.
  /// - Returns: whether it is one.
  mutating func append(_ text: String, offset: Int) -> Bool {
    let reading = Reading(
      byName: labelsAre == .indices ? nil : positions[text],
      byIndex: labelsAre == .names ? nil : index(text), offset: offset)
    readings.append(reading)
    return reading.byName != nil || reading.byIndex != nil
  }

  /// The classes that the labels are, unless one is ambiguous: then its place in the file.
  func resolved() -> Resolution {
    let areNames = readings.allSatisfy { $0.byName != nil }
    let areIndices = readings.allSatisfy { $0.byIndex != nil }
    if areIndices, !areNames { return .labels(readings.compactMap(\.byIndex)) }
    if areNames == areIndices, let ambiguous = readings.first(where: \.isAmbiguous) {
      return .ambiguous(byName: ambiguous.byName ?? 0, offset: ambiguous.offset)
    }
    return .labels(readings.compactMap { $0.byName ?? $0.byIndex })
  }

  enum Resolution {
    case labels([Int])
    case ambiguous(byName: Int, offset: Int)
  }

  private func index(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let index = Int(text), index < positions.count
    else { return nil }
    return index
  }
}
