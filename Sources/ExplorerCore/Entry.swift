import Scores

/// A number that is being typed, as a score or as the margin Δ. Every valid value takes effect at once;
/// while the text is none, such as "-" or "1e", the last valid value stays in force.
package struct Entry: Hashable, Sendable {
  package let place: Place
  package internal(set) var text: String
  /// The value that Esc brings back.
  package let original: Double
  /// Whether the text is the value in force.
  package internal(set) var isInForce: Bool

  /// The longest text in bytes; more digits would not make another double.
  static let longestText = 32

  /// The entry with one more character; nil if the text is full or no number begins like that.
  func appending(_ character: Character) -> Entry? {
    guard !isFull, Entry.isBeginning(text + String(character)) else { return nil }
    var entry = self
    entry.text.append(character)
    return entry
  }

  var isFull: Bool { text.utf8.count >= Entry.longestText }

  /// Whether a character belongs to the number; any other key ends the entry. `i`, `n` and `f` belong to
  /// it only where they spell -inf; after 4.4, for example, `f` is the table's key.
  package func takes(_ character: Character) -> Bool {
    switch character {
    case "i", "n", "f": Entry.isBeginning(text + String(character))
    default: "0123456789.-+eE".contains(character)
    }
  }

  private static func isBeginning(_ text: String) -> Bool {
    ScoreReading(text) != .notANumber
  }
}
