extension ScoreTable {
  /// The first cell whose score overflows when it is multiplied by `k`, by position.
  package func firstOverflow(at k: Double) -> (example: Int, class: Int)? {
    guard !(k * magnitudeBound).isFinite else { return nil }
    var row: [Double] = []
    for example in 0..<exampleCount {
      copyScores(example, into: &row)
      let index = row.firstIndex { $0 > -.infinity && !(k * $0).isFinite }
      if let index { return (example, index) }
    }
    return nil
  }
}
