import LossEngine

// The full loss of a classifier, in the order of the table's classes and examples.
extension LinearModel {
  /// V: what multiplies x in the scores shown, k W (C×D) and b, or k b under the bias trick.
  package func weights(at k: Double) -> LinearWeights {
    let rows = table.classes.map(weights)
    let biasScale = classifier.hasBiasTrick ? k : 1
    return LinearWeights(
      weights: rows.flatMap { $0.row.map { k * $0 } }, bias: rows.map { biasScale * $0.bias })
  }

  /// The classifier with other weights, which stand in the order of the table's classes; the rows of
  /// deleted classes stay.
  package func classifier(with weights: LinearWeights) -> LinearClassifier {
    var changed = classifier
    for (position, id) in table.classes.enumerated() {
      changed[biasOf: id.index] = weights[.bias(classIndex: position)]
      for d in 0..<classifier.inputCount {
        changed[class: id.index, input: d] = weights[.weight(classIndex: position, input: d)]
      }
    }
    return changed
  }

  /// R(k W) of the classes that the table has, b included under the bias trick; 0 where nothing is
  /// penalized.
  package func penalty(at k: Double) -> Double {
    let weights = weights(at: k).penalized(hasBiasTrick: classifier.hasBiasTrick)
    return regularizer.regularization?.value(weights.span) ?? 0
  }

  /// As doubles, or where there are many in the type of the file, which is computed with sooner.
  package var labeledInputs: LabeledInputs {
    let values = table.examples.map { inputs[$0.index].values }
    let isLarge = values.count * classifier.inputCount > 1_000_000
    return LabeledInputs(
      isLarge ? LabeledInputs.Values(joining: values) : .doubles(values.flatMap(\.doubles)),
      inputCount: classifier.inputCount, labels: table.examples.indices.map(table.label))
  }

  package func fullLoss(_ data: DataLoss) -> FullLoss {
    FullLoss(data, penalty: regularizer.penalty, hasBiasTrick: classifier.hasBiasTrick)
  }
}
