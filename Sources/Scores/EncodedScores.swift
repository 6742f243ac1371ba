import LossEngine

/// Bytes that stay where they are for as long as this lives: copied into memory, or a mapped file.
package final class StableBytes: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  private let check: @Sendable (UnsafeRawBufferPointer) -> Bool
  private let free: @Sendable (UnsafeRawBufferPointer) -> Void

  /// - Parameters:
  ///   - check: whether nobody has changed the bytes.
  ///   - free: is called with the bytes when nobody needs them any more.
  package init(
    _ bytes: UnsafeRawBufferPointer,
    check: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool = { _ in true },
    free: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    (self.bytes, self.check, self.free) = (bytes, check, free)
  }

  /// Whether the bytes are still what they were at first. Once they are not, they may be anything, but
  /// can be read.
  package var areUnchanged: Bool { check(bytes) }

  package convenience init(copying array: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
    copy.copyBytes(from: array)
    self.init(UnsafeRawBufferPointer(copy)) { $0.deallocate() }
  }

  deinit { free(bytes) }
}

/// N×C scores as the bytes of a file have them, decoded when they are asked for.
package struct EncodedScores: Sendable {
  /// How the scores of one file are written.
  package struct Layout: Hashable, Sendable {
    package var precision: ScorePrecision
    package var isBigEndian: Bool
    /// Whether the scores of a class stand together (Fortran's order), and not those of an example.
    package var isByClass: Bool
    package var exampleCount: Int
    package var classCount: Int
    /// The byte at which the first score begins.
    package var offset: Int

    package init(
      precision: ScorePrecision, isBigEndian: Bool = false, isByClass: Bool = false,
      exampleCount: Int, classCount: Int, offset: Int = 0
    ) {
      (self.precision, self.isBigEndian, self.isByClass) = (precision, isBigEndian, isByClass)
      (self.exampleCount, self.classCount, self.offset) = (exampleCount, classCount, offset)
    }

    /// The byte at which a score begins.
    package func offset(_ example: Int, _ class: Int) -> Int {
      offset + precision.size
        * (isByClass ? `class` * exampleCount + example : example * classCount + `class`)
    }

    /// The bytes that this layout has for a score.
    package func encoded(_ score: Double) -> [UInt8] {
      switch precision {
      case .double: bytes(score.bitPattern)
      case .single: bytes(Float(score).bitPattern)
      case .half: bytes(Half(nearestTo: score).bitPattern)
      }
    }

    private func bytes(_ bits: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: isBigEndian ? bits.bigEndian : bits.littleEndian) { Array($0) }
    }
  }

  package let layout: Layout
  /// The whole file. Its last score ends where the file ends.
  package let file: StableBytes

  package init(_ file: StableBytes, layout: Layout) {
    let size = layout.exampleCount * layout.classCount * layout.precision.size
    precondition(layout.offset + size == file.bytes.count, "the layout is of another file")
    (self.file, self.layout) = (file, layout)
  }

  /// A score, or −∞ in place of NaN and +∞: another program may write those into a mapped file after
  /// it was checked, and code that works with scores must not meet them.
  subscript(example: Int, class: Int) -> Double {
    precondition(
      (0..<layout.exampleCount).contains(example) && (0..<layout.classCount).contains(`class`),
      "no such score")
    let score = stored(at: layout.offset(example, `class`))
    return score < .infinity ? score : -.infinity
  }

  /// The C scores of an example.
  func scores(of example: Int) -> [Double] {
    (0..<layout.classCount).map { self[example, $0] }
  }

  /// What the file has at a byte, which may be NaN or +∞.
  private func stored(at offset: Int) -> Double {
    switch layout.precision {
    case .double: Double(bitPattern: bits(at: offset))
    case .single: Double(Float(bitPattern: bits(at: offset)))
    case .half: Half(bitPattern: bits(at: offset)).value
    }
  }

  private func bits<Bits: FixedWidthInteger>(at offset: Int) -> Bits {
    let bits = file.bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self)
    return layout.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)
  }

  /// Why these are no scores of a table: the first NaN or +∞ in the order of the file, or else the
  /// first example with every class masked; nil where there is no such thing.
  package func refusal() -> ScoreError? {
    var maskCounts = Array(repeating: 0, count: layout.exampleCount)
    for index in 0..<layout.exampleCount * layout.classCount {
      let score = stored(at: layout.offset + index * layout.precision.size)
      guard !score.isFinite else { continue }
      let (example, `class`) =
        layout.isByClass
        ? (index % layout.exampleCount, index / layout.exampleCount)
        : (index / layout.classCount, index % layout.classCount)
      if score.isNaN { return .notANumber(example: example, classIndex: `class`) }
      if score > 0 { return .positiveInfinity(example: example, classIndex: `class`) }
      maskCounts[example] += 1
    }
    return maskCounts.firstIndex(of: layout.classCount).map { .everyClassMasked(example: $0) }
  }

  /// A bound on |score|, masks aside: the largest one of doubles. Of smaller types it is the type's
  /// largest number, as only a k above 1e269 could carry one of these beyond the largest double.
  var magnitude: Double {
    guard layout.precision == .double else { return layout.precision.greatest }
    return (0..<layout.exampleCount).reduce(0) { largest, example in
      scores(of: example).reduce(largest) { $1 > -.infinity ? max($0, abs($1)) : $0 }
    }
  }
}

extension ScorePrecision {
  /// How many bytes a score takes.
  package var size: Int {
    switch self {
    case .double: 8
    case .single: 4
    case .half: 2
    }
  }
}
