/// The argument of `:filter`. An example passes if of each kind of term one holds:
/// `label=cat label=dog wrong` selects the wrongly predicted cats and dogs.
package struct RowFilter: Hashable, Sendable, CustomStringConvertible {
  enum Term: Hashable, Sendable {
    case label(String)
    /// The class that wins; no class does where several tie.
    case predicted(String)
    case wrong, right
  }

  let terms: [Term]

  static let usage = "label=NAME predicted=NAME wrong right"

  /// Reads terms separated by blanks. A name with blanks is in quotes; a quote in it is doubled.
  init(_ text: String) throws(CommandError) {
    var terms: [Term] = []
    for word in RowFilter.words(text) { terms.append(try RowFilter.term(word)) }
    self.terms = terms
  }

  /// Whether predictions are needed to apply the filter.
  var asksForPredictions: Bool {
    terms.contains { if case .label = $0 { false } else { true } }
  }

  /// The parts of a line, separated by blanks outside quotes.
  static func words(_ text: String) -> [Substring] {
    var isQuoted = false
    return text.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == " " && !isQuoted
    }
  }

  private static func term(_ word: Substring) throws(CommandError) -> Term {
    if word == "wrong" { return .wrong }
    if word == "right" { return .right }
    if let name = try name(in: word, after: "label=") { return .label(name) }
    if let name = try name(in: word, after: "predicted=") { return .predicted(name) }
    throw CommandError(
      description:
        "\(word) is none of \(usage); blanks in a name need quotes: label=\"big cat\"")
  }

  private static func name(in word: Substring, after key: String) throws(CommandError) -> String? {
    guard word.hasPrefix(key) else { return nil }
    let name = word.dropFirst(key.count)
    guard !name.isEmpty else { throw CommandError(description: "\(key) needs a class's name") }
    guard name.first == "\"" else { return String(name) }
    guard name.count > 1, name.last == "\"" else {
      throw CommandError(description: "\(word) has no closing quote")
    }
    return String(name.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }

  /// A name as it is written in a filter.
  static func quoted(_ name: String) -> String {
    guard name.contains(" ") || name.contains("\"") else { return name }
    return "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// The possible completions of an argument that is being typed, each a whole argument.
  static func completions(of text: String, classes: [String]) -> [String] {
    let last = text.last == " " ? nil : words(text).last
    let head = text.dropLast(last?.count ?? 0)
    let term = last ?? ""
    for key in ["label=", "predicted="] where term.hasPrefix(key) {
      return classes.map { key + quoted($0) }.filter { $0.hasPrefix(term) }.map { head + $0 }
    }
    return ["label=", "predicted=", "wrong", "right"].filter { $0.hasPrefix(term) }
      .map { head + $0 }
  }

  package var description: String {
    terms.map { term in
      switch term {
      case .label(let name): "label=\(RowFilter.quoted(name))"
      case .predicted(let name): "predicted=\(RowFilter.quoted(name))"
      case .wrong: "wrong"
      case .right: "right"
      }
    }.joined(separator: " ")
  }
}
