/// The classes with the highest score, in class order: one, or several that tie.
package func winners(_ scores: Span<Double>) -> [Int] {
  var highest = -Double.infinity
  for j in scores.indices { highest = max(highest, scores[j]) }
  return scores.indices.filter { scores[$0] == highest }
}

/// Whether no class after `top`, the first with the highest score, has it too.
func isSole(_ top: Int, in scores: Span<Double>) -> Bool {
  scores.highest(in: top + 1..<scores.count) < scores[top]
}

/// Whether one class alone is not masked out: nothing else makes its probability exactly 1.
package func hasSingleOpenClass(_ scores: Span<Double>) -> Bool {
  var openCount = 0
  for j in scores.indices where scores[j] > -.infinity {
    openCount += 1
    if openCount > 1 { return false }
  }
  return openCount == 1
}

/// Where the largest of some values stand, the largest first, of equal ones the first one first.
package func indicesOfLargest(_ count: Int, of values: Span<Double>) -> [Int] {
  var largest: [Int] = []
  var index = 0
  while index < values.count {
    defer { index += 1 }
    if largest.count == count {
      guard let last = largest.last, let next = values.first(above: values[last], from: index)
      else { break }
      largest.removeLast()
      index = next
    }
    let place = largest.firstIndex { values[$0] < values[index] }
    largest.insert(index, at: place ?? largest.count)
  }
  return largest
}
