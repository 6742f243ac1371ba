import LossEngine
import Scores

/// Losses and accuracy by class, mistakes, and how the losses of a whole table are distributed. Classes
/// are given by their positions.
package struct TableSummary: Hashable, Sendable {
  /// The examples of one label.
  package struct ClassPart: Hashable, Sendable {
    package internal(set) var count = 0
    package internal(set) var correctCount = 0
    /// nil without examples.
    package internal(set) var meanHinge: Double?
    package internal(set) var meanSoftmax: Double?
    /// Whether all classes but one are masked out in every example: only then is a mean softmax loss of
    /// 0 exact.
    package internal(set) var hasSingleOpenClass = true
    /// The most frequent first.
    package internal(set) var mistakes: [Mistake] = []
  }

  /// The examples of one label for which the same other class wins.
  package struct Mistake: Hashable, Sendable {
    package let label: Int
    /// The class that wins; nil where several classes tie.
    package let predicted: Int?
    package let count: Int

    /// The order of lists: the more frequent first, then in class order, ties last.
    func precedes(_ other: Mistake) -> Bool {
      (other.count, label, predicted ?? .max) < (count, other.label, other.predicted ?? .max)
    }
  }

  /// What is known of one example, so that it can be taken out of the counts again.
  struct Outcome: Hashable {
    let label: Int
    /// The class that wins; nil where several classes tie.
    let predicted: Int?
    let hasSingleOpenClass: Bool
    /// The index of its losses among those of its label.
    var place = 0

    var isMistake: Bool { predicted != label }
  }

  package internal(set) var classes: [ClassPart]
  package internal(set) var hinges = LossHistogram()
  package internal(set) var softmaxes = LossHistogram()

  /// By the position of the example.
  var outcomes: [Outcome] = []
  /// The sums of the losses by label.
  var hingeSums: [LossSum] = []
  var softmaxSums: [LossSum] = []
  /// By label, how many examples have more than one class that is not masked out.
  var openCounts: [Int]

  /// - Parameter evaluation: of this table; its last SVM loss is the one in force.
  package init(_ table: ScoreTable, _ evaluation: Evaluation) {
    let count = table.classCount
    classes = Array(repeating: ClassPart(), count: count)
    openCounts = Array(repeating: 0, count: count)
    var losses = Array(repeating: (hinge: [Double](), softmax: [Double]()), count: count)
    var mistakeCounts = Array(repeating: [Int?: Int](), count: count)
    for position in 0..<table.exampleCount {
      var outcome = Self.outcome(of: position, table, evaluation)
      let loss = Self.losses(of: position, evaluation)
      outcome.place = losses[outcome.label].hinge.count
      losses[outcome.label].hinge.append(loss.hinge)
      losses[outcome.label].softmax.append(loss.softmax)
      add(outcome, loss, times: 1)
      outcomes.append(outcome)
      if outcome.isMistake { mistakeCounts[outcome.label][outcome.predicted, default: 0] += 1 }
    }
    hingeSums = losses.map { LossSum($0.hinge) }
    softmaxSums = losses.map { LossSum($0.softmax) }
    for label in classes.indices {
      classes[label].mistakes = mistakeCounts[label]
        .map { Mistake(label: label, predicted: $0, count: $1) }.sorted { $0.precedes($1) }
      updateMeans(of: label)
    }
  }

  /// The first `count` classes in order of their accuracy, the lowest first, then of their mean softmax
  /// loss, the highest first; classes without examples last.
  package func worst(_ count: Int) -> [Int] {
    let ranks = classes.enumerated().map { position, part in
      guard part.count > 0 else { return (2.0, 0.0, position) }
      let accuracy = Double(part.correctCount) / Double(part.count)
      return (accuracy, -(part.meanSoftmax ?? 0), position)
    }
    return ranks.sorted(by: <).prefix(count).map(\.2)
  }

  /// The `count` most frequent mistakes of all classes.
  package func mistakes(_ count: Int) -> [Mistake] {
    // They can only be mistakes of the `count` classes whose most frequent ones are the most frequent.
    let leading = classes.enumerated().map { (-($1.mistakes.first?.count ?? 0), $0) }
      .sorted(by: <).prefix(count)
    let candidates = leading.flatMap { classes[$1].mistakes.prefix(count) }
    return Array(candidates.sorted { $0.precedes($1) }.prefix(count))
  }

  /// Whether several classes tie for the highest score of any example.
  package var hasTies: Bool {
    classes.contains { $0.mistakes.contains { $0.predicted == nil } }
  }
}
