/// The classes with the highest score, in class order: one, or several that tie.
public func winners(_ scores: Span<Double>) -> [Int] {
  var winners: [Int] = []
  for j in scores.indices {
    if let best = winners.first, scores[j] < scores[best] { continue }
    if let best = winners.first, scores[j] > scores[best] { winners.removeAll() }
    winners.append(j)
  }
  return winners
}

/// Whether the label's score is the highest and no other ties with it.
public func isCorrect(_ scores: Span<Double>, label: Int) -> Bool {
  for j in scores.indices where j != label && scores[j] >= scores[label] { return false }
  return true
}
