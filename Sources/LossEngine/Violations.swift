/// The violations max(0, t) of one row's terms: their sum, and the highest of them.
struct Violations {
  /// The sum of the violations, or of their squares.
  private(set) var sum = DoubleDouble()
  private(set) var worst = 0.0

  init(_ hinge: HingeLoss, _ row: ScoreRow, label: Int) {
    checkClasses(row.scores.count, label: label)
    add(0..<label, row, label: label, hinge)
    if hinge.enters(label, label: label) { add(label..<label + 1, row, label: label, hinge) }
    add(label + 1..<row.scores.count, row, label: label, hinge)
  }

  /// Adds the terms of some classes, all other than the label or the label alone.
  private mutating func add(
    _ classes: Range<Int>, _ row: ScoreRow, label: Int, _ hinge: HingeLoss
  ) {
    var j = classes.lowerBound
    // One by one, the SVM loss of 50,000×1000 scores takes 0.23 s; four at once, 0.1 s.
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

  /// Adds the terms of some classes, a multiple of four, four at once.
  /// - Returns: false where a class is masked out or a step is beyond doubles; nothing is added then.
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
