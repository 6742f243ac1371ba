/// A text with words in place of the signs that a screen reader leaves out, or that a braille display has
/// no cell for: "≈" is "about", "Σ j≠y" is "sum over j not y", and a number that is hidden, "?", is
/// "hidden". Lines and blocks are left out.
func spoken(_ text: String) -> String {
  // Where arrow keys are named, → is one of them.
  let isOfKeys = text.contains { "←↑↓".contains($0) }
  let characters = Array(
    unambiguous(text).replacing("Σ j≠y", with: "sum over j not y")
      .replacing("Σ all j", with: "sum over all j"))
  var words = Words()
  for (index, character) in characters.enumerated() {
    let sign = Sign(
      character: character, start: characters.prefix(index),
      after: characters.suffix(from: index + 1), isOfKeys: isOfKeys)
    switch sign.word {
    case .itself: words.append(character)
    case .joined(let text): words.text += text
    case .word(let text): words.append(word: text)
    }
  }
  return words.trimmed
}

/// A formula whose parts are told apart by the ear too: a minus before a name is the name's alone, and a
/// square behind a sum is of each term.
private func unambiguous(_ text: String) -> String {
  text.replacing(/−([A-Za-z_]\w*)(?= [+−·])/) { "(−\($0.1))" }
    .replacing(/(Σ (?:j≠y|all j)) max(\([^()]*\)²)/) { "\($0.1) of max\($0.2), each term squared" }
    .replacing(/Σ (\w²)/) { "sum of each \($0.1)" }
}

/// A text that is being made of characters and words, with one blank around each word.
private struct Words {
  var text = ""
  private var isAfterWord = false

  mutating func append(_ character: Character) {
    let needsBlank = isAfterWord && !" ),.;:?!]".contains(character)
    isAfterWord = false
    if needsBlank, text.last != " " { text.append(" ") }
    if character == " ", text.isEmpty || text.last == " " { return }
    text.append(character)
  }

  mutating func append(word: String) {
    if let last = text.last, !" ([".contains(last) { text.append(" ") }
    text += word
    isAfterWord = !word.isEmpty
  }

  var trimmed: String { text.last == " " ? String(text.dropLast()) : text }
}

/// A character and what is around it.
private struct Sign {
  enum Spoken {
    case itself
    case joined(String)
    case word(String)
  }

  let character: Character
  /// What is before it.
  let start: ArraySlice<Character>
  let after: ArraySlice<Character>
  let isOfKeys: Bool

  private var before: Character { start.last ?? " " }

  private static let words: [Character: String] = [
    "≈": "about", "≠": "not", "≤": "at most", "≥": "at least", "∞": "infinity",
    "²": "squared", "³": "cubed", "½": "one half", "✓": "right", "✗": "wrong", "λ": "lambda",
    "β": "beta",
    "η": "eta", "Δ": "delta", "∇": "gradient", "∂": "d", "∘": "times", "∈": "in",
    "±": "plus or minus",
    "←": "Left", "↑": "Up", "↓": "Down",
  ]

  var word: Spoken {
    let next = after.first ?? " "
    switch character {
    case "Σ": return .word(isBeforeWord ? (isFirst ? "The sum" : "the sum") : "sum of")
    case "<", ">":
      let comparison = character == "<" ? "less than" : "greater than"
      guard isAlone else { return next.isNumber ? .word(comparison) : .itself }
      return isBeforeNumber ? .word(comparison) : named
    case "(", "[", "]", "{", "}", "\\": return isAlone ? named : .itself
    case ")":
      return isAlone && start.count { $0 == "(" } == start.count { $0 == ")" } ? named : .itself
    case "#":
      return before.isLetter || next.isLetter || next.isNumber ? .itself : .word("number sign")
    case "−":
      return next.isNumber && " (".contains(before) ? .joined("-") : .word("minus")
    case "×": return .word(before.isNumber && next.isNumber ? "by" : "times")
    case "·": return .word(next == ")" ? "anything" : "times")
    case "–":
      if before.isLetter, next.isLetter { return .joined("-") }
      return .word(before.isNumber && next.isNumber ? "to" : "-")
    case "→": return .word(isOfKeys ? "Right" : "to")
    case "‖":
      let isClosing = before != " " && start.count { $0 == "‖" } % 2 == 1
      if isClosing { return .joined("") }
      let (isAfterName, isBeforeName) = (before.isLetter || before.isNumber, next.isLetter)
      return .word(isAfterName ? (isBeforeName ? "against" : "") : "norm of")
    case "…": return .joined("...")
    case "₂": return .joined("2")
    case "?": return isHiddenNumber ? .word("hidden") : .itself
    default:
      if let word = Sign.words[character] { return .word(word) }
      let isDrawn = character.unicodeScalars.allSatisfy { (0x2500..<0x2900).contains($0.value) }
      return isDrawn ? .joined("") : .itself
    }
  }

  private var named: Spoken { signNames[character].map(Spoken.word) ?? .itself }

  /// Whether it stands between blanks, as a key that is named does.
  private var isAlone: Bool { before == " " && " ,.;:)".contains(after.first ?? " ") }

  /// Whether it begins a sentence.
  private var isFirst: Bool { start.last { $0 != " " }.map { ".?!".contains($0) } ?? true }

  /// The word behind the next blank.
  private var nextWord: ArraySlice<Character> {
    after.drop { $0 == " " }.prefix { $0 != " " }
  }

  /// Whether what follows is compared: a number or the name of one, and no word.
  private var isBeforeNumber: Bool {
    guard let first = nextWord.first else { return false }
    return first.isNumber || "-−".contains(first) || first.isLetter && nextWord.count == 1
      || nextWord.contains("_")
  }

  /// Whether a word follows that is no function, such as exp or log.
  private var isBeforeWord: Bool { nextWord.count > 3 && nextWord.allSatisfy(\.isLetter) }

  /// Whether a question mark stands for a number: it then follows no word, and is no key that is named.
  private var isHiddenNumber: Bool {
    guard " (/=*!".contains(before) else { return false }
    return !["lists", "what", "shows"].contains(String(after.dropFirst().prefix { $0.isLetter }))
  }
}
