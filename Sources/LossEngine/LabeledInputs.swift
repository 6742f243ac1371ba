/// The inputs x of N examples and their labels, in the type that they are stored in.
public struct LabeledInputs: Hashable, Sendable {
  /// N×D finite numbers, row by row.
  public enum Values: Hashable, Sendable {
    case doubles([Double])
    case floats([Float])
    /// Bytes as they are, 0 to 255: pixels.
    case bytes([UInt8])

    public var count: Int {
      switch self {
      case .doubles(let values): values.count
      case .floats(let values): values.count
      case .bytes(let values): values.count
      }
    }

    /// All of them as doubles, each exactly.
    package var doubles: [Double] {
      if case .doubles(let values) = self { values } else { doubles(in: 0..<count) }
    }

    func doubles(in range: Range<Int>) -> [Double] {
      switch self {
      case .doubles(let values): Array(values[range])
      case .floats(let values): values[range].map { Double($0) }
      case .bytes(let values): values[range].map { Double($0) }
      }
    }

    /// One after the other, as floats or bytes where all of them are.
    package init(joining parts: [Values]) {
      var (floats, bytes): ([[Float]], [[UInt8]]) = ([], [])
      for part in parts {
        switch part {
        case .doubles: break
        case .floats(let values): floats.append(values)
        case .bytes(let values): bytes.append(values)
        }
      }
      self =
        bytes.count == parts.count
        ? .bytes(bytes.flatMap(\.self))
        : floats.count == parts.count
          ? .floats(floats.flatMap(\.self)) : .doubles(parts.flatMap(\.doubles))
    }
  }

  public let values: Values
  /// D.
  public let inputCount: Int
  /// The correct class of each example.
  public let labels: [Int]

  /// - Parameters:
  ///   - values: N×D finite numbers, row by row; another count stops the program.
  ///   - inputCount: D ≥ 1.
  ///   - labels: the correct class of each of N ≥ 1 examples, counted from 0.
  public init(_ values: Values, inputCount: Int, labels: [Int]) {
    precondition(inputCount > 0 && !labels.isEmpty, "there are no inputs")
    precondition(
      values.count == labels.count * inputCount,
      "\(values.count) numbers are no \(labels.count) examples of \(inputCount) inputs")
    (self.values, self.inputCount, self.labels) = (values, inputCount, labels)
  }

  /// - Parameters:
  ///   - rows: x of each of N ≥ 1 examples, D ≥ 1 finite numbers each; rows that differ in length stop
  ///     the program.
  ///   - labels: the correct class of each, counted from 0.
  public init(rows: [[Double]], labels: [Int]) {
    let inputCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == inputCount }, "examples differ in their inputs")
    self.init(.doubles(rows.flatMap(\.self)), inputCount: inputCount, labels: labels)
  }

  /// N.
  public var exampleCount: Int { labels.count }

  /// x of an example in 0..<N, D numbers.
  public func row(_ example: Int) -> [Double] {
    values.doubles(in: example * inputCount..<(example + 1) * inputCount)
  }

  /// x_d of an example.
  public subscript(example: Int, input: Int) -> Double {
    precondition(
      (0..<inputCount).contains(input), "there are \(inputCount) inputs, and no \(input)")
    let index = example * inputCount + input
    return switch values {
    case .doubles(let values): values[index]
    case .floats(let values): Double(values[index])
    case .bytes(let values): Double(values[index])
    }
  }
}
