import LossEngine

/// A linear classifier, the inputs it is shown, and the table of scores that they make.
package struct LinearModel: Equatable, Sendable {
  /// Classes, examples, labels and names; its scores are W x + b.
  package internal(set) var table: ScoreTable
  /// A row of W and a b for each class, by `ClassID.index`.
  package internal(set) var classifier: LinearClassifier
  /// By `ExampleID.index`.
  var inputs: [Input]
  /// The penalty on W in the full loss.
  package internal(set) var regularizer: Regularizer
  /// The shape that the document gives its inputs; nil where it gives none.
  package var shape: PictureShape?

  /// The input x of an example, with W x, so that its scores at another k cost C operations, not C·D.
  package struct Input: Sendable {
    /// x, in the type that it was read in.
    private(set) var values: LabeledInputs.Values
    private(set) var sums: [WeightedSum]
    private var decimals: [Int16]

    package init(_ x: [Double], of classifier: LinearClassifier) throws(ClassifierError) {
      try self.init(.doubles(x), of: classifier)
    }

    package init(
      _ values: LabeledInputs.Values, of classifier: LinearClassifier
    ) throws(ClassifierError) {
      let x = values.doubles
      (self.values, sums) = (values, try classifier.weightedSums(of: x.span))
      decimals = classifier.decimalCounts(of: x.span)
    }

    package var x: [Double] { values.doubles }

    /// One number of x.
    func x(_ d: Int) -> Double {
      switch values {
      case .doubles(let values): values[d]
      case .floats(let values): Double(values[d])
      case .bytes(let values): Double(values[d])
      }
    }

    func hasNumbers(of other: Input) -> Bool { values == other.values || x == other.x }

    /// The scores at W × k of the classifier that it was made for, by `ClassID.index`.
    package func scores(of classifier: LinearClassifier, at k: Double = 1) -> [Double] {
      classifier.scores(of: sums, scale: k)
    }

    /// The score at W × 1 of the class in W's row c.
    func score(_ c: Int, of classifier: LinearClassifier) -> Double {
      classifier.score(of: sums[c], class: c)
    }

    /// Replaces one number of x.
    mutating func replace(_ d: Int, by number: Double, for classifier: LinearClassifier) {
      var x = x
      x[d] = number
      values = .doubles(x)
      decimals = classifier.decimalCounts(of: x.span)
      updateSums(for: classifier)
    }

    mutating func updateSums(for classifier: LinearClassifier) {
      let x = x
      for c in sums.indices { sums[c] = classifier.weightedSum(of: x.span, decimals, class: c) }
    }

    /// Takes up another row c of W.
    mutating func updateSum(of c: Int, for classifier: LinearClassifier) {
      let x = x
      sums[c] = classifier.weightedSum(of: x.span, decimals, class: c)
    }
  }

  /// - Parameters:
  ///   - table: the scores of these inputs; its classes are in the order of W's rows.
  ///   - inputs: with W x of this classifier.
  package init(
    table: ScoreTable, classifier: LinearClassifier, inputs: [Input],
    regularizer: Regularizer = Regularizer(), shape: PictureShape? = nil
  ) {
    precondition(
      inputs.count == table.exampleCount && classifier.classCount == table.classCount,
      "a classifier has a row of W a class, and an input an example")
    (self.table, self.classifier, self.inputs) = (table, classifier, inputs)
    (self.regularizer, self.shape) = (regularizer, shape)
  }

  package func input(of id: ExampleID) -> [Double] { inputs[id.index].x }

  /// x of the example at `position`.
  package func input(of position: Int) -> [Double] { input(of: table.examples[position]) }

  /// The row of W and the b of a class.
  package func weights(of id: ClassID) -> (row: [Double], bias: Double) {
    let start = id.index * classifier.inputCount
    return (
      Array(classifier.weights[start..<start + classifier.inputCount]), classifier.bias[id.index]
    )
  }

  /// The weight of the class at a position for an input.
  package func weight(ofClass position: Int, input d: Int) -> Double {
    classifier[class: table.classes[position].index, input: d]
  }

  /// b of the class at a position.
  package func bias(ofClass position: Int) -> Double {
    classifier[biasOf: table.classes[position].index]
  }

  /// k·W x + b of the example at `position`, in the order of the table's classes.
  package func scores(of position: Int, at k: Double) -> [Double] {
    guard k != 1 else { return table.scores(position) }
    let scores = inputs[table.examples[position].index].scores(of: classifier, at: k)
    return table.classes.map { scores[$0.index] }
  }

  /// The same for a loss to read.
  package func row(of position: Int, at k: Double) -> ScoreRow {
    let sums = inputs[table.examples[position].index].sums
    let decimals = classifier.decimals(of: sums, scale: k)
    return ScoreRow(
      computed: scores(of: position, at: k),
      isDecimal: table.classes.map { decimals[$0.index] != nil })
  }

  /// A bare table of the scores at W × k.
  func tableOfScores(at k: Double) -> ScoreTable {
    var bare = table
    guard k != 1 else { return bare }
    for id in bare.examples {
      bare.setScores(of: id, inputs[id.index].scores(of: classifier, at: k))
    }
    return bare
  }

  func mayOverflow(at k: Double) -> Bool {
    // k·W x + b is k (s − b) + b, s being a score at W × 1, and k s under the bias trick, which is less
    // than the bound too. Twice the bound is safe from rounding.
    let bias = classifier.bias.reduce(0) { max($0, abs($1)) }
    return !(2 * (k * (table.magnitudeBound + bias) + bias)).isFinite
  }

  /// Whether both look the same on a screen and in a file.
  package static func == (a: LinearModel, b: LinearModel) -> Bool {
    a.table == b.table && a.regularizer == b.regularizer
      && a.classifier.hasBiasTrick == b.classifier.hasBiasTrick
      && zip(a.table.classes, b.table.classes).allSatisfy { a.weights(of: $0) == b.weights(of: $1) }
      && zip(a.table.examples, b.table.examples).allSatisfy {
        a.inputs[$0.index].hasNumbers(of: b.inputs[$1.index])
      }
  }
}

// What a classifier's file no longer has, and its journal brings back.
extension LinearModel {
  /// A classifier on the classes and examples of a bare table, whose scores it computes.
  /// - Parameters:
  ///   - rows: b and then the row of W of each class.
  ///   - inputs: x of each example.
  package init(
    table: ScoreTable, rows: [ClassID: [Double]], inputs: [ExampleID: [Double]],
    regularizer: Regularizer = Regularizer(), hasBiasTrick: Bool = false
  ) throws(ClassifierError) {
    // Identities of what was deleted have their places too, which stay 0.
    let none = [Double](repeating: 0, count: rows.first?.value.count ?? 1)
    let weights = table.classNames.indices.map { rows[ClassID(index: $0)] ?? none }
    let classifier = try LinearClassifier(
      weights: weights.map { Array($0.dropFirst()) }, bias: weights.map { $0.first ?? 0 },
      hasBiasTrick: hasBiasTrick)
    self.regularizer = regularizer
    self.inputs = try (0..<table.exampleIDCount).map { index throws(ClassifierError) in
      try Input(inputs[ExampleID(index: index)] ?? Array(none.dropFirst()), of: classifier)
    }
    (self.table, self.classifier) = (table, classifier)
    for id in table.examples {
      self.table.setScores(of: id, self.inputs[id.index].scores(of: classifier))
    }
  }

  /// Adds an example, made of its input.
  package mutating func insertExample(
    named name: String, label: ClassID, _ input: Input, at position: Int
  ) -> ExampleID {
    let id = table.makeExample(named: name, label: label)
    precondition(id.index == inputs.count, "every example has its input")
    inputs.append(input)
    table.setScores(of: id, input.scores(of: classifier))
    table.apply(.insertExample(id, at: position))
    return id
  }

  /// Adds a class, made of its row of W and its b.
  package mutating func insertClass(
    named name: String, weights: [Double], bias: Double, at position: Int
  ) throws(ClassifierError) -> ClassID {
    let rows = classifier.bias.indices.map { self.weights(of: ClassID(index: $0)).row }
    let grown = try LinearClassifier(
      weights: rows + [weights], bias: classifier.bias + [bias],
      hasBiasTrick: classifier.hasBiasTrick)
    inputs = try inputs.map { input throws(ClassifierError) in try Input(input.values, of: grown) }
    classifier = grown
    let id = table.makeClass(named: name)
    precondition(id.index == rows.count, "every class has its row of W")
    for (index, input) in inputs.enumerated() {
      let score = input.scores(of: classifier)[id.index]
      table.apply(.setScore(ExampleID(index: index), id, score))
    }
    table.apply(.insertClass(id, at: position))
    return id
  }
}
