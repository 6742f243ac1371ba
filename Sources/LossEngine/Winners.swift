/// The classes with the highest score, in class order: one, or several that tie.
public func winners(_ scores: Span<Double>) -> [Int] {
  var highest = -Double.infinity
  for j in scores.indices { highest = max(highest, scores[j]) }
  return scores.indices.filter { scores[$0] == highest }
}

/// The class that alone has the highest score; nil where several tie.
public func soleWinner(_ scores: Span<Double>) -> Int? {
  guard !scores.isEmpty else { return nil }
  let best = scores.indexOfHighest
  let isAlone = scores.count == 1 || scores.highest(in: best + 1..<scores.count) < scores[best]
  return isAlone ? best : nil
}

/// Whether the label's score is the highest and no other ties with it.
public func isCorrect(_ scores: Span<Double>, label: Int) -> Bool {
  for j in scores.indices where j != label && scores[j] >= scores[label] { return false }
  return true
}
