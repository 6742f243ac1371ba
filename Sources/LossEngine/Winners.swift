/// The classes with the highest score, in class order: one, or several that tie.
package func winners(_ scores: Span<Double>) -> [Int] {
  var highest = -Double.infinity
  for j in scores.indices { highest = max(highest, scores[j]) }
  return scores.indices.filter { scores[$0] == highest }
}

/// Whether `top`, the first class with the highest score, has it alone.
func isSole(_ top: Int, in scores: Span<Double>) -> Bool {
  scores.highest(in: top + 1..<scores.count) < scores[top]
}

/// Whether all classes but one are masked out. Its probability is then exactly 1, and in no other case.
package func hasSingleOpenClass(_ scores: Span<Double>) -> Bool {
  var openCount = 0
  for j in scores.indices where scores[j] > -.infinity {
    openCount += 1
    if openCount > 1 { return false }
  }
  return openCount == 1
}

/// The positions of the `count` largest values, the largest first; of equal values the one that stands
/// first comes first.
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
