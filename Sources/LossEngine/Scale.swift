/// The score a model has when its weights are multiplied by k ≥ 0: k·s, rounded once.
///
/// A masked class (−∞) stays masked at every k, 0 included. The result is infinite where k·s is
/// beyond doubles: whoever offers such a k refuses it, as +∞ is not a score.
public func scaled(_ score: Double, by k: Double) -> Double {
  score == -.infinity ? score : k * score
}
