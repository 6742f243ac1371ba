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
  /// that of their logarithms is.
  var holdsProbabilities: Bool {
    exampleCount >= 2
      && (0..<exampleCount).allSatisfy { example in
        let row = scores(example)
        return row.allSatisfy { (0...1).contains($0) } && abs(row.reduce(0, +) - 1) <= 1e-3
      }
  }
}

/// Whether labels have all indices but 0, of so many examples that this is no chance: of ten examples a
/// class, each class is missing once in 20,000 times.
private func seemToCountFromOne(_ labels: [Int], _ classCount: Int) -> Bool {
  labels.count >= 10 * classCount && labels.min() == 1 && labels.max() == classCount - 1
}
