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

// What changes a file's model is told to the outside, which keeps it until the file is saved.
extension Workbench {
  /// Notes a change that is about to be made of the model.
  mutating func noteForJournal(_ change: ModelEdit) {
    guard document.path != nil else { return }
    if case .table = change {
      pendingJournal.append(change)
      return
    }
    // A journal knows the file's model only, and says what is done to it.
    if case .detach = change, document.classifier != nil {
      pendingJournal.append(change)
      return
    }
    var (table, after) = (table, situation.model)
    after.apply(change)
    if let classifier = document.classifier {
      switch (situation.model.isComputed, after.isComputed) {
      case (true, false): pendingJournal.append(.detach(scale: 1))
      case (false, true):
        pendingJournal.append(.attach(classifier, scale: 1))
        table = classifier.table
      default: break
      }
    }
    pendingJournal += table.edits(to: after.table).map(ModelEdit.table)
  }

  /// What the journal has not been told yet.
  mutating func tellJournal() -> [Effect] {
    if pendingJournal.isEmpty { return [] }
    defer { pendingJournal = [] }
    return [.journal(pendingJournal)]
  }
}

extension ExplorerState {
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
  mutating func recover(_ recovered: Model, _ lost: LostEdits) {
    let edits: [Edit] = (scale == 1 ? [] : [.scale(1)]) + [.model(.restore(recovered))]
    let inverses = edits.map { apply($0) }
    record("\(lost)", inverses: inverses.reversed())
    bench.clampSelection()
    message =
      lost.fileHasChanged
      ? .error("the file has changed since \(lost): check them; u takes them out")
      : .notice("\(lost) \(lost.count == 1 ? "is" : "are") back, not saved; u takes them out")
  }
}
