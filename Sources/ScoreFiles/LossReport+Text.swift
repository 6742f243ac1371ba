import LossEngine
import Scores

extension LossReport {
  private static let titles = ["example", "label", "SVM", "softmax", "P(label)", "predicts", ""]
  /// The columns of `titles` that hold numbers.
  private static let numberColumns = 2..<5

  /// The caption, a line an example, and the means after a blank line.
  func alignedText(displayable: (String) -> String, width: (String) -> Int) -> String {
    let examples = (0..<table.exampleCount).map { cells($0, displayable) }
    var lines = aligned(
      [Self.titles] + examples + meanCells, numbers: Self.numberColumns, width: width)
    lines.insert("", at: examples.count + 1)
    return ([caption, ""] + lines).map { $0 + "\n" }.joined()
  }

  /// The caption, and a table in Markdown.
  func markdown(displayable: (String) -> String) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = caption + "\n\n" + line(Self.titles)
    text += line(Self.titles.indices.map { Self.numberColumns.contains($0) ? "---:" : "---" })
    for example in 0..<table.exampleCount {
      text += line(cells(example) { escapedForMarkdown(displayable($0)) })
    }
    return text + meanCells.map(line).joined()
  }

  /// The SVM loss and the scale in words.
  private var caption: String {
    let sum =
      switch hinge.family {
      case .multiclass:
        (hinge.reduction == .mean ? "mean" : "sum")
          + (hinge.sumsAllClasses ? " over all classes" : " over the wrong classes")
          + (hinge.isSquared ? ", squared" : "")
      case .structured: "structured: the worst of the wrong classes"
      case .oneVsAll: "one-vs-all"
      }
    return "SVM: \(sum), margin \(NumberText.factor(hinge.margin)); "
      + "\(situation.model.isComputed ? "W" : "scores") times \(NumberText.factor(situation.scale))"
  }

  private func cells(_ example: Int, _ shown: (String) -> String) -> [String] {
    let row = row(example)
    let isExact = row.hasSingleOpenClass || row.scores[row.label] == -.infinity
    return [
      shown(row.name), shown(table.className(row.label)), NumberText.loss(row.hingeLoss),
      NumberText.loss(row.crossEntropyLoss, isExactlyZero: row.hasSingleOpenClass),
      NumberText.probability(row.probabilities[row.label], isExact: isExact),
      prediction(of: row).map(shown) ?? "tie", row.isCorrect ? "right" : "wrong",
    ]
  }

  /// The mean losses; of a classifier these are its data losses, and λ R(W) and the full losses follow.
  private var meanCells: [[String]] {
    let (svm, softmax) = (evaluation.meanHingeLoss(), evaluation.meanCrossEntropyLoss)
    let isExactlyZero =
      softmax == 0 && (0..<table.exampleCount).allSatisfy { row($0).hasSingleOpenClass }
    let means = [
      NumberText.loss(svm), NumberText.loss(softmax, isExactlyZero: isExactlyZero), "",
      "\(evaluation.correctCount) of \(table.exampleCount)", "right",
    ]
    guard let linear = situation.model.linear, let penalty else { return [["mean", ""] + means] }
    let added = NumberText.loss(penalty)
    return [
      ["data", "mean"] + means,
      ["λ R(W)", "", added, added, "", linear.regularizer.description, ""],
      ["full", "", NumberText.loss(svm + penalty), NumberText.loss(softmax + penalty), "", "", ""],
    ]
  }

}

/// The text with backslashes before the characters that Markdown would interpret.
package func escapedForMarkdown(_ text: String) -> String {
  // Scalar by scalar: with an accent after it, | would be another character, and a new cell even so.
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if #"\|`*_<[&"#.unicodeScalars.contains(scalar) { escaped.append("\\") }
    escaped.append(scalar)
  }
  return String(escaped)
}

/// Rows of cells as lines, in columns that are two blanks apart.
/// - Parameter numbers: the columns to align at the right.
/// - Parameter width: the number of terminal columns that a text takes.
package func aligned(
  _ rows: [[String]], numbers: Range<Int> = 0..<0, width: (String) -> Int
) -> [String] {
  let columns = rows.first?.indices ?? 0..<0
  let widths = columns.map { column in rows.map { width($0[column]) }.max() ?? 0 }
  return rows.map { row in
    let cells = columns.map { column in
      let padding = String(repeating: " ", count: widths[column] - width(row[column]))
      return numbers.contains(column) ? padding + row[column] : row[column] + padding
    }
    var line = cells.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}
