import Scores

extension ExplorerState {
  mutating func quit() -> [Effect] {
    guard isOwnTableUnsaved else { return [.quit] }
    leaveLesson()
    mode = .overlay(.question(.quitUnsaved))
    return []
  }

  /// Whether the reader's own table is unsaved, also while a lesson is on the screen.
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
    // Saving a lesson's table writes a copy: the table gets no file, as the next step replaces it.
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

  /// Replaces the reader's table by that of a file, with the default loss and scale.
  mutating func open(_ model: Model, path: String) {
    let (commands, lesson, generation) = (commandHistory, lesson, lastGeneration)
    self = ExplorerState(Situation(model), document: .of(path))
    (commandHistory, self.lesson, lastGeneration) = (commands, lesson, generation)
    message = .notice("opened \(path)")
  }
}
