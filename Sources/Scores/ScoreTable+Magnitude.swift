extension ScoreTable {
  /// The position of the first cell whose score is beyond the largest double when multiplied by `k`.
  package func firstOverflow(at k: Double) -> (example: Int, class: Int)? {
    guard !(k * magnitudeBound).isFinite else { return nil }
    for example in 0..<exampleCount {
      if let index = firstOverflow(at: k, ofExample: example) { return (example, index) }
    }
    return nil
  }

  /// The position of the first class whose score in an example is beyond the largest double when
  /// multiplied by `k`.
  package func firstOverflow(at k: Double, ofExample example: Int) -> Int? {
    guard !(k * magnitudeBound).isFinite else { return nil }
    return scores(example).firstIndex { $0 > -.infinity && !(k * $0).isFinite }
  }
}
