import Scores

/// A model that was read, and the bytes it came from.
package struct OpenedModel: Sendable {
  package let model: Model
  package let origin: FileOrigin
  /// What is no error but likely a mistake, each in a clause for the reader.
  package let notes: [String]

  package var table: ScoreTable { model.table }
}

/// What looks wrong about a model though it can be read.
/// - Parameters:
///   - labels: its labels as they were read.
///   - columns: where it is from; nil where that says which columns hold scores.
func notes(on model: Model, _ labels: Labels, _ columns: ScoreColumns?) -> [String] {
  var notes = [columns?.note(on: model.table)].compactMap(\.self)
  if !model.isComputed, let total = model.table.rowTotal {
    let p = total == 1 ? "p" : "p / \(Int(total))"
    notes.append("rows sum to \(Int(total)); for probabilities save np.log(\(p))")
    if model.table.hasZero {
      notes.append("the logarithm of 0 is -inf, a masked class: np.log(\(p) + 1e-7) has none")
    }
  }
  if case .array = columns, labels.positions.max() ?? 0 < model.table.classCount / 4,
    model.table.seemsToHoldInputs
  {
    notes.append("are these inputs and no scores? then add --weights W.npy")
  }
  if labels.kind == .indices, seemToCountFromOne(labels.positions, model.table.classCount) {
    notes.append("no label is 0; if they count from 1, take labels - 1")
  }
  return notes
}

extension ScoreTable {
  /// Whether an example of the first thousand has a score of 0.
  fileprivate var hasZero: Bool {
    (0..<min(1000, exampleCount)).contains { scores($0).contains(0) }
  }

  /// Whether every row is one of probabilities or percentages.
  var holdsProbabilities: Bool { rowTotal != nil }

  /// What the rows sum to, 1 or 100, where all are probabilities or percentages; else nil.
  /// Softmax of probabilities is not what they came from, that of their logarithms is. Of two or three
  /// decimals each may be half a unit of the last off.
  fileprivate var rowTotal: Double? {
    guard exampleCount >= 2 else { return nil }
    let total = scores(0).reduce(0, +) > 10 ? 100.0 : 1
    let powers = [1.0, 10, 100, 1000]
    var (farthest, decimals) = (0.0, 0)
    for example in 0..<exampleCount {
      let row = scores(example).map { $0 / total }
      guard row.allSatisfy({ (0...1).contains($0) }) else { return nil }
      farthest = max(farthest, abs(row.reduce(0, +) - 1))
      guard farthest <= 0.1 else { return nil }
      while decimals < 4, row.contains(where: { !isNearlyWhole($0 * powers[decimals]) }) {
        decimals += 1
      }
    }
    let rounding = (2...3).contains(decimals) ? Double(classCount) / 2 / powers[decimals] : 0
    return farthest <= max(1e-3, rounding) + 1e-6 ? total : nil
  }
}

extension ScoreTable {
  /// Whether the first thousand rows look like pixels, bytes or shares of 1, and not like scores.
  fileprivate var seemsToHoldInputs: Bool {
    guard classCount >= 64, rowTotal == nil else { return false }
    let rows = (0..<min(1000, exampleCount)).lazy.map { scores($0) }
    return rows.allSatisfy { $0.allSatisfy { $0 == $0.rounded() && (0...255).contains($0) } }
      || rows.allSatisfy { $0.allSatisfy((0...1).contains) }
  }
}

/// Whether a number in 0...1000 is whole, but for the rounding of a float.
private func isNearlyWhole(_ number: Double) -> Bool { abs(number - number.rounded()) < 1e-4 }

/// Whether labels are not all the same and begin with 1, of ten examples or of so many that this is
/// little chance: of three examples a class, a class is missing in at most one of 20 files.
private func seemToCountFromOne(_ labels: [Int], _ classCount: Int) -> Bool {
  guard labels.min() == 1, let last = labels.max(), last > 1 else { return false }
  return labels.count >= 10 || labels.count >= 3 * classCount && last == classCount - 1
}
