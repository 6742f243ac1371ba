/// The violations max(0, t) of some classes, put together for a loss.
struct Violations {
  /// Of the violations, or of their squares.
  private(set) var sum = DoubleDouble()
  private(set) var worst = 0.0

  /// Adds classes that enter the loss; the label comes alone.
  mutating func add(_ classes: Range<Int>, _ row: ScoreRow, label: Int, _ hinge: HingeLoss) {
    var j = classes.lowerBound
    if classes.count >= 2 * Lanes.scalarCount {
      let whole = j..<classes.upperBound - classes.count % Lanes.scalarCount
      if addLanes(whole, row, label: label, hinge) { j = whole.upperBound }
    }
    while j < classes.upperBound {
      let violation = max(0, hinge.marginTerm(j, row, label: label))
      worst = max(worst, violation)
      sum += hinge.squares ? violation * violation : violation
      j += 1
    }
  }

  /// Adds the same for several classes at once.
  /// - Returns: whether it did; not where one is masked out, or something is beyond doubles.
  private mutating func addLanes(
    _ classes: Range<Int>, _ row: ScoreRow, label: Int, _ hinge: HingeLoss
  ) -> Bool {
    let rule = MarginLanes(hinge, row, label: label)
    var sums = DoubleDoubleLanes()
    var highest = Lanes(repeating: 0)
    for j in stride(from: classes.lowerBound, to: classes.upperBound, by: Lanes.scalarCount) {
      let violations = rule.violations(row.scores.span.lanes(at: j))
      highest = highest.replacing(with: violations, where: violations .> highest)
      sums += hinge.squares ? violations * violations : violations
    }
    let total = sums.total
    guard total.value.isFinite else { return false }
    sum = sum + total
    worst = max(worst, highest.max())
    return true
  }
}
