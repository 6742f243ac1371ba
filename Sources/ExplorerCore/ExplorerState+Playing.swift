import Lessons

// Showing the answer of a step: its edits are typed one by one on the table the step began with.
extension ExplorerState {
  /// The pause before each edit, in seconds.
  private static let pause = 0.4

  /// Reveals everything that the step hides, and begins to type its edits.
  mutating func showAnswer() -> [Effect] {
    guard let session else { return [] }
    changeRecord { record in
      record.isAnswered = true
      record.seconds += max(0, session.now - session.card.startedAt)
    }
    if !bench.isAsOpened { reset() }
    selection = bench.opened.selection
    message = nil
    let isEdited = !session.step.edits.isEmpty
    changeCard { card in
      card.phase = isEdited ? .playing(0) : .done
      (card.scroll, card.followsChoice) = (0, false)
    }
    bench.look.panel = .card
    bench.look.hasFocus = false
    mode = .table
    return savingProgress() + nextEdit()
  }

  /// Whether edits are being typed, so that any key hurries them.
  package var isPlayingEdits: Bool {
    if case .playing = session?.card.phase { true } else { false }
  }

  /// The effect that leads to the next edit: a pause, or the edit itself if there are to be no pauses.
  private func nextEdit() -> [Effect] {
    guard let session, case .playing(let count) = session.card.phase else { return [] }
    let generation = session.card.generation
    return session.isInstant || session.card.isHurried
      ? [.typeEdit(count, generation: generation)]
      : [.pause(seconds: ExplorerState.pause, generation: generation)]
  }

  func playEdit(generation: Int) -> [Effect] {
    guard let session, session.card.generation == generation,
      case .playing(let count) = session.card.phase
    else { return [] }
    return [.typeEdit(count, generation: generation)]
  }

  mutating func noteTyped(generation: Int) -> [Effect] {
    guard let session, session.card.generation == generation,
      case .playing(let count) = session.card.phase
    else { return [] }
    let isLast = count + 1 == session.step.edits.count
    changeCard { $0.phase = isLast ? .done : .playing(count + 1) }
    return nextEdit()
  }

  /// Types the rest of the edits without pauses.
  mutating func hurry() -> [Effect] {
    changeCard { card in
      card.isHurried = true
      card.generation += 1  // the end of the present pause is then ignored
    }
    return nextEdit()
  }
}
