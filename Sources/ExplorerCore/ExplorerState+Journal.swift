import Scores

/// Changes that a session which ended badly has left in its journal.
package struct LostEdits: Hashable, Sendable {
  package let count: Int
  /// When the last of them was made, as a clock shows it.
  package let time: String
  /// Whether the file is no longer the one that they were made to.
  package let fileHasChanged: Bool

  package init(count: Int, time: String, fileHasChanged: Bool) {
    (self.count, self.time, self.fileHasChanged) = (count, time, fileHasChanged)
  }
}

extension LostEdits: CustomStringConvertible {
  package var description: String { "\(count) edit\(count == 1 ? "" : "s") from \(time)" }
}

// What changes a file's table is told to the outside, which keeps it until the file is saved.
extension ExplorerState {
  /// The table that a file holds, or held when it was opened: the reader's own, also while a lesson
  /// has the screen.
  package var ownTable: ScoreTable { (waiting.first ?? self).table }

  /// Notes a change that is about to be made of the table.
  mutating func noteForJournal(_ change: TableEdit) {
    guard document.path != nil else { return }
    if case .restore(let other) = change {
      unjournaled += table.edits(to: other)
    } else {
      unjournaled.append(change)
    }
  }

  /// What the journal has not been told yet.
  mutating func tellJournal() -> [Effect] {
    if waiting.first?.unjournaled.isEmpty == false { return waiting[0].tellJournal() }
    if unjournaled.isEmpty { return [] }
    defer { unjournaled = [] }
    return [.journal(unjournaled)]
  }

  mutating func offer(_ lost: LostEdits) {
    guard session == nil else { return }
    guard !lost.fileHasChanged else {
      message = .error("\(document.title) has changed since \(lost); :recover applies them even so")
      return
    }
    mode = .overlay(.question(.recover(lost)))
  }

  mutating func recoverLostEdits() -> [Effect] {
    if session == nil, document.path != nil { return [.recover] }
    message = .error("nothing is kept of a table without a file")
    return []
  }

  /// Takes lost changes back into the table, as one that undo takes out; a table that they were
  /// made to at W × 1 may be too much for another k.
  mutating func recover(_ recovered: ScoreTable, _ lost: LostEdits) {
    let edits: [Edit] = (scale == 1 ? [] : [.scale(1)]) + [.table(.restore(recovered))]
    let inverses = edits.map { apply($0) }
    record("\(lost)", inverses: inverses.reversed())
    clampSelection()
    message =
      lost.fileHasChanged
      ? .error("the file has changed since \(lost): check them; u takes them out")
      : .notice("\(lost) \(lost.count == 1 ? "is" : "are") back, not saved; u takes them out")
  }
}
