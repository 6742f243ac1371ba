import LossEngine
import Scores

extension LossReport {
  private static let titles = ["example", "label", "SVM", "softmax", "P(label)", "predicts", ""]
  /// Which of those columns are numbers, and stand flush right.
  private static let numberColumns = 2...4

  /// Columns of text for a terminal; then the means.
  func alignedText(displayable: (String) -> String, width: (String) -> Int) -> String {
    var lines = [Self.titles]
    for example in 0..<table.exampleCount { lines.append(cells(example, displayable)) }
    lines.append(meanCells)
    let widths = Self.titles.indices.map { column in lines.map { width($0[column]) }.max() ?? 0 }
    var text = caption + "\n\n"
    for (index, line) in lines.enumerated() {
      var shown = ""
      for (column, cell) in line.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - width(cell))
        shown += Self.numberColumns.contains(column) ? padding + cell : cell + padding
        shown += "  "
      }
      while shown.last == " " { shown.removeLast() }
      if index == lines.count - 1 { text += "\n" }
      text += shown + "\n"
    }
    return text
  }

  /// The same as a table in Markdown.
  func markdown(displayable: (String) -> String) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var text = caption + "\n\n" + line(Self.titles)
    text += line(Self.titles.indices.map { Self.numberColumns.contains($0) ? "---:" : "---" })
    for example in 0..<table.exampleCount {
      text += line(cells(example) { escapedForMarkdown(displayable($0)) })
    }
    return text + line(meanCells)
  }

  /// Which SVM loss this is, and at which scale.
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

  private var meanCells: [String] {
    let softmax = evaluation.meanCrossEntropyLoss
    let isExactlyZero =
      softmax == 0 && (0..<table.exampleCount).allSatisfy { row($0).hasSingleOpenClass }
    return [
      "mean", "", NumberText.loss(evaluation.meanHingeLoss()),
      NumberText.loss(softmax, isExactlyZero: isExactlyZero), "",
      "\(evaluation.correctCount) of \(table.exampleCount)", "right",
    ]
  }

  /// What Markdown would take for its own signs.
  private func escapedForMarkdown(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if #"\|`*_<[&"#.contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }
}
