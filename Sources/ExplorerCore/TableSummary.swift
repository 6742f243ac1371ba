import LossEngine
import Scores

/// Losses and accuracy by class, mistakes, and how the losses of a whole table are distributed. Classes
/// and examples are given by their positions.
package struct TableSummary: Hashable, Sendable {
  /// The examples of one label.
  package struct ClassPart: Hashable, Sendable {
    package let members: [Int]
    package let correctCount: Int
    /// nil without examples.
    package let meanHinge: Double?
    package let meanSoftmax: Double?
    /// The most frequent first.
    package let mistakes: [Mistake]
    let hinges: LossHistogram
    let softmaxes: LossHistogram

    package var count: Int { members.count }

    /// - Parameter evaluation: of the table; its last SVM loss is the one in force.
    init(_ label: Int, _ members: [Int], _ evaluation: Evaluation) {
      let hinge = evaluation.hinges.count - 1
      let hinges = members.map { evaluation.hingeLoss(of: $0, hinge: hinge) }
      let softmaxes = members.map { evaluation.crossEntropyLoss(of: $0) }
      let wrong = members.filter { !evaluation.isCorrect(example: $0) }
      self.members = members
      correctCount = members.count - wrong.count
      meanHinge = members.isEmpty ? nil : LossSum(hinges).mean
      meanSoftmax = members.isEmpty ? nil : LossSum(softmaxes).mean
      mistakes = Dictionary(grouping: wrong) { evaluation.soleWinner(of: $0) }
        .map { Mistake(label: label, predicted: $0, count: $1.count) }
        .sorted { $0.precedes($1) }
      self.hinges = LossHistogram(hinges)
      self.softmaxes = LossHistogram(softmaxes)
    }
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

  package private(set) var classes: [ClassPart]

  /// - Parameter evaluation: of this table; its last SVM loss is the one in force.
  package init(_ table: ScoreTable, _ evaluation: Evaluation) {
    var members = Array(repeating: [Int](), count: table.classCount)
    for position in table.examples.indices { members[table.label(position)].append(position) }
    classes = members.enumerated().map { ClassPart($0, $1, evaluation) }
  }

  /// Counts one example as it is now: only its label, and the one it had, are counted anew.
  mutating func update(example position: Int, _ table: ScoreTable, _ evaluation: Evaluation) {
    let now = table.label(position)
    guard let before = classes.firstIndex(where: { $0.members.contains(position) }) else { return }
    var members = classes[before].members
    if now != before {
      members.removeAll { $0 == position }
      var joined = classes[now].members
      joined.insert(position, at: joined.firstIndex { $0 > position } ?? joined.endIndex)
      classes[now] = ClassPart(now, joined, evaluation)
    }
    classes[before] = ClassPart(before, members, evaluation)
  }

  package var hinges: LossHistogram { LossHistogram(joining: classes.map(\.hinges)) }
  package var softmaxes: LossHistogram { LossHistogram(joining: classes.map(\.softmaxes)) }

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
