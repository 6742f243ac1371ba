import LossEngine
import Scores

/// Scores and labels as NumPy saves them: N×C floats of 64, 32 or 16 bits, and N integers.
package enum NPYFile {
  /// The table in an NPY file of scores; larger files are mapped, not copied.
  /// - Parameters:
  ///   - labels: the path of the labels, an NPY file too, or a text file with a label a line.
  ///   - classNames: 0, 1, … when nil.
  package static func read(
    _ path: String, labels: String?, classNames: [String]? = nil, labelsAre: LabelsAre? = nil
  ) throws(ScoreFileError) -> ScoreTable {
    let name = path == ScoreFile.standardInput ? "standard input" : path
    let scores = try scores(in: try stableBytes(ofFile: path, name: name), name: name)
    let classNames = classNames ?? (0..<scores.layout.classCount).map(String.init)
    guard classNames.count == scores.layout.classCount else {
      throw ScoreFileError(
        file: name,
        problem: .classCount(named: classNames.count, found: scores.layout.classCount))
    }
    guard let labels else { throw ScoreFileError(file: name, problem: .noLabels) }
    let positions = try LabelFile.read(
      labels, classNames: classNames, exampleCount: scores.layout.exampleCount,
      labelsAre: labelsAre)
    do throws(TableError) {
      return try ScoreTable(encoded: scores, labels: positions, classNames: classNames)
    } catch {
      throw ScoreFileError(file: name, problem: .classNames(error))
    }
  }

  /// The scores in an NPY file.
  package static func scores(
    in file: StableBytes, name: String
  ) throws(ScoreFileError) -> EncodedScores {
    func error(_ problem: NPYProblem, at offset: Int = 8) -> ScoreFileError {
      ScoreFileError(file: name, offset: offset, problem: .npy(problem))
    }
    var parser = NPYHeaderParser(Array(file.bytes.prefix(NPYHeader.longestPrefix)), file: name)
    let header = try parser.header()
    guard let type = header.type, let precision = type.precision else {
      throw error(.typeOfScores(header.typeName))
    }
    guard header.shape.count == 2 else { throw error(.dimensions(header.shape.count)) }
    try check(header, of: type.size, fileSize: file.bytes.count, name: name)
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

  /// The labels in an NPY file: indices of classes.
  static func labels(
    in bytes: [UInt8], name: String, classCount: Int
  ) throws(ScoreFileError) -> [Int] {
    func error(_ problem: NPYProblem, at offset: Int = 8) -> ScoreFileError {
      ScoreFileError(file: name, offset: offset, problem: .npy(problem))
    }
    var parser = NPYHeaderParser(Array(bytes.prefix(NPYHeader.longestPrefix)), file: name)
    let header = try parser.header()
    guard let type = header.type, type.kind != .float else {
      throw error(.typeOfLabels(header.typeName))
    }
    guard header.shape.count == 1 else { throw error(.dimensionsOfLabels(header.shape.count)) }
    try check(header, of: type.size, fileSize: bytes.count, name: name)
    var labels: [Int] = []
    labels.reserveCapacity(header.shape[0])
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

  /// The array has to fill the rest of the file.
  private static func check(
    _ header: NPYHeader, of elementSize: Int, fileSize: Int, name: String
  ) throws(ScoreFileError) {
    guard let size = header.size(of: elementSize) else {
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
  /// nil of integers.
  fileprivate var precision: ScorePrecision? {
    guard kind == .float else { return nil }
    return ScorePrecision.allCases.first { $0.size == size }
  }

  fileprivate func integer(_ bytes: ArraySlice<UInt8>) -> Int128 {
    var bits: UInt64 = 0
    for byte in isBigEndian ? Array(bytes) : bytes.reversed() { bits = bits << 8 | UInt64(byte) }
    let isNegative = kind == .signed && bits >> (8 * size - 1) == 1
    return isNegative ? Int128(bits) - Int128(1) << (8 * size) : Int128(bits)
  }
}

extension EncodedScores.Layout {
  /// Where the score is that is refused.
  fileprivate func offset(of refusal: ScoreError) -> Int {
    switch refusal {
    case .notANumber(let example, let index), .positiveInfinity(let example, let index):
      offset(example, index)
    case .everyClassMasked(let example): offset(example, 0)
    default: offset
    }
  }
}
