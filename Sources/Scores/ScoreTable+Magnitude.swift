extension ScoreTable {
  /// Whether a score may be beyond doubles when it is multiplied by `k`; where not, nobody has to look.
  func mayOverflow(at k: Double) -> Bool { !(k * magnitudeBound).isFinite }
}
