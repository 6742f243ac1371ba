import ExplorerCore
import Scores
import TerminalCore

// The summary of the whole table. If a kind of reading is hidden for any example, all of its kind are
// here: means by class, counts and the order of classes would give the hidden one away.
extension Readings {
  /// The name of the SVM loss in force, in at most the eight columns of its numbers.
  private var hingeHead: String {
    hingeNames(state.hinge).first { displayWidth($0) <= 8 } ?? "in force"
  }

  private var hidesSummaryHinge: Bool { hidesAnyHinge(state.hinges.count - 1) }

  /// At most `count` classes and the head of their column: all in class order, or else the worst ones.
  func summaryClasses(
    _ summary: TableSummary, fitting count: Int
  ) -> (shown: [Int], head: String) {
    let all = summary.classes.indices
    guard all.count > count else { return (Array(all), "label") }
    guard !state.hidesAny(.prediction), !state.hidesAny(.softmax) else {
      return (Array(all.prefix(count)), "first \(count)")
    }
    return (summary.worst(count), "worst \(count)")
  }

  /// The columns of the label, the number of examples, both mean losses and the accuracy.
  func classColumns(
    _ summary: TableSummary, _ classes: [Int], head: String
  ) -> [TextColumn] {
    func loss(_ loss: Double?, isExactlyZero: Bool = true) -> String {
      loss.map { NumberText.loss($0, isExactlyZero: isExactlyZero) } ?? "—"
    }
    return [
      TextColumn(head, classes, isLeading: true, text: state.table.className),
      TextColumn("n", classes) { String(summary.classes[$0].count) },
      TextColumn(hingeHead, classes, style: .hinge, isHidden: hidesSummaryHinge) {
        loss(summary.classes[$0].meanHinge)
      },
      TextColumn("softmax", classes, style: .softmax, isHidden: state.hidesAny(.softmax)) {
        let part = summary.classes[$0]
        let isZero = part.meanSoftmax == 0 && part.members.allSatisfy(hasSingleOpenClass)
        return loss(part.meanSoftmax, isExactlyZero: isZero)
      },
      TextColumn("right", classes, isHidden: state.hidesAny(.prediction)) {
        share(summary.classes[$0])
      },
    ]
  }

  /// The confusion matrix: a column for each predicted class, and one for ties. Mistakes are shaded by how
  /// frequent they are beside the most frequent one.
  func predictionColumns(_ summary: TableSummary, _ classes: [Int]) -> [TextColumn] {
    let isHidden = state.hidesAny(.prediction)
    var predictions = summary.classes.indices.map(Optional.some)
    if !isHidden, summary.hasTies { predictions.append(nil) }
    let most = summary.mistakes(1).first?.count ?? 1
    return predictions.map { predicted in
      let cells = classes.map { label in
        guard !isHidden else { return StyledText(Readings.unknown, .text) }
        let isRight = predicted == label
        let part = summary.classes[label]
        let mistake = part.mistakes.first { $0.predicted == predicted }
        let count = isRight ? part.correctCount : mistake?.count ?? 0
        if count == 0 { return StyledText("·", .faint) }
        // The shades above zero are 4 to 7.
        let shade = Style(.violation, on: .shade(3 + (4 * count + most - 1) / most))
        return StyledText(String(count), isRight ? .satisfied : shade)
      }
      return TextColumn(head: "→\(name(predicted))", cells: cells, longest: 12)
    }
  }

  /// The most frequent mistake of each class.
  func commonestMistakes(_ summary: TableSummary, _ classes: [Int]) -> TextColumn {
    TextColumn(
      "taken for", classes, isLeading: true, longest: 12, isHidden: state.hidesAny(.prediction)
    ) { label in
      summary.classes[label].mistakes.first.map { "→ \(name($0.predicted))" } ?? ""
    }
  }

  /// The most frequent mistakes of all classes.
  func mistakeColumns(_ summary: TableSummary, fitting count: Int) -> [TextColumn] {
    let isHidden = state.hidesAny(.prediction)
    let shown = isHidden ? [] : summary.mistakes(count)
    return [
      isHidden
        ? TextColumn("times", [Readings.unknown]) { $0 }
        : TextColumn("times", shown) { String($0.count) },
      TextColumn("label", shown, isLeading: true) { name($0.label) },
      TextColumn("taken for", shown, isLeading: true, longest: 12) {
        "→ \(name($0.predicted))"
      },
    ]
  }

  /// A histogram of at most `room` bins: their bounds, then the counts of both losses with bars, which have
  /// no width yet.
  func histogram(_ summary: TableSummary, fitting room: Int) -> [TextColumn] {
    let (hidesHinge, hidesSoftmax) = (hidesSummaryHinge, state.hidesAny(.softmax))
    let shown = (hidesHinge ? [] : [summary.hinges]) + (hidesSoftmax ? [] : [summary.softmaxes])
    let bins = LossHistogram.bins(of: shown, fitting: room)
    let bounds = texts(of: bins)
    func column(_ head: String, _ style: Style, _ counts: [Int]?) -> TextColumn {
      let texts =
        counts.map { $0.map { $0 == 0 ? "·" : String($0) } }
        ?? Array(repeating: Readings.unknown, count: max(1, bounds.count))
      let largest = Double(max(1, counts?.max() ?? 0))
      let fractions = (counts ?? []).map { Double($0) / largest }
      var column = TextColumn(head, texts, style: style) { $0 }
      column.bars = TextColumn.Bars(fractions: fractions, style: style)
      return column
    }
    return [
      TextColumn("loss", bounds, isLeading: true, longest: 12) { $0 },
      column(hingeHead, .hinge, hidesHinge ? nil : bins.counts.first),
      column("softmax", .softmax, hidesSoftmax ? nil : bins.counts.last),
    ]
  }

  /// The bounds of the bins: "0", "< 1", "1–2", "≥ 5".
  private func texts(of bins: LossHistogram.Bins) -> [String] {
    let edges = bins.edges.map { $0.map(NumberText.factor) }
    return (bins.hasZeros ? ["0"] : [])
      + zip(edges, edges.dropFirst()).map { lower, upper in
        guard let lower else { return upper.map { "< " + $0 } ?? "all" }
        return upper.map { lower + "–" + $0 } ?? "≥ " + lower
      }
  }

  private func name(_ predicted: Int?) -> String {
    predicted.map(state.table.className) ?? "a tie"
  }

  private func share(_ part: TableSummary.ClassPart) -> String {
    part.count > 0 ? percentage(part.correctCount, of: part.count) : "—"
  }
}

/// "83%"; 0% and 100% only where they are exact.
func percentage(_ part: Int, of count: Int, hasDecimal: Bool = false) -> String {
  let steps = hasDecimal ? 10 : 1
  let most = 100 * steps
  func text(_ number: Int) -> String {
    hasDecimal ? "\(number / steps).\(number % steps)%" : "\(number)%"
  }
  let rounded = Int((Double(most) * Double(part) / Double(count)).rounded())
  if part == 0 || part == count { return "\(rounded / steps)%" }
  if rounded == 0 { return "<" + text(1) }
  return rounded == most ? ">" + text(most - 1) : text(rounded)
}
