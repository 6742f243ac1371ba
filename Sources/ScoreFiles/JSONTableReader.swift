import LossEngine
import Scores

/// Reads a table from JSON: `{"classes": […], "examples": [{"name", "label", "scores"}]}`, or with a
/// linear classifier's `"W"` and `"b"` beside the classes and an input `"x"` instead of scores. Without
/// `"b"` it is 0. Scores round to the type that `"precision"` names, else they are doubles. What else a
/// classifier has is in `JSONTableReader+Classifier`.
///
/// A label is the name of a class, or its index as a number; a score is a number or `"-inf"`.
struct JSONTableReader {
  var reader: JSONReader
  let hasLabels: Bool
  var progress: ReadingProgress?
  var classNames: [String] = []
  /// The position of each class by its name.
  var positions: [String: Int] = [:]
  var classifier: LinearClassifier?
  var regularizer = Regularizer()
  var shape: PictureShape?
  var precision = ScorePrecision.double
  /// Whether all labels so far were names, and whether all were indices.
  var (areNames, areIndices) = (true, true)

  /// - Parameter hasLabels: whether the examples have labels here; if not, they are in another file.
  init(_ bytes: [UInt8], name: String, hasLabels: Bool) {
    reader = JSONReader(bytes: bytes, file: name)
    self.hasLabels = hasLabels
  }

  mutating func contents() throws(ScoreFileError) -> TableContents {
    let start = reader.index
    let values = try topLevel()
    func value(_ key: String) throws(ScoreFileError) -> Int {
      guard let offset = values[key] else { throw missing(key, at: start) }
      return offset
    }
    reader.index = try value("classes")
    try readClasses()
    if values["W"] != nil || values["b"] != nil {
      try readClassifier(weights: try value("W"), bias: values["b"])
    }
    try readSettings(values)
    if let offset = values["precision"] { try readPrecision(at: offset) }
    reader.index = try value("examples")
    return try examples()
  }

  /// The byte offset of each key's value. Keys come in any order, but examples can only be read once
  /// the classes are known.
  private mutating func topLevel() throws(ScoreFileError) -> [String: Int] {
    var values: [String: Int] = [:]
    try enter()
    while let key = try reader.nextKey() {
      try check(key, among: Self.keys, isNew: values[key.text] == nil)
      values[key.text] = reader.index
      try reader.skipValue()
    }
    try reader.finish()
    return values
  }

  /// The keys of a table.
  static let keys = ["classes", "examples", "W", "b", "precision"] + settings

  /// The keys that `evaluate` adds to a table, which are not read.
  static let reported: Set = [
    "margin", "scale", "options", "mean", "accuracy", "svm", "softmax", "probabilities", "correct",
    "data_loss", "regularization_loss", "full_loss", "gradients",
  ]

  func check(
    _ key: (text: String, offset: Int), among known: [String], isNew: Bool
  ) throws(ScoreFileError) {
    if !known.contains(key.text), !Self.reported.contains(key.text) {
      throw reader.error(
        "unknown key \(quoted(key.text)); expected one of "
          + known.map { "\"\($0)\"" }.joined(separator: ", "), at: key.offset)
    }
    if !isNew {
      throw reader.error(
        "a second \(quoted(key.text)) in one object; leave out one of the two", at: key.offset)
    }
  }

  /// - Parameter offset: where the object begins.
  func missing(_ key: String, at offset: Int) -> ScoreFileError {
    reader.error("this object has no \(quoted(key))", at: offset)
  }

  private mutating func readClasses() throws(ScoreFileError) {
    let start = reader.index
    try reader.enter("[")
    while try reader.nextElement() {
      let offset = reader.index
      let name = try reader.string()
      if name.isEmpty { throw reader.error(.emptyClassName, at: offset) }
      guard positions.updateValue(classNames.count, forKey: name) == nil else {
        throw reader.error(.duplicateClass(name, among: classNames), at: offset)
      }
      classNames.append(name)
    }
    if classNames.count < 2 {
      throw reader.error(
        "\(counted(classNames.count, "class")); a table has at least 2", at: start)
    }
  }

  /// Reads the type that the scores round to.
  private mutating func readPrecision(at offset: Int) throws(ScoreFileError) {
    reader.index = offset
    let name = try reader.string()
    guard let named = ScorePrecision.allCases.first(where: { $0.name == name }) else {
      let names = ScorePrecision.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw reader.error("\(quoted(name)) is no precision; expected one of \(names)", at: offset)
    }
    if classifier != nil, named != .double {
      throw reader.error("a classifier's scores are float64; leave \"precision\" out", at: offset)
    }
    precision = named
  }

  /// Enters the object that a table is.
  mutating func enter() throws(ScoreFileError) {
    guard reader.isNext("[") else { return try reader.enter("{") }
    throw reader.error(
      "an array where { should be; \(Self.form)", at: reader.index)
  }

  /// What a table is, for errors.
  static let form =
    "a table is {\"classes\": [...], \"examples\": [...]}, "
    + "and examples are {\"name\", \"label\", \"scores\"}"
}
