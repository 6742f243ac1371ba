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

  package var labeledInputs: LabeledInputs {
    LabeledInputs(
      rows: table.examples.indices.map(input), labels: table.examples.indices.map(table.label))
  }

  package func fullLoss(_ data: DataLoss) -> FullLoss {
    FullLoss(data, penalty: regularizer.penalty, hasBiasTrick: classifier.hasBiasTrick)
  }
}
