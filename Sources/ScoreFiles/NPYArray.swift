import LossEngine
import Scores

/// X, W or b of a classifier: a matrix of numbers in an NPY file. Large files are mapped into memory.
struct NPYArray {
  /// What it is called: "X".
  let role: String
  let rowCount: Int
  let columnCount: Int
  /// The name of the file in errors.
  private let name: String
  private let header: NPYHeader
  private let type: NPYHeader.ElementType
  private let file: StableBytes

  /// - Parameter meaning: what its rows and columns are; nil for a vector, which is a single row.
  init(_ path: String, role: String, meaning: String?) throws(ScoreFileError) {
    let name = ScoreFile.displayName(path)
    do { file = try stableBytes(ofFile: path) } catch {
      throw ScoreFileError(file: name, problem: error)
    }
    if let kind = foreignKind(of: file.bytes, path: path, holding: role) {
      throw ScoreFileError(file: name, problem: .contents(kind))
    }
    var parser = NPYHeaderParser(file.bytes, file: name)
    header = try parser.header()
    guard let type = header.type else {
      throw parser.error(
        "elements of type \(quoted(header.typeName)); expected floats or integers"
          + header.adviceForFloats(role))
    }
    try parser.check(header, elementSize: type.size, fileSize: file.bytes.count)
    (self.role, self.name, self.type) = (role, name, type)
    let shape = header.shape
    guard !shape.contains(0) else {
      throw parser.error("\(role) is empty; expected at least one number")
    }
    if let meaning {
      guard shape.count == 2 else {
        throw parser.error(
          "\(role) has \(counted(shape.count, "dimension")); expected 2, \(meaning): "
            + (role == "W" && shape.count == 1
              ? "of a single w save np.stack([0 * w, w])"
              : "save \(role).reshape(\(shape.count > 1 ? shape[0] : 1), -1)"))
      }
      (rowCount, columnCount) = (shape[0], shape[1])
    } else {
      guard shape.count(where: { $0 > 1 }) <= 1 else {
        throw parser.error("\(role) has \(counted(shape.count, "dimension")); expected 1")
      }
      (rowCount, columnCount) = (1, shape.reduce(1, *))
    }
  }

  /// The first numbers of a row, each exactly, in the smallest of three types that has all of this array's.
  /// A number that is not finite is an error.
  func row(_ row: Int, count: Int) throws(ScoreFileError) -> LabeledInputs.Values {
    let values = values(row, 0..<count)
    let wrong =
      switch values {
      case .bytes: Int?.none
      case .floats(let values): values.firstIndex { !$0.isFinite }
      case .doubles(let values): values.firstIndex { !$0.isFinite }
      }
    guard let column = wrong else { return values }
    let value = self[row, column]
    let text = value.isNaN ? "NaN" : value > 0 ? "+inf" : "-inf"
    let place = header.shape.count == 1 ? "\(column)" : "\(row), \(column)"
    throw error(
      "\(role)[\(place)] is \(text); expected a finite number", at: offset(row, column))
  }

  subscript(row: Int, column: Int) -> Double {
    values(row, column..<column + 1).doubles[0]
  }

  func error(_ text: String, at offset: Int? = nil) -> ScoreFileError {
    ScoreFileError(file: name, offset: offset, problem: .contents(text))
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    header.end + type.size
      * (header.isFortranOrder ? column * rowCount + row : row * columnCount + column)
  }

  private func values(_ row: Int, _ columns: Range<Int>) -> LabeledInputs.Values {
    switch (type.kind, type.size) {
    case (.unsigned, 1): .bytes(decoded(row, columns) { (bits: UInt8) in bits })
    case (.signed, 1): .floats(decoded(row, columns) { (number: Int8) in Float(number) })
    case (.unsigned, 2): .floats(decoded(row, columns) { (number: UInt16) in Float(number) })
    case (.signed, 2): .floats(decoded(row, columns) { (number: Int16) in Float(number) })
    case (.unsigned, 4): .doubles(decoded(row, columns) { (number: UInt32) in Double(number) })
    case (.signed, 4): .doubles(decoded(row, columns) { (number: Int32) in Double(number) })
    case (.unsigned, _): .doubles(decoded(row, columns) { (number: UInt64) in Double(number) })
    case (.signed, _): .doubles(decoded(row, columns) { (number: Int64) in Double(number) })
    case (.float, 2):
      .floats(decoded(row, columns) { (bits: UInt16) in Float(Half(bitPattern: bits).value) })
    case (.float, 4):
      .floats(decoded(row, columns) { (bits: UInt32) in Float(bitPattern: bits) })
    case (.float, _):
      .doubles(decoded(row, columns) { (bits: UInt64) in Double(bitPattern: bits) })
    }
  }

  /// - Parameter value: of the bits of a number, which are read as an integer.
  @inline(__always)
  private func decoded<Bits: FixedWidthInteger, Value>(
    _ row: Int, _ columns: Range<Int>, _ value: (Bits) -> Value
  ) -> [Value] {
    let step = header.isFortranOrder ? rowCount * type.size : type.size
    var place = offset(row, columns.lowerBound)
    return columns.map { _ in
      let bits = file.bytes.loadUnaligned(fromByteOffset: place, as: Bits.self)
      place += step
      return value(type.isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
    }
  }
}
