import LossEngine
import TestSupport
import Testing

@Suite struct EvaluationTests {
  @Test(arguments: [0, 0.5, 1, 2, 10], [21])
  func `an edited evaluation is bit for bit a fresh one`(scale: Double, seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    var rows = (0..<37).map { _ in generator.row(of: 5, in: -10...10) }
    var labels = rows.map { _ in Int.random(in: 0..<5, using: &generator) }
    let hinges = [HingeLoss.lecture, HingeLoss(reduction: .mean, isSquared: true)]
    var evaluation = Evaluation(
      try ScoreMatrix(rows: rows, labels: labels), hinges: hinges, scale: scale)
    for _ in 0..<300 {
      let example = Int.random(in: 0..<37, using: &generator)
      let j = Int.random(in: 0..<5, using: &generator)
      let isMasked = j > 0 && Int.random(in: 0..<10, using: &generator) == 0
      rows[example][j] = isMasked ? -.infinity : Double.random(in: -10...10, using: &generator)
      labels[example] = Int.random(in: 0..<5, using: &generator)
      let row = ScoreRow(rows[example], scale: scale)
      evaluation.update(example: example, row: row, label: labels[example])
      let matrix = try ScoreMatrix(rows: rows, labels: labels)
      #expect(evaluation == Evaluation(matrix, hinges: hinges, scale: scale))
    }
  }

  @Test func `an example's losses are those of its scaled scores`() throws {
    let row: [Double] = [3.2, 5.1, -.infinity]
    let hinges = [HingeLoss.lecture, HingeLoss(family: .oneVsAll)]
    let evaluation = Evaluation(
      try ScoreMatrix(rows: [row], labels: [0]), hinges: hinges, scale: 3)
    let shown = [3 * 3.2, 3 * 5.1, -.infinity]
    for i in hinges.indices {
      #expect(evaluation.hingeLoss(of: 0, hinge: i) == hinges[i].loss(shown.span, label: 0))
    }
    #expect(evaluation.crossEntropyLoss(of: 0) == Softmax.crossEntropyLoss(shown.span, label: 0))
    #expect(evaluation.hinges == hinges && evaluation.exampleCount == 1)
  }

  @Test func `a table stored elsewhere evaluates as a matrix does`() throws {
    let rows = [[1.0, 2, 3], [6, 5, 4]]
    let matrix = try ScoreMatrix(rows: rows, labels: [2, 1])
    let elsewhere = Evaluation(exampleCount: 2, hinges: [.lecture]) { example in
      (ScoreRow(rows[example], scale: 2), example == 0 ? 2 : 1)
    }
    #expect(elsewhere == Evaluation(matrix, scale: 2))
  }

  @Test func `some of the examples evaluate as a table of their own`() throws {
    let rows = [[1.0, 2, 3], [6, 5, 4], [0, 9, 9], [2, 2, 1]]
    let labels = [2, 0, 1, 0]
    let part = [3, 0, 2]
    let whole = Evaluation(try ScoreMatrix(rows: rows, labels: labels), scale: 2)
    let own = try ScoreMatrix(rows: part.map { rows[$0] }, labels: part.map { labels[$0] })
    #expect(whole.restricted(to: part) == Evaluation(own, scale: 2))
    #expect(whole.restricted(to: []).meanHingeLoss() == 0)
  }

  @Test func `each example keeps the class that alone has the highest score`() throws {
    let rows = [[1.0, 2, 3], [6, 5, 4], [0, 9, 9]]
    let matrix = try ScoreMatrix(rows: rows, labels: [0, 0, 1])
    var evaluation = Evaluation(matrix)
    #expect((0..<3).map { evaluation.soleWinner(of: $0) } == [2, 0, nil])
    evaluation.update(example: 2, row: ScoreRow([0, 9, 8]), label: 1)
    #expect(evaluation.soleWinner(of: 2) == 1 && evaluation.isCorrect(example: 2))
    #expect(Evaluation(matrix, scale: 0).soleWinner(of: 0) == nil)
  }

  @Test func `accuracy is the share of examples with the label alone on top`() throws {
    let rows = [[2.0, 1], [1, 1], [1, 2], [1, 2]]
    var evaluation = Evaluation(try ScoreMatrix(rows: rows, labels: [0, 0, 0, 1]))
    #expect((0..<4).map { evaluation.isCorrect(example: $0) } == [true, false, false, true])
    #expect(evaluation.correctCount == 2 && evaluation.accuracy == 0.5)
    evaluation.update(example: 1, row: ScoreRow([1.5, 1]), label: 0)
    #expect(evaluation.accuracy == 0.75)
    // At scale 0 all scores tie.
    #expect(Evaluation(try ScoreMatrix(rows: rows, labels: [0, 0, 0, 1]), scale: 0).accuracy == 0)
  }

  @Test func `an infinite loss makes the mean infinite until it is edited away`() throws {
    let rows: [[Double]] = [[-.infinity, 1], [2, 1]]
    var evaluation = Evaluation(try ScoreMatrix(rows: rows, labels: [0, 0]))
    #expect(evaluation.meanHingeLoss() == .infinity)
    #expect(evaluation.meanCrossEntropyLoss == .infinity)
    evaluation.update(example: 0, row: ScoreRow([2, 1]), label: 0)
    #expect(evaluation.meanHingeLoss() == 0)
    #expect(evaluation.meanCrossEntropyLoss < 1)
  }

  @Test(arguments: [5])
  func `the probability of a label is that of softmax`(seed: UInt64) throws {
    var generator = SeededGenerator(state: seed)
    for lead in [0.0, 1, 30, 300, 700] {
      let row = generator.row(of: 6, in: -2...2).enumerated().map { $1 + ($0 == 3 ? lead : 0) }
      for label in 0..<6 {
        let evaluation = try Evaluation(ScoreMatrix(rows: [row], labels: [label]))
        let exact = Softmax.probabilities(row.span)[label]
        let limit = 4 * evaluation.crossEntropyLoss(of: 0) + 6
        expect(evaluation.labelProbability(of: 0), within: limit, ulpsOf: exact)
      }
    }
  }
}
