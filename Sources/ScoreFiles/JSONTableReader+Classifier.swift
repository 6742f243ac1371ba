import LossEngine
import Scores

// A linear classifier in JSON: "W" and "b", and settings that are only its own: "regularization":
// {"kind": "none" | "L2" | "L1" | "elastic", "lambda": 0.1, "beta": 1}, "bias_trick": true, "shape":
// [rows, columns] or [rows, columns, channels], and "channels": "first" | "last".
extension JSONTableReader {
  static let settings = ["regularization", "bias_trick", "shape", "channels"]

  /// - Parameter bias: where b begins; nil for a b of zeros.
  mutating func readClassifier(weights: Int, bias: Int?) throws(ScoreFileError) {
    reader.index = weights
    var rows: [[Double]] = []
    try reader.enter("[")
    while try reader.nextElement() { rows.append(try vector()) }
    guard rows.count == classNames.count else {
      throw reader.error(
        "W has \(counted(rows.count, "row")) for \(classNames.count) classes", at: weights)
    }
    var b = [Double](repeating: 0, count: rows.count)
    if let bias {
      reader.index = bias
      b = try vector()
    }
    do { classifier = try LinearClassifier(weights: rows, bias: b) } catch {
      throw reader.error(text(of: error), at: weights)
    }
  }

  func text(of error: ClassifierError) -> String {
    switch error {
    case .noWeights: "W has no columns; expected a weight per input"
    case .ragged(let row, let found, let expected):
      "row \(row + 1) of W has \(counted(found, "weight")), the first \(expected)"
    case .biasCount(let found, let expected):
      "b has \(counted(found, "number")) for \(expected) classes"
    case .inputCount(let found, let expected):
      "x has \(counted(found, "number")), a row of W \(expected)"
    }
  }

  /// Reads an array of finite numbers.
  mutating func vector() throws(ScoreFileError) -> [Double] {
    var numbers: [Double] = []
    try reader.enter("[")
    while try reader.nextElement() {
      let range = try reader.number()
      guard let number = ScoreReading(utf8: reader.bytes[range]).value else {
        throw reader.error(
          "a number beyond the largest double, 1.8e308", at: range.lowerBound)
      }
      numbers.append(number)
    }
    return numbers
  }

  // MARK: Settings

  /// - Parameter values: the byte offset of each key's value.
  mutating func readSettings(_ values: [String: Int]) throws(ScoreFileError) {
    guard let inputCount = classifier?.inputCount else {
      for key in Self.settings {
        guard let offset = values[key] else { continue }
        throw reader.error(
          "\(quoted(key)) belongs to a classifier, but the file has no \"W\"", at: offset)
      }
      return
    }
    if let offset = values["regularization"] { try readRegularization(at: offset) }
    if let offset = values["bias_trick"] {
      reader.index = offset
      classifier?.hasBiasTrick = try reader.boolean()
    }
    if let offset = values["shape"] { try readShape(at: offset, inputCount) }
    guard let offset = values["channels"] else { return }
    reader.index = offset
    let order = try reader.string()
    guard ["first", "last"].contains(order) else {
      throw reader.error("\(quoted(order)) where \"first\" or \"last\" should be", at: offset)
    }
    guard shape?.channels == 3 else {
      throw reader.error("\"channels\" needs a \"shape\" of three, as [32, 32, 3]", at: offset)
    }
    shape?.isChannelsFirst = order == "first"
  }

  private mutating func readRegularization(at offset: Int) throws(ScoreFileError) {
    reader.index = offset
    var seen: Set<String> = []
    let known = ["kind", "lambda", "beta"]
    try reader.enter("{")
    while let key = try reader.nextKey() {
      try check(key, among: known, isNew: seen.insert(key.text).inserted)
      let start = reader.index
      switch key.text {
      case "kind":
        let name = try reader.string()
        let kinds = Regularizer.Kind.allCases
        guard let kind = kinds.first(where: { $0.rawValue == name }) else {
          let names = kinds.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
          throw reader.error(
            "\(quoted(name)) is no regularization; expected one of \(names)", at: start)
        }
        regularizer.kind = kind
      case "lambda": regularizer.lambda = try nonnegative("λ")
      case "beta": regularizer.beta = try nonnegative("β")
      default: try reader.skipValue()
      }
    }
  }

  private mutating func nonnegative(_ name: String) throws(ScoreFileError) -> Double {
    let range = try reader.number()
    guard let number = ScoreReading(utf8: reader.bytes[range]).value, number >= 0 else {
      throw reader.error("\(name) is a number of at least 0", at: range.lowerBound)
    }
    return number
  }

  private mutating func readShape(at offset: Int, _ inputCount: Int) throws(ScoreFileError) {
    reader.index = offset
    let sides = try vector().map { Int(exactly: $0) ?? 0 }
    guard sides.count == 2 || sides.count == 3,
      let shape = PictureShape(
        rows: sides[0], columns: sides[1], channels: sides.count == 3 ? sides[2] : 1)
    else {
      throw reader.error(
        "expected [rows, columns], or [rows, columns, 3] of a colour picture", at: offset)
    }
    guard shape.inputCount == inputCount else {
      throw reader.error(.otherShape(shape, inputCount: inputCount), at: offset)
    }
    self.shape = shape
  }
}
