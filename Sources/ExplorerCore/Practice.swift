import Lessons

/// A step that is asked again, with other numbers where it has some.
package struct Practice: Equatable, Sendable {
  package let worked: WorkedStep
  /// What drew the numbers, or the order of the choices.
  package let seed: UInt64
  /// What the reader did; it doesn't change the record of the step itself.
  var record = LessonProgress.Record()

  /// Whether its numbers are others than the step's.
  package var hasOtherNumbers: Bool { worked.step.variation != nil }
}

/// Steps that are due, asked again one after the other.
package struct ReviewRun: Equatable, Sendable {
  /// The positions of the steps, the present one first.
  var remaining: [Int]
  package let count: Int
  package internal(set) var right = 0
  /// The position of the step that was shown before.
  let origin: Int

  /// Which one is asked now, from 1.
  package var number: Int { count - remaining.count + 1 }
}

// Practice with other numbers, and the review of what is due.
extension ExplorerState {
  /// `w`: the present step with other numbers, another time others. While the lesson has just been opened
  /// and steps are due, their review.
  mutating func practise() {
    guard let session else { return notice("no lecture is open; n opens it") }
    if session.offersReview { return startReview() }
    let isOpen = session.card.phase == .open
    guard !isOpen || !session.hasAnswer || session.practice != nil else {
      return notice("answer this one first; then w asks it with other numbers")
    }
    guard session.step.variation != nil else { return notice("this step has no other numbers") }
    ask(again: session.position)
  }

  private mutating func ask(again position: Int) {
    guard let session = lesson else { return }
    let id = session.lesson.steps[position].step.id
    let seed = session.nextSeeds[id] ?? session.seed
    lesson?.nextSeeds[id] = seed &+ 1
    lesson?.resuming = nil
    effects.append(.drawAgain(position, seed: seed))
  }

  /// Shows a step that was drawn anew.
  mutating func show(_ worked: WorkedStep, at position: Int, seed: UInt64) {
    guard var session = lesson else { return }
    if own == nil { own = bench }
    session.position = position
    session.practice = Practice(worked: worked, seed: seed)
    session.card = Card(startedAt: now, generation: session.card.generation + 1)
    if let place = session.resuming {
      session.resuming = nil
      session.card.votes = session.keptVotes[place.step] ?? Votes()
      session.card.phase = place.isAnswered ? .done : .open
      session.card.revealed = min(max(0, place.revealed), session.reveals.count)
    }
    show(session)
  }

  /// After an answer to a step that is asked again.
  mutating func noteReview(isRight: Bool) {
    guard let session, session.practice != nil, !session.isPresented else { return }
    if isRight { lesson?.review?.right += 1 }
    let id = session.step.id
    guard var record = session.progress.records[id], record.isAnswered else { return }
    // What was answered today is still in mind: only a later answer takes it further.
    if isRight, let review = record.review, review.day >= session.day { return }
    record.review = Review(isRight: isRight, day: session.day, after: record.review)
    lesson?.progress.records[id] = record
    saveProgress()
  }

  // MARK: Review

  /// Asks what is due, one step after the other.
  mutating func startReview() {
    guard let lesson else { return effects.append(.openLesson(showsList: false)) }
    let due = lesson.isPresented ? [] : lesson.dueSteps
    guard let first = due.first else { return notice("nothing to review now\(nextReview)") }
    self.lesson?.offersReview = false
    self.lesson?.review = ReviewRun(remaining: due, count: due.count, origin: lesson.position)
    ask(again: first)
  }

  /// The next step of the review; after the last one, the step that was shown before.
  mutating func reviewNext() {
    guard var run = lesson?.review else { return }
    run.remaining.removeFirst()
    guard let next = run.remaining.first else {
      lesson?.review = nil
      go(to: run.origin)
      return notice("review done: \(run.right) of \(run.count) right\(nextReview)")
    }
    lesson?.review = run
    ask(again: next)
  }

  /// When there will be something to review, and how: "; 2 to review in 3 days (:review)".
  var nextReview: String {
    guard let lesson, let next = lesson.lesson.nextDue(after: lesson.day, lesson.progress) else {
      return ""
    }
    let days = next.day - lesson.day
    let day = days == 1 ? "tomorrow" : "in \(days) days"
    return "; \(next.count) to review \(day) (:review)"
  }
}

extension LessonSession {
  /// The positions of the steps that are due.
  package var dueSteps: [Int] { lesson.due(on: day, progress) }
}
