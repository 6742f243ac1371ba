import Lessons

/// An open lesson: the reader's present step, its card, and the progress so far.
package struct LessonSession: Equatable, Sendable {
  package let lesson: WorkedLesson
  /// For an instructor: nothing is asked, and a step's losses are revealed one at a time.
  package let isPresented: Bool
  /// Whether a step's edits play without pauses.
  package let isInstant: Bool
  /// Whether only the steps of the lesson's core follow one another.
  package let isCore: Bool
  package internal(set) var position: Int
  package internal(set) var progress: LessonProgress
  package internal(set) var card = Card()
  /// The present step with other numbers, while it is practised.
  package internal(set) var practice: Practice?
  /// What is still to review; nil while nothing is reviewed.
  package internal(set) var review: ReviewRun?
  /// The day, counted from 1 January 1970, by which steps are due.
  package let day: Int
  /// The seed of the first other numbers of each step, and of the next ones where some were drawn.
  let seed: UInt64
  var nextSeeds: [String: UInt64] = [:]
  /// The file that the lesson was read from; nil: it is built in.
  package var file: String?
  /// Where the presentation before ended; nil where there was none.
  package var lastPresented: PresentedPlace?
  /// The place to go on at, while its other numbers are drawn.
  var resuming: PresentedPlace?
  /// Whether the lesson opens with the review of what is due.
  package var startsReview = false
  /// The votes on steps that were left, by step.
  var keptVotes: [String: Votes] = [:]
  /// Whether `w` begins the review, as the lesson was opened with it.
  var offersReview = false
  /// Whether also what steps don't show is on the screen, as the reader wished.
  var showsAll = false

  /// - Parameter position: the first step to show; nil: where `progress` left off.
  package init(
    _ lesson: WorkedLesson, progress: LessonProgress = LessonProgress(), at position: Int? = nil,
    isPresented: Bool = false, isInstant: Bool = false, isCore: Bool = false, seed: UInt64 = 1,
    day: Int = 0
  ) {
    (self.lesson, self.seed, self.day) = (lesson, seed, day)
    self.progress = lesson.fitting(progress)
    (self.isPresented, self.isInstant, self.isCore) = (isPresented, isInstant, isCore)
    let resumed = lesson.steps.firstIndex { $0.step.id == progress.step }
    self.position = position ?? resumed ?? 0
  }

  /// The position of the step that follows, or of the one before; nil where there is none.
  package var next: Int? {
    lesson.steps.indices.dropFirst(position + 1).first { isOnTheWay(lesson.steps[$0].step) }
  }
  package var previous: Int? {
    lesson.steps.indices.prefix(position).last { isOnTheWay(lesson.steps[$0].step) }
  }

  private func isOnTheWay(_ step: Step) -> Bool { !isCore || !step.isMore }

  /// The present step's number among those that follow one another, from 1, and how many they are. A step
  /// beyond the core has the number of the one before it, and a plus: `7+`.
  package var place: (number: String, count: Int) {
    let before = lesson.steps[...position].count { isOnTheWay($0.step) }
    let plus = isOnTheWay(lesson.steps[position].step) ? "" : "+"
    return ("\(before)\(plus)", lesson.steps.count { isOnTheWay($0.step) })
  }

  package var worked: WorkedStep { practice?.worked ?? lesson.steps[position] }
  package var step: Step { worked.step }
  /// What the reader did in the present step, or in its practice.
  package var record: LessonProgress.Record? {
    practice == nil ? record(of: step) : practice?.record
  }

  /// What the reader did in a step; nil for a presenter.
  package func record(of step: Step) -> LessonProgress.Record? {
    isPresented ? nil : progress.records[step.id]
  }

  /// Whether the step has an answer: a question, an explanation or edits.
  package var hasAnswer: Bool {
    step.question != nil || step.explanation != nil || !step.edits.isEmpty
  }

  /// Whether the step asks for a prediction now.
  package var isAsking: Bool { !isPresented && step.question != nil && card.phase == .open }

  /// The choices of the question; empty if it asks for a number or there is no question.
  package var choices: [StepQuestion.Choice] {
    if case .choices(let choices) = step.question?.kind { choices } else { [] }
  }

  /// Why the choice of a text is wrong; nil where it is none, or right.
  package func reason(ofChoice text: String) -> String? {
    choices.first { !$0.isRight && self.text(of: $0.text) == text }?.feedback.map {
      self.text(of: $0)
    }
  }

  /// How many questions were answered right at the first attempt, and how many there are.
  package var score: (right: Int, questions: Int) {
    let asked = lesson.steps.map(\.step).filter { $0.question != nil }
    return (asked.count { record(of: $0)?.isCorrect == true }, asked.count)
  }

  /// What is on the screen.
  package var topics: Set<Topic> { showsAll ? .all : worked.topics }

  /// What can't be read now: what the step hides, what later steps ask, and what it doesn't show.
  var hidden: Hidden {
    var hidden = hiddenByQuestion
    for later in worked.askedLater where isPresented || !isAnswered(later.step) {
      hidden.hide(later.items, in: worked.start.table)
    }
    for topic in Topic.allCases where !topics.contains(topic) {
      for reading in topic.readings { hidden.hide(reading) }
    }
    return hidden
  }

  private func isAnswered(_ step: String) -> Bool { progress.records[step]?.isAnswered == true }

  /// What the step hides until it is answered.
  private var hiddenByQuestion: Hidden {
    guard card.phase == .open else { return .nothing }
    let table = worked.start.table
    var hidden = isPresented ? Hidden.everyLoss() : .nothing
    hidden.hide(worked.hides, in: table)
    if isPresented {
      for item in knownBefore { hidden.reveal(item, in: table) }
      for item in reveals.prefix(card.revealed) { hidden.reveal(item, in: table) }
      // Where the answer is a change of k, what W costs may be revealed before, but what W × 2 costs
      // is what the class is asked.
      if worked.start.scale != worked.end.scale { hidden.hide(.otherScale) }
    }
    return hidden
  }

  /// What a presentation has revealed by the present step, and the step doesn't hide or reveal again.
  private var knownBefore: [Hideable] {
    let table = worked.start.table
    // The softmax loss is −log of the label's probability.
    let telling = worked.reveals.compactMap { item in
      if case .softmax(let extent) = item { Hideable.probability(extent) } else { nil }
    }
    var again = Hidden.nothing
    again.hide(worked.hides + worked.reveals + telling, in: table)
    return worked.revealedBefore.filter { !again.hides($0, in: table) }
  }

  /// The items that a presenter reveals one at a time: those that the step lists and hides.
  package var reveals: [Hideable] {
    let table = worked.start.table
    var hidden = Hidden.everyLoss()
    hidden.hide(worked.hides, in: table)
    return worked.reveals.filter { hidden.hides($0, in: table) }
  }

  /// Whether a presenter's last item shows everything that is still hidden, and the answer. A step
  /// without an answer that lists what it hides leaves that hidden, for later steps to ask.
  package var showsRest: Bool { hasAnswer || worked.hides.isEmpty }

  /// How many items a presenter has to reveal.
  package var itemCount: Int { reveals.count + (showsRest ? 1 : 0) }

  /// Whether Space shows more of the step.
  package var hasMore: Bool {
    switch card.phase {
    case .open: hasAnswer || isPresented && (!isAnswerNext || showsRest)
    case .shown: true
    case .playing, .done: false
    }
  }

  /// Whether what it shows is the answer, or all that is still hidden, rather than one item.
  package var isAnswerNext: Bool {
    !isPresented || card.phase != .open || card.revealed >= reveals.count
  }

  /// A text of the present step, with the numbers before its edits. For a presenter, numbers that the
  /// table hides are `?`; for a reader, the lesson's author decides what a text tells.
  package func text(of prose: Prose) -> String {
    worked.text(of: prose, hiding: isPresented ? hidden : .nothing)
  }
}

/// The state of the card of the present step.
package struct Card: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    /// The answer isn't shown yet.
    case open
    /// A presenter has shown all that is hidden, on the table as it stands: the edits are still to come.
    case shown
    /// The edits that show the answer are being typed; the number says how many have been.
    case playing(Int)
    /// The answer is shown.
    case done
  }

  package internal(set) var phase = Phase.open
  /// The index of the chosen choice.
  package internal(set) var choice: Int?
  /// The number typed so far; where there are choices, what was typed that is none.
  package internal(set) var typed = ""
  /// Whether something is chosen or typed, and not answered yet.
  package var isBegun: Bool { phase == .open && (choice != nil || !typed.isEmpty) }
  /// The last choice that was found wrong.
  var judged: Int?
  /// Whether the choice is that one, so that it is no other attempt.
  package var isJudged: Bool { choice != nil && choice == judged }
  /// The feedback to the last wrong prediction.
  package internal(set) var feedback: String?
  /// How many hints are shown.
  package internal(set) var hints = 0
  /// How a class voted.
  package internal(set) var votes = Votes()
  /// How many items a presenter has revealed.
  package internal(set) var revealed = 0
  /// The first line shown of a long card.
  package internal(set) var scroll = 0
  /// Whether the card scrolls by itself to keep the choice or the typed number in sight.
  package internal(set) var followsChoice = false
  /// Whether a Space without a prediction has just said what a second one does.
  var isWarned = false
  /// When the step was shown, by the clock of `ExplorerState.now`.
  var startedAt = 0.0
  /// Whether the rest of the edits is typed without pauses.
  var isHurried = false
  /// Tells reports about the edits now played from late ones about edits played before.
  var generation = 0
}
