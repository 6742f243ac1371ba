import Lessons
import Scores

// What a step hides is neither shown nor changed by hand: an edit of a hidden score would say what
// it was.
extension ExplorerState {
  package func hidesScore(_ cell: Selection) -> Bool {
    !hidden.isEmpty
      && hidden.hidesScore(of: table.examples[cell.example], table.classes[cell.class])
  }

  /// Whether the selected score is hidden, which the message then says.
  mutating func refusesSelectedCell() -> Bool {
    guard hidesScore(selection) else { return false }
    message = .error("hidden until you predict it")
    return true
  }

  /// What Esc brings back, as a message may state it.
  package func originalText(of entry: Entry) -> String {
    if case .score(let cell) = entry.target, hidesScore(cell) { return "?" }
    return text(of: entry.original, for: entry.target)
  }

  /// What a change did, as a message may state it.
  func title(of change: Change) -> String {
    let isHidden = change.edits.contains { edit in
      guard case .table(.setScore(let example, let `class`, _)) = edit else { return false }
      return hidden.hidesScore(of: example, `class`)
    }
    return isHidden ? "a score that is hidden" : change.title
  }
}
