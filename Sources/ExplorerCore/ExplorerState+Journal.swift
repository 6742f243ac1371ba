import Scores

/// Unsaved changes that were found in the journal of a crashed session.
package struct LostEdits: Hashable, Sendable {
  package let count: Int
  /// When the last change was made: "14:02".
  package let time: String
  /// Whether the file has changed since, so that the changes may not fit.
  package let fileHasChanged: Bool

  package init(count: Int, time: String, fileHasChanged: Bool) {
    (self.count, self.time, self.fileHasChanged) = (count, time, fileHasChanged)
  }
}

extension LostEdits: CustomStringConvertible {
  package var description: String { "\(counted(count, "edit")) from \(time)" }
}

// Every change of a file's model is sent to the journal, which keeps it until the file is saved.
extension Workbench {
  /// Notes a change that is about to be made.
  mutating func noteForJournal(_ change: ModelEdit) {
    guard document.path != nil else { return }
    if case .table = change {
      pendingJournal.append(change)
      return
    }
    // A journal holds edits only, which start from the model that the file holds.
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

  /// The effect that sends the noted changes to the journal.
  mutating func tellJournal() -> [Effect] {
    if pendingJournal.isEmpty { return [] }
    defer { pendingJournal = [] }
    return [.journal(pendingJournal)]
  }
}

extension ExplorerState {
  /// Asks whether to bring lost edits back.
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

  /// Brings lost edits back, as one change. The scale is reset, since recovered scores may be beyond
  /// the largest double at the present k.
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
