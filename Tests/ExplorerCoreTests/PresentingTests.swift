import Lessons
import Scores
import Testing

@testable import ExplorerCore

/// What a presenter's keys do.
@Suite struct PresentingTests {
  var state: ExplorerState

  init() throws { state = try explorer(isPresented: true) }

  private mutating func play(_ actions: Action...) {
    for action in actions { _ = state.finish(state.update(action)) }
  }

  @Test mutating func `a clicker shows what comes next, then goes on, and back again`() {
    #expect(state.session?.card.revealed == 0 && state.stepID == "A")
    play(.advance)
    #expect(state.session?.card.revealed == 1 && state.session?.card.phase == .open)
    play(.advance)
    #expect(state.session?.card.phase == .done)
    play(.advance)
    #expect(state.stepID == "B" && state.session?.card.phase == .open)
    play(.goBack)
    #expect(state.stepID == "A" && state.session?.card.phase == .done, "all of it is shown")
    #expect(state.table == state.session?.worked.end.table)
    play(.goBack)
    #expect(state.session?.card.phase == .open && state.table == state.session?.worked.start.table)
    play(.goBack, .goBack)
    #expect(state.session?.card.revealed == 0)
    play(.goBack)
    #expect(state.message?.text == "this is the first step" && state.stepID == "A")
  }

  @Test
  mutating func `Enter shows a class nothing, keeps what is marked, and goes on from the answer`() {
    play(.recordPrediction)
    #expect(
      state.session?.card.revealed == 0 && state.message?.text == "Space shows what comes next")
    play(.reveal, .recordPrediction)
    #expect(state.session?.card.revealed == 1 && state.session?.card.phase == .open)
    #expect(state.message?.text == "Space shows the answer")
    play(.nextStep, .answerWith("2"), .recordPrediction)
    #expect(state.session?.card.phase == .open && state.session?.card.choice == 1)
    #expect(state.message?.text.hasPrefix("2 stays marked; Space shows ") == true)
    play(.vote, .countHands, .countHands, .recordPrediction)
    #expect(state.session?.card.phase == .open && state.session?.card.revealed == 0)
    play(.reveal, .reveal)
    #expect(state.stepID == "B" && state.session?.card.phase == .done)
    play(.recordPrediction)
    #expect(state.stepID == "C")
  }

  @Test mutating func `what a step shows last leaves nothing more for Space, whatever is hidden`() {
    for _ in 0..<4 { play(.nextStep) }
    let session = state.session
    #expect(state.stepID == "E" && session?.itemCount == 0 && session?.hasMore == false)
    #expect(state.hidesAny(.svm))
    play(.previousStep)
    #expect(state.stepID == "D" && state.session?.hasMore == true)
    for _ in 0..<(state.session?.itemCount ?? 0) { play(.reveal) }
    #expect(state.session?.hasMore == false)
  }

  @Test mutating func `a clicker scrolls a card that has more below first`() {
    var viewport = state.viewport
    (viewport.textLine, viewport.textRest, viewport.textPage) = (0, 9, 6)
    _ = state.update(.laidOut(viewport))
    play(.advance)
    #expect(state.session?.card.revealed == 0 && state.session?.card.scroll == 5)
    (viewport.textLine, viewport.textRest) = (5, 0)
    _ = state.update(.laidOut(viewport))
    play(.advance)
    #expect(state.session?.card.revealed == 1)
    play(.goBack)
    #expect(state.session?.card.scroll == 0 && state.session?.card.revealed == 1)
  }

  @Test mutating func `back to a step that keeps something for later, that stays hidden`() {
    for _ in 0..<4 { play(.nextStep) }
    #expect(state.stepID == "E" && state.hidesAny(.svm))
    state.go(to: 4, isRevealed: true)
    #expect(state.stepID == "E" && state.hidesAny(.svm) && state.session?.card.phase == .open)
  }

  @Test mutating func `a clicker works while the table has the keys, and edits nothing`() {
    play(.moveFocus(to: .card), .advance, .advance, .advance)
    #expect(state.stepID == "B")
    #expect(state.table == state.session?.worked.start.table)
  }

  @Test mutating func `own edits come back by undo after an answer, and stay where all is shown`() {
    play(.nudge(tenths: 10))
    let edited = state.table
    play(.toggleAll)
    #expect(state.table == edited && state.session?.card.phase == .shown)
    #expect(state.hidden.isEmpty)
    play(.toggleAll)
    #expect(state.table == edited && state.session?.card.phase == .open && !state.hidden.isEmpty)
    play(.advance, .advance)
    #expect(state.table == state.session?.worked.end.table)
    let edits = state.session?.step.edits.count ?? 0
    for _ in 0..<edits + 1 { play(.undo) }
    #expect(state.table == edited || state.table == state.session?.worked.start.table)
    play(.undo)
  }

  @Test mutating func `after all is shown without them, the edits come with the next Space`() {
    for action: Action in [.reveal, .advance] {
      play(.toggleAll)
      #expect(state.message?.text == "all is shown; A hides it again, Space plays the answer")
      #expect(state.table == state.session?.worked.start.table && state.hidden.isEmpty)
      play(action)
      #expect(state.table == state.session?.worked.end.table && state.stepID == "A")
      #expect(state.session?.card.phase == .done)
      play(.hideLast)
      #expect(state.session?.card.phase == .open)
    }
    play(.nextStep, .nextStep, .toggleAll)
    #expect(state.session?.card.phase == .done, "a step without edits has none to come")
  }

  @Test mutating func `one's own table and back keeps what was shown, and the edits`() {
    play(.advance, .nudge(tenths: 10))
    let (edited, revealed) = (state.table, state.session?.card.revealed)
    play(.showList, .moveInList(by: -100), .goFromList)
    #expect(state.session == nil)
    play(.nextStep)
    #expect(state.table == edited && state.session?.card.revealed == revealed)
    #expect(state.stepID == "A" && state.hidesAny(.softmax))
  }

  @Test mutating func `the panel stays when the answer comes`() {
    play(.showPanel(.terms), .advance, .advance)
    #expect(state.session?.card.phase == .done && state.panel == .terms)
  }

  // MARK: Votes

  private mutating func type(_ text: String) { for digit in text { play(.typeVote(digit)) } }

  @Test mutating func `hands are counted choice by choice, twice, and the first tally waits`() {
    play(.nextStep, .vote)
    #expect(state.isVoting && state.stepID == "B")
    type("12")
    play(.countHands)
    type("305")
    play(.eraseVote, .eraseVote)
    #expect(state.session?.card.votes.typed == "3")
    play(.countHands)
    #expect(!state.isVoting && state.session?.card.votes.done.map(\.counts) == [[12, 3]])
    #expect(state.message?.text == "15 voted; V votes again")
    play(.vote, .countHands)
    type("15")
    play(.countHands)
    #expect(state.session?.card.votes.done.map(\.counts) == [[12, 3], [0, 15]])
    play(.vote)
    #expect(!state.isVoting && state.message?.text == "two votes were counted; the answer is next")
  }

  @Test mutating func `a tally stays with its step, whichever way it is left and entered again`() {
    play(.nextStep, .vote, .countHands, .countHands, .nextStep)
    #expect(state.stepID == "C" && state.session?.card.votes.done.isEmpty == true)
    play(.goBack)
    #expect(state.stepID == "B" && state.session?.card.votes.done.count == 1)
    play(.previousStep, .nextStep)
    #expect(state.stepID == "B" && state.session?.card.votes.done.count == 1)
  }

  @Test mutating func `a vote is discarded at the second Esc only`() {
    play(.nextStep, .vote)
    type("4")
    play(.leaveVote)
    #expect(state.isVoting)
    type("2")
    play(.leaveVote)
    #expect(state.isVoting && state.session?.card.votes.typed == "42")
    play(.leaveVote)
    #expect(!state.isVoting && state.session?.card.votes.done.isEmpty == true)
  }

  @Test mutating func `Backspace takes back the choice before`() {
    play(.nextStep, .vote)
    type("7")
    play(.countHands, .eraseVote)
    #expect(state.session?.card.votes.typed == "7")
    #expect(state.session?.card.votes.counting?.counts == [])
  }

  @Test mutating func `without choices or a presentation there is no vote`() throws {
    play(.vote)
    #expect(state.message?.text == "this step has no choices to vote on")
    state = try explorer()
    play(.nextStep, .vote)
    #expect(!state.isVoting && state.message?.text == "votes are for presentations")
  }
}
