import Scores

/// Reads the header of an NPY file: a Python dictionary with the keys `descr`, `fortran_order` and
/// `shape`, in any order. Any other Python expression is an error.
struct NPYHeaderParser {
  /// The beginning of the file, as far as it can belong to the header.
  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  /// The byte offset where the header ends.
  private var end = 0

  init(_ bytes: some Collection<UInt8>, file: String) {
    (self.bytes, self.file) = (Array(bytes.prefix(12 + NPYHeader.longest)), file)
  }

  mutating func header() throws(ScoreFileError) -> NPYHeader {
    try preamble()
    var (type, isFortranOrder, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    try expect("{")
    while !accept("}") {
      let start = index
      switch try string() {
      case "descr" where type == nil: type = try typeName()
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try boolean()
      case "shape" where shape == nil: shape = try tuple()
      default: throw expected(Self.keys, at: start)
      }
      guard !accept(",") else { continue }
      try expect("}", or: "a comma")
      break
    }
    skipBlanks()
    guard index == end else { throw expected("nothing more", at: index) }
    guard let type, let isFortranOrder, let shape else {
      throw expected(Self.keys, at: index)
    }
    return NPYHeader(
      typeName: type, type: NPYHeader.ElementType(type), isFortranOrder: isFortranOrder,
      shape: shape, end: end)
  }

  private static let keys = "the keys 'descr', 'fortran_order' and 'shape', each once"

  /// Reads the magic bytes, the version and the length of the header.
  private mutating func preamble() throws(ScoreFileError) {
    let magic = NPYHeader.magic
    if bytes.isEmpty {
      throw error("the file is empty; expected an array that numpy.save wrote", at: 0)
    }
    guard bytes.starts(with: magic.prefix(bytes.count)) else {
      throw error(
        "this is no NPY file, which begins with \\x93NUMPY; numpy.save writes one", at: 0)
    }
    guard bytes.count >= 8 else { throw cut(at: 8) }
    let (major, minor) = (bytes[6], bytes[7])
    guard (1...3).contains(major), minor == 0 else {
      throw error(
        "version \(major).\(minor) of the NPY format; expected 1.0, 2.0 or 3.0", at: 6)
    }
    let lengthSize = major == 1 ? 2 : 4
    index = 8 + lengthSize
    guard bytes.count >= index else { throw cut(at: index) }
    let length = bytes[8..<index].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= NPYHeader.longest else {
      throw error("a header of \(length) bytes; expected at most \(NPYHeader.longest)")
    }
    end = index + length
    guard bytes.count >= end else { throw cut(at: end) }
  }

  private func cut(at needed: Int) -> ScoreFileError {
    error(
      "the header goes on to byte \(needed), the file ends at \(bytes.count); it was cut short, "
        + "so write or copy it again", at: bytes.count)
  }

  private mutating func typeName() throws(ScoreFileError) -> String {
    try expect(":")
    if accept("[") {
      throw error(
        "an array of records; save its scores alone, as a plain N×C array", at: index - 1)
    }
    return try string()
  }

  private mutating func boolean() throws(ScoreFileError) -> Bool {
    try expect(":")
    skipBlanks()
    for (word, meaning) in [("True", true), ("False", false)]
    where bytes[index..<end].starts(with: word.utf8) {
      index += word.utf8.count
      return meaning
    }
    throw expected("True or False", at: index)
  }

  private mutating func tuple() throws(ScoreFileError) -> [Int] {
    try expect(":")
    try expect("(")
    var counts: [Int] = []
    while !accept(")") {
      counts.append(try count())
      // NumPy's arrays have at most 64 dimensions, tables 2.
      guard counts.count <= 64 else { throw isNoMatrix(counts, at: index) }
      guard !accept(",") else { continue }
      if counts.count == 1 {
        throw expected("a comma: (3,) is a tuple, (3) is not", at: index)
      }
      try expect(")", or: "a comma")
      break
    }
    return counts
  }

  private mutating func count() throws(ScoreFileError) -> Int {
    skipBlanks()
    let start = index
    if accept("-") {
      throw error("a negative number in the shape; write it with numpy.save", at: start)
    }
    var count = 0
    while index < end, case let digit = Int(bytes[index]) - 0x30, (0...9).contains(digit) {
      guard count < Int.max / 100 else { throw tooLarge(at: start) }
      count = count * 10 + digit
      index += 1
    }
    guard index > start else { throw expected("a number", at: start) }
    // Python 2 wrote 3L.
    accept("L")
    return count
  }

  /// Reads a string in single or double quotes; escapes, which no key or type needs, are errors.
  private mutating func string() throws(ScoreFileError) -> String {
    skipBlanks()
    let opening = index
    for quote: Unicode.Scalar in ["'", "\""] where accept(quote) {
      let closing = bytes[index..<end].firstIndex {
        $0 == UInt8(ascii: quote) || $0 == UInt8(ascii: "\\") || $0 < 0x20
      }
      guard let closing, bytes[closing] == UInt8(ascii: quote) else { break }
      defer { index = closing + 1 }
      return String(decoding: bytes[index..<closing], as: UTF8.self)
    }
    throw expected("a string in quotes", at: opening)
  }

  private mutating func expect(
    _ scalar: Unicode.Scalar, or other: String? = nil
  ) throws(ScoreFileError) {
    guard accept(scalar) else {
      throw expected(other.map { "\($0) or \(scalar)" } ?? "\(scalar)", at: index)
    }
  }

  @discardableResult
  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard index < end, bytes[index] == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while index < end, bytes[index].isBlank || bytes[index] == .lineFeed { index += 1 }
  }

  // MARK: Errors

  /// Throws an error unless the array fills the rest of the file exactly.
  func check(
    _ header: NPYHeader, elementSize: Int, fileSize: Int
  ) throws(ScoreFileError) {
    var size = elementSize
    for count in header.shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: count)
      if overflows { throw tooLarge() }
      size = product
    }
    let found = fileSize - header.end
    guard found != size else { return }
    let reason =
      found < size
      ? "the file was cut short, so write or copy it again"
      : "expected one array and nothing after it"
    throw error(
      "\(found) bytes follow the header, its shape means \(size); \(reason)",
      at: header.end + min(found, size))
  }

  /// - Parameter offset: by default that of the header's length, which stands for the whole header.
  func error(_ text: String, at offset: Int = 8) -> ScoreFileError {
    ScoreFileError(file: file, offset: offset, problem: .contents(text))
  }

  func isNoMatrix(_ shape: [Int], at offset: Int = 8) -> ScoreFileError {
    error(
      "an array of \(counted(shape.count, "dimension")); expected 2, examples × classes"
        + NPYHeader.adviceForScores(ofShape: shape), at: offset)
  }

  private func tooLarge(at offset: Int = 8) -> ScoreFileError {
    error(
      "the shape means more bytes than a computer can have; write it with numpy.save", at: offset)
  }

  private func expected(_ wanted: String, at offset: Int) -> ScoreFileError {
    error("expected \(wanted) in the header; write it with numpy.save", at: offset)
  }
}
