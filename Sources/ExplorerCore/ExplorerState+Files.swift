import Scores

extension ExplorerState {
  mutating func quit() { leaveTable(for: .quit, asking: .quitUnsaved) }

  mutating func askToOpen(_ path: String) {
    leaveTable(for: .open(path: path), asking: .openUnsaved(path: path))
  }

  /// Asks first if the reader's own table is unsaved, also while a lesson is on the screen.
  private mutating func leaveTable(for effect: Effect, asking question: Question) {
    guard isOwnUnsaved else { return effects.append(effect) }
    leaveLesson()
    mode = .overlay(.question(question))
  }

  /// Saves the table; where it has no file, that is asked for.
  /// - Parameter next: what to do once it is saved.
  mutating func save(to path: String?, then next: Effect? = nil) {
    afterSaving = next
    guard let path = path ?? document.path ?? document.copy else {
      mode = .command(CommandLine(text: "save "))
      return notice("give the file a name that ends in .csv, .tsv, .json or .npy")
    }
    effects.append(.save(path: path, revision: bench.history.revision, mayOverwrite: false))
  }

  mutating func answer(_ answer: Answer) {
    guard case .overlay(.question(let question)) = mode, question.allows(answer) else { return }
    mode = restingMode
    let wanted: Effect =
      switch question {
      case .quitUnsaved: .quit
      case .openUnsaved(let path): .open(path: path)
      case .overwrite(let path, exporting: nil):
        .save(path: path, revision: bench.history.revision, mayOverwrite: true)
      case .overwrite(let path, let exported?):
        .export(path: path, mayOverwrite: true, of: exported)
      case .recover: answer == .yes ? .recover : .declineLostEdits
      }
    guard answer == .save else { return effects.append(wanted) }
    save(to: nil, then: wanted)
  }

  mutating func noteSaved(
    path: String, revision: Int, holdsClassifier: Bool, _ labels: String?
  ) {
    // Saving a lesson's table writes a copy: the table gets no file, as the next step replaces it.
    if session != nil {
      bench.document.copy = path
    } else {
      bench.document = .file(path)
      bench.document.savedRevision = revision
      bench.document.classifier = holdsClassifier ? model.linear : nil
      journalComplaint = nil
    }
    notice(
      "saved to \(path)" + (labels.map { ", the labels to \($0)" } ?? "") + lostType(in: path)
        + (scale == 1 || session != nil ? "" : "; W × \(NumberText.factor(scale)) stays out of it"))
    let next = afterSaving
    afterSaving = nil
    switch next {
    // Asked again where something is not saved even so, such as one's own table during a lesson.
    case .quit: quit()
    case .open(let path): askToOpen(path)
    default: break
    }
  }

  /// A save to a file that has no place for everything. The table stays unsaved; where it is not the
  /// table's own file, it is a copy.
  mutating func noteIncomplete(path: String, _ omitted: [String]) {
    afterSaving = nil
    let isOwn = session == nil && path == document.path
    if isOwn { (bench.document.savedRevision, journalComplaint) = (nil, nil) }
    complain(
      (isOwn ? "not all is saved" : "only a copy")
        + ": \(path) has no place for \(listed(omitted)); a .json file has")
  }

  /// Replaces the reader's table by that of a file, with the default loss and scale.
  mutating func open(_ model: Model, path: String, _ notes: [String]) {
    let (commands, lesson, generation) = (commandHistory, lesson, lastGeneration)
    self = ExplorerState(Situation(model), document: .of(path), preferences: preferences)
    (commandHistory, self.lesson, lastGeneration) = (commands, lesson, generation)
    notice("opened \(document.title)")
    say(notes)
  }

  /// Says what looks wrong about a file that was opened.
  package mutating func say(_ notes: [String]) {
    if !notes.isEmpty { complain(notes.joined(separator: "; ")) }
  }

  /// Writes a file that doesn't become the table's own.
  mutating func export(_ exported: Exported, to path: String) {
    let (ending, known) = (Exported.ending(of: path), exported.extensions)
    guard exported == .table || known.contains(ending) else {
      let names = known.map { ".\($0)" }
      return complain("the \(exported.rawValue) can be \(listed(names)), not \(path)")
    }
    if exported == .losses, refusesWhileComputing() { return }
    effects.append(.export(path: path, mayOverwrite: false, of: exported))
  }

  mutating func noteExported(_ path: String, _ omitted: [String], _ exported: Exported) {
    guard exported == .table else {
      return notice("\(exported == .losses ? "the losses are" : "the screen is") in \(path)")
    }
    notice(
      "a copy is in \(path)"
        + (omitted.isEmpty ? "" : ", which has no place for \(listed(omitted))")
        + lostType(in: path))
  }

  /// What is to be said of a table of floats in a file of a format without types: it has the decimals that
  /// floats have, and is read as doubles.
  private func lostType(in path: String) -> String {
    let format = ["CSV", "TSV"].first { path.uppercased().hasSuffix(".\($0)") }
    guard table.precision != .double, let format else { return "" }
    return "; \(format) keeps no \(table.precision.name): read back as float64, "
      + "its losses differ in late digits"
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
    guard session == nil, document.wasRead else {
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

/// "labels, class names and example names".
func listed(_ things: [String]) -> String {
  let first = things.dropLast().joined(separator: ", ")
  return first.isEmpty ? things.joined() : "\(first) and \(things[things.count - 1])"
}
