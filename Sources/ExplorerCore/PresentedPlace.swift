import Lessons

/// Where a presentation is, for whoever follows it on a second terminal and for the next presentation.
package struct PresentedPlace: Hashable, Sendable, Codable {
  /// The id of the step.
  package let step: String
  /// How many items are revealed.
  package let revealed: Int
  /// Whether the answer is shown with its edits, or they are being typed.
  package let isAnswered: Bool
  /// Whether only the lesson's core is gone through.
  package let isCore: Bool
  /// What drew the step's other numbers; nil where it has its own.
  package let seed: UInt64?
  /// The hands raised in each vote, by choice, of the steps that the class voted on; nil where of none.
  package let votes: [String: [[Int]]]?

  package init(
    step: String, revealed: Int = 0, isAnswered: Bool = false, isCore: Bool = false,
    seed: UInt64? = nil, votes: [String: [[Int]]]? = nil
  ) {
    (self.step, self.revealed, self.isAnswered) = (step, revealed, isAnswered)
    (self.isCore, self.seed, self.votes) = (isCore, seed, votes)
  }
}

extension LessonSession {
  /// Where the presentation is; nil where nothing is presented.
  var presentedPlace: PresentedPlace? {
    guard isPresented else { return nil }
    let isAnswered = card.phase != .open && card.phase != .shown
    // Where all is shown but the edits, Space shows the answer next.
    let revealed = card.phase == .shown ? reveals.count : card.revealed
    var votes = keptVotes
    votes[step.id] = card.votes
    let counts = votes.mapValues { $0.done.map(\.counts) }.filter { !$0.value.isEmpty }
    return PresentedPlace(
      step: step.id, revealed: revealed, isAnswered: isAnswered, isCore: isCore,
      seed: practice?.seed, votes: counts.isEmpty ? nil : counts)
  }

  /// Takes over the votes of a place, but for steps that have votes already, and for votes that are not on
  /// the choices of their step, as the lesson or the file may have been changed.
  mutating func takeVotes(of place: PresentedPlace) {
    if keptVotes[step.id] == nil, card.votes != Votes() { keptVotes[step.id] = card.votes }
    for step in lesson.steps.map(\.step) where keptVotes[step.id]?.done.isEmpty != false {
      guard case .choices(let choices)? = step.question?.kind,
        let counts = place.votes?[step.id], counts.count <= 2,
        counts.allSatisfy({ $0.count == choices.count && $0.allSatisfy((0...9999).contains) })
      else { continue }
      keptVotes[step.id] = Votes(done: counts.map { Vote(counts: $0) })
    }
    if card.votes == Votes() { card.votes = keptVotes[step.id] ?? Votes() }
  }

  /// A presentation of a lesson as it is at a place; nil if the lesson has no such step.
  /// - Parameter again: draws the step's other numbers by a seed; nil where that fails.
  package init?(
    _ lesson: WorkedLesson, presentedAt place: PresentedPlace,
    drawing again: (WorkedStep, _ seed: UInt64) -> WorkedStep?
  ) {
    guard let position = lesson.steps.firstIndex(where: { $0.step.id == place.step }) else {
      return nil
    }
    self.init(lesson, at: position, isPresented: true, isCore: place.isCore)
    if let seed = place.seed, let worked = again(lesson.steps[position], seed) {
      practice = Practice(worked: worked, seed: seed)
    }
    card.phase = place.isAnswered ? .done : .open
    card.revealed = min(max(0, place.revealed), reveals.count)
    takeVotes(of: place)
  }

  /// The position of the step of a place; nil if the lesson has no such step.
  func position(of place: PresentedPlace) -> Int? {
    lesson.steps.firstIndex { $0.step.id == place.step }
  }

  /// The same with the answer shown.
  package var answered: LessonSession {
    var answered = self
    answered.card.phase = .done
    return answered
  }
}

extension ExplorerState {
  /// Tells the outside world where the presentation is, if that has changed.
  mutating func tellPlace() {
    guard let place = lesson?.presentedPlace, place != toldPlace else { return }
    toldPlace = place
    effects.append(.tellPlace(place))
  }

  /// `:resume`: goes to the step where the last presentation ended, with the numbers it had, and shows
  /// what was shown there; the votes come back too.
  mutating func resume() {
    guard let lesson, lesson.isPresented else {
      return notice("a lesson goes on where you left it; :resume is for presentations")
    }
    guard let last = lesson.lastPresented, let position = lesson.position(of: last) else {
      return notice("no place to resume: this lesson was not presented before")
    }
    if own == nil { own = bench }
    self.lesson?.takeVotes(of: last)
    if let seed = last.seed {
      self.lesson?.resuming = last
      return effects.append(.drawAgain(position, seed: seed))
    }
    go(to: position, isRevealed: last.isAnswered)
    guard !last.isAnswered, let count = session?.reveals.count else { return }
    changeCard { $0.revealed = min(max(0, last.revealed), count) }
  }

  /// Says where the last presentation ended, if it was elsewhere.
  mutating func offerResuming() {
    guard let lesson, let last = lesson.lastPresented, let position = lesson.position(of: last),
      position != lesson.position || last.isAnswered || last.revealed > 0 || last.votes != nil
    else { return }
    notice("last time \(last.step): :resume")
  }
}
