import LossEngine

// Written without JSONEncoder, which would reorder the keys and need Foundation.
extension LossReport {
  /// The document, and its losses: `ScoreFile` reads it as the same document. Scores are those at W × 1.
  var json: String {
    var text = """
      {
        "classes": \(JSONText.array(0..<table.classCount) { JSONText.string(table.className($0)) }),
      \(table.precision.jsonName.map { "  \"precision\": \(JSONText.string($0)),\n" } ?? "")\
        "margin": \(JSONText.number(hinge.margin)),
        "scale": \(JSONText.number(situation.scale)),
        "options": {"family": \(JSONText.string(hinge.family.rawValue)), \
      "allClasses": \(hinge.sumsAllClasses), "mean": \(hinge.reduction == .mean), \
      "squared": \(hinge.isSquared)},
      """
    if let linear = situation.model.linear {
      text += "\n" + ScoreFile.weights(of: linear, hasDefaults: true).dropLast()
    }
    text += "\n  \"examples\": [\n"
    for example in 0..<table.exampleCount {
      text += "    " + object(of: row(example), example)
      text += example < table.exampleCount - 1 ? ",\n" : "\n"
    }
    return text + """
        ],
        "mean": \(means()),
      \(fullLosses)\
        "accuracy": \(JSONText.number(evaluation.accuracy))
      }

      """
  }

  /// The mean losses with something added.
  private func means(plus penalty: Double = 0) -> String {
    """
    {"svm": \(JSONText.number(evaluation.meanHingeLoss() + penalty)), \
    "softmax": \(JSONText.number(evaluation.meanCrossEntropyLoss + penalty))}
    """
  }

  /// What only a classifier has, at W × k.
  private var fullLosses: String {
    guard let linear = situation.model.linear, let penalty else { return "" }
    let losses = """
        "data_loss": \(means()),
        "regularization_loss": \(JSONText.number(penalty)),
        "full_loss": \(means(plus: penalty)),

      """
    guard hasGradients else { return losses }
    let rows = table.examples.indices.map(situation.row)
    func gradient(_ loss: DataLoss) -> String {
      let gradient = linear.fullLoss(loss).gradient(
        linear.weights(at: situation.scale), linear.labeledInputs, rows: rows)
      let count = gradient.inputCount
      let weights = JSONText.array(0..<gradient.classCount) {
        JSONText.numbers(Array(gradient.weights[$0 * count..<($0 + 1) * count]))
      }
      return "{\"W\": \(weights), \"b\": \(JSONText.numbers(gradient.bias))}"
    }
    return losses + """
        "gradients": {
          "svm": \(gradient(.hinge(hinge))),
          "softmax": \(gradient(.softmax))
        },

      """
  }

  private func object(of row: Row, _ example: Int) -> String {
    let label = table.className(row.label)
    let input =
      situation.model.linear.map { "\"x\": \(JSONText.numbers($0.input(of: example))), " } ?? ""
    return """
      {"name": \(JSONText.string(row.name)), "label": \(JSONText.string(label)), \(input)\
      "scores": \(JSONText.numbers(row.scores.map(table.precision.shown))), "svm": \(JSONText.number(row.hingeLoss)), \
      "softmax": \(JSONText.number(row.crossEntropyLoss)), \
      "probabilities": \(JSONText.numbers(row.probabilities)), "correct": \(row.isCorrect)}
      """
  }
}
