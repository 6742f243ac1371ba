import LossBatches
import LossEngine

/// The scores that are measured: the same on every machine and in every language.
///
/// SplitMix64 from 42 on, a unit being the upper 53 bits of a draw / 2⁵³. Of each example: the label
/// is a draw mod C, a unit u, then C scores 6 (unit − ½), to the label's of which 3 u is added.
struct MadeScores {
  let size: TableSize
  private(set) var labels: [Int] = []

  init(_ size: TableSize) { self.size = size }

  /// Makes all scores, row by row.
  mutating func make<Scalar: BatchScalar>(_: Scalar.Type) -> [Scalar] {
    var generator = SplitMix64(state: 42)
    var scores: [Scalar] = []
    scores.reserveCapacity(size.scoreCount)
    labels = []
    for _ in 0..<size.examples {
      let label = Int(generator.next() % UInt64(size.classes))
      let bonus = 3 * generator.unit()
      for j in 0..<size.classes {
        let score = 6 * (generator.unit() - 0.5)
        scores.append(Scalar(j == label ? score + bonus : score))
      }
      labels.append(label)
    }
    return scores
  }

  static func batch<Scalar: BatchScalar>(_ size: TableSize, _: Scalar.Type) -> LossBatch<Scalar> {
    var made = MadeScores(size)
    let scores = made.make(Scalar.self)
    return valid { () throws(ScoreError) in
      try LossBatch(scores: scores, labels: made.labels, classCount: size.classes)
    }
  }

  static func matrix(_ size: TableSize) -> ScoreMatrix {
    var made = MadeScores(size)
    let scores = made.make(Double.self)
    return valid { () throws(ScoreError) in
      try ScoreMatrix(
        exampleCount: size.examples, classCount: size.classes, labels: made.labels
      ) { scores[$0 * size.classes + $1] }
    }
  }

  private static func valid<Value>(_ body: () throws(ScoreError) -> Value) -> Value {
    do throws(ScoreError) { return try body() } catch { fatalError("made scores: \(error)") }
  }
}

/// N×C.
struct TableSize: Hashable {
  let examples: Int
  let classes: Int

  static let lecture = TableSize(examples: 3, classes: 3)

  var scoreCount: Int { examples * classes }
}

extension TableSize: CustomStringConvertible {
  var description: String { "\(grouped(examples))×\(grouped(classes))" }
}

/// Steele, Lea and Flood's generator.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
