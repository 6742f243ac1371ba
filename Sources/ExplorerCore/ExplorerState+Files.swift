import Scores

extension ExplorerState {
  mutating func quit() { leaveTable(for: .quit, asking: .quitUnsaved) }

  mutating func askToOpen(_ path: String) {
    leaveTable(for: .open(path: path), asking: .openUnsaved(path: path))
  }

  /// Asks first if the reader's own table is unsaved, also while a lesson is on the screen.
  private mutating func leaveTable(for effect: Effect, asking question: Question) {
    guard (own ?? bench).isUnsaved else { return effects.append(effect) }
    leaveLesson()
    mode = .overlay(.question(question))
  }

  /// - Parameter next: what to do once it is saved.
  mutating func save(to path: String?, then next: Effect? = nil) {
    guard let path = path ?? document.path else {
      return complain("this table has no file yet; :save scores.csv gives it one")
    }
    afterSaving = next
    effects.append(.save(path: path, revision: bench.history.revision, mayOverwrite: false))
  }

  mutating func answer(_ answer: Answer) {
    guard case .overlay(.question(let question)) = mode, question.allows(answer) else { return }
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
    guard answer == .save else { return effects.append(wanted) }
    save(to: nil, then: wanted)
  }

  mutating func noteSaved(path: String, revision: Int, holdsClassifier: Bool) {
    // Saving a lesson's table writes a copy: the table gets no file, as the next step replaces it.
    if session == nil {
      bench.document = .file(path)
      bench.document.savedRevision = revision
      bench.document.classifier = holdsClassifier ? model.linear : nil
    }
    notice(
      path.hasSuffix(".npy")
        ? "saved the scores to \(path); NPY has no place for labels and names"
        : model.isComputed && !holdsClassifier
          ? "saved the scores at W × 1 to \(path), without W, b and x" : "saved to \(path)")
    let next = afterSaving
    afterSaving = nil
    switch next {
    // Asked again where something is not saved even so, such as one's own table during a lesson.
    case .quit: quit()
    case .open(let path): askToOpen(path)
    default: break
    }
  }

  /// Replaces the reader's table by that of a file, with the default loss and scale.
  mutating func open(_ model: Model, path: String) {
    let (commands, lesson, generation) = (commandHistory, lesson, lastGeneration)
    self = ExplorerState(Situation(model), document: .of(path))
    (commandHistory, self.lesson, lastGeneration) = (commands, lesson, generation)
    notice("opened \(document.title)")
  }

  // MARK: Lost edits

  /// Asks whether to bring lost edits back.
  mutating func offer(_ lost: LostEdits) {
    guard session == nil else { return }
    guard !lost.fileHasChanged else {
      return complain("\(document.title) has changed since \(lost); :recover applies them even so")
    }
    mode = .overlay(.question(.recover(lost)))
  }

  mutating func recoverLostEdits() {
    guard session == nil, document.path != nil else {
      return complain("nothing is kept of a table without a file")
    }
    effects.append(.recover)
  }

  /// Brings lost edits back, as one change. The scale is reset, since recovered scores may be beyond
  /// the largest double at the present k.
  mutating func recover(_ recovered: Model, _ lost: LostEdits) {
    let inverses = apply((scale == 1 ? [] : [.scale(1)]) + [.model(.restore(recovered))])
    record("\(lost)", inverses: inverses)
    bench.clampSelection()
    message =
      lost.fileHasChanged
      ? .error("the file has changed since \(lost): check them; u takes them out")
      : .notice("\(lost) \(lost.count == 1 ? "is" : "are") back, not saved; u takes them out")
  }
}
