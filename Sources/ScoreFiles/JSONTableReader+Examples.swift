import Scores

extension JSONTableReader {
  mutating func examples() throws(ScoreFileError) -> TableContents {
    let start = reader.index
    var contents = TableContents(classNames: classNames)
    (contents.classifier, contents.precision) = (classifier, precision)
    (contents.regularizer, contents.shape) = (regularizer, shape)
    var labels: [Int] = []
    try reader.enter("[")
    while try reader.nextElement() {
      let object = reader.index
      if contents.rows.count % 256 == 0 {
        try progress?.advance(to: reader.index, of: reader.bytes.count, file: reader.file)
      }
      let label = try readExample(into: &contents)
      if let label { labels.append(label) }
      contents.rows.append(object..<reader.index)
    }
    if contents.rows.isEmpty {
      throw reader.error("no examples; expected at least one", at: start)
    }
    if hasLabels {
      contents.labels = Labels(
        positions: labels, kind: areNames ? .names : areIndices ? .indices : nil)
    } else {
      contents.columns.label = nil
    }
    return contents
  }

  /// Reads one example into `contents`, all but its label.
  /// - Returns: its label; nil where the labels are in a file of their own.
  private mutating func readExample(
    into contents: inout TableContents
  ) throws(ScoreFileError) -> Int? {
    let (start, scoreCount) = (reader.index, contents.scores.count)
    var (name, label, seen) = (String?.none, Int?.none, Set<String>())
    try reader.enter("{")
    while let key = try reader.nextKey() {
      let isNew = seen.insert(key.text).inserted
      try check(key, among: ["name", "label", "scores", "x"], isNew: isNew)
      let offset = reader.index
      switch key.text {
      case "name":
        let text = try reader.string()
        if text.isEmpty { throw reader.error(.emptyExampleName, at: offset) }
        name = text
      case "label":
        if !hasLabels { throw reader.error(.labelsTwice, at: key.offset) }
        label = try self.label()
      case "x":
        // The scores of an input are computed, whatever stands beside it.
        contents.scores.removeLast(contents.scores.count - scoreCount)
        try readInput(&contents, key: key.offset)
      case "scores" where !seen.contains("x"): try readScores(&contents.scores)
      default: try reader.skipValue()
      }
    }
    guard let name else { throw missing("name", at: start) }
    if hasLabels, label == nil { throw missing("label", at: start) }
    guard contents.scores.count > scoreCount else {
      throw missing(classifier == nil ? "scores" : "x", at: start)
    }
    contents.exampleNames.append(name)
    return label
  }

  /// Reads a label, the name of a class or its index.
  /// - Returns: the position of the class.
  private mutating func label() throws(ScoreFileError) -> Int {
    let offset = reader.index
    if reader.isNext("\"") {
      let name = try reader.string()
      areIndices = false
      if let position = positions[name] { return position }
      throw reader.error(
        .unknownLabel(name, classNames: classNames, labelsAre: .names), at: offset)
    }
    let text = String(
      decoding: reader.bytes[try reader.number("the name of a class or its index")], as: UTF8.self)
    areNames = false
    guard let index = Int(text), classNames.indices.contains(index) else {
      throw reader.error(
        .unknownLabel(text, classNames: classNames, labelsAre: .indices), at: offset)
    }
    return index
  }

  private mutating func readScores(_ scores: inout [Double]) throws(ScoreFileError) {
    let start = reader.index
    var count = 0
    var isMasked = true
    try reader.enter("[")
    while try reader.nextElement() {
      let score = try self.score(position: count)
      isMasked = isMasked && score == -.infinity
      count += 1
      // Surplus scores are only counted, for the error.
      if count <= classNames.count { scores.append(score) }
    }
    guard count == classNames.count else {
      throw reader.error(
        "\(counted(count, "score")) for \(classNames.count) classes", at: start)
    }
    if isMasked { throw reader.error(.everyClassMasked, at: start) }
  }

  private mutating func score(position: Int) throws(ScoreFileError) -> Double {
    let offset = reader.index
    func className() -> String { classNames[min(position, classNames.count - 1)] }
    func notAScore(_ text: String) -> ScoreFileError {
      reader.error(.notAScore(text, class: className(), mask: "\"-inf\""), at: offset)
    }
    guard !reader.isNext("\"") else {
      let text = try reader.string()
      if text == "-inf" { return -.infinity }
      throw notAScore(text)
    }
    let bytes = reader.bytes[try reader.number("a number or \"-inf\"")]
    let reading = ScoreReading(utf8: bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    if let score = reading.value {
      guard precision.rounded(score).isFinite else {
        throw reader.error("\(quoted(text)) is beyond the largest \(precision.name)", at: offset)
      }
      return score
    }
    guard reading == .tooLarge else { throw notAScore(text) }
    throw reader.error(.scoreTooLarge(text, class: className()), at: offset)
  }

  /// Reads the input x of an example and computes its scores W x + b.
  private mutating func readInput(
    _ contents: inout TableContents, key: Int
  ) throws(ScoreFileError) {
    guard let classifier else {
      throw reader.error(
        "\"x\" is the input of a classifier, but the file has no \"W\"", at: key)
    }
    let start = reader.index
    let x = try vector()
    let input: LinearModel.Input
    do { input = try LinearModel.Input(x, of: classifier) } catch {
      throw reader.error(text(of: error), at: start)
    }
    do { try contents.append(input, of: classifier) } catch {
      throw reader.error(error, at: start)
    }
  }
}
