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
    package internal(set) var isMaskedDown = true
  }

  /// Examples of one label for which another class wins.
  package struct Mistake: Hashable, Sendable {
    package let label: Int
    /// nil where several classes tie.
    package let predicted: Int?
    package let count: Int
  }

  package private(set) var classes: [ClassPart]
  /// The most frequent first.
  package private(set) var mistakes: [Mistake] = []
  package private(set) var hinges = LossHistogram()
  package private(set) var softmaxes = LossHistogram()

  /// Looks at the whole table, and at the scores of what is predicted wrong.
  /// - Parameter evaluation: of this table; its last SVM loss is the one in force.
  package init(_ table: ScoreTable, _ evaluation: Evaluation) {
    let count = table.classCount
    classes = Array(repeating: ClassPart(), count: count)
    var (hingesByClass, softmaxesByClass) = (
      [[Double]](repeating: [], count: count), [[Double]](repeating: [], count: count)
    )
    var mistaken: [Int: Int] = [:]
    var row: [Double] = []
    for position in 0..<table.exampleCount {
      let label = table.label(position)
      let hinge = evaluation.hingeLoss(of: position, hinge: evaluation.hinges.count - 1)
      let softmax = evaluation.crossEntropyLoss(of: position)
      hinges.add(hinge)
      softmaxes.add(softmax)
      hingesByClass[label].append(hinge)
      softmaxesByClass[label].append(softmax)
      let isCorrect = evaluation.isCorrect(example: position)
      classes[label].count += 1
      classes[label].correctCount += isCorrect ? 1 : 0
      guard !isCorrect || softmax == 0 else {
        classes[label].isMaskedDown = false
        continue
      }
      table.copyScores(position, into: &row)
      if row.count(where: { $0 > -.infinity }) > 1 { classes[label].isMaskedDown = false }
      guard !isCorrect else { continue }
      for index in row.indices { row[index] = scaled(row[index], by: evaluation.scale) }
      mistaken[label * (count + 1) + (soleWinner(row.span) ?? count), default: 0] += 1
    }
    for label in classes.indices where classes[label].count > 0 {
      classes[label].meanHinge = LossSum(hingesByClass[label]).mean
      classes[label].meanSoftmax = LossSum(softmaxesByClass[label]).mean
    }
    mistakes = mistaken.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { key, number in
      let predicted = key % (count + 1)
      return Mistake(
        label: key / (count + 1), predicted: predicted < count ? predicted : nil, count: number)
    }
  }

  /// The classes that go wrong most often first, then those of larger losses; those without examples
  /// last.
  package var worstFirst: [Int] {
    func rank(_ class: Int) -> (Double, Double) {
      let part = classes[`class`]
      guard part.count > 0 else { return (2, 0) }
      return (Double(part.correctCount) / Double(part.count), -(part.meanSoftmax ?? 0))
    }
    let ranks = classes.indices.map(rank)
    return classes.indices.sorted { a, b in
      ranks[a] == ranks[b] ? a < b : ranks[a] < ranks[b]
    }
  }
}
