extension HingeLoss {
  /// A score at which the loss bends.
  public struct Kink: Hashable, Sendable {
    /// The class whose term begins or ends to cost something there.
    public let classIndex: Int
    /// The unscaled score.
    public let score: Double
  }

  /// Where the loss bends as the score of one class runs and the others stay, from the lowest score on.
  /// The loss stays the same above the last kink if that class is the label, else below the first one.
  ///
  /// The terms are t = c − k s as the label's score s runs, and c + k s as another one does, so that t is
  /// 0 at c/k and −c/k. The structured loss has one kink, where its highest term changes.
  ///
  /// - Parameters:
  ///   - row: at least 2 scores, as stored; that of the class itself doesn't matter. Without a kink at
  ///     k = 0.
  ///   - running: the class whose score runs, in 0..<C.
  ///   - label: the correct class y, in 0..<C.
  public func kinks(_ row: ScoreRow, of running: Int, label: Int) -> [Kink] {
    var scores = row.unscaled
    scores[running] = 0
    let atZero = ScoreRow(scores, scale: row.scale, precision: row.precision)
    let terms = terms(atZero, label: label)
    let isLabel = running == label
    func kink(_ term: MarginTerm, at level: Double = 0) -> Kink {
      let distance = isLabel ? term.value - level : level - term.value
      return Kink(classIndex: term.classIndex, score: distance / row.scale)
    }
    let moving = terms.filter { term in
      isLabel && family != .oneVsAll ? term.classIndex != label : term.classIndex == running
    }
    var kinks: [Kink]
    if family == .structured {
      let highest = moving.max { $0.value < $1.value }
      let others = terms.filter { $0.classIndex != running }.map(\.violation).max() ?? 0
      kinks = highest.map { [kink($0, at: isLabel ? 0 : others)] } ?? []
    } else {
      kinks = moving.map { kink($0) }
    }
    kinks.removeAll { !$0.score.isFinite }
    return kinks.sorted { $0.score < $1.score }
  }
}
