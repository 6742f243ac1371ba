import Scores

/// Why a text is no expression, check or item to hide, or why a quantity has no value in a table.
package struct Mistake: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// Reads expressions by recursive descent. Their depth and size are limited, so that no text can
/// overflow the stack when its expression is read, evaluated or freed.
struct NotationParser {
  private var rest: Substring
  private var depth = 0
  private var size = 0

  private static let (maximumDepth, maximumSize) = (50, 200)

  init(_ text: String) { rest = text[...] }

  mutating func expression() throws(Mistake) -> Expression {
    var left = try product()
    while let sign = accept([.plus, .minus]) { left = .binary(sign, left, try product()) }
    return left
  }

  private mutating func product() throws(Mistake) -> Expression {
    var left = try factor()
    while let sign = accept([.times, .dividedBy]) { left = .binary(sign, left, try factor()) }
    return left
  }

  private mutating func factor() throws(Mistake) -> Expression {
    (depth, size) = (depth + 1, size + 1)
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, size <= Self.maximumSize else {
      throw Mistake("an expression of more than \(Self.maximumSize) parts, or nested deeper")
    }
    skipBlanks()
    if accept("-") {
      let operand = try factor()
      guard case .number(let value, let text) = operand, !text.hasPrefix("-") else {
        return .binary(.minus, .number(0, text: "0"), operand)
      }
      return .number(-value, text: "-" + text)
    }
    if accept("(") {
      let inner = try expression()
      skipBlanks()
      guard accept(")") else { throw expected("a closing parenthesis") }
      return inner
    }
    guard let first = rest.first else { throw expected("a number or a quantity") }
    if isDigit(first) || first == "." {
      let number = try number()
      return .number(number.value, text: number.text)
    }
    if peekWord() == "log", rest.dropFirst(3).first != "." {
      rest = rest.dropFirst(3)
      return .log(try factor())
    }
    return .quantity(try quantity())
  }

  /// Reads a number without a sign.
  /// - Returns: its value, and its text as it is written.
  mutating func number() throws(Mistake) -> (value: Double, text: String) {
    skipBlanks()
    let start = rest
    rest = rest.drop { isDigit($0) || $0 == "." }
    if rest.first == "e" || rest.first == "E" {
      let exponent = rest.dropFirst()
      let digits = exponent.first == "-" || exponent.first == "+" ? exponent.dropFirst() : exponent
      if digits.first.map(isDigit) == true { rest = digits.drop(while: isDigit) }
    }
    // Letters right after the number make it an invalid one, instead of beginning a new word.
    let end = rest
    rest = rest.drop { $0.isLetter || $0 == "_" || $0 == "." }
    let text = String(start[..<rest.startIndex])
    guard end.startIndex == rest.startIndex, !text.isEmpty,
      case .number(let value) = ScoreReading(text)
    else {
      rest = start
      throw expected("a number")
    }
    return (value, text)
  }

  /// Skips the next word if it is the given one.
  /// - Returns: whether it is.
  mutating func accept(word: String) -> Bool {
    skipBlanks()
    guard peekWord() == word else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  mutating func relation() -> Check.Relation? {
    skipBlanks()
    // Reversed: <= has to be tried before <.
    for relation in Check.Relation.allCases.reversed() where rest.hasPrefix(relation.rawValue) {
      rest = rest.dropFirst(relation.rawValue.count)
      return relation
    }
    return nil
  }

  mutating func end() throws(Mistake) {
    skipBlanks()
    guard rest.isEmpty else { throw expected("the end") }
  }

  func expected(_ what: String) -> Mistake {
    Mistake("expected \(what), found \(rest.isEmpty ? "the end" : quoted(rest))")
  }

  /// The letters and digits of the next word, after blanks.
  func peekWord() -> Substring {
    rest.drop(while: \.isWhitespace).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Reads the next word and, after a dot, the names that belong to it: `score` and `x1.cat`.
  mutating func name() -> (head: String, names: Substring?) {
    skipBlanks()
    let head = peekWord()
    rest = rest.dropFirst(head.count)
    guard rest.first == "." else { return (String(head), nil) }
    let names = rest.dropFirst().prefix { !$0.isWhitespace && !"()+*/<>={},".contains($0) }
    rest = rest[names.endIndex...]
    return (String(head), names)
  }

  private mutating func skipBlanks() { rest = rest.drop(while: \.isWhitespace) }

  private mutating func accept(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func accept(_ operators: [Expression.Operator]) -> Expression.Operator? {
    skipBlanks()
    return operators.first { accept($0.rawValue) }
  }
}

private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

/// A text in quotes, cut to 40 characters, for an error.
func quoted(_ text: some StringProtocol) -> String {
  text.count <= 40 ? "\"\(text)\"" : "\"\(text.prefix(37))...\""
}
