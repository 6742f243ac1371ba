extension HingeLoss {
  /// ∂L/∂z_j, one entry per class, with respect to the row's scores z = k·s. It is 0 for a masked class
  /// and where a term is exactly 0, at the kink of max(0, t).
  ///
  /// - multiclass: 1 where the term of j is > 0 (2 max(0, t) when squared), divided as the loss is;
  ///   the label's entry is −Σ of the others
  /// - structured: 1 for the class with the highest term, the first where several tie, and −1 for the
  ///   label, if that term is > 0
  /// - one-vs-all: 1 where Δ + z_j > 0; −1 for the label where Δ − z_y > 0
  ///
  /// - Parameters:
  ///   - row: at least 2 scores.
  ///   - label: the correct class y, in 0..<C.
  public func gradient(_ row: ScoreRow, label: Int) -> [Double] {
    let classes = row.scores.indices
    checkClasses(classes.count, label: label)
    var gradient = [Double](repeating: 0, count: classes.count)
    switch family {
    case .multiclass:
      let divisor = averages ? termCount(classes.count) : 1
      var others = DoubleDouble()
      for j in classes where j != label {
        let t = marginTerm(j, row, label: label)
        guard t > 0 else { continue }
        gradient[j] = squares ? t / divisor * 2 : 1 / divisor
        others += gradient[j]
      }
      gradient[label] = 0 - others.value
    case .structured:
      var worst = (classIndex: label, term: 0.0)
      for j in classes where j != label {
        let t = marginTerm(j, row, label: label)
        if t > worst.term { worst = (j, t) }
      }
      if worst.classIndex != label {
        gradient[worst.classIndex] = 1
        gradient[label] = -1
      }
    case .oneVsAll:
      for j in classes where marginTerm(j, row, label: label) > 0 {
        gradient[j] = j == label ? -1 : 1
      }
    }
    return gradient
  }
}
