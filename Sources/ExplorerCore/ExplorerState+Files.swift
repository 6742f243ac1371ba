import Scores

extension ExplorerState {
  mutating func quit() -> [Effect] {
    guard isOwnTableUnsaved else { return [.quit] }
    leaveLesson()
    mode = .overlay(.question(.quitUnsaved))
    return []
  }

  /// Of the table that waits while a lesson has the screen, or of this one.
  private var isOwnTableUnsaved: Bool { (own ?? bench).isUnsaved }

  mutating func askToOpen(_ path: String) -> [Effect] {
    guard isOwnTableUnsaved else { return [.open(path: path)] }
    leaveLesson()
    mode = .overlay(.question(.openUnsaved(path: path)))
    return []
  }

  mutating func save(to path: String?) -> [Effect] {
    guard let path = path ?? document.path else {
      message = .error("this table has no file yet; :save scores.csv gives it one")
      return []
    }
    return [.save(path: path, revision: bench.history.revision, mayOverwrite: false)]
  }

  mutating func answer(_ answer: Answer) -> [Effect] {
    guard case .overlay(.question(let question)) = mode, question.allows(answer) else { return [] }
    mode = restingMode
    let wanted: Effect =
      switch question {
      case .quitUnsaved: .quit
      case .openUnsaved(let path): .open(path: path)
      case .overwrite(let path, isCopy: false):
        .save(path: path, revision: bench.history.revision, mayOverwrite: true)
      case .overwrite(let path, isCopy: true): .export(path: path, mayOverwrite: true)
      case .recover: answer == .yes ? .recover : .declineLostEdits
      }
    guard answer == .save else { return [wanted] }
    afterSaving = wanted
    return save(to: nil)
  }

  mutating func noteSaved(path: String, revision: Int, holdsClassifier: Bool) -> [Effect] {
    // A lesson's table is no file's: the next step takes its place.
    if session == nil {
      bench.document = .file(path)
      bench.document.savedRevision = revision
      bench.document.classifier = holdsClassifier ? model.linear : nil
    }
    message = .notice(
      path.hasSuffix(".npy")
        ? "saved the scores to \(path); NPY has no place for labels and names"
        : model.isComputed && !holdsClassifier
          ? "saved the scores at W × 1 to \(path), without W, b and x" : "saved to \(path)")
    defer { afterSaving = nil }
    return afterSaving.map { [$0] } ?? []
  }

  /// Another document takes this one's place; options and scale start anew with it.
  mutating func open(_ model: Model, path: String) {
    let (commands, lesson, generation) = (commandHistory, lesson, lastGeneration)
    self = ExplorerState(Situation(model), document: .of(path))
    (commandHistory, self.lesson, lastGeneration) = (commands, lesson, generation)
    message = .notice("opened \(path)")
  }
}
