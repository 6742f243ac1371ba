import Scores

/// What has the keys: the table, a number being typed, a panel, the command line, or an overlay.
package enum Mode: Hashable, Sendable {
  case table
  case edit(Entry)
  /// The panel in front.
  case panel
  case command(CommandLine)
  case overlay(Overlay)
}

/// A screen or a question that takes all keys until it is closed.
package enum Overlay: Hashable, Sendable {
  /// - Parameter scroll: the first line shown; nil: where the keys are that worked before.
  case help(scroll: Int?)
  case list(LessonList)
  /// The list of panels.
  case panels(chosen: Panel)
  /// A file is being read.
  /// - Parameter percent: how much of it has been read; nil if that is not known.
  case reading(path: String, percent: Int?)
  case question(Question)
  /// Nothing at all, while a presenter talks.
  case blank
}

/// A question to the user.
package enum Question: Hashable, Sendable {
  case quitUnsaved
  case openUnsaved(path: String)
  /// Whether to replace another file, or the table's own after another program has changed it.
  /// - Parameter exporting: what `:export` is to write there; nil: the table is to be saved.
  case overwrite(path: String, exporting: Exported?)
  /// Whether to bring back what a crashed session had not saved.
  case recover(LostEdits)

  package func allows(_ answer: Answer) -> Bool {
    switch self {
    case .quitUnsaved, .openUnsaved: answer == .save || answer == .discard
    case .overwrite: answer == .yes
    case .recover: answer == .yes || answer == .no
    }
  }
}

package enum Answer: Hashable, Sendable { case save, discard, yes, no }

/// A text in the status line, beside the selected cell.
package struct Message: Hashable, Sendable {
  package let text: String
  package let isError: Bool
  /// What stands in its place where it has no room; nil: it is cut there.
  package var shorter: String?

  static func notice(_ text: String) -> Message { Message(text: text, isError: false) }
  static func error(_ text: String) -> Message { Message(text: text, isError: true) }
}

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

  var isFull: Bool { text.utf8.count >= Entry.longestText }

  /// Whether a character belongs to the number, even if it is a key of the table. `i`, `n` and `f` belong
  /// to it only where they spell -inf; after 4.4, for example, `f` is the table's key. Once the text can't
  /// become a number any more, all that is typed belongs to it: the rest of 0x1f changes nothing else.
  package func takes(_ character: Character) -> Bool {
    guard Entry.isBeginning(text) else { return true }
    switch character {
    case "i", "n", "f": return Entry.isBeginning(text + String(character))
    default: return "0123456789.-+eE".contains(character.inTypedNumber)
    }
  }

  private static func isBeginning(_ text: String) -> Bool {
    ScoreReading(text) != .notANumber
  }
}
