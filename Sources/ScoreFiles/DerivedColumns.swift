import LossEngine
import Platform
import Scores

// Columns that are computed from the others, as losses and confidences are. Read as classes, they would
// give wrong losses whatever their titles say.
extension ScoreTable {
  /// What columns of 5 rows or more are of the others, by class. Two others at least are left.
  /// - Parameters:
  ///   - sample: the positions of the examples to look at.
  ///   - strays: the classes that are known to be none.
  func derivedClasses(in sample: [Int], beside strays: Set<Int>) -> [Int: String] {
    guard sample.count >= 5 else { return [:] }
    // A hundred thousand scores show enough, and are looked at many times where all are alike.
    let sample = stride(
      from: 0, to: sample.count,
      by: max(1, min(sample.count / 5, sample.count * classCount / 100_000))
    ).map { sample[$0] }
    let first = scores(sample[0])
    var alike = Set(0..<classCount)
    for example in sample.dropFirst() where !alike.isEmpty {
      let row = scores(example)
      alike = alike.filter { row[$0] == first[$0] }
    }
    guard alike.count < classCount else { return [:] }
    var found: [Int: String] = [:]
    let decimals = (0..<classCount).map { decimalCount(of: $0, in: sample) }
    while true {
      let rest = (0..<classCount).filter { !strays.contains($0) && found[$0] == nil }
      var new: [Int: String] = [:]
      for base in bases(rest) where new.isEmpty {
        new = derived(from: base, among: Set(rest).subtracting(base + alike), in: sample, decimals)
      }
      if new.isEmpty { new = probabilities(in: rest, sample) }
      guard !new.isEmpty else { return found }
      found.merge(new) { first, _ in first }
    }
  }

  /// The columns that the others may be computed from: all but up to eight at the two ends, or all but
  /// one anywhere.
  private func bases(_ columns: [Int]) -> [[Int]] {
    let ends = (1...8).flatMap { count in
      (0...count).filter { _ in columns.count - count >= 2 }.map { first in
        Array(columns[first..<columns.count - count + first])
      }
    }
    guard (3...64).contains(columns.count) else { return ends }
    return ends + columns.dropFirst().dropLast().map { column in columns.filter { $0 != column } }
  }

  private func derived(
    from base: [Int], among columns: Set<Int>, in sample: [Int], _ decimals: [Int]
  ) -> [Int: String] {
    // Half a unit of the last decimal of a column, and what rounding the others may do to it.
    let units = decimals.map { Self.unit($0) }
    let rounding = base.map { units[$0] }.max() ?? 0
    let relative = precision == .half ? 2e-3 : 1e-4
    var left = columns.flatMap { column in Quantity.allCases.map { (column: column, is: $0) } }
    var ranges: [Int: ClosedRange<Double>] = [:]
    func tolerance(_ column: Int, at value: Double) -> Double {
      1e-5 + relative * abs(value) + units[column] / 2 + rounding
    }
    for example in sample where !left.isEmpty {
      let row = scores(example).map(precision.shown)
      let quantities = Quantity.values(
        of: base.map { row[$0] }, label: base.firstIndex(of: label(example)))
      left.removeAll { column, quantity in
        guard let value = quantities[quantity] else { return true }
        return !(abs(row[column] - value) <= tolerance(column, at: value))
      }
      for column in Set(left.map(\.column)) {
        let value = row[column]
        let range = ranges[column] ?? value...value
        ranges[column] = min(range.lowerBound, value)...max(range.upperBound, value)
      }
    }
    // A column that hardly changes is like many others.
    let certain = left.filter { column, _ in
      guard let range = ranges[column] else { return false }
      return range.upperBound - range.lowerBound >= 20 * tolerance(column, at: range.upperBound)
    }
    return Dictionary(certain.map { ($0.column, $0.is.rawValue) }) { first, _ in first }
  }

  /// The half of some columns that are the probabilities of the other half, as rows of logits and
  /// probabilities have them.
  private func probabilities(in columns: [Int], _ sample: [Int]) -> [Int: String] {
    let count = columns.count / 2
    guard count >= 2, columns.count == 2 * count else { return [:] }
    let halves = (columns[..<count], columns[count...])
    for (logits, others) in [halves, (halves.1, halves.0)] {
      let areProbabilities = sample.allSatisfy { example in
        let row = scores(example).map(precision.shown)
        let scores = logits.map { row[$0] }
        let probabilities = Softmax.probabilities(scores.span)
        return zip(others, probabilities).allSatisfy { abs(row[$0] - $1) < 6e-3 }
      }
      guard areProbabilities else { continue }
      return Dictionary(uniqueKeysWithValues: others.map { ($0, "a probability of the others") })
    }
    return [:]
  }

  /// The most decimals that a column's numbers have; 7 stands for all beyond 6.
  private func decimalCount(of column: Int, in sample: [Int]) -> Int {
    var decimals = 0
    for example in sample where decimals < 7 {
      let score = precision.shown(self.score(example, column))
      while decimals < 7, !isNearlyWhole(score / Self.unit(decimals)) { decimals += 1 }
    }
    return decimals
  }

  /// The unit of the last of some decimals; 0 where there are more than 6.
  private static func unit(_ decimals: Int) -> Double {
    decimals > 6 ? 0 : [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6][decimals]
  }
}

private func isNearlyWhole(_ number: Double) -> Bool {
  abs(number - number.rounded()) <= 1e-9 * abs(number) || !number.isFinite
}

/// What programs compute of an example's scores, in words.
private enum Quantity: String, CaseIterable {
  case highest = "the highest of the others"
  case gap = "the highest of the others minus the second"
  case logSumExp = "log-sum-exp of the others"
  case confidence = "the largest probability"
  case entropy = "the entropy of the probabilities"
  case labelScore = "the label's score"
  case softmaxLoss = "the softmax loss"
  case labelProbability = "the label's probability"
  case hingeLoss = "the SVM loss"
  case margin = "the label's score minus the highest other"

  /// - Parameters:
  ///   - scores: two at least.
  ///   - label: the position of the label's score; nil: it is not among them.
  static func values(of scores: [Double], label: Int?) -> [Quantity: Double] {
    let sorted = scores.sorted(by: >)
    let probabilities = Softmax.probabilities(scores.span)
    let logSumExp = sorted[0] + log(scores.reduce(0) { $0 + exp($1 - sorted[0]) })
    var values: [Quantity: Double] = [
      .highest: sorted[0], .gap: sorted[0] - sorted[1], .logSumExp: logSumExp,
      .confidence: probabilities.max() ?? 0,
      .entropy: probabilities.reduce(0) { $0 - ($1 > 0 ? $1 * log($1) : 0) },
    ]
    guard let label else { return values }
    let score = scores[label]
    let others = scores.indices.filter { $0 != label }.map { scores[$0] }
    values[.labelScore] = score
    values[.softmaxLoss] = logSumExp - score
    values[.labelProbability] = probabilities[label]
    values[.hingeLoss] = others.reduce(0) { $0 + max(0, $1 - score + 1) }
    values[.margin] = score - (others.max() ?? 0)
    return values
  }
}
