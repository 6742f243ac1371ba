import Platform

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
    self.init(exampleCount: matrix.exampleCount, hinges: hinges) { example, row in
      row.fill(scale: scale) { matrix.copyScores(of: example, into: &$0) }
      return matrix.labels[example]
    }
  }

  /// Evaluates a table stored elsewhere.
  /// - Parameters:
  ///   - exampleCount: N ≥ 0.
  ///   - hinges: the SVM losses to evaluate beside softmax.
  ///   - rows: fills the row of an example, see ``ScoreRow/fill(scale:precision:_:)``, and returns the
  ///     example's label. All examples share one row's memory. What it throws ends the evaluation.
  public init<Failure: Error>(
    exampleCount: Int, hinges: [HingeLoss],
    rows: (_ example: Int, _ row: inout ScoreRow) throws(Failure) -> Int
  ) throws(Failure) {
    let zeros = [Double](repeating: 0, count: exampleCount)
    var hingeLosses = hinges.map { _ in zeros }
    var crossEntropyLosses = zeros
    var predictions: [Prediction] = []
    predictions.reserveCapacity(exampleCount)
    var row = ScoreRow()
    for example in 0..<exampleCount {
      let label = try rows(example, &row)
      for (i, hinge) in hinges.enumerated() {
        hingeLosses[i][example] = hinge.loss(row, label: label)
      }
      let prediction = Prediction(row.scores.span, label: label)
      crossEntropyLosses[example] = prediction.crossEntropyLoss(row.scores.span, label: label)
      predictions.append(prediction)
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
    let prediction = Prediction(row.scores.span, label: label)
    crossEntropyLosses[example] = prediction.crossEntropyLoss(row.scores.span, label: label)
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
    exp(-crossEntropyLosses[example])
  }

  /// p_j of some classes of an example, as ``Softmax/probabilities(_:of:)`` gives them, but without
  /// going through its other classes.
  /// - Parameters:
  ///   - example: the position of the example.
  ///   - row: its scores, the same that were evaluated.
  ///   - classes: the classes asked for.
  public func probabilities(example: Int, row: ScoreRow, classes: [Int]) -> [Double] {
    let prediction = predictions[example]
    return Softmax.probabilities(
      row.scores.span, of: classes, top: Int(prediction.top), others: prediction.others)
  }

  /// Whether the label's score is the highest and no other ties with it.
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

/// What is kept of an example's scores, so that a question about its softmax loss, its probabilities
/// or its winner need not go through all classes again.
private struct Prediction: Hashable, Sendable {
  /// Σ_{j≠top} exp(s_j − s_top).
  let others: Double
  /// The first class with the highest score.
  let top: Int32
  /// Whether no other class ties with `top`.
  let isSole: Bool
  let isCorrect: Bool

  init(_ scores: Span<Double>, label: Int) {
    checkClasses(scores.count, label: label)
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
