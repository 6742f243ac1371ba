import Lessons
import LossEngine
import Scores
import Testing

@testable import ExplorerCore

/// Practice with other numbers, and what is due.
@Suite struct PracticeTests {
  var state: ExplorerState

  init() throws { state = try explorer() }

  /// Does what the outside world does when a step is to be drawn, or its edits are typed.
  private mutating func play(_ actions: Action...) {
    for action in actions {
      let effects = state.update(action)
      for case .drawAgain(let position, let seed) in effects {
        guard let steps = state.lesson?.lesson.steps,
          let drawn = try? steps[position].again(seed: seed, playing: typed)
        else { continue }
        _ = state.update(.drawnAgain(drawn, position: position, seed: seed))
      }
      _ = state.finish(effects)
    }
  }

  private mutating func type(_ text: String) {
    for character in text { play(.answerWith(character)) }
  }

  /// Answers step A of the lesson, right or wrong.
  private mutating func answer(right: Bool) throws {
    let session = try #require(state.session)
    let start = session.worked.start
    let loss = start.hinge.loss(start.row(of: 0), label: start.table.label(0))
    type(right ? "\((loss * 10).rounded() / 10)" : "99")
    play(.recordPrediction)
    if !right { play(.reveal) }
  }

  @Test mutating func `other numbers come after the answer, each time others`() throws {
    play(.practise)
    #expect(state.message?.text == "answer this one first; then w asks it with other numbers")
    try answer(right: true)
    let record = state.session?.record
    var tables: [[Double]] = []
    for seed in 1...3 {
      play(.practise)
      #expect(state.session?.practice?.seed == UInt64(seed))
      #expect(state.session?.isAsking == true && state.hidesAny(.svm))
      #expect(state.message == nil && state.stepID == "A")
      tables.append(Array(state.table.scores(0)))
    }
    #expect(Set(tables).count == 3)
    try answer(right: false)
    #expect(state.session?.record?.prediction == "99")
    #expect(
      state.session?.progress.records["A"]?.prediction == record?.prediction, "the first one stays")
  }

  @Test mutating func `p goes back to the step, n to the next, r brings the other numbers back`()
    throws
  {
    try answer(right: true)
    play(.practise)
    let drawn = state.table
    play(.nudge(tenths: 3), .reset)
    #expect(state.table == drawn)
    play(.previousStep)
    #expect(
      state.stepID == "A" && state.session?.practice == nil && state.session?.card.phase == .done)
    play(.practise)
    #expect(state.session?.practice?.seed == 2)
    play(.nextStep)
    #expect(state.stepID == "B" && state.session?.practice == nil)
    play(.recordPrediction, .reveal, .reveal)
    play(.practise)
    #expect(state.message?.text == "this step has no other numbers")
  }

  @Test mutating func `a wrong answer to other numbers brings the step back sooner`() throws {
    try answer(right: true)
    let first = try #require(state.session?.progress.records["A"]?.review)
    #expect(first.due == first.day + 7)
    play(.practise)
    try answer(right: true)
    #expect(state.session?.progress.records["A"]?.review == first, "still in mind today")
    play(.practise)
    try answer(right: false)
    #expect(state.session?.progress.records["A"]?.review?.due == first.day + 1)
    #expect(state.session?.progress.records["A"]?.isCorrect == true)
  }

  /// Steps A and B due, C none.
  private static var progress: LessonProgress {
    var progress = LessonProgress()
    progress.step = "C"
    for id in ["A", "B"] {
      var record = LessonProgress.Record()
      (record.isAnswered, record.attempts) = (true, 1)
      record.review = Review(isRight: false, day: -5, after: nil)
      progress.records[id] = record
    }
    return progress
  }

  @Test mutating func `a review asks what is due again, and says when the next is`() throws {
    state = try explorer(progress: Self.progress)
    #expect(state.message?.text == "2 to review (w, or :review any time)")
    play(.practise)
    var seen: Set<String> = []
    for number in 1...2 {
      let session = try #require(state.session)
      #expect(session.review?.number == number && session.isAsking)
      seen.insert(session.step.id)
      if session.choices.isEmpty {
        try answer(right: true)
      } else {
        let place = session.choices.firstIndex(where: \.isRight)
        let right = try #require(place)
        type("\(right + 1)")
        play(.recordPrediction)
      }
      play(.nextStep)
    }
    #expect(seen == ["A", "B"])
    #expect(state.stepID == "C" && state.session?.review == nil)
    #expect(state.message?.text == "review done: 2 of 2 right; 2 to review in 3 days (:review)")
    play(.practise)
    #expect(state.message?.text == "this step has no other numbers")
  }

  @Test mutating func `w begins the review only where that was just said`() throws {
    state = try explorer(progress: Self.progress)
    play(.scrollCard(by: 1), .practise)
    #expect(state.session?.review == nil)
    #expect(state.session?.practice == nil)
  }

  @Test mutating func `without anything due it says so`() throws {
    play(.startCommand)
    for character in "review" { play(.typeCommand(character)) }
    play(.runCommand)
    #expect(state.message?.text == "nothing to review now")
  }
}
