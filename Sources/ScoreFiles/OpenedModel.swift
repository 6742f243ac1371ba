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
  if !model.isComputed, model.table.holdsProbabilities {
    notes.append("rows sum to 1; for probabilities take log p")
  }
  if labels.kind == .indices, seemToCountFromOne(labels.positions, model.table.classCount) {
    notes.append("no label is 0; if they count from 1, take labels - 1")
  }
  return notes
}

extension ScoreTable {
  /// Whether every row is one of probabilities: softmax of probabilities is not what they came from,
  /// that of their logarithms is. Of two or three decimals each may be half a unit of the last off.
  var holdsProbabilities: Bool {
    guard exampleCount >= 2 else { return false }
    let powers = [1.0, 10, 100, 1000]
    var (farthest, decimals) = (0.0, 0)
    for example in 0..<exampleCount {
      let row = scores(example)
      guard row.allSatisfy({ (0...1).contains($0) }) else { return false }
      farthest = max(farthest, abs(row.reduce(0, +) - 1))
      guard farthest <= 0.1 else { return false }
      while decimals < 4, row.contains(where: { !isNearlyWhole($0 * powers[decimals]) }) {
        decimals += 1
      }
    }
    let rounding = (2...3).contains(decimals) ? Double(classCount) / 2 / powers[decimals] : 0
    return farthest <= max(1e-3, rounding) + 1e-6
  }
}

/// Whether a number in 0...1000 is whole, but for the rounding of a float.
private func isNearlyWhole(_ number: Double) -> Bool { abs(number - number.rounded()) < 1e-4 }

/// Whether labels have all indices but 0, of so many examples that this is little chance: of three
/// examples a class, a class is missing in at most one of 20 files.
private func seemToCountFromOne(_ labels: [Int], _ classCount: Int) -> Bool {
  labels.count >= 3 * classCount && labels.min() == 1 && labels.max() == classCount - 1
}
