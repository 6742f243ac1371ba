import ExplorerCore
import ScoreFiles
import Scores

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file of the reader's own table, as it was when it was opened or saved, and the journal of what
/// has changed in the table since.
package struct OpenFile {
  /// What the file was; nil without a file, or where it can't be known.
  private(set) var identity: FileIdentity?
  /// The bytes that the table came from, for saving it; whether they are this table's is checked then.
  private(set) var origin: FileOrigin?
  /// Where journals are; nil keeps and finds none.
  private let folder: String?
  private var path: String?
  private var scribe: JournalScribe?
  private var journal: JournalFile?
  /// Why changes are no longer kept has been said.
  private var hasGivenUp = false
  /// When what is written has to be made to outlive a power cut.
  private(set) var flushDeadline: Double?
  /// The journal that was offered last.
  private var offered: String?

  /// - Parameter identity: what the file was before it was read, of which the first table is.
  package init(
    identity: FileIdentity? = nil, origin: FileOrigin? = nil, journals folder: String? = nil
  ) {
    (self.identity, self.origin, self.folder) = (identity, origin, folder)
  }

  /// Where journals are kept.
  /// - Parameter environment: the value of a variable.
  package static func journalFolder(environment: (String) -> String? = variable) -> String? {
    ProgressStore.folder(environment: environment).map { "\($0)/journal" }
  }

  // MARK: The file

  /// The reader's own table is now that of a file, just read.
  /// - Returns: what to say or ask of lost changes.
  mutating func open(
    _ path: String, _ model: Model, _ identity: FileIdentity?, _ origin: FileOrigin?
  ) -> Report? {
    take(path, model, identity)
    self.origin = origin
    let (lost, complaint) = lostJournals()
    if let newest = lost.first(where: { !$0.isDeclined }) {
      offered = newest.path
      if newest.edits.fileHasChanged { newest.decline() }
      return .lostEditsFound(newest.edits)
    }
    return complaint.map(Report.failed)
  }

  /// The table is safe in a file, and what was kept of it of no more use.
  mutating func save(_ path: String, _ model: Model, _ identity: FileIdentity) {
    take(path, model, identity)
  }

  /// The changes are not wanted, or safe.
  mutating func forgetChanges() {
    journal?.remove()
    (journal, flushDeadline) = (nil, nil)
  }

  private mutating func take(_ path: String, _ model: Model, _ identity: FileIdentity?) {
    forgetChanges()
    (self.path, self.identity) = (path, identity)
    scribe = JournalScribe(base: model)
    (hasGivenUp, offered) = (false, nil)
  }

  // MARK: The journal

  /// Keeps a change of the model, which is now `model`.
  /// - Returns: why it could not be kept, said once.
  mutating func keep(_ edits: [ModelEdit], of model: Model, now: Double) -> String? {
    guard let folder, let path, let identity, !hasGivenUp else { return nil }
    if journal == nil {
      journal = JournalFile(
        for: Journal(of: identity, path: ProgressStore.absolute(path)), in: folder)
    }
    if let journal, let text = scribe?.text(of: edits, in: model), journal.append(text) {
      if flushDeadline == nil { flushDeadline = now + 1 }
      return nil
    }
    hasGivenUp = true
    return "edits are not kept for recovery: \(String(cString: strerror(errno))); save them"
  }

  /// To be called when the time has come, or anything else.
  mutating func flush(now: Double) {
    guard let flushDeadline, now >= flushDeadline else { return }
    self.flushDeadline = nil
    journal?.flush()
  }

  /// To be called when nothing more will be kept.
  mutating func end() {
    if flushDeadline != nil { journal?.flush(atEnd: true) }
    flushDeadline = nil
  }

  // MARK: Lost changes

  /// The lost journal that was offered, or else the newest, and what to do with it.
  mutating func recovering() -> (report: Report, lost: LostJournal?) {
    let (journals, complaint) = lostJournals()
    guard let lost = journals.first(where: { $0.path == offered }) ?? journals.first else {
      return (.failed(complaint ?? "no lost edits of this file are kept"), nil)
    }
    guard let model = lost.model else {
      return (.failed("\(lost.edits) don't fit the file as it is now"), nil)
    }
    offered = nil
    return (.recovered(model, lost.edits), lost)
  }

  /// What was lost is in the table, and in its journal.
  mutating func forget(_ lost: LostJournal) {
    guard folder != nil, journal != nil, !hasGivenUp else { return }
    lost.remove()
    flush(now: .infinity)
  }

  mutating func declineLostEdits() {
    lostJournals().journals.first { $0.path == offered }?.decline()
    offered = nil
  }

  private func lostJournals() -> (journals: [LostJournal], complaint: String?) {
    guard let folder, let path, let base = scribe?.base else { return ([], nil) }
    return LostJournal.all(in: folder, ofFileAt: path, identity, base: base)
  }
}
