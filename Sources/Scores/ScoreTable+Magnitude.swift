extension ScoreTable {
  /// Whether a score may be beyond the largest double when it is multiplied by `k`. If not, no score has
  /// to be checked.
  func mayOverflow(at k: Double) -> Bool { !(k * magnitudeBound).isFinite }
}
