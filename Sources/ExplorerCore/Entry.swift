import Scores

/// A number being typed into a cell, or as the margin Δ. The text is in force as soon as it reads as
/// a number that may stand there; until then the last one that did stays in force.
package struct Entry: Hashable, Sendable {
  /// Where the number will stand.
  package let place: Place
  package internal(set) var text: String
  /// What Esc brings back.
  package let original: Double
  /// Whether the text is the value now in force; an unfinished "1e" is not.
  package internal(set) var isInForce: Bool

  /// What a score may be written with. Longer texts mean no other double.
  static let longestText = 32
  /// Made once: text that was not meant as keys comes a million characters long.
  static let fullness = "a number has at most \(longestText) characters"

  /// The entry with one more character, or nil where no number goes on like that.
  func appending(_ character: Character) -> Entry? {
    var entry = self
    guard !isFull else { return nil }
    entry.text.append(character)
    return Entry.isBeginning(entry.text) ? entry : nil
  }

  /// Whether the text is as long as one may be.
  var isFull: Bool { text.utf8.count >= Entry.longestText }

  /// Whether a character can stand in a number at all; any other key ends the entry. `i n f` count
  /// only where they spell a mask, so that `f` keeps its meaning after 4.4.
  package func takes(_ character: Character) -> Bool {
    switch character {
    case "i", "n", "f": Entry.isBeginning(text + String(character))
    case "e", "E": true
    default: Entry.starts(with: character) || character == "+"
    }
  }

  /// Whether typing this character begins a new value in a cell.
  package static func starts(with character: Character) -> Bool {
    switch character {
    case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "-": true
    default: false
    }
  }

  private static func isBeginning(_ text: String) -> Bool {
    ScoreReading(text) != .notANumber
  }
}

/// The longest beginning of a pasted text that is a number, and what is left of it.
func numberPrefix(of text: String) -> (number: Substring, rest: Substring)? {
  let start = text.drop { $0.isWhitespace }
  var end = start.startIndex
  for index in start.indices {
    let next = start.index(after: index)
    let reading = ScoreReading(start[..<next])
    if reading == .notANumber { break }
    if reading != .unfinished { end = next }
  }
  guard end > start.startIndex else { return nil }
  return (start[..<end], start[end...])
}
