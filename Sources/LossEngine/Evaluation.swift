#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The losses of a whole table at one scale, kept so that an edit costs one example.
public struct Evaluation: Hashable, Sendable {
  /// k ≥ 0: every loss is that of the scores k·s (see ``scaled(_:by:)``), none of them beyond doubles.
  public let scale: Double
  /// The SVM losses evaluated side by side, such as the lecture's and a changed one.
  public let hinges: [HingeLoss]

  private var hingeLosses: [LossSum]
  private var crossEntropyLosses: LossSum
  private var predictions: [Prediction]
  public private(set) var correctCount: Int

  public init(_ matrix: ScoreMatrix, hinges: [HingeLoss] = [.lecture], scale: Double = 1) {
    self.init(exampleCount: matrix.exampleCount, hinges: hinges, scale: scale) { example, row in
      matrix.copyScores(of: example, into: &row)
      return matrix.labels[example]
    }
  }

  /// Evaluates a table stored elsewhere: `scores` makes `row` the unscaled scores of an example and
  /// returns its label. The row is what a ``ScoreMatrix`` would accept; its contents on entry are
  /// of no use, its capacity is. What it throws ends the evaluation.
  public init<Failure: Error>(
    exampleCount: Int, hinges: [HingeLoss], scale: Double,
    scores: (_ example: Int, _ row: inout [Double]) throws(Failure) -> Int
  ) throws(Failure) {
    let zeros = [Double](repeating: 0, count: exampleCount)
    var hingeLosses = hinges.map { _ in zeros }
    var crossEntropyLosses = zeros
    var predictions: [Prediction] = []
    predictions.reserveCapacity(exampleCount)
    var row: [Double] = []
    for example in 0..<exampleCount {
      let label = try scores(example, &row)
      for j in row.indices { row[j] = scaled(row[j], by: scale) }
      for (i, hinge) in hinges.enumerated() {
        hingeLosses[i][example] = hinge.loss(row.span, label: label)
      }
      let prediction = Prediction(row.span, label: label)
      crossEntropyLosses[example] = prediction.crossEntropyLoss(row.span, label: label)
      predictions.append(prediction)
    }
    self.scale = scale
    self.hinges = hinges
    self.hingeLosses = hingeLosses.map(LossSum.init)
    self.crossEntropyLosses = LossSum(crossEntropyLosses)
    self.predictions = predictions
    correctCount = predictions.count(where: \.isCorrect)
  }

  /// The same losses of some of the examples, which are then counted in this order.
  public func restricted(to examples: [Int]) -> Evaluation {
    var part = self
    part.hingeLosses = hingeLosses.map { losses in LossSum(examples.map { losses[$0] }) }
    part.crossEntropyLosses = LossSum(examples.map { crossEntropyLosses[$0] })
    part.predictions = examples.map { predictions[$0] }
    part.correctCount = part.predictions.count(where: \.isCorrect)
    return part
  }

  /// Takes an example's new unscaled scores and label; everything then is bit for bit what a fresh
  /// evaluation of the edited table gives.
  public mutating func update(example: Int, scores: Span<Double>, label: Int) {
    if scale == 1 {
      update(example: example, scaled: scores, label: label)
    } else {
      var row = [Double](repeating: 0, count: scores.count)
      for j in scores.indices { row[j] = scaled(scores[j], by: scale) }
      update(example: example, scaled: row.span, label: label)
    }
  }

  private mutating func update(example: Int, scaled row: Span<Double>, label: Int) {
    for (i, hinge) in hinges.enumerated() {
      hingeLosses[i][example] = hinge.loss(row, label: label)
    }
    let prediction = Prediction(row, label: label)
    crossEntropyLosses[example] = prediction.crossEntropyLoss(row, label: label)
    correctCount += (prediction.isCorrect ? 1 : 0) - (predictions[example].isCorrect ? 1 : 0)
    predictions[example] = prediction
  }

  public var exampleCount: Int { predictions.count }

  public func hingeLoss(of example: Int, hinge: Int = 0) -> Double { hingeLosses[hinge][example] }

  public func crossEntropyLoss(of example: Int) -> Double { crossEntropyLosses[example] }

  /// The probability of an example's label, e to the minus softmax loss L: within 4 L + 2 ulp, which
  /// is enough for reading.
  public func labelProbability(of example: Int) -> Double {
    exp(-crossEntropyLosses[example])
  }

  /// ``Softmax/probabilities(_:of:)`` at the cost of those classes alone.
  /// - Parameter scores: those of the example that were evaluated, scaled.
  public func probabilities(
    example: Int, scores: Span<Double>, classes: [Int]
  ) -> [Double] {
    let prediction = predictions[example]
    return Softmax.probabilities(
      scores, of: classes, top: Int(prediction.top), others: prediction.others)
  }

  public func isCorrect(example: Int) -> Bool { predictions[example].isCorrect }

  /// The class that alone has the highest score; nil where several tie.
  public func soleWinner(of example: Int) -> Int? {
    let prediction = predictions[example]
    return prediction.isSole ? Int(prediction.top) : nil
  }

  /// The table's SVM loss (1/N) Σ_i L_i.
  public func meanHingeLoss(hinge: Int = 0) -> Double { hingeLosses[hinge].mean }

  /// The table's softmax loss (1/N) Σ_i L_i.
  public var meanCrossEntropyLoss: Double { crossEntropyLosses.mean }

  /// The share of examples whose label alone has the highest score; 0 of no examples.
  public var accuracy: Double {
    exampleCount == 0 ? 0 : Double(correctCount) / Double(exampleCount)
  }
}

/// What the scores of an example say, kept so that nobody has to go through all of them again.
private struct Prediction: Hashable, Sendable {
  /// Σ_{j≠top} exp(s_j − s_top).
  let others: Double
  /// The first class with the highest score.
  let top: Int32
  /// Whether no other class has it too.
  let isSole: Bool
  let isCorrect: Bool

  init(_ scores: Span<Double>, label: Int) {
    let top = scores.indexOfHighest
    others = Softmax.others(scores, top: top)
    self.top = Int32(top)
    isSole = LossEngine.isSole(top, in: scores)
    isCorrect = isSole && top == label
  }

  func crossEntropyLoss(_ scores: Span<Double>, label: Int) -> Double {
    Softmax.crossEntropyLoss(scores, label: label, top: Int(top), others: others)
  }
}
