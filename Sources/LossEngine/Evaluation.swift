/// The losses of a whole table, kept so that an edit costs one example.
///
/// Examples are counted from 0 and SVM losses as they stand in ``hinges``; another number stops the
/// program, and so does a row of fewer than two scores or a label that is none of its classes.
public struct Evaluation: Hashable, Sendable {
  /// The SVM losses that are evaluated side by side, such as the lecture's and a changed one.
  public let hinges: [HingeLoss]

  private var hingeLosses: [LossSum]
  private var crossEntropyLosses: LossSum
  private var predictions: [Prediction]
  /// How many examples have their label alone on top.
  public private(set) var correctCount: Int

  /// Evaluates a matrix.
  /// - Parameters:
  ///   - matrix: the scores s and labels of the examples.
  ///   - hinges: the SVM losses to evaluate beside softmax.
  ///   - scale: k, finite and ≥ 0: the losses are those of k·s.
  public init(_ matrix: ScoreMatrix, hinges: [HingeLoss] = [.lecture], scale: Double = 1) {
    self.init(exampleCount: matrix.exampleCount, hinges: hinges) { example in
      (ScoreRow(matrix.scores(of: example), scale: scale), matrix.labels[example])
    }
  }

  /// Evaluates a table stored elsewhere.
  /// - Parameters:
  ///   - exampleCount: N ≥ 0.
  ///   - hinges: the SVM losses to evaluate beside softmax.
  ///   - rows: gives the scores and the label of an example. What it throws ends the evaluation.
  public init<Failure: Error>(
    exampleCount: Int, hinges: [HingeLoss],
    rows: (_ example: Int) throws(Failure) -> (row: ScoreRow, label: Int)
  ) throws(Failure) {
    let zeros = [Double](repeating: 0, count: exampleCount)
    var hingeLosses = hinges.map { _ in zeros }
    var crossEntropyLosses = zeros
    var predictions: [Prediction] = []
    predictions.reserveCapacity(exampleCount)
    for example in 0..<exampleCount {
      let (row, label) = try rows(example)
      for (i, hinge) in hinges.enumerated() {
        hingeLosses[i][example] = hinge.loss(row, label: label)
      }
      crossEntropyLosses[example] = Softmax.crossEntropyLoss(row.scores.span, label: label)
      predictions.append(Prediction(row.scores.span, label: label))
    }
    self.hinges = hinges
    self.hingeLosses = hingeLosses.map(LossSum.init)
    self.crossEntropyLosses = LossSum(crossEntropyLosses)
    self.predictions = predictions
    correctCount = predictions.count(where: \.isCorrect)
  }

  /// The losses of some of the examples alone, without evaluating them again.
  /// - Parameter examples: they become the examples 0, 1, … of the result, in this order.
  public func restricted(to examples: [Int]) -> Evaluation {
    var part = self
    part.hingeLosses = hingeLosses.map { losses in LossSum(examples.map { losses[$0] }) }
    part.crossEntropyLosses = LossSum(examples.map { crossEntropyLosses[$0] })
    part.predictions = examples.map { predictions[$0] }
    part.correctCount = part.predictions.count(where: \.isCorrect)
    return part
  }

  /// Takes an example's new row and label, at a cost of O(C + log N). Afterwards every number is bit
  /// for bit the one that evaluating the edited table from scratch gives.
  public mutating func update(example: Int, row: ScoreRow, label: Int) {
    precondition(
      predictions.indices.contains(example), "there are \(exampleCount) examples, and no \(example)"
    )
    for (i, hinge) in hinges.enumerated() {
      hingeLosses[i][example] = hinge.loss(row, label: label)
    }
    crossEntropyLosses[example] = Softmax.crossEntropyLoss(row.scores.span, label: label)
    let prediction = Prediction(row.scores.span, label: label)
    correctCount += (prediction.isCorrect ? 1 : 0) - (predictions[example].isCorrect ? 1 : 0)
    predictions[example] = prediction
  }

  public var exampleCount: Int { predictions.count }

  /// An SVM loss of an example; `hinge` is the position of the loss in ``hinges``.
  public func hingeLoss(of example: Int, hinge: Int = 0) -> Double { hingeLosses[hinge][example] }

  /// The softmax loss of an example, in nats.
  public func crossEntropyLoss(of example: Int) -> Double { crossEntropyLosses[example] }

  /// The probability of an example's label, as exp(−L) of its softmax loss L: within 4 L + 2 ulp. That
  /// is enough to show; ``Softmax/probabilities(_:)`` is within 4 ulp.
  public func labelProbability(of example: Int) -> Double {
    Softmax.exponential(-crossEntropyLosses[example])
  }

  /// Whether the label's score is the highest and no other ties with it.
  public func isCorrect(example: Int) -> Bool { predictions[example].isCorrect }

  /// The class that alone has the highest score; nil where several tie.
  public func soleWinner(of example: Int) -> Int? { predictions[example].soleWinner }

  /// The table's SVM loss (1/N) Σ_i L_i.
  public func meanHingeLoss(hinge: Int = 0) -> Double { hingeLosses[hinge].mean }

  /// The table's softmax loss (1/N) Σ_i L_i.
  public var meanCrossEntropyLoss: Double { crossEntropyLosses.mean }

  /// The share of examples whose label alone has the highest score; 0 of no examples.
  public var accuracy: Double {
    exampleCount == 0 ? 0 : Double(correctCount) / Double(exampleCount)
  }
}

/// Which class an example's scores are highest for.
private struct Prediction: Hashable, Sendable {
  /// The class that alone has the highest score; nil where several tie.
  let soleWinner: Int?
  /// Whether that is the label.
  let isCorrect: Bool

  init(_ scores: Span<Double>, label: Int) {
    soleWinner = LossEngine.soleWinner(scores)
    isCorrect = soleWinner == label
  }
}
