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
  ) throws(ScoreFileError) -> OpenedModel {
    var options = ReadingOptions()
    (options.format, options.labelsFile, options.classNames) = (.npy, labels, classNames)
    options.labelsAre = labelsAre
    let name = ScoreFile.displayName(path)
    func error(_ problem: ScoreFileError.Problem) -> ScoreFileError {
      ScoreFileError(file: name, problem: problem)
    }
    let bytes: StableBytes
    do { bytes = try stableBytes(ofFile: path) } catch let problem { throw error(problem) }
    if let kind = foreignKind(of: bytes.bytes, path: path, holding: "scores") {
      throw error(.contents(kind))
    }
    let layout = try layout(in: bytes, name: name)
    let (count, exampleCount) = (layout.classCount, layout.exampleCount)
    let classNames = classNames ?? (0..<count).map(String.init)
    guard classNames.count == count else {
      throw error(
        .classCount(
          named: classNames.count, found: count, isTransposed: classNames.count == exampleCount))
    }
    let labels = try LabelFile.read(
      labels, for: name, classNames: classNames, exampleCount: exampleCount, labelsAre: labelsAre,
      advice: {
        $0 == count ? "the array seems to be classes × examples: save scores.T" : nil
      })
    // Scores may be many: they are read when all else fits.
    let scores = try scores(in: bytes, layout, name: name)
    let table: ScoreTable
    do {
      table = try ScoreTable(
        encoded: scores, labels: labels.labels.positions, classNames: classNames)
    } catch let problem { throw error(.contents(problem.description)) }
    if let refusal = ScoreColumns.array.refusal(of: table, path: path, options) {
      throw error(.contents(refusal))
    }
    let origin = FileOrigin(
      path: path == ScoreFile.standardInput ? nil : path, model: .scores(table), labels: labels,
      options: options)
    return OpenedModel(
      model: .scores(table), origin: origin, notes: notes(on: .scores(table), labels.labels, .array)
    )
  }

  /// The scores in an NPY file of shape N×C.
  package static func scores(
    in file: StableBytes, name: String
  ) throws(ScoreFileError) -> EncodedScores {
    try scores(in: file, layout(in: file, name: name), name: name)
  }

  /// Where the scores of an NPY file of shape N×C stand.
  private static func layout(
    in file: StableBytes, name: String
  ) throws(ScoreFileError) -> EncodedScores.Layout {
    var parser = NPYHeaderParser(file.bytes, file: name)
    let header = try parser.header()
    guard let type = header.type, let precision = type.precision else {
      throw parser.error(
        "elements of type \(quoted(header.typeName)); expected float32, float64 or float16"
          + header.adviceForScores(in: name))
    }
    guard header.shape.count == 2 else { throw parser.isNoMatrix(header.shape) }
    try parser.check(header, elementSize: type.size, fileSize: file.bytes.count)
    guard header.shape[0] > 0 else {
      throw parser.error("an array without examples; expected a row per example")
    }
    guard header.shape[1] > 1 else {
      throw parser.error(
        "\(counted(header.shape[1], "class")); expected at least 2, a column of scores for each"
          + (header.shape[1] == 1
            ? "; to give a logit a second class that scores 0: save np.pad(scores, ((0, 0), (1, 0)))"
            : ""))
    }
    return EncodedScores.Layout(
      precision: precision, isBigEndian: type.isBigEndian, isByClass: header.isFortranOrder,
      exampleCount: header.shape[0], classCount: header.shape[1], offset: header.end)
  }

  private static func scores(
    in file: StableBytes, _ layout: EncodedScores.Layout, name: String
  ) throws(ScoreFileError) -> EncodedScores {
    let scores = EncodedScores(file, layout: layout)
    if let refusal = scores.refusal() {
      let (text, offset) = complaint(about: refusal, layout)
      throw ScoreFileError(file: name, offset: offset, problem: .contents(text))
    }
    return scores
  }

  /// A score that is refused, in words and by its byte offset. Its example and class are counted from
  /// 0, as NumPy counts.
  private static func complaint(
    about refusal: ScoreError, _ layout: EncodedScores.Layout
  ) -> (text: String, offset: Int) {
    let expected = "expected a number, or -inf for a masked class"
    return switch refusal {
    case .notANumber(let example, let index):
      ("scores[\(example), \(index)] is NaN; \(expected)", layout.offset(example, index))
    case .positiveInfinity(let example, let index):
      ("scores[\(example), \(index)] is +inf; \(expected)", layout.offset(example, index))
    case .everyClassMasked(let row):
      (
        "scores[\(row)] is -inf for every class; expected at least one number",
        layout.offset(row, 0)
      )
    default: ("\(refusal)", layout.offset)
    }
  }

  /// The labels in an NPY file of shape N, which are indices of classes.
  /// - Parameter exampleCount: the number of examples, where it is known; advice depends on it.
  static func labels(
    in bytes: [UInt8], name: String, classCount: Int, exampleCount: Int? = nil
  ) throws(ScoreFileError) -> [Int] {
    var parser = NPYHeaderParser(bytes, file: name)
    let header = try parser.header()
    let advice = header.adviceForLabels(classCount: classCount, exampleCount: exampleCount)
    guard let type = header.type, type.kind != .float else {
      throw parser.error(
        "elements of type \(quoted(header.typeName)); expected integers, the indices of classes"
          + advice)
    }
    guard header.shape.count == 1 else {
      throw parser.error(
        "an array of \(counted(header.shape.count, "dimension")); expected 1, a label an example"
          + advice)
    }
    try parser.check(header, elementSize: type.size, fileSize: bytes.count)
    func value(_ example: Int) -> Int128 {
      let start = header.end + example * type.size
      return type.integer(bytes[start..<start + type.size])
    }
    return try (0..<header.shape[0]).map { example throws(ScoreFileError) in
      let label = value(example)
      if (0..<Int128(classCount)).contains(label) { return Int(label) }
      let all = Set((0..<header.shape[0]).lazy.map(value))
      let isFromOne = all.min() == 1 && all.max() == Int128(classCount)
      throw parser.error(
        "labels[\(example)] is \(label); expected the index of a class, 0 to \(classCount - 1)"
          + (isFromOne ? "; \(countFromOne)" : ""), at: header.end + example * type.size)
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

// MARK: Writing

extension NPYFile {
  /// The table's scores as an NPY file, without names and labels, for which it has no place.
  ///
  /// If the table was read from an NPY file and has the same examples and classes, the result is that
  /// file with only the edited scores changed; otherwise it is what numpy.save would write.
  package static func bytes(of table: ScoreTable) -> [UInt8] {
    if let bytes = table.originalBytesWithEdits() { return bytes }
    let layout = EncodedScores.Layout(
      precision: table.precision, exampleCount: table.exampleCount, classCount: table.classCount)
    return bytes(layout, row: table.scores)
  }

  /// Scores of a text file as an NPY file would have them.
  /// - Parameter layout: of N×C scores from byte 0.
  /// - Parameter row: gives the C scores of an example.
  static func encoded(
    _ layout: EncodedScores.Layout, row: (Int) -> some Sequence<Double>
  ) -> EncodedScores {
    var layout = layout
    layout.offset = header(of: layout).count
    return EncodedScores(StableBytes(copying: bytes(layout, row: row)), layout: layout)
  }

  private static func bytes(
    _ layout: EncodedScores.Layout, row: (Int) -> some Sequence<Double>
  ) -> [UInt8] {
    var bytes = header(of: layout)
    for example in 0..<layout.exampleCount {
      for score in row(example) { bytes += layout.encoded(score) }
    }
    return bytes
  }

  /// Labels as the NPY file that they were read from, with its type; that file itself with other numbers
  /// where it has as many of them. An index too large for the type makes it int64.
  static func bytes(ofLabels labels: [Int], like old: [UInt8], _ header: NPYHeader) -> [UInt8] {
    guard var type = header.type else { preconditionFailure("the labels have been read") }
    let bits = 8 * type.size - (type.kind == .signed ? 1 : 0)
    var bytes = Array(old[..<header.end])
    let fits = labels.allSatisfy { bits >= 63 || $0 >> bits == 0 }
    if !fits { (type.kind, type.size, type.isBigEndian) = (.signed, 8, false) }
    if !fits || labels.count != header.shape[0] {
      bytes = Self.header(of: fits ? header.typeName : "<i8", shape: [labels.count])
    }
    for label in labels {
      let little = (0..<type.size).map { UInt8(truncatingIfNeeded: label >> (8 * $0)) }
      bytes += type.isBigEndian ? little.reversed() : little
    }
    return bytes
  }

  private static func header(of layout: EncodedScores.Layout) -> [UInt8] {
    header(of: "<f\(layout.precision.size)", shape: [layout.exampleCount, layout.classCount])
  }

  /// The header that NumPy writes for an array in C's order.
  private static func header(of typeName: String, shape: [Int]) -> [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = "{'descr': '\(typeName)', 'fortran_order': False, 'shape': (\(sizes)), }"
    // NumPy leaves room for the first number of the shape to grow to 21 digits.
    let growth = 21 - "\(shape[0])".utf8.count
    let length = text.utf8.count + growth + 1
    let padding = 64 - (10 + length) % 64
    text += String(repeating: " ", count: growth + padding) + "\n"
    let written = text.utf8.count
    return NPYHeader.magic + [1, 0, UInt8(written & 255), UInt8(written >> 8)] + Array(text.utf8)
  }
}
