import Scores

/// Unsaved changes that were found in the journal of a crashed session.
package struct LostEdits: Hashable, Sendable, CustomStringConvertible {
  package let count: Int
  /// When the last change was made: "14:02".
  package let time: String
  /// Whether the file has changed since, so that the changes may not fit.
  package let fileHasChanged: Bool

  package init(count: Int, time: String, fileHasChanged: Bool) {
    (self.count, self.time, self.fileHasChanged) = (count, time, fileHasChanged)
  }

  package var description: String { "\(counted(count, "edit")) from \(time)" }
}

// Every change of a file's model is sent to the journal, which keeps it until the file is saved.
extension Workbench {
  /// Notes a change that is about to be made.
  mutating func noteForJournal(_ change: ModelEdit) {
    guard document.path != nil else { return }
    // A journal holds edits only, which start from the model that the file holds.
    switch change {
    case .table: return pendingJournal.append(change)
    case .detach where document.classifier != nil: return pendingJournal.append(change)
    default: break
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

  /// The effect that sends the noted changes to the journal.
  mutating func tellJournal() -> [Effect] {
    if pendingJournal.isEmpty { return [] }
    defer { pendingJournal = [] }
    return [.journal(pendingJournal)]
  }
}
