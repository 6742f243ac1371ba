import Scores
import Yams

/// Reads the table of a file beside the lesson, by the name that the lesson gives it; its error is a clause
/// that names the file.
package typealias TableReader = (_ file: String) throws -> Model

/// A value in a YAML file: a lesson, or the user's settings.
package struct Field {
  let node: Node
  /// Its name in errors.
  let name: String
  /// The id of the step that it is in.
  var step: String?
  /// Reads the tables that the file names; nil where it can't name any.
  private(set) var readTable: TableReader?

  var line: Int { node.line }

  /// The value of a whole file; nil if the file has none.
  package static func root(
    of text: String, named name: String, readTable: TableReader? = nil
  ) throws(LessonProblem) -> Field? {
    try YAMLDocument.root(text).map { Field(node: $0, name: name, readTable: readTable) }
  }

  fileprivate func part(_ node: Node, named name: String) -> Field {
    Field(node: node, name: name, step: step, readTable: readTable)
  }

  package func problem(_ text: String) -> LessonProblem {
    LessonProblem(line: line, step: step, text: "\(name): \(text)")
  }

  /// The value in words, for errors.
  package var found: String {
    switch node {
    case .scalar(let scalar): isNothing ? "nothing" : quoted(scalar.string)
    case .sequence: "a list"
    case .mapping: "a group of keys"
    case .alias: "an alias"
    }
  }

  private var isNothing: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  private func expected(_ what: String) -> LessonProblem {
    problem("expected \(what), found \(found)")
  }

  private func refuseTag() throws(LessonProblem) {
    let usual: Tag.Name =
      switch node {
      case .scalar: .str
      case .sequence: .seq
      case .mapping: .map
      case .alias: .implicit
      }
    guard node.tag.rawValue == usual.rawValue else {
      throw problem("YAML tags are not read here; leave it out")
    }
  }

  /// A text of one or several lines, not blank.
  func text() throws(LessonProblem) -> String {
    try refuseTag()
    guard case .scalar(let scalar) = node, !isNothing,
      scalar.string.contains(where: { !$0.isWhitespace })
    else { throw expected("a text") }
    var text = scalar.string
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }

  /// A text of one line.
  func lineOfText() throws(LessonProblem) -> String {
    let text = try text()
    guard !text.contains(where: \.isNewline) else { throw expected("one line") }
    return text
  }

  /// One of some names.
  package func choice<Choice: RawRepresentable<String>>(
    _ choices: [Choice], kind: String
  ) throws(LessonProblem) -> Choice {
    let name = try lineOfText()
    guard let choice = choices.first(where: { $0.rawValue == name }) else {
      throw problem(unknown(name, known: choices.map(\.rawValue), kind: kind))
    }
    return choice
  }

  func prose() throws(LessonProblem) -> Prose {
    let text = try text()
    do { return try Prose(parsing: text, line: line) } catch { throw problem("\(error)") }
  }

  func expression() throws(LessonProblem) -> Expression {
    let text = try text()
    do { return try Expression(parsing: text) } catch { throw problem("\(quoted(text)): \(error)") }
  }

  package func bool() throws(LessonProblem) -> Bool {
    try refuseTag()
    guard case .scalar(let scalar) = node, scalar.style == .plain, let value = Bool(scalar.string)
    else { throw expected("true or false") }
    return value
  }

  /// A finite number.
  package func number() throws(LessonProblem) -> Double {
    let value = try score("a number")
    guard value.isFinite else { throw expected("a number") }
    return value
  }

  /// A finite number or `-inf`.
  func score(
    _ what: String = "a number, or -inf for a masked class"
  ) throws(LessonProblem) -> Double {
    try refuseTag()
    guard case .scalar(let scalar) = node, scalar.style == .plain else { throw expected(what) }
    switch ScoreReading(scalar.string) {
    case .number(let value): return value
    case .tooLarge: throw problem("\(found) is beyond the largest double, 1.8e308")
    case .unfinished, .notANumber: throw expected(what)
    }
  }

  /// The items of a list, named in errors by their numbers.
  func list(of what: String) throws(LessonProblem) -> [Field] {
    try refuseTag()
    guard case .sequence(let sequence) = node else { throw expected("a list of \(what)") }
    return sequence.enumerated().map { index, item in
      part(item, named: "\(name) \(index + 1)")
    }
  }

  /// The text of a key's value; nil, not an error, if there is none.
  func textOfKey(_ key: String) -> String? {
    guard case .mapping(let mapping) = node else { return nil }
    let text = mapping.first { $0.key.scalar?.string == key }?.value.scalar?.string
    return text?.split(whereSeparator: \.isNewline).first.map(String.init)
  }

  /// The values of a group of keys; an unknown key is an error.
  package func fields(_ known: [String]) throws(LessonProblem) -> Fields {
    try refuseTag()
    guard case .mapping(let mapping) = node else {
      throw expected("the keys \(known.joined(separator: ", "))")
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let keyField = part(key, named: name)
      guard case .scalar(let scalar) = key else { throw keyField.expected("a key") }
      guard known.contains(scalar.string) else {
        throw keyField.problem(unknown(scalar.string, known: known, kind: "key"))
      }
      guard values.updateValue(value, forKey: scalar.string) == nil else {
        throw keyField.problem("the key \(quoted(scalar.string)) stands here twice")
      }
    }
    return Fields(owner: self, values: values)
  }
}

/// The values of a group of keys.
package struct Fields {
  let owner: Field
  let values: [String: Node]

  package subscript(key: String) -> Field? {
    values[key].map { owner.part($0, named: key) }
  }

  /// The value of a key that must be there.
  func required(_ key: String) throws(LessonProblem) -> Field {
    guard let field = self[key] else { throw owner.problem("the key \(quoted(key)) is missing") }
    return field
  }
}
