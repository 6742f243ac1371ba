import LossEngine
import TestSupport
import Testing

@Suite struct HingeLossKinksTests {
  /// The first example of the lecture's table, a cat.
  private let row = ScoreRow([3.2, 5.1, -1.7])

  private func scores(_ hinge: HingeLoss, _ running: Int, of row: ScoreRow? = nil) -> [Double] {
    hinge.kinks(row ?? self.row, of: running, label: 0).map(\.score)
  }

  @Test func `the label's score bends the loss one margin above each other score`() {
    let kinks = HingeLoss.lecture.kinks(row, of: 0, label: 0)
    #expect(kinks.map(\.score) == [-0.7, 6.1] && kinks.map(\.classIndex) == [2, 1])
    #expect(scores(HingeLoss(margin: 0.5, isSquared: true), 0) == [-1.2, 5.6])
    #expect(scores(HingeLoss(sumsAllClasses: true), 0) == [-0.7, 6.1])
    #expect(scores(HingeLoss(family: .structured), 0) == [6.1])
    #expect(scores(HingeLoss(family: .oneVsAll), 0) == [1])
  }

  @Test func `another score bends it one margin below the label's`() {
    #expect(scores(.lecture, 1) == [2.2] && scores(.lecture, 2) == [2.2])
    #expect(scores(HingeLoss(family: .oneVsAll), 1) == [-1])
    // Of the structured loss frog has to beat car first.
    #expect(scores(HingeLoss(family: .structured), 2) == [5.1])
    #expect(scores(HingeLoss(family: .structured), 1) == [2.2])
  }

  @Test func `at W × k kinks are k times nearer, and at 0 there are none`() {
    let double = ScoreRow(row.unscaled, scale: 2)
    #expect(scores(.lecture, 0, of: double) == [-1.2, 5.6])
    #expect(scores(.lecture, 1, of: double) == [2.7])
    #expect(scores(.lecture, 0, of: ScoreRow(row.unscaled, scale: 0)).isEmpty)
  }

  @Test func `masked classes have no kink`() {
    #expect(scores(.lecture, 0, of: ScoreRow([3.2, -.infinity, -1.7])) == [-0.7])
    #expect(scores(.lecture, 1, of: ScoreRow([-.infinity, 5.1, -1.7])).isEmpty)
  }

  @Test(arguments: [1, 0.5, 0].flatMap { allHinges(margin: $0) }, [5])
  func `between kinks a loss that is not squared is straight, and flat beyond the last one`(
    hinge: HingeLoss, seed: UInt64
  ) {
    var generator = SeededGenerator(state: seed)
    for _ in 0..<60 {
      let scores = generator.row(of: Int.random(in: 2...6, using: &generator), in: -4...4)
      let k = Double(Int.random(in: 1...6, using: &generator)) / 2
      let label = Int.random(in: scores.indices, using: &generator)
      let running = Int.random(in: scores.indices, using: &generator)
      let kinks = hinge.kinks(ScoreRow(scores, scale: k), of: running, label: label)
        .map(\.score)
      func loss(_ score: Double) -> Double {
        var scores = scores
        scores[running] = score
        return hinge.loss(ScoreRow(scores, scale: k), label: label)
      }
      let ends = [(kinks.first ?? 0) - 3] + kinks + [(kinks.last ?? 0) + 3]
      if !hinge.isSquared || hinge.family != .multiclass {
        for (a, b) in zip(ends, ends.dropFirst()) {
          #expect(abs(loss((a + b) / 2) - (loss(a) + loss(b)) / 2) < 1e-12)
        }
      }
      let isLabel = running == label
      let (near, far) = isLabel ? (ends[ends.count - 2], ends[ends.count - 1]) : (ends[1], ends[0])
      if !kinks.isEmpty { #expect(abs(loss(near) - loss(far)) < 1e-12) }
    }
  }
}
