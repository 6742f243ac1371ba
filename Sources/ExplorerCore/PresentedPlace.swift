import Lessons

/// Where a presentation is, for whoever follows it on a second terminal and for the next presentation.
package struct PresentedPlace: Hashable, Sendable, Codable {
  /// The id of the step.
  package let step: String
  /// How many items are revealed.
  package let revealed: Int
  /// Whether the answer is shown, or is being typed.
  package let isAnswered: Bool
  /// Whether only the lesson's core is gone through.
  package let isCore: Bool
  /// What drew the step's other numbers; nil where it has its own.
  package let seed: UInt64?

  package init(
    step: String, revealed: Int = 0, isAnswered: Bool = false, isCore: Bool = false,
    seed: UInt64? = nil
  ) {
    (self.step, self.revealed, self.isAnswered) = (step, revealed, isAnswered)
    (self.isCore, self.seed) = (isCore, seed)
  }
}

extension LessonSession {
  /// Where the presentation is; nil where nothing is presented.
  var presentedPlace: PresentedPlace? {
    guard isPresented else { return nil }
    return PresentedPlace(
      step: step.id, revealed: card.revealed, isAnswered: card.phase != .open, isCore: isCore,
      seed: practice?.seed)
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

  /// `:resume`: goes to the step where the last presentation ended.
  mutating func resume() {
    guard let lesson, lesson.isPresented else {
      return notice("a lesson goes on where you left it; :resume is for presentations")
    }
    guard let last = lesson.lastPresented else {
      return notice("no place to resume: this lesson was not presented before")
    }
    if own == nil { own = bench }
    go(to: last)
  }

  /// Says where the last presentation ended, if it was elsewhere.
  mutating func offerResuming() {
    guard let lesson, let last = lesson.lastPresented, last != lesson.position else { return }
    notice("last time \(lesson.lesson.steps[last].step.id): :resume")
  }
}
