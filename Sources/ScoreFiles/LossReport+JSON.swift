// Written without JSONEncoder, which would reorder the keys and need Foundation.
extension LossReport {
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
        "examples": [

      """
    for example in 0..<table.exampleCount {
      text += "    " + object(of: row(example))
      text += example < table.exampleCount - 1 ? ",\n" : "\n"
    }
    text += """
        ],
        "mean": {"svm": \(JSONText.number(evaluation.meanHingeLoss())), \
      "softmax": \(JSONText.number(evaluation.meanCrossEntropyLoss))},
        "accuracy": \(JSONText.number(evaluation.accuracy))
      }

      """
    return text
  }

  private func object(of row: Row) -> String {
    let label = table.className(row.label)
    return """
      {"name": \(JSONText.string(row.name)), "label": \(JSONText.string(label)), \
      "scores": \(JSONText.numbers(row.scores.map(table.precision.shown))), "svm": \(JSONText.number(row.hingeLoss)), \
      "softmax": \(JSONText.number(row.crossEntropyLoss)), \
      "probabilities": \(JSONText.numbers(row.probabilities)), "correct": \(row.isCorrect)}
      """
  }
}
