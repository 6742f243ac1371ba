import Lessons
import Scores

// Showing the answer of a lesson's step: what it hides, and its edits typed one after the other.
extension ExplorerState {
  /// Reveals everything that the step hides, and begins to type its edits.
  mutating func showAnswer() {
    guard let session else { return }
    let seconds = max(0, now - session.card.startedAt)
    changeRecord { record in
      record.isAnswered = true
      record.seconds += seconds
      guard session.practice == nil, session.step.question != nil, record.review == nil else {
        return
      }
      record.review = Review(isRight: record.isCorrect, day: session.day, after: nil)
    }
    if session.record?.attempts ?? 0 == 0 { noteReview(isRight: false) }
    if !bench.isAsOpened { reset() }
    selection = bench.opened.selection
    message = nil
    let isEdited = !session.step.edits.isEmpty
    changeCard { card in
      card.phase = isEdited ? .playing(0) : .done
      (card.scroll, card.followsChoice) = (0, false)
    }
    // A presenter's panel stays, with what the class looks at.
    if !session.isPresented { showCard() }
    mode = restingMode
    saveProgress()
    playNext()
  }

  /// Whether edits are being typed, so that any key hurries them.
  package var isPlayingEdits: Bool {
    if case .playing = session?.card.phase { true } else { false }
  }

  /// Asks for the next of the step's edits, which are typed on the table the step began with: after a
  /// pause, or at once if there are to be no pauses.
  private mutating func playNext() {
    guard let session, case .playing(let count) = session.card.phase else { return }
    let generation = session.card.generation
    effects.append(
      session.isInstant || session.card.isHurried
        ? .typeEdit(count, generation: generation) : .pause(seconds: 0.4, generation: generation))
  }

  /// How many edits have been typed; nil if those of this generation are no longer played.
  private func typedCount(_ generation: Int) -> Int? {
    guard let card = session?.card, card.generation == generation,
      case .playing(let count) = card.phase
    else { return nil }
    return count
  }

  mutating func playEdit(generation: Int) {
    guard let count = typedCount(generation) else { return }
    effects.append(.typeEdit(count, generation: generation))
  }

  mutating func noteTyped(generation: Int) {
    guard let session, let count = typedCount(generation) else { return }
    let isLast = count + 1 == session.step.edits.count
    changeCard { $0.phase = isLast ? .done : .playing(count + 1) }
    if isLast, mode == .table { mode = restingMode }
    playNext()
  }

  /// Types the rest of the edits without pauses.
  mutating func hurry() {
    changeCard { card in
      card.isHurried = true
      card.generation += 1  // the end of the present pause is then ignored
    }
    playNext()
  }
}
