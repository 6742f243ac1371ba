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
  case help(scroll: Int)
  case list(LessonList)
  /// The list of panels.
  case panels(chosen: Panel)
  /// A file is being read.
  /// - Parameter percent: how much of it has been read; nil if that is not known.
  case reading(path: String, percent: Int?)
  case question(Question)
}

/// A question to the user.
package enum Question: Hashable, Sendable {
  case quitUnsaved
  case openUnsaved(path: String)
  /// Whether to replace another file, or the table's own after another program has changed it.
  /// - Parameter isCopy: whether a copy is to be written there (`:export`).
  case overwrite(path: String, isCopy: Bool)
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

  static func notice(_ text: String) -> Message { Message(text: text, isError: false) }
  static func error(_ text: String) -> Message { Message(text: text, isError: true) }
}
