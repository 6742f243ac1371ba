import LossEngine

/// Bytes that stay where they are for as long as this lives: copied into memory, or a mapped file.
package final class StableBytes: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  private let free: @Sendable (UnsafeRawBufferPointer) -> Void

  /// - Parameter free: is called with the bytes when nobody needs them any more.
  package init(
    _ bytes: UnsafeRawBufferPointer, free: @escaping @Sendable (UnsafeRawBufferPointer) -> Void
  ) {
    (self.bytes, self.free) = (bytes, free)
  }

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

    package var scoreSize: Int { precision.size }

    /// The byte at which a score begins.
    package func offset(_ example: Int, _ class: Int) -> Int {
      offset + scoreSize
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
    let size = layout.exampleCount * layout.classCount * layout.scoreSize
    precondition(layout.offset + size == file.bytes.count, "the layout is of another file")
    (self.file, self.layout) = (file, layout)
  }

  subscript(example: Int, class: Int) -> Double {
    precondition(
      (0..<layout.exampleCount).contains(example) && (0..<layout.classCount).contains(`class`),
      "no such score")
    let (bytes, offset) = (file.bytes, layout.offset(example, `class`))
    switch layout.precision {
    case .double: return score(Double(bitPattern: load(bytes, at: offset)))
    case .single: return score(Double(Float(bitPattern: load(bytes, at: offset))))
    case .half: return score(Half(bitPattern: load(bytes, at: offset)).value)
    }
  }

  /// A score, or −∞ in place of NaN and +∞: another program may write those into a mapped file after
  /// it was checked, and code that works with scores must not meet them.
  @inline(__always)
  private func score(_ value: Double) -> Double {
    value < .infinity ? value : -.infinity
  }

  /// Replaces the contents of `row` by the C scores of an example.
  func copyScores(of example: Int, into row: inout [Double]) {
    if row.count != layout.classCount { row = Array(repeating: 0, count: layout.classCount) }
    switch layout.precision {
    case .double: copy(example, &row) { Double(bitPattern: $0) }
    case .single: copy(example, &row) { Double(Float(bitPattern: $0)) }
    case .half: copy(example, &row) { Half(bitPattern: $0).value }
    }
  }

  @inline(__always)
  private func copy<Bits: FixedWidthInteger>(
    _ example: Int, _ row: inout [Double], _ value: (Bits) -> Double
  ) {
    let size = MemoryLayout<Bits>.size
    let start = file.bytes.baseAddress! + layout.offset(example, 0)
    let stride = layout.isByClass ? layout.exampleCount * size : size
    precondition((0..<layout.exampleCount).contains(example), "no such example")
    row.withUnsafeMutableBufferPointer { row in
      // The compiler makes vector code of a loop only if stride and byte order are constants: this
      // one is for the usual file.
      if stride == size, !layout.isBigEndian {
        for index in row.indices {
          let bits = (start + index * size).loadUnaligned(as: Bits.self)
          row[index] = score(value(Bits(littleEndian: bits)))
        }
      } else {
        for index in row.indices {
          let bits = (start + index * stride).loadUnaligned(as: Bits.self)
          row[index] = score(
            value(layout.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)))
        }
      }
    }
  }

  @inline(__always)
  func load<Bits: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bits {
    let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Bits.self)
    return layout.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)
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
