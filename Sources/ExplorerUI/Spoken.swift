/// A text with words in place of the signs that a screen reader leaves out, or that a braille display has
/// no cell for: "≈" is "about", "Σ j≠y" is "sum over j not y", and a number that is hidden, "?", is
/// "hidden". Lines and blocks are left out.
func spoken(_ text: String) -> String {
  // Where arrow keys are named, → is one of them.
  let isOfKeys = text.contains { "←↑↓".contains($0) }
  let characters = Array(
    text.replacing("Σ j≠y", with: "sum over j not y").replacing("Σ all j", with: "sum over all j"))
  var words = Words()
  for (index, character) in characters.enumerated() {
    let sign = Sign(
      character: character, before: index > 0 ? characters[index - 1] : " ",
      after: characters.suffix(from: index + 1), isOfKeys: isOfKeys)
    switch sign.word {
    case .itself: words.append(character)
    case .joined(let text): words.text += text
    case .word(let text): words.append(word: text)
    }
  }
  return words.trimmed
}

/// A text that is being made of characters and words, with one blank around each word.
private struct Words {
  var text = ""
  private var isAfterWord = false

  mutating func append(_ character: Character) {
    let needsBlank = isAfterWord && !" ),.;:".contains(character)
    isAfterWord = false
    if needsBlank, text.last != " " { text.append(" ") }
    if character == " ", text.isEmpty || text.last == " " { return }
    text.append(character)
  }

  mutating func append(word: String) {
    if let last = text.last, !" (".contains(last) { text.append(" ") }
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
  let before: Character
  let after: ArraySlice<Character>
  let isOfKeys: Bool

  private static let words: [Character: String] = [
    "Σ": "sum of", "≈": "about", "≠": "not", "≤": "at most", "≥": "at least", "∞": "infinity",
    "²": "squared", "³": "cubed", "½": "one half", "✓": "right", "✗": "wrong", "λ": "lambda",
    "β": "beta",
    "η": "eta", "Δ": "delta", "∇": "gradient", "∂": "d", "∘": "times", "∈": "in",
    "±": "plus or minus",
    "←": "Left", "↑": "Up", "↓": "Down",
  ]

  var word: Spoken {
    let next = after.first ?? " "
    switch character {
    case "−": return next.isNumber && before == " " || before == "(" ? .joined("-") : .word("minus")
    case "×": return .word(before.isNumber && next.isNumber ? "by" : "times")
    case "·": return .word(next == ")" ? "anything" : "times")
    case "–": return .word(before.isNumber && next.isNumber ? "to" : "-")
    case "→": return .word(isOfKeys ? "Right" : "to")
    case "‖":
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

  /// Whether a question mark stands for a number: it then follows no word, and is no key that is named.
  private var isHiddenNumber: Bool {
    guard " (/=*!".contains(before) else { return false }
    return !["lists", "what", "shows"].contains(String(after.dropFirst().prefix { $0.isLetter }))
  }
}
