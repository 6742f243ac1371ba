/// The position of the highest score, the first one where several tie.
func indexOfHighest(_ scores: Span<Double>) -> Int {
  var top = 0
  for j in scores.indices where scores[j] > scores[top] { top = j }
  return top
}

/// The classes with the highest score, in class order: one, or several that tie.
package func winners(_ scores: Span<Double>) -> [Int] {
  let highest = scores[indexOfHighest(scores)]
  return scores.indices.filter { scores[$0] == highest }
}

/// The class that alone has the highest score; nil where several tie.
func soleWinner(_ scores: Span<Double>) -> Int? {
  let top = indexOfHighest(scores)
  return (top + 1..<scores.count).allSatisfy { scores[$0] < scores[top] } ? top : nil
}

/// Whether all classes but one are masked out. Its probability is then exactly 1, and in no other case.
package func hasSingleOpenClass(_ scores: Span<Double>) -> Bool {
  scores.indices.count { scores[$0] > -.infinity } == 1
}

/// The positions of the `count` largest values, the largest first; of equal values the one that stands
/// first comes first.
package func indicesOfLargest(_ count: Int, of values: [Double]) -> [Int] {
  let sorted = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
  return Array(sorted.prefix(count))
}
