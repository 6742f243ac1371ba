/// Reads the header of an NPY file: a Python dictionary with the keys `descr`, `fortran_order` and
/// `shape`, in any order. Any other Python expression is an error.
struct NPYHeaderParser {
  /// The first `NPYHeader.longestPrefix` bytes of the file, or all of a shorter one.
  private let bytes: [UInt8]
  private let file: String
  private var index = 0
  /// The byte offset where the header ends.
  private var end = 0

  init(_ bytes: some Collection<UInt8>, file: String) {
    (self.bytes, self.file) = (Array(bytes.prefix(NPYHeader.longestPrefix)), file)
  }

  mutating func header() throws(ScoreFileError) -> NPYHeader {
    try preamble()
    var (type, isFortranOrder, shape): (String?, Bool?, [Int]?) = (nil, nil, nil)
    try expect("{")
    while !accept("}") {
      let start = index
      switch try string() {
      case "descr" where type == nil: type = try value(Self.typeName)
      case "fortran_order" where isFortranOrder == nil: isFortranOrder = try value(Self.boolean)
      case "shape" where shape == nil: shape = try value(Self.tuple)
      default: throw error(.syntax(expected: Self.keys), at: start)
      }
      guard !accept(",") else { continue }
      try expect("}", or: "a comma")
      break
    }
    skipBlanks()
    guard index == end else { throw error(.syntax(expected: "nothing more"), at: index) }
    guard let type, let isFortranOrder, let shape else {
      throw error(.syntax(expected: Self.keys), at: index)
    }
    return NPYHeader(
      typeName: type, type: NPYHeader.ElementType(type), isFortranOrder: isFortranOrder,
      shape: shape, end: end)
  }

  private static let keys = "the keys 'descr', 'fortran_order' and 'shape', each once"

  /// Reads the magic bytes, the version and the length of the header.
  private mutating func preamble() throws(ScoreFileError) {
    let magic = NPYHeader.magic
    if bytes.isEmpty { throw error(.empty, at: 0) }
    guard bytes.starts(with: magic.prefix(bytes.count)) else { throw error(.magic, at: 0) }
    guard bytes.count >= 8 else { throw cut(at: 8) }
    let (major, minor) = (bytes[6], bytes[7])
    guard (1...3).contains(major), minor == 0 else { throw error(.version(major, minor), at: 6) }
    let lengthSize = major == 1 ? 2 : 4
    index = 8 + lengthSize
    guard bytes.count >= index else { throw cut(at: index) }
    let length = bytes[8..<index].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= NPYHeader.longest else { throw error(.headerTooLong(length), at: 8) }
    end = index + length
    guard bytes.count >= end else { throw cut(at: end) }
  }

  private func cut(at needed: Int) -> ScoreFileError {
    error(.cutHeader(end: needed, found: bytes.count), at: bytes.count)
  }

  private mutating func value<Value>(
    _ read: (inout NPYHeaderParser) throws(ScoreFileError) -> Value
  ) throws(ScoreFileError) -> Value {
    try expect(":")
    skipBlanks()
    return try read(&self)
  }

  private static func typeName(_ parser: inout Self) throws(ScoreFileError) -> String {
    if parser.accept("[") { throw parser.error(.structured, at: parser.index - 1) }
    return try parser.string()
  }

  private static func boolean(_ parser: inout Self) throws(ScoreFileError) -> Bool {
    for (word, meaning) in [("True", true), ("False", false)]
    where parser.bytes[parser.index..<parser.end].starts(with: word.utf8) {
      parser.index += word.utf8.count
      return meaning
    }
    throw parser.error(.syntax(expected: "True or False"), at: parser.index)
  }

  private static func tuple(_ parser: inout Self) throws(ScoreFileError) -> [Int] {
    try parser.expect("(")
    var counts: [Int] = []
    while !parser.accept(")") {
      counts.append(try parser.count())
      // NumPy's arrays have at most 64 dimensions, tables 2.
      guard counts.count <= 64 else {
        throw parser.error(.dimensions(counts.count), at: parser.index)
      }
      guard !parser.accept(",") else { continue }
      if counts.count == 1 {
        throw parser.error(
          .syntax(expected: "a comma: (3,) is a tuple, (3) is not"), at: parser.index)
      }
      try parser.expect(")", or: "a comma")
      break
    }
    return counts
  }

  private mutating func count() throws(ScoreFileError) -> Int {
    skipBlanks()
    let start = index
    if accept("-") { throw error(.negativeCount, at: start) }
    var count = 0
    while index < end, case let digit = Int(bytes[index]) - 0x30, (0...9).contains(digit) {
      guard count < Int.max / 100 else { throw error(.tooLarge, at: start) }
      count = count * 10 + digit
      index += 1
    }
    guard index > start else { throw error(.syntax(expected: "a number"), at: start) }
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
    throw error(.syntax(expected: "a string in quotes"), at: opening)
  }

  private mutating func expect(
    _ scalar: Unicode.Scalar, or other: String? = nil
  ) throws(ScoreFileError) {
    guard accept(scalar) else {
      let expected = other.map { "\($0) or \(scalar)" } ?? "\(scalar)"
      throw error(.syntax(expected: expected), at: index)
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
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A {
      index += 1
    }
  }

  private func error(_ problem: NPYProblem, at offset: Int) -> ScoreFileError {
    ScoreFileError(file: file, offset: offset, problem: .npy(problem))
  }
}
