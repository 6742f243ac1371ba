import LossEngine
import Testing

/// The lecture's slides: three images, classes cat, car and frog, one row an image.
@Suite struct LectureTests {
  static let rows = [[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]]
  let matrix: ScoreMatrix

  init() throws { matrix = try ScoreMatrix(rows: Self.rows, labels: [0, 1, 2]) }

  @Test(
    arguments: [
      (HingeLoss.lecture, ["2.90", "0.00", "12.90"], "5.27"),
      (HingeLoss(sumsAllClasses: true), ["3.90", "1.00", "13.90"], "6.27"),
      (HingeLoss(reduction: .mean), ["1.45", "0.00", "6.45"], "2.63"),
      (HingeLoss(isSquared: true), ["8.41", "0.00", "83.25"], "30.55"),
      (HingeLoss(family: .structured), ["2.90", "0.00", "6.60"], "3.17"),
      (HingeLoss(family: .oneVsAll), ["6.10", "5.30", "10.80"], "7.40"),
    ])
  func `SVM losses of the three images`(hinge: HingeLoss, losses: [String], mean: String) {
    let evaluation = Evaluation(matrix, hinges: [hinge])
    #expect((0..<3).map { shown(evaluation.hingeLoss(of: $0), 2) } == losses)
    #expect(shown(evaluation.meanHingeLoss(), 2) == mean)
  }

  @Test func `softmax losses of the three images`() {
    let evaluation = Evaluation(matrix)
    let losses = (0..<3).map { shown(evaluation.crossEntropyLoss(of: $0), 4) }
    #expect(losses == ["2.0404", "0.0791", "6.1565"])
    #expect(evaluation.correctCount == 1)
  }

  @Test func `the cat image goes through exp and normalization to 0.13`() {
    let row = Self.rows[0]
    #expect(Softmax.exponentials(row.span).map { shown($0, 2) } == ["24.53", "164.02", "0.18"])
    #expect(Softmax.probabilities(row.span).map { shown($0, 2) } == ["0.13", "0.87", "0.00"])
  }

  @Test func `question 1: a car score half a point lower changes only the softmax loss`() {
    let row = [1.3, 4.4, 2.0]
    #expect(HingeLoss.lecture.loss(row.span, label: 1) == 0)
    #expect(shown(Softmax.crossEntropyLoss(row.span, label: 1), 4) == "0.1273")
  }

  @Test(arguments: [(3, "1.0986"), (10, "2.3026")])
  func `question 3: scores of 0 give C − 1 and log C`(classCount: Int, softmaxLoss: String) {
    let row = [Double](repeating: 0, count: classCount)
    #expect(HingeLoss.lecture.loss(row.span, label: 0) == Double(classCount - 1))
    #expect(shown(Softmax.crossEntropyLoss(row.span, label: 0), 4) == softmaxLoss)
  }

  @Test func `question 7: where the SVM loss is 0, 2W has the loss 0 too`() {
    let row = Self.rows[1].map { scaled($0, by: 2) }
    #expect(HingeLoss.lecture.loss(row.span, label: 1) == 0)
    #expect(
      HingeLoss.lecture.terms(row.span, label: 1).map { shown($0.value, 1) } == ["-6.2", "-4.8"])
  }

  @Test(
    arguments: [
      ([10, -2, 3], "9.18e-04"), ([10, 9, 9], "5.51e-01"), ([10, -100, -100], "3.38e-48"),
      ([20, -2, 3], "4.17e-08"), ([20, 9, 9], "3.34e-05"), ([20, -100, -100], "1.53e-52"),
    ] as [([Double], String)])
  func `softmax is never satisfied where the SVM is`(row: [Double], softmaxLoss: String) {
    #expect(HingeLoss.lecture.loss(row.span, label: 0) == 0)
    #expect(shownWithExponent(Softmax.crossEntropyLoss(row.span, label: 0), 2) == softmaxLoss)
  }

  @Test func `scores −2.85, 0.86 and 0.28 lose 1.58 by the SVM and 1.04 by softmax`() {
    let row = [-2.85, 0.86, 0.28]
    #expect(shown(HingeLoss.lecture.loss(row.span, label: 2), 2) == "1.58")
    #expect(Softmax.exponentials(row.span).map { shown($0, 3) } == ["0.058", "2.363", "1.323"])
    #expect(Softmax.probabilities(row.span).map { shown($0, 4) } == ["0.0154", "0.6312", "0.3534"])
    #expect(shown(Softmax.crossEntropyLoss(row.span, label: 2), 2) == "1.04")
  }

  @Test func `CIFAR-10 example output has the winners dog, automobile and truck`() throws {
    let rows = [
      [-3.45, -8.87, 0.09, 2.9, 4.48, 8.02, 3.78, 1.06, -0.36, -0.72],
      [-0.51, 6.04, 5.31, -4.22, -4.19, 3.58, 4.49, -4.37, -2.09, -2.93],
      [3.42, 4.64, 2.65, 5.1, 2.64, 5.55, -4.34, -1.5, -4.79, 6.14],
    ]
    let evaluation = Evaluation(try ScoreMatrix(rows: rows, labels: [3, 1, 6]))
    #expect(rows.map { winners($0.span) } == [[5], [1], [9]])
    #expect((0..<3).map { shown(evaluation.hingeLoss(of: $0), 2) } == ["10.58", "0.27", "71.91"])
    #expect(evaluation.accuracy == 1.0 / 3)
  }
}
