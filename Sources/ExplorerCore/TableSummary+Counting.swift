import LossEngine
import Scores

extension TableSummary {
  /// Counts the new scores of one example instead of its old ones. The result equals a new summary of
  /// the table, but costs one example.
  /// - Parameter evaluation: of the table as it is now.
  /// - Returns: whether that was possible; an example with a new label needs a new summary.
  mutating func update(
    example position: Int, _ table: ScoreTable, _ evaluation: Evaluation
  ) -> Bool {
    let before = outcomes[position]
    var now = Self.outcome(of: position, table, evaluation)
    guard now.label == before.label else { return false }
    now.place = before.place
    outcomes[position] = now
    let (label, place, losses) = (now.label, now.place, Self.losses(of: position, evaluation))
    add(before, (hingeSums[label][place], softmaxSums[label][place]), times: -1)
    add(now, losses, times: 1)
    (hingeSums[label][place], softmaxSums[label][place]) = losses
    updateMeans(of: label)
    if before.predicted != now.predicted {
      classes[label].countMistake(before, times: -1)
      classes[label].countMistake(now, times: 1)
    }
    return true
  }

  static func outcome(
    of position: Int, _ table: ScoreTable, _ evaluation: Evaluation
  ) -> Outcome {
    let label = table.label(position)
    // Where the label wins with a softmax loss above 0, another class is not masked out, and the scores
    // need not be read.
    if evaluation.isCorrect(example: position), evaluation.crossEntropyLoss(of: position) != 0 {
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

  /// Adds an example to all counts but those of mistakes, or takes it out (`times` -1).
  mutating func add(
    _ outcome: Outcome, _ losses: (hinge: Double, softmax: Double), times: Int
  ) {
    hinges.add(losses.hinge, times: times)
    softmaxes.add(losses.softmax, times: times)
    classes[outcome.label].count += times
    classes[outcome.label].correctCount += outcome.isMistake ? 0 : times
    openCounts[outcome.label] += outcome.hasSingleOpenClass ? 0 : times
  }

  mutating func updateMeans(of label: Int) {
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
    mistakes.append(
      TableSummary.Mistake(label: outcome.label, predicted: outcome.predicted, count: count))
    mistakes.sort { $0.precedes($1) }
  }
}
