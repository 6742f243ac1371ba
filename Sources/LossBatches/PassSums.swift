/// What a pass adds up over its examples.
struct PassSums {
  /// Σ_i L_i.
  var loss = 0.0
  /// The least lead of a label over the best other class.
  var smallestMargin = Double.infinity
  /// How many labels lead.
  var correctCount = 0

  mutating func add(loss: Double, margin: Double) {
    self.loss += loss
    if margin < smallestMargin || margin.isNaN { smallestMargin = margin }
    if margin > 0 { correctCount += 1 }
  }
}
