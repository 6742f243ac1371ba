import Lessons
import Scores

// What a lesson's step hides can't be edited either: the status line would tell a hidden score's value.
extension Workbench {
  func hidesScore(_ cell: Selection) -> Bool {
    !hidden.isEmpty
      && hidden.hidesScore(of: table.examples[cell.example], table.classes[cell.class])
  }

  /// Whether a reading of the table or of any of its examples is hidden.
  func hidesAny(_ reading: Hidden.Reading) -> Bool {
    !hidden.isEmpty
      && (hidden.hides(reading) || table.examples.contains { hidden.hides(reading, of: $0) })
  }

  /// Whether a sorting would give hidden losses away.
  func hidesSorting(by key: SortKey) -> Bool {
    switch key {
    case .svm: hidesAny(.svm) || situation.hinge != .lecture && hidesAny(.changedSVM)
    case .softmax: hidesAny(.softmax)
    case .label: false
    }
  }

  /// What a change did, without the value of a hidden score.
  func title(of change: Change) -> String {
    let isHidden = change.edits.contains { edit in
      guard case .model(.table(.setScore(let example, let `class`, _))) = edit else { return false }
      return hidden.hidesScore(of: example, `class`)
    }
    return isHidden ? "a score that is hidden" : change.title
  }
}

extension ExplorerState {
  package func hidesScore(_ cell: Selection) -> Bool { bench.hidesScore(cell) }

  /// Whether something has a place on the screen: always, but in a lesson that hasn't come to it.
  package func shows(_ topic: Topic) -> Bool { session?.topics.contains(topic) ?? true }

  /// Shows also what the lesson's steps leave off the screen, or no longer.
  mutating func showTopics(all: Bool) {
    guard session != nil else { return notice("all is shown; only a lesson leaves something off") }
    lesson?.showsAll = all
    bench.hidden = lesson?.hidden ?? .nothing
    bench.dropRevealingArrangement()
    notice(all ? "all is shown, but what a question asks" : "only what steps have introduced")
  }

  package func hidesAny(_ reading: Hidden.Reading) -> Bool { bench.hidesAny(reading) }

  /// What is said of something hidden: when it will be shown.
  var hiddenUntil: String {
    guard let session else { return "hidden until you answer" }
    if session.isPresented, session.hasMore { return "hidden until shown with Space" }
    return session.isAsking ? "hidden until you answer" : "hidden until a later step"
  }

  /// Whether predictions can't be used now; the message then says why.
  mutating func refusesPredictions() -> Bool {
    if hidesAny(.prediction) {
      complain("predictions are " + hiddenUntil)
      return true
    }
    return refusesWhileComputing()
  }

  mutating func refusesWhileComputing() -> Bool {
    if isComputing { notice("computing…; try again in a moment") }
    return isComputing
  }

  /// Whether the selected score can't be changed by hand; the message then says why.
  mutating func refusesSelectedCell() -> Bool {
    if hidesScore(selection) {
      complain(hiddenUntil)
      return true
    }
    return refusesScores()
  }

  /// Whether no score can be put in by hand; the message then says why.
  mutating func refusesScores() -> Bool {
    if model.isComputed { complain(ModelError.isComputed.description) }
    return model.isComputed
  }

  /// The value that Esc brings back, as text; `?` if it is hidden.
  package func originalText(of entry: Entry) -> String {
    if case .score(let cell) = entry.place, hidesScore(cell) { return "?" }
    return text(of: entry.original, at: entry.place)
  }
}
