/// What the keys mean at the moment.
package enum Mode: Hashable, Sendable {
  case table
  case edit(Entry)
  /// The panel in front has the keys.
  case panel
  case command(CommandLine)
  case overlay(Overlay)
}

/// What lies over the screen.
package enum Overlay: Hashable, Sendable {
  case help(scroll: Int)
  case list(LessonList)
  /// The list of panels.
  case panels(chosen: Panel)
  /// A file that takes its time; how much of it is read, if that is known.
  case reading(path: String, percent: Int?)
  case question(Question)
}

/// What the explorer can't decide alone.
package enum Question: Hashable, Sendable {
  case quitUnsaved
  case openUnsaved(path: String)
  /// A file that is there already, or this table's own when it is no longer what it was.
  /// - Parameter isCopy: whether it is an export.
  case overwrite(path: String, isCopy: Bool)
  case recover(LostEdits)

  package func allows(_ answer: Answer) -> Bool {
    switch self {
    case .quitUnsaved, .openUnsaved: answer == .save || answer == .discard
    case .overwrite: answer == .yes
    case .recover: answer == .yes || answer == .no
    }
  }
}

/// What a question is answered with.
package enum Answer: Hashable, Sendable { case save, discard, yes, no }

/// What the status line says beside the selected cell.
package struct Message: Hashable, Sendable {
  package let text: String
  package let isError: Bool

  static func notice(_ text: String) -> Message { Message(text: text, isError: false) }
  static func error(_ text: String) -> Message { Message(text: text, isError: true) }
}
