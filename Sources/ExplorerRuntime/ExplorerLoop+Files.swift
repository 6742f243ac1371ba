import ExplorerCore
import ExplorerUI
import ScoreFiles
import Scores
import TerminalCore

// Opening, saving and recovering files.
extension ExplorerLoop {
  mutating func open(_ path: String) {
    start(FileReading(path))
  }

  mutating func start(_ file: FileReading) {
    // A script has no time to pass while it waits.
    _ = file.result(within: worker == nil ? .infinity : FileReading.patience)
    continueReading(file, isFirst: false)
  }

  /// Opens the table of a file that has been read, or reports how much of it has been read.
  mutating func continueReading(_ file: FileReading, isFirst: Bool) {
    switch file.result(within: 0) {
    case nil:
      reading = (file, isFirst)
      guard changedFile == nil else { return }
      perform(.reading(path: file.path, percent: file.progress.percent))
    case .success(let opened):
      (reading, changedFile) = (nil, nil)
      perform(.opened(opened.model, path: file.path, notes: opened.notes))
      perform(openFile.open(file.path, state.model, file.identity, opened.origin))
      if isFirst { begin() }
    case .failure(let error):
      reading = nil
      guard changedFile == nil else {
        changedFile?.complaint = error.description
        return
      }
      guard isFirst else {
        perform(.failed(error.description))
        return
      }
      failure = error
      isRunning = false
    }
  }

  mutating func cancelReading() {
    reading?.file.progress.cancel()
    if reading?.isFirst == true { isRunning = false }
    reading = nil
  }

  mutating func recover() {
    let (report, lost) = openFile.recovering()
    perform(report)
    if let lost { openFile.forget(lost) }
  }

  mutating func save(_ path: String, revision: Int, mayOverwrite: Bool) {
    do throws(ScoreFileError) {
      let isOwn = path == state.document.path
      let isCopy = state.session != nil && path == state.document.copy
      let saved = try ScoreFile.save(
        state.model, to: path, origin: openFile.origin, mayOverwrite: mayOverwrite,
        known: isOwn ? openFile.identity : isCopy ? copyIdentity : nil,
        knownLabels: openFile.labelsIdentity)
      // A lesson's table, saved to a file, does not become the reader's own; nor does a file that has no
      // place for all of the table.
      let isAdopted = state.session == nil && (isOwn || saved.omitted.isEmpty)
      if isAdopted { openFile.adopt(path, saved) }
      if state.session != nil { copyIdentity = saved.identity }
      let missing = saved.held.table.edits(to: state.table).map(ModelEdit.table)
      perform(
        .saved(
          path: path, revision: revision, holdsClassifier: saved.held.isComputed,
          labels: saved.labels?.path, omitted: saved.omitted))
      if isAdopted { keep(missing) }
    } catch { perform(refused(error, path, exporting: nil)) }
  }

  func exporting(_ exported: Exported, to path: String, mayOverwrite: Bool) -> Report {
    do throws(ScoreFileError) {
      if let text = text(of: exported, as: Exported.ending(of: path)) {
        do throws(ScoreFileError.Problem) {
          try replaceFile(at: path, mayOverwrite: mayOverwrite, with: Array(text.utf8))
        } catch { throw ScoreFileError(file: path, problem: error) }
        return .exported(path: path, of: exported)
      }
      let saved = try ScoreFile.save(
        state.model, to: path, origin: openFile.origin, mayOverwrite: mayOverwrite,
        knownLabels: openFile.labelsIdentity)
      return .exported(path: path, omitted: saved.omitted)
    } catch { return refused(error, path, exporting: exported) }
  }

  /// The losses or the screen in the format of a file's ending; nil for the table.
  private func text(of exported: Exported, as ending: String) -> String? {
    switch exported {
    case .table: return nil
    case .losses: return ExplorerRuntime.text(state.lossRows, as: ending)
    case .screen:
      let frame = draw(state, size: terminal.size, isUnicode: terminal.isUnicode)
      switch ending {
      case "svg": return frame.svg(Caption(state))
      case "ansi": return frame.ansi(colors: .full)
      default: return frame.lines.map { $0 + "\n" }.joined()
      }
    }
  }

  /// Writes changes to the journal.
  mutating func keep(_ edits: [ModelEdit]) {
    guard !edits.isEmpty else { return }
    let complaint = openFile.keep(edits, of: state.ownModel, now: terminal.now)
    perform(complaint.map(Report.journalFailed))
  }

  private func refused(
    _ error: ScoreFileError, _ path: String, exporting exported: Exported?
  ) -> Report {
    error.problem == .exists
      ? .fileExists(path: path, exporting: exported) : .failed("\(error.problem) (\(path))")
  }
}

/// A path that was typed after `:`, where no shell puts in the home folder for `~`.
func withHome(_ path: String) -> String {
  guard path == "~" || path.hasPrefix("~/"), let home = environmentVariable("HOME"), !home.isEmpty
  else { return path }
  return home + path.dropFirst()
}

/// The files and folders whose path begins like `path`, sorted; folders end in a slash.
func fileCompletions(of path: String) -> [String] {
  if path == "~" { return ["~/"] }
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  let start = path.dropFirst(folder.count)
  return names(inFolder: folder.isEmpty ? "." : withHome(folder))
    .filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) }
    .map { folder + $0 + (isFolder(withHome(folder + $0)) ? "/" : "") }
    .sorted()
}
