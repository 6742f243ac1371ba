import LossEngine

/// Copies rows of inputs, one block after the other, to memory in which they are computed with.
///
/// Rows begin an odd number of cache lines apart there: at distances such as 4096 bytes all of them
/// would compete for the same lines of a cache.
struct InputBlocks<Scalar: PassScalar> {
  let inputs: LabeledInputs
  /// Which examples; nil for all.
  let examples: [Int]?
  let step: Int
  /// How many rows a block has: about 128 kB of them.
  let rowCount: Int

  init(_ inputs: LabeledInputs, examples: [Int]?) {
    (self.inputs, self.examples) = (inputs, examples)
    let line = 64 / MemoryLayout<Scalar>.stride
    step = ((inputs.inputCount + line - 1) / line | 1) * line
    let fitting = (128 << 10) / (step * MemoryLayout<Scalar>.stride)
    rowCount = min(max(6, fitting / 6 * 6), 1020)
  }

  var exampleCount: Int { examples?.count ?? inputs.exampleCount }

  /// Writes x of the examples at some places of the order.
  func copy(
    _ places: Range<Int>, to rows: UnsafeMutablePointer<Scalar>,
    _ labels: UnsafeMutablePointer<Int>, classCount: Int
  ) {
    for (i, place) in places.enumerated() {
      let example = examples?[place] ?? place
      let label = inputs.labels[example]
      precondition(
        (0..<classCount).contains(label), "a label is one of \(classCount) classes, not \(label)")
      labels[i] = label
    }
    switch inputs.values {
    case .doubles(let values): copy(values, places, to: rows) { Scalar($0) }
    case .floats(let values): copy(values, places, to: rows) { Scalar($0) }
    case .bytes(let values): copy(values, places, to: rows) { Scalar($0) }
    }
  }

  @inline(__always)
  private func copy<Value>(
    _ values: [Value], _ places: Range<Int>, to rows: UnsafeMutablePointer<Scalar>,
    _ converted: (Value) -> Scalar
  ) {
    let count = inputs.inputCount
    values.withUnsafeBufferPointer { values in
      for (i, place) in places.enumerated() {
        let row = rows + i * step
        let first = values.baseAddress! + (examples?[place] ?? place) * count
        for d in 0..<count { row[d] = converted(first[d]) }
      }
    }
  }
}
