import LossEngine
import Scores
import TestSupport

extension Model {
  /// A classifier of pictures, all with label 0.
  static func pictures(
    _ weights: [[Double]], bias: [Double]? = nil, inputs: [[Double]], classNames: [String],
    shape: PictureShape?
  ) throws -> Model {
    let bias = bias ?? weights.map { _ in 0 }
    let classifier = try LinearClassifier(weights: weights, bias: bias)
    let inputs = try inputs.map { try LinearModel.Input($0, of: classifier) }
    let rows = inputs.map { $0.scores(of: classifier) }
    let table = try ScoreTable(
      matrix: ScoreMatrix(rows: rows, labels: rows.map { _ in 0 }), classNames: classNames)
    return .linear(
      LinearModel(table: table, classifier: classifier, inputs: inputs, shape: shape))
  }

  /// The slide's picture of four pixels, whose scores are -96.8, 437.9 and 60.75.
  static func slidePicture() throws -> Model {
    try pictures(
      [[0.2, -0.5, 0.1, 2], [1.5, 1.3, 2.1, 0], [0, 0.25, 0.2, -0.3]], bias: [1.1, 3.2, -1.2],
      inputs: [[56, 231, 24, 2]], classNames: ["cat", "dog", "ship"],
      shape: PictureShape(rows: 2, columns: 2))
  }

  /// Ten classes of strokes: class c has a bright row and a bright column, with noise; three examples.
  static func strokes(side: Int) throws -> Model {
    var generator = SeededGenerator(state: 7)
    func noise() -> Double { Double(Int.random(in: -20...20, using: &generator)) / 100 }
    let weights = (0..<10).map { c in
      (0..<side * side).map { pixel in
        let isStroke = pixel / side == c * side / 10 || pixel % side == (9 - c) * side / 10
        return (isStroke ? 0.7 : -0.2) + noise()
      }
    }
    let inputs = weights.prefix(3).map { $0.map { 100 * ($0 + 0.4) } }
    return try pictures(
      weights, inputs: inputs, classNames: (0..<10).map(String.init),
      shape: PictureShape(rows: side, columns: side))
  }

  /// 3,072 inputs whose shape no document gives: pixels of CIFAR-10 in row, column, colour. The upper
  /// half of the first input is red, the lower one blue.
  static func colors() throws -> Model {
    var generator = SeededGenerator(state: 8)
    func row(_ range: ClosedRange<Int>) -> [Double] {
      (0..<3072).map { _ in Double(Int.random(in: range, using: &generator)) }
    }
    let flag = (0..<3072).map { $0 % 3 == ($0 < 1536 ? 0 : 2) ? 255.0 : 0 }
    return try pictures(
      (0..<10).map { _ in row(-90...90).map { $0 / 1000 } }, inputs: [flag, row(0...255)],
      classNames: (0..<10).map { "class \($0)" }, shape: nil)
  }
}
