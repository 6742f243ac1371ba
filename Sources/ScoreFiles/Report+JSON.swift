// Written by hand: the keys keep their order, an example is a line, numbers are exact, and the
// program starts without Foundation.
extension Report {
  var json: String {
    var text = """
      {
        "classes": \(array(0..<table.classCount) { string(table.className($0)) }),
        "margin": \(number(hinge.margin)),
        "scale": \(number(evaluation.scale)),
        "options": {"family": \(string(hinge.family.rawValue)), \
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
        "mean": {"svm": \(number(evaluation.meanHingeLoss())), \
      "softmax": \(number(evaluation.meanCrossEntropyLoss))},
        "accuracy": \(number(evaluation.accuracy))
      }

      """
    return text
  }

  private func object(of row: Row) -> String {
    """
    {"name": \(string(row.name)), "label": \(string(table.className(row.label))), \
    "scores": \(array(row.scores.map(table.precision.shown), number)), "svm": \(number(row.hingeLoss)), \
    "softmax": \(number(row.crossEntropyLoss)), \
    "probabilities": \(array(row.probabilities, number)), "correct": \(row.isCorrect)}
    """
  }

  private func array<Element>(
    _ elements: some Sequence<Element>, _ text: (Element) -> String
  ) -> String {
    "[" + elements.map(text).joined(separator: ", ") + "]"
  }

  /// JSON has no infinity: those are strings.
  private func number(_ value: Double) -> String {
    value.isFinite ? value.description : "\"\(value)\""
  }

  /// Controls and characters that can't be seen are escaped, also those that JSON would allow raw,
  /// so that no name can do anything to a terminal.
  private func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\t": json += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        default: json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }
}
