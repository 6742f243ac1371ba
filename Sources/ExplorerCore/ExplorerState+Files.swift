import Scores

extension ExplorerState {
  mutating func quit() -> [Effect] {
    guard isUnsaved else { return [.quit] }
    mode = .overlay(.question(.quitUnsaved))
    return []
  }

  mutating func askToOpen(_ path: String) -> [Effect] {
    guard isUnsaved else { return [.open(path: path)] }
    mode = .overlay(.question(.openUnsaved(path: path)))
    return []
  }

  mutating func save(to path: String?) -> [Effect] {
    guard let path = path ?? document.path else {
      message = .error("this table has no file yet; :save scores.csv gives it one")
      return []
    }
    return [.save(path: path, revision: history.revision, mayOverwrite: path == document.path)]
  }

  mutating func answer(_ answer: Answer) -> [Effect] {
    guard case .overlay(.question(let question)) = mode else { return [] }
    mode = .table
    switch (question, answer) {
    case (.quitUnsaved, .discard): return [.quit]
    case (.quitUnsaved, .save):
      afterSaving = .quit
      return save(to: nil)
    case (.openUnsaved(let path), .discard): return [.open(path: path)]
    case (.openUnsaved(let path), .save):
      afterSaving = .open(path: path)
      return save(to: nil)
    case (.overwrite(let path), .overwrite):
      return [.save(path: path, revision: history.revision, mayOverwrite: true)]
    default: return []
    }
  }

  mutating func noteSaved(path: String, revision: Int) -> [Effect] {
    let opened = document.opened
    document = .file(path)
    document.opened = opened
    document.savedRevision = revision
    message = .notice("saved to \(path)")
    defer { afterSaving = nil }
    return afterSaving.map { [$0] } ?? []
  }

  /// Another table takes this one's place; options and scale start anew with it.
  mutating func open(_ table: ScoreTable, path: String) {
    let commands = commandHistory
    self = ExplorerState(table: table, document: .file(path))
    commandHistory = commands
    message = .notice("opened \(path)")
  }
}
