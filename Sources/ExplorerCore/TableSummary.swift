import LossEngine
import Scores

/// What a whole table says of a model: losses and accuracy by class, what is mistaken for what, and
/// how losses are spread. Classes stand by their positions.
package struct TableSummary: Hashable, Sendable {
  /// The examples of one label.
  package struct ClassPart: Hashable, Sendable {
    package internal(set) var count = 0
    package internal(set) var correctCount = 0
    /// nil without examples.
    package internal(set) var meanHinge: Double?
    package internal(set) var meanSoftmax: Double?
    /// Whether a softmax loss of 0 is exact: nothing but the label is left of every example.
    package internal(set) var hasSingleOpenClass = true
    /// What they are taken for, the most frequent first.
    package internal(set) var mistakes: [Mistake] = []

    /// What makes a class worse is less. Those without examples are the last.
    var rank: (rightShare: Double, meanSoftmax: Double) {
      count > 0 ? (Double(correctCount) / Double(count), -(meanSoftmax ?? 0)) : (2, 0)
    }
  }

  /// Examples of one label for which another class wins.
  package struct Mistake: Hashable, Sendable {
    package let label: Int
    /// nil where several classes tie.
    package let predicted: Int?
    package let count: Int

    /// Whether it is listed before another: the more frequent, then the first in class order, a tie
    /// behind the classes.
    func precedes(_ other: Mistake) -> Bool {
      (other.count, label, predicted ?? .max) < (count, other.label, other.predicted ?? .max)
    }
  }

  package internal(set) var classes: [ClassPart]
  package internal(set) var hinges = LossHistogram()
  package internal(set) var softmaxes = LossHistogram()

  /// What became of an example, by position.
  var outcomes: [Outcome] = []
  /// The losses of the examples of each label.
  var hingeSums: [LossSum] = []
  var softmaxSums: [LossSum] = []
  /// How many examples of a label have more than one class that is not masked out.
  var openCounts: [Int]
  /// All classes, in the order of `isWorse`.
  var worst: [Int] = []
  /// All classes, in the order of `isMistakenMore`.
  var mostMistaken: [Int] = []

  struct Outcome: Hashable {
    let label: Int
    /// nil where several classes tie.
    let predicted: Int?
    let hasSingleOpenClass: Bool
    /// Where its losses stand among those of its label.
    var place = 0

    var isMistake: Bool { predicted != label }
  }

  /// Looks at the whole table, and at the scores of what is predicted wrong.
  /// - Parameter evaluation: of this table; its last SVM loss is the one in force.
  package init(_ table: ScoreTable, _ evaluation: Evaluation) {
    let count = table.classCount
    classes = Array(repeating: ClassPart(), count: count)
    openCounts = Array(repeating: 0, count: count)
    var losses = Array(repeating: (hinge: [Double](), softmax: [Double]()), count: count)
    var mistaken: [Int: Int] = [:]
    outcomes.reserveCapacity(table.exampleCount)
    for position in 0..<table.exampleCount {
      var outcome = Self.outcome(of: position, table, evaluation)
      let loss = Self.losses(of: position, evaluation)
      outcome.place = losses[outcome.label].hinge.count
      losses[outcome.label].hinge.append(loss.hinge)
      losses[outcome.label].softmax.append(loss.softmax)
      note(outcome, loss, times: 1)
      outcomes.append(outcome)
      if outcome.isMistake {
        mistaken[outcome.label * (count + 1) + (outcome.predicted ?? count), default: 0] += 1
      }
    }
    hingeSums = losses.map { LossSum($0.hinge) }
    softmaxSums = losses.map { LossSum($0.softmax) }
    for (key, number) in mistaken {
      let (label, predicted) = key.quotientAndRemainder(dividingBy: count + 1)
      classes[label].mistakes.append(
        Mistake(label: label, predicted: predicted < count ? predicted : nil, count: number))
    }
    for label in classes.indices {
      classes[label].mistakes.sort { $0.precedes($1) }
      takeMeans(of: label)
    }
    worst = classes.indices.sorted(by: classes.isWorse)
    mostMistaken = classes.indices.sorted(by: classes.isMistakenMore)
  }

  /// As many classes, those that go wrong most often first, then those of larger losses; those without
  /// examples last.
  package func worst(_ count: Int) -> [Int] { Array(worst.prefix(count)) }

  /// As many mistakes of all classes, the most frequent first.
  package func mistakes(_ count: Int) -> [Mistake] {
    let candidates = mostMistaken.prefix(count).flatMap { classes[$0].mistakes.prefix(count) }
    return Array(candidates.sorted { $0.precedes($1) }.prefix(count))
  }

  /// Whether several classes tie for the highest score of any example.
  package var hasTies: Bool {
    classes.contains { $0.mistakes.contains { $0.predicted == nil } }
  }
}

extension [TableSummary.ClassPart] {
  func isWorse(_ class: Int, than other: Int) -> Bool {
    let (rank, otherRank) = (self[`class`].rank, self[other].rank)
    return rank == otherRank ? `class` < other : rank < otherRank
  }

  /// Whether what a class is taken for most often is the more frequent.
  func isMistakenMore(_ class: Int, than other: Int) -> Bool {
    guard let mistake = self[`class`].mistakes.first else {
      return self[other].mistakes.isEmpty && `class` < other
    }
    return self[other].mistakes.first.map(mistake.precedes) ?? true
  }
}
