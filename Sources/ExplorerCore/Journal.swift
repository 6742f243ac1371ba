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

// Every change of a model that was read is sent to the journal, which keeps it until it is saved.
extension Workbench {
  /// Notes a change that is about to be made.
  mutating func noteForJournal(_ change: ModelEdit) {
    guard document.wasRead else { return }
    // A journal holds edits only, which start from the model that the file holds.
    switch change {
    case .table, .classifier, .detach: return pendingJournal.append(change)
    case .attach, .restore: break
    }
    var (before, after) = (situation.model, situation.model)
    after.apply(change)
    switch (before.linear, after.linear) {
    case (.some, nil):
      pendingJournal.append(.detach(scale: 1))
      before = .scores(before.table)
    case (nil, .some(let linear)):
      guard let classifier = document.classifier else {
        // The file holds scores. W, b and x are those of the classes and examples there are then.
        pendingJournal += before.table.edits(to: after.table).map(ModelEdit.table)
        return pendingJournal.append(.attach(linear, scale: 1))
      }
      pendingJournal.append(.attach(classifier, scale: 1))
      before = .linear(classifier)
    default: break
    }
    pendingJournal += before.edits(to: after)
  }

  /// The effect that sends the noted changes to the journal.
  mutating func tellJournal() -> [Effect] {
    if pendingJournal.isEmpty { return [] }
    defer { pendingJournal = [] }
    return [.journal(pendingJournal)]
  }
}
