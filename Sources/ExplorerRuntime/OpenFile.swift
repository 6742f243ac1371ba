import ExplorerCore
import Platform
import ScoreFiles
import Scores

/// The file of the reader's own table, as it was when it was opened or saved last, and the journal of
/// the changes made since.
package struct OpenFile {
  /// nil without a file, or if the file could not be looked at.
  private(set) var identity: FileIdentity?
  /// Of the file of labels, since it was saved; nil: it is as it was read.
  private(set) var labelsIdentity: FileIdentity?
  /// The bytes that the table was read from, to save it with.
  private(set) var origin: FileOrigin?
  /// The folder of the journals; nil: no journal is written or looked for.
  private let folder: String?
  /// Whether there should be journals, but there is no place for them.
  private let hasNoHome: Bool
  private(set) var path: String?
  private var scribe: JournalScribe?
  private var journal: JournalFile?
  /// Whether a change could not be written; no more are tried until the file is saved.
  private var hasGivenUp = false
  /// When the changes written so far have to be flushed to the disk, by the terminal's clock.
  private(set) var flushDeadline: Double?
  /// The path of the lost journal that the reader was asked about.
  private var offered: String?

  /// - Parameter identity: the file's identity before it was read.
  package init(
    identity: FileIdentity? = nil, origin: FileOrigin? = nil, journals folder: String? = nil,
    hasNoHome: Bool = false
  ) {
    (self.identity, self.origin, self.folder) = (identity, origin, folder)
    self.hasNoHome = hasNoHome
  }

  /// A file whose journal is in the user's home.
  package init(keeping identity: FileIdentity?, origin: FileOrigin? = nil) {
    let folder = ProgressStore.folder(environment: environmentVariable).map { "\($0)/journal" }
    self.init(identity: identity, origin: origin, journals: folder, hasNoHome: folder == nil)
  }

  // MARK: The file

  /// Starts with a file that was just read.
  /// - Returns: a report of lost changes to the file, if there are any.
  mutating func open(
    _ path: String, _ model: Model, _ identity: FileIdentity?, _ origin: FileOrigin?
  ) -> Report? {
    (self.origin, labelsIdentity) = (origin, nil)
    if path == ScoreFile.standardInput, let contents = origin?.contentIdentity {
      // What was piped in has no path: it is known again by its contents.
      adopt("/dev/stdin/\(String(contents.hash, radix: 16))", model, contents)
    } else {
      adopt(path, model, identity)
    }
    let (lost, complaint) = lostJournals()
    if let newest = lost.first(where: { !$0.isDeclined }) {
      offered = newest.path
      if newest.edits.fileHasChanged { newest.decline() }
      return .lostEditsFound(newest.edits)
    }
    return complaint.map(Report.failed)
  }

  /// Makes a file that was just saved that of the reader's table.
  mutating func adopt(_ path: String, _ saved: SavedModel) {
    adopt(path, saved.held, saved.identity)
    if let labels = saved.labels { labelsIdentity = labels.identity }
  }

  /// Makes a file that holds a model, just read or saved, the file of the reader's table.
  private mutating func adopt(_ path: String, _ model: Model, _ identity: FileIdentity?) {
    forgetChanges()
    (self.path, self.identity) = (path, identity)
    scribe = JournalScribe(base: model)
    (hasGivenUp, offered) = (false, nil)
  }

  /// Deletes the journal, when its changes are saved or the reader discards them.
  mutating func forgetChanges() {
    journal?.remove()
    (journal, flushDeadline) = (nil, nil)
  }

  // MARK: The journal

  /// Writes a change to the journal.
  /// - Parameter model: the model after the change.
  /// - Returns: why the change could not be written; nil also for later changes, which aren't tried.
  mutating func keep(_ edits: [ModelEdit], of model: Model, now: Double) -> String? {
    guard let path, let identity, !hasGivenUp else { return nil }
    guard let folder else {
      hasGivenUp = true
      return hasNoHome
        ? "edits are not kept for recovery: there is no home folder; XDG_STATE_HOME can name another"
        : nil
    }
    if journal == nil {
      journal = JournalFile(
        for: Journal(of: identity, path: ProgressStore.absolute(path)), in: folder)
    }
    if let journal, let text = scribe?.text(of: edits, in: model), journal.append(text) {
      if flushDeadline == nil { flushDeadline = now + 1 }
      return nil
    }
    hasGivenUp = true
    return "edits are not kept for recovery: \(systemError())"
  }

  /// Leaves the journal as a session that ends badly does, to be found when the file is opened again.
  mutating func leaveJournal() {
    end()
    journal = nil
  }

  /// Flushes the journal to the disk if its deadline has passed.
  mutating func flush(now: Double) {
    guard let flushDeadline, now >= flushDeadline else { return }
    self.flushDeadline = nil
    journal?.flush()
  }

  /// Flushes the journal before the program ends.
  mutating func end() {
    if flushDeadline != nil { journal?.flush(atEnd: true) }
    flushDeadline = nil
  }

  // MARK: Lost changes

  /// Finds the lost journal that the reader was asked about, or else the newest, for `:recover`.
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

  /// Deletes a lost journal after its changes were applied, if the new journal has them too.
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
