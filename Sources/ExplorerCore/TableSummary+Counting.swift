import LossEngine
import Scores

// How a summary counts examples, one at a time.
extension TableSummary {
  /// Takes an example's new scores over, at the cost of that example; what comes of it is what a new
  /// summary of the table would be.
  /// - Parameter evaluation: of the table as it is now.
  /// - Returns: whether that was done: a new label asks for a new summary.
  mutating func update(
    example position: Int, _ table: ScoreTable, _ evaluation: Evaluation
  ) -> Bool {
    let before = outcomes[position]
    var now = Self.outcome(of: position, table, evaluation)
    guard now.label == before.label else { return false }
    now.place = before.place
    outcomes[position] = now
    let (label, place, losses) = (now.label, now.place, Self.losses(of: position, evaluation))
    worst.removeSorted(label, by: classes.isWorse)
    note(before, (hingeSums[label][place], softmaxSums[label][place]), times: -1)
    note(now, losses, times: 1)
    (hingeSums[label][place], softmaxSums[label][place]) = losses
    takeMeans(of: label)
    worst.insertSorted(label, by: classes.isWorse)
    if before.predicted != now.predicted {
      mostMistaken.removeSorted(label, by: classes.isMistakenMore)
      classes[label].countMistake(before, times: -1)
      classes[label].countMistake(now, times: 1)
      mostMistaken.insertSorted(label, by: classes.isMistakenMore)
    }
    return true
  }

  static func outcome(
    of position: Int, _ table: ScoreTable, _ evaluation: Evaluation
  ) -> Outcome {
    let label = table.label(position)
    let isCorrect = evaluation.isCorrect(example: position)
    guard !isCorrect || evaluation.crossEntropyLoss(of: position) == 0 else {
      return Outcome(label: label, predicted: label, hasSingleOpenClass: false)
    }
    return Outcome(
      label: label, predicted: evaluation.soleWinner(of: position),
      hasSingleOpenClass: hasSingleOpenClass(table.scores(position).span))
  }

  /// The losses of an example: the SVM loss in force and softmax.
  static func losses(
    of position: Int, _ evaluation: Evaluation
  ) -> (hinge: Double, softmax: Double) {
    (
      evaluation.hingeLoss(of: position, hinge: evaluation.hinges.count - 1),
      evaluation.crossEntropyLoss(of: position)
    )
  }

  /// Counts an example in, or out with -1.
  mutating func note(
    _ outcome: Outcome, _ losses: (hinge: Double, softmax: Double), times: Int
  ) {
    hinges.add(losses.hinge, times: times)
    softmaxes.add(losses.softmax, times: times)
    classes[outcome.label].count += times
    classes[outcome.label].correctCount += outcome.isMistake ? 0 : times
    openCounts[outcome.label] += outcome.hasSingleOpenClass ? 0 : times
  }

  mutating func takeMeans(of label: Int) {
    classes[label].hasSingleOpenClass = openCounts[label] == 0
    guard classes[label].count > 0 else { return }
    classes[label].meanHinge = hingeSums[label].mean
    classes[label].meanSoftmax = softmaxSums[label].mean
  }
}

extension TableSummary.ClassPart {
  fileprivate mutating func countMistake(_ outcome: TableSummary.Outcome, times: Int) {
    guard outcome.isMistake else { return }
    let index = mistakes.firstIndex { $0.predicted == outcome.predicted }
    let count = times + (index.map { mistakes.remove(at: $0).count } ?? 0)
    guard count > 0 else { return }
    let changed = TableSummary.Mistake(
      label: outcome.label, predicted: outcome.predicted, count: count)
    mistakes.insert(changed, at: mistakes.sortedIndex(behind: { $0.precedes(changed) }))
  }
}
