import ExplorerCore
import ScoreFiles
import TerminalCore

/// The large file of a table, whose scores are read from it when they are shown, after another program
/// has changed it.
struct ChangedFile {
  let path: String
  /// Whether edits that were not saved are in the journal.
  let keepsEdits: Bool
  /// Why it could not be read again.
  var complaint: String?

  /// A screen without any number of the table.
  func frame(on terminal: some Terminal) -> Frame {
    var text = "\(path) was changed by another program, so its scores can't be shown any more."
    if let complaint { text += "\n\nIt can't be read again: \(complaint)" }
    text += "\n\nEnter reads it again, q quits."
    if keepsEdits { text += " Edits that were not saved are kept for :recover." }
    if !terminal.isUnicode { text = ascii(lines: text) }
    var frame = Frame(size: terminal.size)
    for (row, line) in wrapped(text, columns: max(1, frame.size.columns - 2)).enumerated() {
      frame.write(line, row: row, column: 1, style: .notice)
    }
    return frame
  }
}

// A file that another program changes while it is open.
extension ExplorerLoop {
  /// Whether another program has changed the file that the reader's table is read from. Asked before
  /// anything else is done with the table, which else could end the program by SIGBUS.
  mutating func isFileChanged() -> Bool {
    if changedFile == nil, !state.ownModel.table.hasItsFile {
      changedFile = ChangedFile(
        path: openFile.path ?? "",
        keepsEdits: state.isOwnUnsaved && state.journalComplaint == nil)
    }
    return changedFile != nil
  }

  mutating func handleWithoutTable(_ event: Event) {
    switch event {
    case .key(.enter) where reading == nil:
      openFile.leaveJournal()
      changedFile?.complaint = nil
      start(FileReading(openFile.path ?? "", openFile.origin?.options ?? ReadingOptions()))
    case .key("q"), .key(.control("c")), .closed: isRunning = false
    case .key, .paste, .resized: break
    }
  }
}
