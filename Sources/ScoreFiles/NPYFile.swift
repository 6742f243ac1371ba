import LossEngine
import Scores

/// Reads scores and labels that NumPy saved: N×C floats of 64, 32 or 16 bits, and N integers.
package enum NPYFile {
  /// Reads a table from an NPY file of scores; large files are mapped into memory, not copied.
  /// - Parameters:
  ///   - labels: the path of the labels, an NPY file too or a text file with one label a line.
  ///   - classNames: the names of the columns; nil: 0, 1, ….
  package static func read(
    _ path: String, labels: String?, classNames: [String]? = nil, labelsAre: LabelKind? = nil
  ) throws(ScoreFileError) -> ScoreTable {
    let name = ScoreFile.displayName(path)
    func error(_ problem: ScoreFileError.Problem) -> ScoreFileError {
      ScoreFileError(file: name, problem: problem)
    }
    let bytes: StableBytes
    do { bytes = try stableBytes(ofFile: path) } catch let problem { throw error(problem) }
    let scores = try scores(in: bytes, name: name)
    let count = scores.layout.classCount
    let classNames = classNames ?? (0..<count).map(String.init)
    guard classNames.count == count else {
      throw error(.classCount(named: classNames.count, found: count))
    }
    guard let labels else { throw error(.noLabels) }
    let positions = try LabelFile.read(
      labels, classNames: classNames, exampleCount: scores.layout.exampleCount,
      labelsAre: labelsAre)
    do {
      return try ScoreTable(encoded: scores, labels: positions, classNames: classNames)
    } catch let problem { throw error(.classNames(problem)) }
  }

  /// The scores in an NPY file of shape N×C.
  package static func scores(
    in file: StableBytes, name: String
  ) throws(ScoreFileError) -> EncodedScores {
    func error(_ problem: NPYProblem, at offset: Int = 8) -> ScoreFileError {
      ScoreFileError(file: name, offset: offset, problem: .npy(problem))
    }
    var parser = NPYHeaderParser(file.bytes, file: name)
    let header = try parser.header()
    guard let type = header.type, let precision = type.precision else {
      throw error(.typeOfScores(header.typeName))
    }
    guard header.shape.count == 2 else { throw error(.dimensions(header.shape.count)) }
    try check(header, elementSize: type.size, fileSize: file.bytes.count, name: name)
    guard header.shape[0] > 0 else { throw error(.noExamples) }
    guard header.shape[1] > 1 else { throw error(.tooFewClasses(found: header.shape[1])) }
    let layout = EncodedScores.Layout(
      precision: precision, isBigEndian: type.isBigEndian, isByClass: header.isFortranOrder,
      exampleCount: header.shape[0], classCount: header.shape[1], offset: header.end)
    let scores = EncodedScores(file, layout: layout)
    if let refusal = scores.refusal() {
      throw error(.score(refusal), at: layout.offset(of: refusal))
    }
    return scores
  }

  /// The labels in an NPY file of shape N, which are indices of classes.
  static func labels(
    in bytes: [UInt8], name: String, classCount: Int
  ) throws(ScoreFileError) -> [Int] {
    func error(_ problem: NPYProblem, at offset: Int = 8) -> ScoreFileError {
      ScoreFileError(file: name, offset: offset, problem: .npy(problem))
    }
    var parser = NPYHeaderParser(bytes, file: name)
    let header = try parser.header()
    guard let type = header.type, type.kind != .float else {
      throw error(.typeOfLabels(header.typeName))
    }
    guard header.shape.count == 1 else { throw error(.dimensionsOfLabels(header.shape.count)) }
    try check(header, elementSize: type.size, fileSize: bytes.count, name: name)
    var labels: [Int] = []
    for example in 0..<header.shape[0] {
      let start = header.end + example * type.size
      let value = type.integer(bytes[start..<start + type.size])
      guard let label = Int(exactly: value), (0..<classCount).contains(label) else {
        throw error(
          .label(example: example, value: "\(value)", classCount: classCount), at: start)
      }
      labels.append(label)
    }
    return labels
  }

  /// Throws an error unless the array fills the rest of the file exactly.
  private static func check(
    _ header: NPYHeader, elementSize: Int, fileSize: Int, name: String
  ) throws(ScoreFileError) {
    guard let size = header.arraySize(elementSize: elementSize) else {
      throw ScoreFileError(file: name, offset: 8, problem: .npy(.tooLarge))
    }
    let found = fileSize - header.end
    guard found == size else {
      throw ScoreFileError(
        file: name, offset: header.end + min(found, size),
        problem: .npy(.size(found: found, expected: size)))
    }
  }
}

extension NPYHeader.ElementType {
  /// The precision of a floating-point type; nil of integers.
  fileprivate var precision: ScorePrecision? {
    guard kind == .float else { return nil }
    return ScorePrecision.allCases.first { $0.size == size }
  }

  /// The value of an integer's bytes.
  fileprivate func integer(_ bytes: ArraySlice<UInt8>) -> Int128 {
    var bits: UInt64 = 0
    for byte in isBigEndian ? Array(bytes) : bytes.reversed() { bits = bits << 8 | UInt64(byte) }
    let isNegative = kind == .signed && bits >> (8 * size - 1) == 1
    return isNegative ? Int128(bits) - Int128(1) << (8 * size) : Int128(bits)
  }
}

extension EncodedScores.Layout {
  /// The byte offset of the score that is refused.
  fileprivate func offset(of refusal: ScoreError) -> Int {
    switch refusal {
    case .notANumber(let example, let index), .positiveInfinity(let example, let index):
      offset(example, index)
    case .everyClassMasked(let example): offset(example, 0)
    default: offset
    }
  }
}
