import LossEngine

extension EncodedScores {
  /// A bound on |score|, masks aside: the largest one of doubles. Of smaller types it is the type's
  /// largest number, as only a k above 1e269 could carry one of these beyond the largest double.
  func magnitude() -> Double {
    guard layout.precision == .double else { return layout.precision.greatest }
    var largest = 0.0
    let scores = UnsafeRawBufferPointer(rebasing: file.bytes[layout.offset...])
    for offset in stride(from: 0, to: scores.count, by: 8) {
      let size = abs(Double(bitPattern: load(scores, at: offset)))
      if size > largest, size < .infinity { largest = size }
    }
    return largest
  }

  /// Why these are no scores of a table: the first NaN or +∞ in the order of the file, or else the
  /// first example with every class masked; nil where there is no such thing.
  package func refusal() -> ScoreError? {
    switch layout.precision {
    case .double: refusal(exponent: 0x7FF0_0000_0000_0000 as UInt64, one: 0x0010_0000_0000_0000)
    case .single: refusal(exponent: 0x7F80_0000 as UInt32, one: 0x0080_0000)
    case .half: refusal(exponent: 0x7C00 as UInt16, one: 0x0400)
    }
  }

  /// - Parameters:
  ///   - exponent: the bits of the exponent. A number whose exponent has all of them set is infinite or
  ///     NaN.
  ///   - one: the lowest bit of the exponent. Adding it to an exponent with all bits set carries into
  ///     the sign bit.
  @inline(__always)
  private func refusal<Bits: FixedWidthInteger & UnsignedInteger>(
    exponent: Bits, one: Bits
  ) -> ScoreError? {
    let scores = UnsafeRawBufferPointer(rebasing: file.bytes[layout.offset...])
    let (size, count) = (MemoryLayout<Bits>.size, layout.exampleCount * layout.classCount)
    let negativeInfinity = exponent | ~(Bits.max >> 1)
    var masks: [Int] = []
    for start in stride(from: 0, to: count, by: 4096) {
      let end = min(start + 4096, count)
      // Nearly always all scores of a block are finite: one look at the sign bit of `seen` tells.
      var seen: Bits = 0
      if layout.isBigEndian {
        for index in start..<end {
          let bits = scores.loadUnaligned(fromByteOffset: index &* size, as: Bits.self)
          seen |= (Bits(bigEndian: bits) & exponent) &+ one
        }
      } else {
        for index in start..<end {
          let bits = scores.loadUnaligned(fromByteOffset: index &* size, as: Bits.self)
          seen |= (Bits(littleEndian: bits) & exponent) &+ one
        }
      }
      guard seen.leadingZeroBitCount == 0 else { continue }
      if masks.isEmpty { masks = Array(repeating: 0, count: layout.exampleCount) }
      for index in start..<end {
        let bits: Bits = load(scores, at: index * size)
        guard bits & exponent == exponent else { continue }
        let (example, `class`) = place(index)
        guard bits == negativeInfinity else {
          return bits == exponent
            ? .positiveInfinity(example: example, classIndex: `class`)
            : .notANumber(example: example, classIndex: `class`)
        }
        masks[example] += 1
      }
    }
    return masks.firstIndex(of: layout.classCount).map { .everyClassMasked(example: $0) }
  }

  /// The example and the class of a score, counted as the file has them.
  private func place(_ index: Int) -> (Int, Int) {
    layout.isByClass
      ? (index % layout.exampleCount, index / layout.exampleCount)
      : (index / layout.classCount, index % layout.classCount)
  }
}
