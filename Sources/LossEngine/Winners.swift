/// The classes with the highest score, in class order: one, or several that tie.
public func winners(_ scores: Span<Double>) -> [Int] {
  var highest = -Double.infinity
  for j in scores.indices { highest = max(highest, scores[j]) }
  return scores.indices.filter { scores[$0] == highest }
}

/// The class that alone has the highest score; nil where several tie.
public func soleWinner(_ scores: Span<Double>) -> Int? {
  scores.isEmpty ? nil : soleWinner(scores, top: scores.indexOfHighest)
}

/// The same where it is known which class is the first with the highest score.
func soleWinner(_ scores: Span<Double>, top: Int) -> Int? {
  let isAlone = top + 1 == scores.count || scores.highest(in: top + 1..<scores.count) < scores[top]
  return isAlone ? top : nil
}

/// Whether the label's score is the highest and no other ties with it.
public func isCorrect(_ scores: Span<Double>, label: Int) -> Bool {
  for j in scores.indices where j != label && scores[j] >= scores[label] { return false }
  return true
}
