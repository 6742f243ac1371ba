import ExplorerCore
import Scores
import TerminalCore

// What is said of the whole table. A mean by class, a count and the order of classes would give away
// what is hidden of one example, so that a kind of reading is seen of all or of none.
extension Readings {
  /// The SVM loss in force, in as few columns as its numbers.
  private var hingeHead: String {
    hingeNames(state.hinge).first { displayWidth($0) <= 8 } ?? "in force"
  }

  private var hidesSummaryHinge: Bool { hidesAnyHinge(hinges.count - 1) }

  /// The classes to show, and what to call them: all in class order, or the worst first.
  func summaryClasses(
    _ summary: TableSummary, fitting count: Int
  ) -> (shown: [Int], head: String) {
    let all = summary.classes.indices
    guard all.count > count else { return (Array(all), "label") }
    guard !hidesAny(.prediction), !hidesAny(.softmax) else {
      return (Array(all.prefix(count)), "first \(count)")
    }
    return (summary.worst(count), "worst \(count)")
  }

  /// Label, number of examples, both mean losses, share of right predictions.
  func classColumns(
    _ summary: TableSummary, _ classes: [Int], head: String
  ) -> [TextColumn] {
    let parts = classes.map { summary.classes[$0] }
    func loss(_ isHidden: Bool, _ loss: Double?, isExactlyZero: Bool = true) -> String {
      isHidden
        ? Readings.unknown : loss.map { NumberText.loss($0, isExactlyZero: isExactlyZero) } ?? "—"
    }
    return [
      TextColumn(head, classes.map(state.table.className), isLeading: true),
      TextColumn("n", parts.map { "\($0.count)" }),
      TextColumn(
        hingeHead, parts.map { loss(hidesSummaryHinge, $0.meanHinge) }, style: .hinge),
      TextColumn(
        "softmax",
        parts.map { loss(hidesAny(.softmax), $0.meanSoftmax, isExactlyZero: $0.isMaskedDown) },
        style: .softmax),
      TextColumn(
        "right", parts.map { hidesAny(.prediction) ? Readings.unknown : share($0) }),
    ]
  }

  /// A column for each class that is predicted, and one for ties: all that is predicted of a label.
  func predictionColumns(_ summary: TableSummary, _ classes: [Int]) -> [TextColumn] {
    let isHidden = hidesAny(.prediction)
    var predictions: [Int?] = Array(summary.classes.indices)
    if !isHidden, summary.hasTies {
      predictions.append(nil)
    }
    return predictions.map { predicted in
      var column = TextColumn("→\(name(predicted))", [], longest: 12)
      column.cells = classes.map { label in
        guard !isHidden else { return (Readings.unknown, .text) }
        let isRight = predicted == label
        let part = summary.classes[label]
        let mistake = part.mistakes.first { $0.predicted == predicted }
        let count = isRight ? part.correctCount : mistake?.count ?? 0
        return count == 0 ? ("·", .faint) : ("\(count)", isRight ? .satisfied : .violation)
      }
      return column
    }
  }

  /// What each class is taken for most often when it is not recognized.
  func commonestMistakes(_ summary: TableSummary, _ classes: [Int]) -> TextColumn {
    let texts = classes.map { label in
      hidesAny(.prediction)
        ? Readings.unknown
        : summary.classes[label].mistakes.first.map { "→ \(name($0.predicted))" } ?? ""
    }
    return TextColumn("taken for", texts, isLeading: true, longest: 12)
  }

  /// The mistakes that are made most often.
  func mistakeColumns(_ summary: TableSummary, fitting count: Int) -> [TextColumn] {
    let isHidden = hidesAny(.prediction)
    let mistakes = isHidden ? [] : summary.mistakes(count)
    return [
      TextColumn("times", isHidden ? [Readings.unknown] : mistakes.map { "\($0.count)" }),
      TextColumn("label", mistakes.map { name($0.label) }, isLeading: true),
      TextColumn(
        "taken for", mistakes.map { "→ \(name($0.predicted))" }, isLeading: true, longest: 12),
    ]
  }

  /// How losses are spread: the bounds, then a column and its numbers for each loss.
  func histogram(
    _ summary: TableSummary, fitting room: Int
  ) -> (bounds: TextColumn, counts: [(column: TextColumn, values: [Int])]) {
    let losses = [
      (hingeHead, Style.hinge, hidesSummaryHinge ? nil : summary.hinges),
      ("softmax", .softmax, hidesAny(.softmax) ? nil : summary.softmaxes),
    ]
    let bins = LossHistogram.bins(of: losses.compactMap(\.2), fitting: room)
    var seen = 0
    let counts = losses.map { name, style, histogram in
      guard histogram != nil else {
        let texts = Array(repeating: Readings.unknown, count: max(1, bins.count))
        return (TextColumn(name, texts, style: style), [Int]())
      }
      let values = bins.map { [seen] bin in bin.counts[seen] }
      seen += 1
      return (TextColumn(name, values.map { $0 == 0 ? "·" : "\($0)" }, style: style), values)
    }
    return (TextColumn("loss", bins.map(text), isLeading: true, longest: 12), counts)
  }

  private func text(_ bin: LossHistogram.Bin) -> String {
    switch (bin.lower.map(NumberText.factor), bin.upper.map(NumberText.factor)) {
    case (let lower?, let upper?): lower == upper ? lower : "\(lower)–\(upper)"
    case (let lower?, nil): "≥ \(lower)"
    case (nil, let upper?): "< \(upper)"
    case (nil, nil): "all"
    }
  }

  private func name(_ predicted: Int?) -> String {
    predicted.map(state.table.className) ?? "a tie"
  }

  /// "83%"; 0% and 100% are exact.
  private func share(_ part: TableSummary.ClassPart) -> String {
    guard part.count > 0 else { return "—" }
    let percent = Int((100 * Double(part.correctCount) / Double(part.count)).rounded())
    if percent == 0, part.correctCount > 0 { return "<1%" }
    if percent == 100, part.correctCount < part.count { return ">99%" }
    return "\(percent)%"
  }
}
