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
    guard case .overlay(.question(let question)) = mode, question.allows(answer) else { return [] }
    mode = .table
    let wanted: Effect =
      switch question {
      case .quitUnsaved: .quit
      case .openUnsaved(let path): .open(path: path)
      case .overwrite(let path): .save(path: path, revision: history.revision, mayOverwrite: true)
      }
    guard answer == .save else { return [wanted] }
    afterSaving = wanted
    return save(to: nil)
  }

  mutating func noteSaved(path: String, revision: Int) -> [Effect] {
    document = .file(path)
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
